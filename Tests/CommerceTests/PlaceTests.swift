import Commerce
import Languages
import Orders
import TestSupport
import Testing
import Text

/// Prices that go by region or postcode: what is known counts, what is not is asked for.
@Suite("Where an order goes")
struct PlaceTests {
    static func book(_ shipping: String, tax: String = "{rates: []}", address: String = "{country: US, region: Nevada}")
        throws
        -> PriceBook
    {
        try TestBook.make(
            store: """
                name: Shop
                url: https://shop.example/
                currency: USD
                address: \(address)
                shipping: \(shipping)
                tax: \(tax)
                """,
            products: [
                "a": "title: A\nprice: 100.00\nsku: A\n",
                "d": "title: D\nprice: 100.00\nsku: D\nshipping_class: none\n",
            ])
    }

    static let california = "{included: false, rates: [{name: Sales tax, countries: [US], regions: [CA], rate: 7.25}]}"
    static let everywhere = "[{name: All, rates: [{name: Post, price: 0}, {name: Shop, pickup: true, price: 0}]}]"

    static func request(
        _ country: String, _ region: String = "", _ postcode: String = "", sku: String = "A",
        shipping: String? = "post",
        stage: QuoteRequest.Stage = .order
    ) -> QuoteRequest {
        QuoteRequest(
            lines: [CartLine(sku: sku, quantity: 1)], stage: stage,
            destination: country.isEmpty ? nil : Destination(country: country, region: region, postcode: postcode),
            shipping: shipping, now: TestBook.noon)
    }

    @Test(
        "Every spelling of a region bears its tax",
        arguments: ["CA", "US-CA", "us-ca", "California", "Calif.", "california", "CALIFORNIA"])
    func spellings(region: String) throws {
        let quote = try Self.book(Self.everywhere, tax: Self.california).quote(Self.request("US", region, "94103"))
        #expect(quote.problems == [])
        #expect(quote.total.minor == 10_725)
    }

    struct Ask: Sendable {
        var country = "US"
        var region = ""
        var postcode = ""
        var sku = "A"
        var shipping: String? = "post"
        var problems: [String]
    }

