import Commerce
import Orders
import TestSupport
import Testing
import Text

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Properties of quotes")
struct QuotePropertyTests {
    /// Odd books: any rounding, rates, discounts that combine or not, prices from nothing to the largest.
    static func book(_ random: inout SeededGenerator) -> PriceBook {
        func chance(_ percent: Int, _ random: inout SeededGenerator) -> Bool {
            Int.random(in: 0..<100, using: &random) < percent
        }
        func amount(_ random: inout SeededGenerator) -> Money {
            let most = [5, 200, 10_000, 1_000_000, Money.largest.minor].randomElement(using: &random) ?? 5
            return Money(minor: Int.random(in: 0...(chance(97, &random) ? min(most, 1_000_000) : most), using: &random))
        }
        let classes: [String?] = [nil, "bulky", "none", "a", "b"]
        let items = (0..<12).map { number in
            PriceBook.Item(
                sku: "S\(number)", product: "p\(number % 5)", title: "T", url: "p",
                offer: Offer(
                    price: amount(&random),
                    sale: chance(30, &random) ? Sale(price: amount(&random)) : nil,
                    stock: Stock(
                        count: chance(50, &random) ? Int.random(in: 0...50, using: &random) : nil,
                        isTracked: chance(50, &random), isBackordered: chance(20, &random)),
                    quantity: QuantityLimits(minimum: 1, maximum: chance(20, &random) ? 5 : nil)),
                weight: Int.random(in: 0...5_000, using: &random),
                shippingClass: classes.randomElement(using: &random) ?? nil,
                taxClass: classes.randomElement(using: &random) ?? nil, collections: ["c\(number % 3)"])
        }
        let rates = (0..<Int.random(in: 0...4, using: &random)).map { number in
            TaxRate(
                name: "T\(number % 3)", area: Area(countries: chance(50, &random) ? ["DE"] : []),
                standard: Int.random(in: 0...TaxRate.whole, using: &random),
                classes: [TaxRate.ClassRate(taxClass: "a", rate: Int.random(in: 0...200_000, using: &random))])
        }
        let taxShipping: [TaxRules.OnShipping] = [.none, .proportional, .taxClass("standard"), .taxClass("a")]
        let discounts = (0..<Int.random(in: 0...5, using: &random)).map { number in
            let benefits: [Discount.Benefit] = [
                .percent(Int.random(in: 1...TaxRate.whole, using: &random)), .amount(amount(&random)), .freeShipping,
            ]
            return Discount(
                id: "D\(number)", code: chance(40, &random) ? "D\(number)" : nil, title: "D",
                benefit: benefits.randomElement(using: &random) ?? .freeShipping,
                minimum: chance(20, &random) ? amount(&random) : nil, most: chance(20, &random) ? amount(&random) : nil,
                products: chance(30, &random) ? [Located("p1"), Located("p2")] : [],
                collections: chance(30, &random) ? [Located("c1")] : [], combines: chance(60, &random))
        }
        let zones = (0..<Int.random(in: 0...3, using: &random)).map { number in
            ShippingZone(
                name: "Z", area: Area(countries: chance(50, &random) ? ["DE"] : []),
                rates: [
                    ShippingRate(
                        id: "r\(number)", name: "R", charge: .flat(amount(&random)),
                        freeOver: chance(30, &random) ? amount(&random) : nil,
                        surcharges: [ShippingSurcharge(shippingClass: "bulky", price: amount(&random), isPerItem: true)]
                    ),
                    ShippingRate(
                        id: "t", name: "T",
                        charge: .tiers(
                            by: .quantity,
                            [.init(upTo: 5, price: amount(&random)), .init(upTo: nil, price: amount(&random))])),
                ])
        }
        return PriceBook(
            store: .init(name: "S", url: "https://s.example/", language: "en"), currency: .fallback,
            moneyFormat: MoneyFormat(currency: .fallback, language: "en"), items: items, shipping: zones,
            tax: TaxRules(
                pricesIncludeTax: chance(50, &random), rounding: chance(50, &random) ? .line : .total,
                shipping: taxShipping.randomElement(using: &random) ?? .none, rates: rates),
            payment: [
                PaymentMethod(id: "p", kind: .invoice, name: "P", fee: chance(30, &random) ? amount(&random) : .zero)
            ],
            discounts: discounts)
    }

