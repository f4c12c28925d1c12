import Commerce
import Testing
import Text

@Suite("Quotes")
struct QuoteTests {
    /// An order and what it costs, in cents.
    struct Order: Sendable, CustomTestStringConvertible {
        var name: String
        var lines: [(String, Int)]
        var country = "DE"
        var postcode: String?
        var shipping: String?
        var payment: String?
        var now = "2026-06-01T12:00:00Z"
        /// subtotal, shipping, tax, total
        var expected: [Int]

        var testDescription: String { name }
    }

    @Test(
        "Goods, shipping, fee and tax",
        arguments: [
            Order(name: "one mug", lines: [("MUG", 1)], shipping: "post", expected: [1200, 490, 270, 1690]),
            Order(
                name: "two lines of one SKU", lines: [("MUG", 1), ("MUG", 2)], shipping: "post",
                expected: [3600, 490, 653, 4090]),
            Order(name: "free over 60", lines: [("MUG", 5)], shipping: "post", expected: [6000, 0, 958, 6000]),
            Order(
                name: "a tier by weight", lines: [("MUG", 6)], shipping: "courier", expected: [7200, 1200, 1342, 8400]),
            Order(
                name: "a surcharge an order", lines: [("BOARD", 2)], shipping: "courier",
                expected: [9100, 2700, 1884, 11800]),
            Order(
                name: "a surcharge a piece", lines: [("VASE", 3)], shipping: "courier",
                expected: [9000, 900, 1581, 9900]),
            Order(
                name: "two tax classes", lines: [("MUG", 1), ("BOOK", 1)], shipping: "post",
                expected: [3200, 490, 401, 3690]),
            Order(
                name: "pick-up", lines: [("MUG", 1)], shipping: "counter", payment: "cash",
                expected: [1200, 0, 192, 1200]),
            Order(
                name: "cash on delivery", lines: [("MUG", 1)], shipping: "post", payment: "cod",
                expected: [1200, 490, 318, 1990]),
            Order(
                name: "a postcode's own zone", lines: [("MUG", 1)], postcode: "27498",
                expected: [1200, 1900, 495, 3100]),
            Order(name: "the rest of the world", lines: [("MUG", 1)], country: "US", expected: [1200, 1500, 0, 2700]),
            Order(
                name: "another country's rate", lines: [("MUG", 1)], country: "AT", expected: [1200, 1500, 450, 2700]),
            Order(name: "nothing to send", lines: [("CARD", 2)], expected: [5000, 0, 798, 5000]),
            Order(
                name: "before the sale", lines: [("LAMP", 1)], shipping: "post", now: "2026-11-26T23:59:59Z",
                expected: [8000, 0, 1277, 8000]),
            Order(
                name: "the sale's first second", lines: [("LAMP", 1)], shipping: "post", now: "2026-11-27T00:00:00Z",
                expected: [6000, 0, 958, 6000]),
            Order(
                name: "the sale's last second", lines: [("LAMP", 1)], shipping: "post", now: "2026-11-30T23:59:59Z",
                expected: [6000, 0, 958, 6000]),
            Order(
                name: "after the sale", lines: [("LAMP", 1)], shipping: "post", now: "2026-12-01T00:00:00Z",
                expected: [8000, 0, 1277, 8000]),
        ])
    func totals(_ order: Order) throws {
        let book = try TestBook.make()
        let quote = book.quote(
            TestBook.request(
                order.lines, to: order.country, postcode: order.postcode, shipping: order.shipping,
                payment: order.payment, at: order.now))
        #expect(quote.problems == [])
        let amounts = [quote.subtotal, quote.shippingTotal, quote.taxTotal, quote.total].map(\.minor)
        #expect(amounts == order.expected)
    }

    /// An order that cannot be placed, and why: `field code sku bound`.
    struct Refusal: Sendable, CustomTestStringConvertible {
        var lines: [(String, Int)]
        var country = "DE"
        var postcode: String?
        var shipping: String? = "post"
        var payment: String? = "transfer"
        var code: String?
        var problems: [String]

        var testDescription: String { problems.joined(separator: ", ") }
    }

