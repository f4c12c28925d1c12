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
    /// When the shop takes no orders; `closure(at:)` decides.
    package var closed: ClosedPeriod?
    /// What becomes of orders that nobody pays; nil: nothing.
    package var unpaidAfter: UnpaidAfter?

    package init(
        url: Located<String>? = Located(OrderSettings.standardURL), from: String? = nil, notify: [String] = [],
        terms: Located<String>? = nil, minimum: Money? = nil, requiresPhone: Bool = false,
        closed: ClosedPeriod? = nil, unpaidAfter: UnpaidAfter? = nil
    ) {
        self.url = url
        self.from = from
        self.notify = notify
        self.terms = terms
        self.minimum = minimum
        self.requiresPhone = requiresPhone
        self.closed = closed
        self.unpaidAfter = unpaidAfter
    }

    package static let standardURL = "/orders"
}

/// What becomes of an order that should have been paid before it is sent, counted from the moment it was placed.
///
/// Of kinds of payment it concerns those of `PaymentMethod.Kind.isPaidAhead`.
package struct UnpaidAfter: Sendable, Hashable {
    /// Seconds until the customer is reminded; nil: never.
    package var remind: Int?
    /// Seconds until it is cancelled and its goods are for sale again; nil: never.
    package var cancel: Int?

    package init(remind: Int? = nil, cancel: Int? = nil) {
        self.remind = remind
        self.cancel = cancel
    }

    /// Ten years: no shop waits longer.
    package static let most = 3_660 * 86_400
}