    static func request(_ random: inout SeededGenerator) -> QuoteRequest {
        let odd = [0, -1, Int.min, Int.max, 9_999, 10_000]
        let lines = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            CartLine(
                sku: "S\(Int.random(in: 0...13, using: &random))",
                quantity: Int.random(in: 0..<20, using: &random) == 0
                    ? odd.randomElement(using: &random) ?? 0 : Int.random(in: 1...8, using: &random))
        }
        return QuoteRequest(
            lines: lines, stage: Bool.random(using: &random) ? .estimate : .order,
            destination: [nil, Destination(country: "DE"), Destination(country: "US", postcode: "9")]
                .randomElement(using: &random) ?? nil,
            shipping: [nil, "t", "r0"].randomElement(using: &random) ?? nil,
            code: [nil, "d0", "D1", "D2"].randomElement(using: &random) ?? nil,
            now: Instant(seconds: Int.random(in: Int.min...Int.max, using: &random)))
    }

    @Test("Totals add up to the minor unit, nothing is negative, the order of lines does not matter", arguments: 0..<40)
    func hold(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            let book = Self.book(&random)
            var request = Self.request(&random)
            let quote = book.quote(request)

            let goods = quote.lines.reduce(0) { $0 + $1.unitPrice.minor * $1.quantity }
            #expect(quote.subtotal.minor == goods)
            #expect(quote.lines.reduce(0) { $0 + $1.discount.minor } == quote.discountTotal.minor)
            #expect(quote.discounts.reduce(0) { $0 + $1.amount.minor } == quote.discountTotal.minor)
            #expect(quote.taxes.reduce(0) { $0 + $1.amount.minor } == quote.taxTotal.minor)
            #expect(quote.lines.reduce(quote.shippingTax.minor) { $0 + $1.tax.minor } == quote.taxTotal.minor)
            #expect(quote.lines.allSatisfy { !$0.tax.isNegative } && !quote.shippingTax.isNegative)
            let isChosen = request.shipping?.isEmpty == false || quote.shippingOptions.count == 1
            if quote.goodsTotal.isZero, quote.shippingTotal.isZero, !quote.lines.isEmpty, quote.shipping != nil,
                isChosen
            {
                #expect(quote.paymentOptions.isEmpty && quote.payment == nil && quote.total.isZero)
            }
            let added = quote.pricesIncludeTax ? 0 : quote.taxTotal.minor
            let sum = goods - quote.discountTotal.minor + quote.shippingTotal.minor + quote.paymentFee.minor + added
            #expect(quote.total.minor == sum)
            if quote.pricesIncludeTax { #expect(quote.taxTotal <= quote.total) }
            let amounts = [quote.subtotal, quote.discountTotal, quote.shippingTotal, quote.taxTotal, quote.total]
            #expect(amounts.allSatisfy { !$0.isNegative && $0 <= Money.largest })
            #expect(quote.lines.allSatisfy { !$0.total.isNegative && !$0.discount.isNegative })

            request.lines.shuffle(using: &random)
            let other = book.quote(request)
            #expect(other.total == quote.total)
            #expect(other.taxes == quote.taxes)
            #expect(other.discounts == quote.discounts)
            #expect(other.shippingOptions == quote.shippingOptions)
            #expect(other.canBePlaced == quote.canBePlaced)
            for line in quote.lines { #expect(other.lines.contains(line)) }
        }
    }

    @Test("A book priced after writing and reading prices the same", arguments: 100..<110)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<20 {
            let book = Self.book(&random)
            let bytes = book.json()
            var diagnostics: [Diagnostic] = []
            let read = PriceBook.read(SourceFile(path: "price-book.json", bytes: bytes), diagnostics: &diagnostics)
            let again = try #require(read, "\(diagnostics.map { $0.report() })")
            #expect(again == book)
            #expect(again.json() == bytes)
            let request = Self.request(&random)
            #expect(again.quote(request) == book.quote(request))
        }
    }
}
