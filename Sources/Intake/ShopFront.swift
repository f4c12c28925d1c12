import Commerce
import Orders

/// A price book in use: its edition, its compiled pages, and the addresses that follow from it.
package struct ShopFront: Sendable {
    package let edition: BookEdition
    package let pages: OrderPages
    /// Where the orders are, without a slash at its end: `/orders`.
    package let path: String
    /// The shop's origin, then that of the orders where they are on another host.
    package let origins: [String]
    /// What begins the absolute address of a page of the orders: `https://shop.example/orders`.
    package let url: String

    package init(_ edition: BookEdition, _ pages: OrderPages) {
        self.edition = edition
        self.pages = pages
        let address = OrderAddress(edition.book)
        path = address.path
        url = address.url
        origins = address.origins
    }

    package var book: PriceBook { edition.book }

    package func statusURL(_ number: OrderNumber, token: String) -> String { "\(url)/\(number.text)/\(token)" }

    /// Without origin, for a redirect: it stays on the host that the customer is on, whatever stands in front of it.
    func statusPath(_ number: OrderNumber, token: String) -> String { "\(path)/\(number.text)/\(token)" }
}