    @Test(
        "What stops an order",
        arguments: [
            Refusal(lines: [], problems: ["sku cart_empty"]),
            Refusal(lines: [("MUG", 1), ("MUGG", 1)], problems: ["sku sku_unknown MUGG"]),
            Refusal(lines: [("MUG", 1), ("mug", 1)], problems: ["sku sku_unknown mug"]),
            Refusal(lines: [("MUG", 1), ("GONE", 1)], problems: ["sku withdrawn GONE"]),
            Refusal(lines: [("NONE", 1)], problems: ["quantity out_of_stock NONE 0"]),
            Refusal(lines: [("MUG", 11)], problems: ["quantity not_enough_stock MUG 10"]),
            Refusal(lines: [("MUG", 6), ("MUG", 5)], problems: ["quantity not_enough_stock MUG 10"]),
            Refusal(lines: [("MUG", 1), ("BOOK", 0)], problems: ["quantity quantity_invalid BOOK"]),
            Refusal(lines: [("MUG", 1), ("BOOK", -1)], problems: ["quantity quantity_invalid BOOK"]),
            Refusal(lines: [("MUG", 1), ("BOOK", .min)], problems: ["quantity quantity_invalid BOOK"]),
            Refusal(lines: [("MUG", 1), ("BOOK", .max)], problems: ["quantity quantity_too_large BOOK 9999"]),
            Refusal(
                lines: [("MUG", 1), ("BOOK", .max), ("BOOK", .max)], problems: ["quantity quantity_too_large BOOK 9999"]
            ),
            Refusal(lines: [("PAIR", 1)], problems: ["quantity quantity_too_small PAIR 2"]),
            Refusal(lines: [("PAIR", 7)], problems: ["quantity quantity_too_large PAIR 6"]),
            // Without a country nothing can be said of the way of shipping.
            Refusal(lines: [("MUG", 1)], country: "", problems: ["country country_missing"]),
            Refusal(lines: [("MUG", 1)], country: "ZZ", problems: ["country country_not_served"]),
            Refusal(lines: [("MUG", 1)], shipping: "drone", problems: ["shipping shipping_unavailable"]),
            Refusal(lines: [("MUG", 1)], shipping: nil, problems: ["shipping shipping_missing"]),
            Refusal(lines: [("BOARD", 1)], country: "US", shipping: nil, problems: ["shipping nothing_carries"]),
            Refusal(lines: [("MUG", 1)], payment: "card", problems: ["payment payment_unavailable"]),
            Refusal(lines: [("MUG", 1)], payment: "cash", problems: ["payment payment_unavailable"]),
            Refusal(lines: [("MUG", 1)], payment: nil, problems: ["payment payment_missing"]),
            Refusal(lines: [("MUG", 1)], code: "NOPE", problems: ["code code_unknown"]),
            Refusal(lines: [("MUG", 1)], code: "early", problems: ["code code_not_yet"]),
            Refusal(lines: [("MUG", 1)], code: "LATE", problems: ["code code_expired"]),
            Refusal(lines: [("MUG", 1)], code: "USED", problems: ["code code_used_up"]),
            Refusal(lines: [("MUG", 1)], code: "ONCE", problems: ["code code_used_by_customer"]),
            Refusal(lines: [("MUG", 1)], code: "BIG", problems: ["code code_minimum 5000"]),
            Refusal(lines: [("MUG", 1)], code: "MANY", problems: ["code code_minimum_quantity 3"]),
            Refusal(lines: [("BOOK", 1)], code: "KITCHEN", problems: ["code code_not_for_goods"]),
        ])
    func problems(_ refusal: Refusal) throws {
        let book = try TestBook.make(discounts: Self.codes)
        var request = TestBook.request(
            refusal.lines, to: refusal.country, postcode: refusal.postcode, shipping: refusal.shipping,
            payment: refusal.payment, code: refusal.code, stage: .order)
        request.uses = [
            "USED": DiscountUse(orders: 5), "ONCE": DiscountUse(orders: 1, ordersOfCustomer: 1),
        ]
        let quote = book.quote(request)
        let problems = quote.problems.map { problem in
            [problem.field, problem.code.rawValue, problem.sku, problem.bound.map(String.init)].compactMap(\.self)
                .joined(separator: " ")
        }
        #expect(problems == refusal.problems)
        #expect(!quote.canBePlaced)
        #expect(quote.problems.allSatisfy { !$0.message.isEmpty })
    }

