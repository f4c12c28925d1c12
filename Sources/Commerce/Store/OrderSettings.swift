/// How orders are taken.
package struct OrderSettings: Sendable, Equatable {
    /// Where the forms post: a path of the same host or a URL; nil when the shop takes no orders.
    package var url: Located<String>?
    /// The sender of the shop's mail.
    package var from: String?
    /// Who is told of an order.
    package var notify: [String]
    /// The page a customer must agree to.
    package var terms: Located<String>?
    /// Orders below this total of goods are refused.
    package var minimum: Money?
    /// Form fields that must be filled besides name, address and e-mail.
    package var requiresPhone: Bool

    package init(
        url: Located<String>? = Located(OrderSettings.standardURL), from: String? = nil, notify: [String] = [],
        terms: Located<String>? = nil, minimum: Money? = nil, requiresPhone: Bool = false
    ) {
        self.url = url
        self.from = from
        self.notify = notify
        self.terms = terms
        self.minimum = minimum
        self.requiresPhone = requiresPhone
    }

    package static let standardURL = "/orders"
}