    @Test(
        "What a tax by region asks for",
        arguments: [
            Ask(region: "Nevada", problems: []), Ask(problems: ["region region_missing"]),
            Ask(postcode: "94103", problems: ["region region_missing"]),
            Ask(region: "Kalifornja", problems: ["region region_unknown"]),
            Ask(region: "  ", problems: ["region region_missing"]), Ask(country: "DE", problems: []),
            // Whoever fetches the order pays the tax of the shop's own place.
            Ask(shipping: "shop", problems: []), Ask(region: "Kalifornja", shipping: "shop", problems: []),
            Ask(country: "", sku: "D", shipping: nil, problems: ["country country_missing"]),
            Ask(sku: "D", shipping: nil, problems: ["region region_missing"]),
            Ask(region: "Calif", sku: "D", shipping: nil, problems: []),
        ])
    func asks(_ ask: Ask) throws {
        let book = try Self.book(Self.everywhere, tax: Self.california)
        let request = Self.request(ask.country, ask.region, ask.postcode, sku: ask.sku, shipping: ask.shipping)
        #expect(book.quote(request).problems.map { "\($0.field) \($0.code.rawValue)" } == ask.problems)
        var estimate = request
        estimate.stage = .estimate
        let told = book.quote(estimate)
        #expect(told.problems == [])
        #expect(
            told.notices.map { "\($0.field) \($0.code.rawValue)" }
                == ask.problems.filter { $0 != "country country_missing" })
    }

    @Test("A zone by postcode is not escaped by leaving the postcode out")
    func zone() throws {
        let book = try Self.book(
            "[{name: GB, countries: [GB], except_postcodes: [BT], rates: [{name: Post, price: 5.00}]}, {name: NI, countries: [GB], postcodes: [BT], rates: [{name: Post, price: 15.00}]}]"
        )
        #expect(book.quote(Self.request("GB", "", "bt1 5gs")).shippingTotal.minor == 1_500)
        #expect(book.quote(Self.request("GB", "", "ec1y 8sy")).shippingTotal.minor == 500)
        #expect(book.quote(Self.request("GB")).problems.map(\.code) == [.postcodeMissing])
        #expect(book.quote(Self.request("GB")).problems.map(\.message) == ["Please give the postcode."])
        #expect(book.quote(Self.request("GB", "", "Belfast")).problems.map(\.code) == [.postcodeInvalid])
        let estimate = book.quote(Self.request("GB", stage: .estimate))
        #expect(estimate.problems == [])
        #expect(estimate.notices.map(\.code) == [.postcodeMissing])
        #expect(estimate.shippingTotal.minor == 500)
    }

    @Test("A country that is served in parts alone asks before it says no")
    func parts() throws {
        let book = try Self.book(
            "[{name: West, countries: [US], regions: [CA, Oregon], rates: [{name: Post, price: 5.00}]}]")
        #expect(book.quote(Self.request("US", "", "94103")).problems.map(\.code) == [.regionMissing])
        #expect(book.quote(Self.request("US", "Nevada")).problems.map(\.code) == [.postcodeNotServed])
        #expect(book.quote(Self.request("US", "Ore.")).problems == [])
        let estimate = book.quote(Self.request("US", shipping: nil, stage: .estimate))
        #expect(estimate.problems == [])
        #expect(estimate.notices.map(\.code) == [.regionMissing])
    }

    @Test("A region that only holds the one that is named is not exact enough")
    func coarse() throws {
        let book = try Self.book(
            "[{name: All, countries: [ES], rates: [{name: Post, price: 4.00}]}, {name: Tenerife, countries: [ES], regions: [TF], rates: [{name: Post, price: 9.00}]}]"
        )
        #expect(book.quote(Self.request("ES", "Canarias", "38001")).problems.map(\.code) == [.regionUnknown])
        #expect(book.quote(Self.request("ES", "Santa Cruz de Tenerife", "38001")).shippingTotal.minor == 900)
        #expect(book.quote(Self.request("ES", "Andalucía", "41001")).shippingTotal.minor == 400)
    }

    @Test("A wider region holds its parts, and codes of several countries do not meet")
    func wider() throws {
        let book = try Self.book(
            "[{name: Canaries, countries: [ES], regions: [Canarias], rates: [{name: Boat, id: post, price: 9.00}]}, {name: Spain, countries: [ES], rates: [{name: Post, price: 4.00}]}, {name: W, countries: [US, AU], regions: [Western Australia, US-OR], rates: [{name: Far, id: post, price: 7.00}]}]"
        )
        #expect(book.shipping[2].area.regions == ["AU-WA", "US-OR"])
        #expect(book.quote(Self.request("ES", "Las Palmas", "35001")).shippingTotal.minor == 900)
        #expect(book.quote(Self.request("ES", "Madrid", "28013")).shippingTotal.minor == 400)
        #expect(book.quote(Self.request("AU", "WA", "6000")).shippingTotal.minor == 700)
        #expect(book.quote(Self.request("US", "WA", "98101")).problems.map(\.code) == [.postcodeNotServed])
        #expect(book.quote(Self.request("US", "OR", "97201")).shippingTotal.minor == 700)
        var diagnostics: [Diagnostic] = []
        #expect(PriceBook.read(SourceFile(path: "b.json", bytes: book.json()), diagnostics: &diagnostics) == book)
    }

    @Test(
        "Patterns of postcodes",
        arguments: [
            ("GB", "N1", ["N1 9GU", "N10 1AA", "N19 4AA"], ["N2 8AA", "NW1 1AA"]),
            ("GB", "\"N1 \"", ["N1 9GU", "n19gu"], ["N10 1AA", "N19 4AA", "NW1 1AA"]),
            ("GB", "N1 *", ["N1 9GU"], ["N10 1AA", "N19 4AA"]),
            ("GB", "N1 9", ["N1 9GU"], ["N1 8AA", "N19 4AA"]),
            ("GB", "N1*", ["N1 9GU", "N19 4AA"], ["NW1 1AA"]),
            ("GB", "SW1A 1AA", ["SW1A1AA"], ["SW1A 1AB"]),
            ("GB", "IV1-IV28", ["IV1 1AA", "IV2 3AA", "IV28 3XX"], ["IV30 1AA", "IV40 8AA", "KW1 1AA"]),
            ("GB", "IV1-28", ["IV9 8AA"], ["IV36 1AA"]),
            ("GB", "AB31 - AB38", ["AB31 4AA", "AB35 5AA", "AB38 9AA"], ["AB30 1AA", "AB39 1AA", "AB3 1AA"]),
            ("GB", "EC1-EC2", ["EC1A 1BB", "EC2Y 8AA"], ["EC3A 1AA"]),
            ("NO", "1000-1999", ["1000", "1500", "1999"], ["0999", "2000"]),
            ("NO", "10-19", ["1000", "1999"], ["0999", "2000"]),
            ("PT", "1000-205", ["1000-205", "1000205"], ["1000-206", "1500-000"]),
            ("PT", "1000-1999", ["1000-205", "1999-999"], ["2000-001"]),
            ("PT", "9000-001 - 9399-999", ["9000-001", "9300-120"], ["9400-001"]),
            ("JP", "900-0001", ["9000001"], ["900-0002"]), ("JP", "900-907", ["900-0001", "907-1801"], ["908-0000"]),
            ("CA", "V0A-V0Z", ["V0A 1A1", "V0Z 1A1"], ["V1A 1A1", "X0A 0A1"]),
            ("US", "995-999", ["99501", "99950-1234"], ["99401"]), ("US", "90210-1234", ["902101234"], ["90210"]),
            ("NL", "1000-1099", ["1012 NG"], ["1100 AA"]), ("SE", "111 22", ["11122"], ["111 23"]),
            ("IE", "D01-D24", ["D02 X285", "D6W X285"], ["A94 X285"]), ("DE", "01", ["01067"], ["10115"]),
            ("LV", "LV-10", ["1010"], ["LV-2010"]),
        ])
    func patterns(country: String, pattern: String, inside: [String], outside: [String]) throws {
        let quoted = pattern.hasPrefix("\"") ? pattern : "\"\(pattern)\""
        let book = try Self.book(
            "[{name: Z, countries: [\"\(country)\"], postcodes: [\(quoted)], rates: [{name: Post, price: 9.00}]}, {name: Rest, countries: [\"\(country)\"], rates: [{name: Post, price: 1.00}]}]"
        )
        func price(_ postcode: String, _ book: PriceBook) -> Int {
            book.quote(Self.request(country, "", postcode, stage: .estimate)).shippingTotal.minor
        }
        // The book that is written and read again prices the same.
        var diagnostics: [Diagnostic] = []
        let read = try #require(
            PriceBook.read(SourceFile(path: "b.json", bytes: book.json()), diagnostics: &diagnostics))
        #expect(read == book)
        for postcode in inside { #expect(price(postcode, read) == 900, "\(pattern) \(postcode)") }
        for postcode in outside { #expect(price(postcode, read) == 100, "\(pattern) \(postcode)") }
        let except = try Self.book(
            "[{name: Z, countries: [\"\(country)\"], except_postcodes: [\(quoted)], rates: [{name: Post, price: 9.00}]}, {name: Rest, rates: [{name: Post, price: 1.00}]}]"
        )
        for postcode in inside { #expect(price(postcode, except) == 100, "\(pattern) \(postcode)") }
        for postcode in outside { #expect(price(postcode, except) == 900, "\(pattern) \(postcode)") }
    }

    @Test("The pattern that says more counts")
    func exactness() throws {
        let book = try Self.book(
            "[{name: A, countries: [GB], postcodes: [\"N\"], rates: [{name: Post, price: 1.00}]}, {name: B, countries: [GB], postcodes: [N1-N9], rates: [{name: Post, price: 2.00}]}, {name: C, countries: [GB], postcodes: [N1], rates: [{name: Post, price: 3.00}]}, {name: D, countries: [GB], postcodes: [\"N1 \"], rates: [{name: Post, price: 4.00}]}, {name: E, countries: [GB], postcodes: [N1 9GU], rates: [{name: Post, price: 5.00}]}]"
        )
        func price(_ postcode: String) -> Int { book.quote(Self.request("GB", "", postcode)).shippingTotal.minor }
        #expect(["N22 1AA", "N2 1AA", "N10 1AA", "N1 1AA", "N1 9GU"].map(price) == [100, 200, 300, 400, 500])
    }
}