    static let codes = """
        - {code: EARLY, percent: 10, from: 2026-07-01}
        - {code: LATE, percent: 10, until: 2026-05-31}
        - {code: USED, percent: 10, limit: 5}
        - {code: ONCE, percent: 10, limit_per_customer: 1}
        - {code: BIG, percent: 10, minimum: 50.00}
        - {code: MANY, percent: 10, minimum_quantity: 3}
        - {code: KITCHEN, percent: 10, collections: [kitchen]}
        """

    @Test("A newer count of stock counts")
    func stock() throws {
        let book = try TestBook.make()
        var request = TestBook.request([("MUG", 3)])
        request.stock = ["MUG": 2]
        #expect(book.quote(request).problems.map(\.code) == [.notEnoughStock])
        request.stock = ["MUG": 0]
        #expect(book.quote(request).problems.map(\.code) == [.outOfStock])
        request.stock = ["MUG": 300]
        #expect(book.quote(request).problems.isEmpty)
        request.stock = ["MUG": -4]
        #expect(book.quote(request).problems.map(\.code) == [.outOfStock])
    }

    @Test("A thousand lines are refused, and amounts past the largest")
    func limits() throws {
        let book = try TestBook.make()
        let many = (0..<1000).map { ("SKU-\($0)", 1) }
        #expect(book.quote(TestBook.request(many)).problems.map(\.code) == [.tooManyLines])
        let dear = try TestBook.make(products: ["dear": "title: Dear\nprice: 90071992547409.91\nsku: DEAR\n"])
        let quote = dear.quote(TestBook.request([("DEAR", 9_999)]))
        #expect(quote.problems.map(\.code) == [.amountTooLarge])
        #expect(quote.total == .zero)
        #expect(dear.quote(TestBook.request([("DEAR", 1)], shipping: "post")).total == Money.largest)
        #expect(dear.quote(TestBook.request([("DEAR", 1)], to: "US")).problems.map(\.code) == [.amountTooLarge])
    }

    /// Discounts, an order of `MUG` x 2 and `BOOK` x 1 (44.00) with a code, and what it takes off.
    struct Reduction: Sendable, CustomTestStringConvertible {
        var discounts: String
        var code: String?
        var goods: Int
        var shipping: Int
        var applied: [String]
        var notices: [String] = []

        var testDescription: String { discounts.replacing("\n", with: "; ") }
    }

