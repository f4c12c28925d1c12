/// Pricing an order: lines, discounts, shipping, payment, tax, total, in this order.
///
/// Each step is a file of its own and reads only what the steps before it wrote into the quote. Within a step lines are
/// taken in the order of their SKUs' bytes, so that the order of a cart never moves a cent. Arithmetic that input drives
/// is checked; when an amount leaves `Money.largest` the quote says so and is otherwise empty.
extension PriceBook {
    /// What an order costs and what is wrong with it.
    package func quote(_ request: QuoteRequest) -> Quote {
        var pricing = Pricing(book: self, request: request)
        pricing.run()
        return pricing.quote
    }
}

/// Thrown inside pricing when an amount leaves what is computed with.
struct AmountTooLarge: Error {}

/// One quote in the making.
struct Pricing {
    let book: PriceBook
    let request: QuoteRequest
    var quote: Quote
    /// The quote's lines by the bytes of their SKUs.
    var canonical: [Int] = []
    /// Discounts that apply, before it is known what they are worth.
    var chosen: [Discount] = []

    init(book: PriceBook, request: QuoteRequest) {
        self.book = book
        self.request = request
        quote = Quote(currency: book.currency)
        quote.pricesIncludeTax = book.tax.pricesIncludeTax
    }

    mutating func run() {
        if let closure = book.orders.closure(at: request.now) {
            problem("", .closed, closure.message ?? Closure.standardMessage)
        }
        do throws(AmountTooLarge) {
            try priceLines()
            try chooseDiscounts()
            try priceShipping()
            askForPlace()
            try pricePayment()
            try reckonTax()
            try addUp()
        } catch {
            let problems = quote.problems
            quote = Quote(currency: book.currency)
            quote.pricesIncludeTax = book.tax.pricesIncludeTax
            quote.problems = problems
            problem("quantity", .amountTooLarge, "The order is too large to be priced.")
        }
    }

    private mutating func addUp() throws(AmountTooLarge) {
        var total = try sum([quote.goodsTotal, quote.shippingTotal, quote.paymentFee])
        if !quote.pricesIncludeTax { total = try sum([total, quote.taxTotal]) }
        quote.total = total
        if let minimum = book.orders.minimum, quote.goodsTotal < minimum, !quote.lines.isEmpty {
            problem(
                "quantity", .orderTooSmall, "Orders begin at \(book.moneyFormat.string(minimum)).", bound: minimum.minor
            )
        }
    }

    func sum(_ amounts: some Sequence<Money>) throws(AmountTooLarge) -> Money {
        var total = Money.zero
        for amount in amounts {
            guard let next = total.adding(amount) else { throw AmountTooLarge() }
            total = next
        }
        return total
    }

    mutating func problem(
        _ field: String, _ code: QuoteProblem.Code, _ message: String, sku: String? = nil, bound: Int? = nil
    ) {
        quote.problems.append(QuoteProblem(field: field, code: code, message: message, sku: sku, bound: bound))
    }
}
