import Commerce

/// An order as it stands: what was agreed on when it was placed, and all that happened to it since.
///
/// Amounts are those of the quote that was confirmed; a later price book never changes them.
package struct Order: Sendable, Equatable {
    /// One SKU of the order.
    package struct Line: Sendable, Equatable {
        package var sku: String
        /// The product's handle.
        package var product: String
        package var title: String
        /// Empty for a product without options.
        package var variantTitle: String
        /// A path of the shop, as in the price book.
        package var url: String
        package var image: String?
        package var quantity: Int
        package var unitPrice: Money
        /// Before discounts.
        package var subtotal: Money
        /// This line's share of all discounts.
        package var discount: Money
        /// Whether the stock was reserved for it and comes back when the order is cancelled.
        package var isReserved: Bool

        /// After discounts.
        package var total: Money { Money(minor: subtotal.minor - discount.minor) }
    }

    package struct Discount: Sendable, Equatable {
        package var id: String
        package var code: String?
        package var title: String
        /// Off the goods.
        package var amount: Money
        /// Off shipping, which is in the shipping price already.
        package var shippingAmount: Money
    }

    package struct Shipping: Sendable, Equatable {
        package var id: String
        package var name: String
        package var price: Money
        package var isPickup: Bool
    }

    package struct Payment: Sendable, Equatable {
        package var id: String
        package var kind: PaymentMethod.Kind
        package var name: String
        package var fee: Money
        package var instructions: String?
        /// Where to pay, with number, total and currency filled in.
        package var url: String?
    }

    package struct Tax: Sendable, Equatable {
        package var name: String
        /// Parts per million.
        package var rate: Int
        package var base: Money
        package var amount: Money
    }

    package var number: OrderNumber
    /// 32 hexadecimal digits that make the address of the status page unguessable.
    package var token: String
    package var placedAt: Instant
    package var currency: Currency
    package var lines: [Line]
    package var subtotal: Money
    package var discounts: [Discount]
    package var discountTotal: Money
    package var needsShipping: Bool
    package var shipping: Shipping?
    package var payment: Payment?
    package var taxes: [Tax]
    package var taxTotal: Money
    package var pricesIncludeTax: Bool
    package var total: Money
    /// Nil once it has been erased.
    package var customer: Customer?
    /// In the order in which they happened.
    package var history: [Happening] = []

    /// One thing that happened to the order after it was placed.
    package struct Happening: Sendable, Equatable {
        package var at: Instant
        package var change: OrderChange

        package init(at: Instant, change: OrderChange) {
            self.at = at
            self.change = change
        }
    }

    package var shippingPrice: Money { shipping?.price ?? .zero }
    package var paymentFee: Money { payment?.fee ?? .zero }
    package var itemCount: Int { lines.reduce(0) { $0 + $1.quantity } }

    /// What has been paid back so far.
    package var refunded: Money {
        Money(
            minor: history.reduce(0) { sum, happening in
                if case .refunded(let amount, _) = happening.change { return sum + amount.minor }
                return sum
            })
    }

    package var standing: OrderStanding {
        history.reduce(into: OrderStanding()) { $0.apply($1.change, total: total) }
    }

    /// When it was sent, and how to follow it.
    package var tracking: Tracking? {
        for happening in history.reversed() {
            if case .shipped(let tracking) = happening.change, let tracking { return tracking }
        }
        return nil
    }
}

/// How to follow a parcel.
package struct Tracking: Sendable, Equatable {
    package var number: String
    /// `https://`; nil when only the number is known.
    package var url: String?

    package init(number: String, url: String? = nil) {
        self.number = number
        self.url = url
    }
}