    @Test(
        "Discounts",
        arguments: [
            Reduction(
                discounts: "- {code: TEN, percent: 10}", code: " ten ", goods: 440, shipping: 490, applied: ["TEN"]),
            Reduction(discounts: "- {code: TEN, percent: 10}", code: nil, goods: 0, shipping: 490, applied: []),
            Reduction(discounts: "- {title: All, percent: 33.33}", goods: 1467, shipping: 490, applied: ["all"]),
            Reduction(
                discounts: "- {title: Cap, percent: 50, maximum: 8.00}", goods: 800, shipping: 490, applied: ["cap"]),
            Reduction(discounts: "- {title: Five, amount: 5.00}", goods: 500, shipping: 490, applied: ["five"]),
            Reduction(discounts: "- {title: Lots, amount: 500.00}", goods: 4400, shipping: 490, applied: ["lots"]),
            Reduction(discounts: "- {title: Ship, free_shipping: true}", goods: 0, shipping: 0, applied: ["ship"]),
            Reduction(
                discounts: "- {title: Kitchen, percent: 10, collections: [kitchen]}", goods: 240, shipping: 490,
                applied: ["kitchen"]),
            Reduction(
                discounts: "- {title: Book, percent: 10, products: [book]}", goods: 200, shipping: 490,
                applied: ["book"]),
            Reduction(
                discounts: "- {title: Elsewhere, percent: 10, products: [lamp]}", goods: 0, shipping: 490, applied: []),
            Reduction(
                discounts: "- {title: A, percent: 10}\n- {code: B, percent: 20}", code: "B", goods: 880, shipping: 490,
                applied: ["B"]),
            Reduction(
                discounts: "- {title: A, percent: 30}\n- {code: B, percent: 20}", code: "B", goods: 1320, shipping: 490,
                applied: ["a"], notices: ["code_not_best"]),
            Reduction(
                discounts: "- {title: A, percent: 20}\n- {code: B, percent: 20}", code: "B", goods: 880, shipping: 490,
                applied: ["B"]),
            Reduction(
                discounts:
                    "- {title: A, amount: 4.00, combine: true}\n- {code: B, percent: 10, combine: true}\n- {title: C, free_shipping: true, combine: true}",
                code: "B", goods: 840, shipping: 0, applied: ["B", "a", "c"]),
            Reduction(
                discounts:
                    "- {title: A, amount: 4.00, combine: true}\n- {title: B, amount: 3.00, combine: true}\n- {code: C, amount: 7.01}",
                code: "C", goods: 701, shipping: 490, applied: ["C"]),
            Reduction(
                discounts: "- {title: A, amount: 4.89}\n- {code: SHIP, free_shipping: true}", code: "SHIP", goods: 0,
                shipping: 0,
                applied: ["SHIP"]),
        ])
    func discounts(_ reduction: Reduction) throws {
        let book = try TestBook.make(discounts: reduction.discounts)
        let quote = book.quote(
            TestBook.request([("MUG", 2), ("BOOK", 1)], shipping: "post", code: reduction.code))
        #expect(quote.problems == [])
        #expect(quote.discountTotal.minor == reduction.goods)
        #expect(quote.shippingTotal.minor == reduction.shipping)
        #expect(quote.discounts.map(\.id) == reduction.applied)
        #expect(quote.notices.map(\.code.rawValue) == reduction.notices)
        #expect(quote.lines.reduce(0) { $0 + $1.discount.minor } == reduction.goods)
    }

    @Test("Added taxes of several names, by line and by total")
    func addedTax() throws {
        let store = """
            name: Shop
            url: https://shop.example/
            currency: CAD
            tax:
              included: false
              rounding: ROUNDING
              shipping: proportional
              rates:
                - {name: GST, countries: [CA], rate: 5}
                - {name: PST, countries: [CA], regions: [BC], rate: 7, classes: {food: 0}}
            shipping: [{name: Post, rates: [{name: Post, price: 1.00}]}]
            """
        let products = [
            "a": "title: A\nprice: 0.10\nsku: A\n", "b": "title: B\nprice: 0.10\nsku: B\n",
            "c": "title: C\nprice: 0.10\nsku: C\ntax_class: food\n",
        ]
        var request = TestBook.request([("A", 1), ("B", 1), ("C", 1)])
        request.destination = Destination(country: "ca", region: "CA-BC")
        let byLine = try TestBook.make(store: store.replacing("ROUNDING", with: "line"), products: products).quote(
            request)
        // Goods 10 + 10 + 10: GST 1 each (0.5 half up), PST 1 + 1 + 0. Shipping 34 + 33 + 33: GST 2 each, PST 2 + 2 + 0.
        #expect(byLine.taxes.map(\.name) == ["GST", "PST"])
        #expect(byLine.taxes.map(\.amount.minor) == [9, 6])
        #expect(byLine.total.minor == 30 + 100 + 15)
        let byTotal = try TestBook.make(store: store.replacing("ROUNDING", with: "total"), products: products).quote(
            request)
        // GST once on all 130, 6.5 half up; PST once on what bears it, 20 + 67: 6.09.
        #expect(byTotal.taxes.map(\.amount.minor) == [7, 6])
        #expect(byTotal.total.minor == 30 + 100 + 13)
        for quote in [byLine, byTotal] {
            #expect(quote.lines.reduce(quote.shippingTax.minor) { $0 + $1.tax.minor } == quote.taxTotal.minor)
        }
    }

    @Test("Orders below the shop's minimum")
    func minimum() throws {
        let store = TestBook.standardStore + "\norders: {minimum: 15.00}\n"
        let book = try TestBook.make(store: store)
        #expect(book.quote(TestBook.request([("MUG", 1)], shipping: "post")).problems.map(\.code) == [.orderTooSmall])
        #expect(book.quote(TestBook.request([("MUG", 2)], shipping: "post")).problems.isEmpty)
    }
}
