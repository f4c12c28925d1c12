/// What an order costs, worked out from a price book.
///
/// `total = subtotal - discountTotal + shippingTotal + paymentFee (+ taxTotal where prices do not hold the tax)`,
/// exactly; every line's discount is its share of `discountTotal`, exactly; the lines' taxes and `shippingTax` are `taxTotal`,
/// exactly. No amount is negative.
package struct Quote: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package var item: PriceBook.Item
        package var quantity: Int
        package var unitPrice: Money
        /// To strike through, of one.
        package var compareAtPrice: Money?
        /// Before discounts.
        package var subtotal: Money
        /// This line's share of all discounts.
        package var discount: Money
        /// The tax of this line: what it holds where prices hold the tax, what is added where they do not.
        package var tax: Money
        /// Of so many pieces: how the last of them comes.
        package var availability: Availability

        package var sku: String { item.sku }
        /// The day that the last piece is promised for; nil when all are there.
        package var expected: DateTime? { availability.expected }
        /// After discounts, without added tax.
        package var total: Money { Money(minor: subtotal.minor - discount.minor) }
    }

    package struct AppliedDiscount: Sendable, Equatable {
        package var id: String
        package var code: String?
        package var title: String
        /// Off the goods.
        package var amount: Money
        /// Off shipping.
        package var shippingAmount: Money
    }

    package struct ShippingOption: Sendable, Equatable {
        package var rate: ShippingRate
        /// After free shipping.
        package var price: Money
        /// What a discount takes off.
        package var discount: Money

        package var id: String { rate.id }
        package var name: String { rate.name }
    }

    package struct TaxLine: Sendable, Equatable {
        package var name: String
        /// Parts per million.
        package var rate: Int
        /// What the tax is on, as priced: with the tax where prices hold it, without where they do not.
        package var base: Money
        package var amount: Money
    }

    package var currency: Currency
    /// In the order of the cart, each SKU once. Lines that cannot be priced are only in `problems`.
    package var lines: [Line] = []
    package var subtotal = Money.zero
    package var discounts: [AppliedDiscount] = []
    /// Off the goods; free shipping is in the shipping price already.
    package var discountTotal = Money.zero
    /// Whether anything is to be sent or fetched.
    package var needsShipping = false
    package var shippingOptions: [ShippingOption] = []
    /// Chosen, or assumed for an estimate.
    package var shipping: ShippingOption?
    package var shippingTotal = Money.zero
    package var paymentOptions: [PaymentMethod] = []
    package var payment: PaymentMethod?
    package var paymentFee = Money.zero
    package var taxes: [TaxLine] = []
    /// What is stated: the sum of `taxes`.
    package var taxTotal = Money.zero
    /// The tax of shipping and payment fee.
    package var shippingTax = Money.zero
    package var pricesIncludeTax = true
    package var total = Money.zero
    /// Milligrams of all that is sent.
    package var weight = 0
    /// What stops the order.
    package var problems: [QuoteProblem] = []
    /// What the customer should know, and does not stop the order.
    package var notices: [QuoteProblem] = []

    package init(currency: Currency) { self.currency = currency }

    /// The goods after discounts.
    package var goodsTotal: Money { Money(minor: subtotal.minor - discountTotal.minor) }
    package var itemCount: Int { lines.reduce(0) { $0 + $1.quantity } }
    package var canBePlaced: Bool { problems.isEmpty && !lines.isEmpty }
}
