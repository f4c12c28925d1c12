/// One page of the site: what it shows, where it stands and which template makes it.
package struct PageDescriptor: Sendable {
    package enum Subject: Sendable, Hashable {
        case home
        case product(Int)
        case collections
        case collection(Int)
        case tag(Int)
        case page(Int)
        case journal
        case post(Int)
        case cart, checkout, search, notFound
    }

    package var subject: Subject
    /// The root-relative URL of its first page, with the base path.
    package var address: String
    /// 1, or the number of a further page of a pagination.
    package var number: Int
    /// The template's name without its ending: `product`, or `product.gift` for a product with `template: gift`.
    package var template: String

    package init(subject: Subject, address: String, number: Int = 1, template: String) {
        self.subject = subject
        self.address = address
        self.number = number
        self.template = template
    }
}
