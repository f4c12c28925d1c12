/// A way to pay that needs no payment provider.
package struct PaymentMethod: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case bankTransfer = "bank_transfer"
        case cashOnDelivery = "cash_on_delivery"
        case cashOnPickup = "cash_on_pickup"
        case invoice
        /// The customer is sent to `url`, a payment page elsewhere.
        case link

        /// Whether the money should come before the goods go: what `orders.unpaid_after` waits for. Cash and
        /// invoices are paid when the goods are there.
        package var isPaidAhead: Bool { self == .bankTransfer || self == .link }
    }

    /// What the form sends; unique in the store.
    package var id: String
    package var kind: Kind
    package var name: String
    /// Shown with the order: account, term of payment. Plain text; line breaks count.
    package var instructions: String?
    /// For `link`; `{number}`, `{total}` and `{currency}` are filled in.
    package var url: String?
    /// Added to the order's total, taxed as shipping is.
    package var fee: Money
    /// Countries it is offered in, ISO 3166-1 alpha-2; empty: all.
    package var countries: [String]
    /// Totals of goods it is offered for.
    package var minimum: Money?
    package var maximum: Money?

    package init(
        id: String, kind: Kind, name: String, instructions: String? = nil, url: String? = nil, fee: Money = .zero,
        countries: [String] = [], minimum: Money? = nil, maximum: Money? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.instructions = instructions
        self.url = url
        self.fee = fee
        self.countries = countries
        self.minimum = minimum
        self.maximum = maximum
    }
}
