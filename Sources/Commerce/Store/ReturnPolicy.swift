/// What happens with goods sent back, in the terms of schema.org's MerchantReturnPolicy.
package struct ReturnPolicy: Sendable, Equatable {
    package enum Category: Sendable, Equatable {
        case finite(days: Int)
        case unlimited
        case notPermitted
    }

    package enum Fees: Sendable, Equatable {
        case free
        /// The customer sends at own cost.
        case customer
        /// The shop sends a label and keeps this much.
        case amount(Money)
    }

    package enum Method: String, Sendable, CaseIterable { case mail, store, kiosk }
    package enum Refund: String, Sendable, CaseIterable { case full, exchange, credit }

    /// ISO 3166-1 alpha-2; empty: wherever the shop delivers.
    package var countries: [String]
    package var category: Category
    package var fees: Fees
    package var methods: [Method]
    package var refunds: [Refund]
    /// The page that tells it at length.
    package var page: Located<String>?

    package init(
        countries: [String] = [], category: Category, fees: Fees = .customer, methods: [Method] = [.mail],
        refunds: [Refund] = [.full], page: Located<String>? = nil
    ) {
        self.countries = countries
        self.category = category
        self.fees = fees
        self.methods = methods
        self.refunds = refunds
        self.page = page
    }
}
