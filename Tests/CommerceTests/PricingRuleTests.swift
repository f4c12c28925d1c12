import Commerce
import Content
import Orders
import TestSupport
import Testing
import Text

/// The rules that docs/intake.md writes down, with its examples.
@Suite("Pricing rules") struct PricingRuleTests {
    private static let head = "name: S\nurl: https://s.example/\nlanguage: en\n"

    private func quote(
        _ store: String, _ products: [String: String], _ lines: [(String, Int)], to country: String = "",
        shipping: String? = nil, payment: String? = nil, code: String? = nil, discounts: String = "",
        stock: [String: Int] = [:], stage: QuoteRequest.Stage = .estimate, at now: String = "2026-06-01T12:00:00Z"
    ) throws -> Quote {
        let book = try BookMaker.book(store: Self.head + store, products: products, discounts: discounts)
        var request = TestBook.request(
            lines, to: country, shipping: shipping, payment: payment, code: code, at: now, stage: stage)
        request.stock = stock
        let quote = book.quote(request)
        // Whatever is priced, what is stated adds up.
        #expect(quote.taxTotal.minor == quote.taxes.reduce(0) { $0 + $1.amount.minor })
        #expect(quote.lines.reduce(quote.shippingTax.minor) { $0 + $1.tax.minor } == quote.taxTotal.minor)
        return quote
    }

    // MARK: Tax

    @Test("Two taxes within a price are each rounded by themselves, half up")
    func severalIncluded() throws {
        let store = """
            currency: CAD
            address: {country: CA, region: QC}
            shipping: free
            payment: none
            tax:
              rates: [{name: GST, countries: [CA], rate: 5}, {name: QST, countries: [CA], rate: 9.975}]
            """
        let quote = try quote(store, ["a": "title: A\nprice: 44.66\nsku: A\n"], [("A", 1)])
        #expect(quote.taxes.map(\.amount.minor) == [194, 387])
        #expect(quote.taxTotal.minor == 581)
        #expect(quote.lines.map(\.tax.minor) == [581])
        #expect(quote.total.minor == 4_466)
    }

    @Test("By line and by total: three lines of 0.99 at 19 %")
    func rounding() throws {
        let products = Dictionary(
            uniqueKeysWithValues: ["A", "B", "C"].map { ($0.lowercased(), "title: \($0)\nprice: 0.99\nsku: \($0)\n") })
        func taxes(_ rounding: String) throws -> (Int, [Int]) {
            let store = """
                currency: EUR
                address: {country: DE}
                shipping: free
                payment: none
                tax: {rounding: \(rounding), rates: [{name: VAT, countries: [DE], rate: 19}]}
                """
            let quote = try quote(store, products, [("C", 1), ("A", 1), ("B", 1)])
            return (quote.taxTotal.minor, quote.lines.sorted { $0.sku < $1.sku }.map(\.tax.minor))
        }
        #expect(try taxes("line") == (48, [16, 16, 16]))
        #expect(try taxes("total") == (47, [16, 16, 15]))
    }

