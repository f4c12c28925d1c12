/// One wish of a customer: so many of a SKU.
package struct CartLine: Sendable, Hashable {
    package var sku: String
    /// As it came; quantities that make no sense become problems of the quote.
    package var quantity: Int

    package init(sku: String, quantity: Int) {
        self.sku = sku
        self.quantity = quantity
    }
}

/// How often a discount was used before.
package struct DiscountUse: Sendable, Hashable {
    package var orders: Int
    package var ordersOfCustomer: Int

    package init(orders: Int, ordersOfCustomer: Int = 0) {
        self.orders = orders
        self.ordersOfCustomer = ordersOfCustomer
    }
}

/// Everything a price depends on besides the price book.
package struct QuoteRequest: Sendable {
    package enum Stage: Sendable {
        /// For showing: what has not been chosen yet is no problem, and the first shipping option is assumed.
        case estimate
        /// For placing: every choice must have been made where there is one.
        case order
    }

    package var lines: [CartLine]
    package var stage: Stage
    /// Nil when not known yet.
    package var destination: Destination?
    /// Id of a shipping rate.
    package var shipping: String?
    /// Id of a payment method.
    package var payment: String?
    package var code: String?
    package var now: Instant
    /// Newer counts than the book's, by SKU.
    package var stock: [String: Int]
    /// By `Discount.id`.
    package var uses: [String: DiscountUse]

    package init(
        lines: [CartLine], stage: Stage = .estimate, destination: Destination? = nil, shipping: String? = nil,
        payment: String? = nil, code: String? = nil, now: Instant, stock: [String: Int] = [:],
        uses: [String: DiscountUse] = [:]
    ) {
        self.lines = lines
        self.stage = stage
        self.destination = destination
        self.shipping = shipping
        self.payment = payment
        self.code = code
        self.now = now
        self.stock = stock
        self.uses = uses
    }

    /// Different SKUs of one order: bounds the work that one request can ask for.
    package static let mostLines = 200
}