    @Test("Shipping and fee in proportion to the goods")
    func proportional() throws {
        let store = """
            currency: EUR
            address: {country: DE}
            shipping: [{name: All, rates: [{name: Post, price: 5.00}]}]
            payment: [{type: cash_on_delivery, name: COD, fee: 1.00}]
            tax:
              included: false
              shipping: proportional
              rates: [{name: VAT, countries: [DE], rate: 19, classes: {reduced: 7}}]
            """
        let products = [
            "book": "title: Book\nprice: 30.00\nsku: BOOK\ntax_class: reduced\n",
            "bag": "title: Bag\nprice: 10.00\nsku: BAG\n",
        ]
        let quote = try quote(store, products, [("BOOK", 1), ("BAG", 1)], to: "DE")
        #expect(quote.lines.map(\.tax.minor) == [210, 190])
        #expect(quote.shippingTax.minor == 32 + 29)
        #expect(
            quote.taxes.map { [$0.rate, $0.base.minor, $0.amount.minor] }.sorted { $0[0] < $1[0] } == [
                [70_000, 3_450, 242], [190_000, 1_150, 219],
            ])
        #expect(quote.total.minor == 5_061)
    }

    @Test("A fee bears the tax of shipping; `none` bears none", arguments: [("standard", 150, 469), ("none", 0, 319)])
    func fee(shipping: String, ofShipping: Int, total: Int) throws {
        let store = """
            currency: EUR
            address: {country: DE}
            shipping: [{name: All, rates: [{name: Post, price: 4.90}]}]
            payment: [{type: cash_on_delivery, name: COD, fee: 4.50}]
            tax: {shipping: \(shipping), rates: [{name: VAT, countries: [DE], rate: 19}]}
            """
        let quote = try quote(store, ["a": "title: A\nprice: 20.00\nsku: A\n"], [("A", 1)], to: "DE")
        #expect(quote.lines.map(\.tax.minor) == [319])
        #expect(quote.shippingTax.minor == ofShipping)
        #expect(quote.taxTotal.minor == total)
        #expect(quote.total.minor == 2_940)
    }

    @Test("Orders that are fetched are taxed where they are fetched")
    func pickup() throws {
        let store = """
            currency: EUR
            address: {country: DE}
            shipping:
              - name: All
                rates:
                  - {name: Post, price: 0}
                  - {name: Here, price: 0, pickup: true, hours: Mondays}
                  - {name: There, price: 0, pickup: true, address: {street: Gasse 1, city: Wien, country: AT}}
            payment: none
            tax: {rates: [{name: VAT, countries: [DE], rate: 19}, {name: VAT, countries: [AT], rate: 20}, {name: VAT, countries: [FR], rate: 25}]}
            """
        for (id, tax) in [("post", 200), ("here", 160), ("there", 167)] {
            let quote = try quote(
                store, ["a": "title: A\nprice: 10.00\nsku: A\n"], [("A", 1)], to: "FR", shipping: id)
            #expect(quote.taxTotal.minor == tax, "\(id)")
            #expect(quote.shipping?.rate.hours == (id == "here" ? "Mondays" : nil))
            #expect(quote.shipping?.rate.pickupAddress?.city == (id == "there" ? "Wien" : nil))
        }
    }

    @Test("A discount is split over the lines to the cent, whatever the order of the cart")
    func discounts() throws {
        let store = "currency: EUR\nshipping: free\npayment: none\n"
        let products = ["a": "title: A\nprice: 5.05\nsku: A\n", "b": "title: B\nprice: 10.00\nsku: B\n"]
        let discounts = "- {title: One, percent: 15, combine: true}\n- {title: Two, amount: 5.00, combine: true}\n"
        for lines in [[("A", 1), ("B", 1)], [("B", 1), ("A", 1)]] {
            let quote = try quote(store, products, lines, discounts: discounts)
            #expect(quote.discounts.map(\.amount.minor) == [226, 500])
            #expect(quote.lines.first { $0.sku == "A" }?.discount.minor == 76 + 168)
            #expect(quote.lines.first { $0.sku == "B" }?.discount.minor == 150 + 332)
        }
    }

    // MARK: Nothing to pay

    private static let paying = """
        currency: EUR
        address: {country: DE}
        shipping: [{name: All, rates: [{name: Post, price: 4.90}, {name: Counter, pickup: true, price: 0}]}]
        payment: [{type: bank_transfer, name: Transfer}, {type: link, name: Card, url: "https://p.example/?a={total}"}, {type: cash_on_delivery, name: COD, fee: 2.00}]
        tax: {rates: [{name: VAT, countries: [DE], rate: 19}]}
        """

    @Test("Where nothing is to be paid no way to pay is offered, asked for or taken")
    func nothingToPay() throws {
        let products = [
            "file": "title: File\nprice: 9.00\nsku: FILE\nshipping_class: none\n",
            "mug": "title: Mug\nprice: 9.00\nsku: MUG\n",
        ]
        let code = "- {code: ALL, percent: 100}\n"
        let free = try quote(
            Self.paying, products, [("FILE", 1)], to: "DE", payment: "cod", code: "ALL", discounts: code, stage: .order)
        #expect(free.paymentOptions.isEmpty && free.payment == nil && free.paymentFee.isZero && free.total.isZero)
        #expect(free.problems == [])
        // Shipping has its price.
        let sent = try quote(
            Self.paying, products, [("MUG", 1)], to: "DE", shipping: "post", code: "ALL", discounts: code, stage: .order
        )
        #expect(sent.paymentOptions.count == 3)
        #expect(sent.problems.map(\.code) == [.paymentMissing])
        // Fetched for nothing.
        let fetched = try quote(
            Self.paying, products, [("MUG", 1)], to: "DE", shipping: "counter", payment: "nonsense", code: "ALL",
            discounts: code, stage: .order)
        #expect(fetched.paymentOptions.isEmpty && fetched.problems == [])
        // How it is sent is not chosen yet: it may come to cost something.
        let open = try quote(
            Self.paying, products, [("MUG", 1)], code: "ALL", discounts: code, stage: .order)
        #expect(!open.paymentOptions.isEmpty)
        // Without the code it costs something.
        #expect(try quote(Self.paying, products, [("FILE", 1)], to: "DE").paymentOptions.count == 2)
    }

    // MARK: Availability

    @Test(
        "A quantity has the date its last piece is promised for",
        arguments: [
            ("stock: 1\nbackorder: 2027-01-15\n", 1, nil, "inStock", nil, []),
            ("stock: 1\nbackorder: 2027-01-15\n", 3, nil, "backorder", "2027-01-15", []),
            ("stock: 5\nbackorder: 2027-01-15\n", 3, 2, "backorder", "2027-01-15", []),
            ("stock: 5\nbackorder: 2027-01-15\n", 3, -4, "backorder", "2027-01-15", []),
            ("stock: 1\nbackorder: true\n", 3, nil, "backorder", nil, []),
            ("stock: 1\n", 3, nil, "inStock", nil, ["not_enough_stock 1"]),
            ("stock: 0\npreorder: 2027-05-01\n", 700, nil, "preorder", "2027-05-01", []),
            ("preorder: 2027-05-01\n", 700, nil, "preorder", "2027-05-01", []),
            ("stock: 0\npreorder: 2027-05-01\n", 700, -900, "preorder", "2027-05-01", []),
            ("stock: 4\npreorder: 2027-05-01\n", 4, nil, "preorder", "2027-05-01", []),
            ("stock: 4\npreorder: 2027-05-01\n", 5, nil, "preorder", "2027-05-01", ["not_enough_stock 4"]),
            ("stock: 4\npreorder: 2027-05-01\n", 3, 2, "preorder", "2027-05-01", ["not_enough_stock 2"]),
            ("stock: 4\npreorder: 2027-05-01\n", 1, 0, "outOfStock", nil, ["out_of_stock 0"]),
            ("stock: 4\npreorder: 2027-05-01\nbackorder: true\n", 9, nil, "preorder", "2027-05-01", []),
            ("stock: 0\npreorder: 2026-05-01\n", 1, nil, "outOfStock", nil, ["out_of_stock 0"]),
        ] as [(String, Int, Int?, String, String?, [String])])
    func availability(
        fields: String, quantity: Int, counted: Int?, state: String, expected: String?, problems: [String]
    ) throws {
        let quote = try quote(
            "currency: EUR\nshipping: free\npayment: none\n", ["a": "title: A\nprice: 1.00\nsku: A\n" + fields],
            [("A", quantity)], stock: counted.map { ["A": $0] } ?? [:])
        let line = try #require(quote.lines.first)
        #expect("\(line.availability)".prefix { $0 != "(" } == state)
        #expect(line.expected?.date.text == expected)
        #expect(quote.problems.map { "\($0.code.rawValue) \($0.bound ?? -1)" } == problems)
    }

    // MARK: Weights

    @Test(
        "Weights are kept to the milligram",
        arguments: [
            ("1 oz", 28_350, 28, ""), ("4.6 g", 4_600, 5, ""), ("350", 350_000, 350, ""),
            ("1.2 kg", 1_200_000, 1_200, ""),
            ("2 lb", 907_185, 907, ""), ("0.001 g", 1, 0, ""), ("0.5 g", 500, 1, ""),
            ("1000000 kg", 1_000_000_000_000, 1_000_000_000, ""),
            ("4.6004 g", 4_600, 5, "'weight' is kept to the milligram: 4.6004 g counts as 4.6 g"),
            ("0.0000001 kg", 0, 0, "'weight' is kept to the milligram: 0.0000001 kg counts as 0 g"),
            ("0.00001 oz", 0, 0, "'weight' is kept to the milligram: 0.00001 oz counts as 0 g"),
            ("1.5000 g", 1_500, 2, ""), ("0.125 oz", 3_544, 4, ""),
        ])
    func weights(text: String, milligrams: Int, grams: Int, message: String) throws {
        let source = SourceFile(
            path: "content/products/a.md", text: "---\ntitle: A\nprice: 1.00\nweight: \(text)\n---\n")
        var diagnostics: [Diagnostic] = []
        let product = ContentFile.products(
            in: source, handle: "a", conventions: ContentDecoding.euro, diagnostics: &diagnostics
        ).first
        #expect(product?.variants.first?.weight?.milligrams == milligrams)
        #expect(product?.variants.first?.weight?.grams == grams)
        #expect(diagnostics.map(\.message) == (message.isEmpty ? [] : [message]))
    }

    @Test("71 ounces do not pass 2 kg, 70 do; the heaviest order fits an Int")
    func limits() throws {
        let store = """
            currency: EUR
            shipping: [{name: All, rates: [{name: Post, by: weight, tiers: [{up_to: 2 kg, price: 5.50}, {up_to: 10 kg, price: 8.90}]}, {name: Letter, price: 1.00, maximum_weight: 2 kg}]}]
            payment: none
            """
        let products = ["a": "title: A\nprice: 1.00\nsku: A\nweight: 1 oz\n"]
        let light = try quote(store, products, [("A", 70)], to: "DE")
        #expect(light.shippingOptions.map(\.price.minor) == [550, 100])
        #expect(light.weight == 70 * 28_350)
        let heavy = try quote(store, products, [("A", 71)], to: "DE")
        #expect(heavy.shippingOptions.map(\.price.minor) == [890])
        var tonnes: [String: String] = [:]
        for index in 0..<QuoteRequest.mostLines {
            tonnes["t\(index)"] = "title: T\nprice: 0.01\nsku: T\(index)\nweight: 1000000 kg\n"
        }
        let all = try quote(store, tonnes, (0..<QuoteRequest.mostLines).map { ("T\($0)", 9_999) }, to: "DE")
        #expect(all.weight == 200 * 9_999 * 1_000_000_000_000)
    }

    @Test("Goods without a class are `standard` for surcharges as well")
    func standardSurcharge() throws {
        let store = """
            currency: EUR
            shipping: [{name: All, rates: [{name: Post, price: 1.00, surcharges: [{class: standard, price: 2.00, each: true}]}]}]
            payment: none
            """
        let products = [
            "a": "title: A\nprice: 1.00\nsku: A\n", "b": "title: B\nprice: 1.00\nsku: B\nshipping_class: bulky\n",
        ]
        #expect(try quote(store, products, [("A", 2), ("B", 1)], to: "DE").shippingTotal.minor == 500)
    }

    // MARK: The book of the last release

    @Test("A price book of version 1 is read: its weights are grams, its clocks a plain offset")
    func oldBook() throws {
        let text = """
            {"version":1,
            "store":{"name":"S","url":"https://s.example/","language":"en","utc_offset":3600},
            "currency":"EUR","money":{"code":"EUR","symbol":"€","symbol_first":true,"space":"","decimal":".","group":",","minimum_grouping":1,"exponent":2},
            "orders":{"url":"/orders"},
            "tax":{"included":true,"rounding":"line","shipping_class":"standard"},
            "shipping":[
            {"name":"All","rates":[{"id":"post","name":"Post","by":"weight","tiers":[{"up_to":2000,"price":550}],"minimum_weight":10,"maximum_weight":3000},{"id":"many","name":"Many","by":"quantity","tiers":[{"up_to":5,"price":100}]}]}],
            "items":[
            {"sku":"A","product":"p","title":"P","url":"p/","price":100,"weight":400,"sale":{"price":50,"until":"2026-03-31+01:00"}}],
            "locale":"{}"}

            """
        var diagnostics: [Diagnostic] = []
        let book = try #require(PriceBook.read(SourceFile(path: "b.json", text: text), diagnostics: &diagnostics))
        #expect(diagnostics == [])
        #expect(book.items[0].weight == 400_000)
        let rate = book.shipping[0].rates[0]
        #expect(rate.minimumWeight == 10_000 && rate.maximumWeight == 3_000_000)
        #expect(rate.charge == .tiers(by: .weight, [.init(upTo: 2_000_000, price: Money(minor: 550))]))
        #expect(book.shipping[0].rates[1].charge == .tiers(by: .quantity, [.init(upTo: 5, price: Money(minor: 100))]))
        #expect(book.store.zone == ZoneTable(offset: 3_600))
        #expect(book.quote(TestBook.request([("A", 5)])).shippingOptions.map(\.price.minor) == [550, 100])
        // Written again it is of this version and says the same.
        let again = PriceBook.read(SourceFile(path: "b.json", bytes: book.json()), diagnostics: &diagnostics)
        #expect(again == book)
        #expect(book.json().starts(with: Array("{\"version\":2,".utf8)))
    }

    // MARK: Closed, unpaid, fetched

    @Test(
        "Closed is decided in one place",
        arguments: [
            ("closed: true", "2026-06-01", "-", nil),
            ("closed: false", "2026-06-01", nil, nil),
            ("closed: Moving house.", "2026-06-01", "Moving house.", nil),
            ("closed: {from: 2026-06-02, message: Away}", "2026-06-01T21:59:59Z", nil, nil),
            ("closed: {from: 2026-06-02, message: Away}", "2026-06-01T22:00:00Z", "Away", nil),
            ("closed: {until: 2026-06-02}", "2026-06-01T22:00:00Z", "-", 86_400),
            ("closed: {until: 2026-06-02}", "2026-06-02T21:59:59Z", "-", 1),
            ("closed: {until: 2026-06-02}", "2026-06-02T22:00:00Z", nil, nil),
            ("orders: false", "2026-06-01", "-", nil),
            ("orders: {url: false}\nclosed: Gone for good.", "2026-06-01", "Gone for good.", nil),
        ] as [(String, String, String?, Int?)])
    func closed(line: String, now: String, message: String?, seconds: Int?) throws {
        let book = try BookMaker.book(
            store: Self.head
                + "currency: EUR\ntime_zone: Europe/Berlin\nshipping: free\npayment: none\n\(line)\n",
            products: ["a": "title: A\nprice: 1.00\nsku: A\n"], zones: ZoneBytes.finder)
        let now = ContentDecoding.instant(now)
        let closure = book.orders.closure(at: now)
        #expect(closure.map { $0.message ?? "-" } == message)
        #expect(closure?.seconds(from: now) == seconds)
        let quote = book.quote(QuoteRequest(lines: [CartLine(sku: "A", quantity: 1)], stage: .order, now: now))
        #expect(quote.problems.map(\.code) == (message == nil ? [] : [.closed]))
        #expect(quote.canBePlaced == (message == nil))
        var diagnostics: [Diagnostic] = []
        #expect(PriceBook.read(SourceFile(path: "b", bytes: book.json()), diagnostics: &diagnostics) == book)
    }

    @Test(
        "Unpaid orders",
        arguments: [
            ("7 days", 302_400, 604_800, ""), ("36 hours", 64_800, 129_600, ""),
            ("{remind: 3 days, cancel: 1 week}", 259_200, 604_800, ""), ("{cancel: 2 days}", nil, 172_800, ""),
            ("{remind: 2 days}", 172_800, nil, ""),
            (
                "{remind: 7 days, cancel: 3 days}", 604_800, 259_200,
                "'remind' must be sooner than 'cancel': nobody is reminded of an order that is cancelled"
            ),
            ("7", nil, nil, "'unpaid_after' must be a time such as 3 days or 12 hours, not 7"),
            ("0 days", nil, nil, "'unpaid_after' must be a time such as 3 days or 12 hours, not '0 days'"),
            ("-3 days", nil, nil, "'unpaid_after' must be a time such as 3 days or 12 hours, not '-3 days'"),
            ("7 dys", nil, nil, "'unpaid_after' must be a time such as 3 days or 12 hours, not '7 dys'"),
            ("999999999 weeks", nil, nil, "'unpaid_after' is too long: at most 3660 days"),
        ] as [(String, Int?, Int?, String)])
    func unpaid(text: String, remind: Int?, cancel: Int?, message: String) {
        let (store, reports) = ContentDecoding.store(
            Self.head + "currency: EUR\nshipping: free\npayment: none\norders: {unpaid_after: \(text)}\n")
        #expect(
            reports.map { $0.split(separator: "\n").first?.split(separator: " error: ").last ?? "" }
                == (message.isEmpty ? [] : [message[...]]))
        #expect(store?.orders.unpaidAfter?.remind == remind)
        #expect(store?.orders.unpaidAfter?.cancel == cancel)
        #expect(PaymentMethod.Kind.allCases.filter(\.isPaidAhead) == [.bankTransfer, .link])
    }
}
