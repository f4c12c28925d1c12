import Commerce
import Testing

/// What the model's random shops found, each as small as it gets.
@Suite("Found beside the pricing model")
struct FoundByModelTests {
    private static func store(_ rest: String) -> String {
        "name: Shop\nurl: https://shop.example/\ncurrency: EUR\naddress: {country: DE}\n\(rest)\n"
    }

    @Test("a tax of 0 % is not stated")
    func statesNoZeroRates() throws {
        let store = FoundByModelTests.store(
            "shipping: free\npayment: none\ntax: {rates: [{name: VAT, rate: 20, classes: {zero: 0}}]}")
        let products = ["book": "title: Book\nprice: 10.00\nsku: BOOK\ntax_class: zero\n"]
        let quote = try TestBook.make(store: store, products: products).quote(TestBook.request([("BOOK", 1)]))
        #expect(quote.taxes.isEmpty)
        #expect(quote.lines.map(\.tax) == [.zero])
    }

    @Test(
        "weights of both systems are exact: 16 oz are 1 lb",
        arguments: [("1 lb", "16 oz"), ("10 lb", "160 oz"), ("160 oz", "10 lb"), ("1000 oz", "28349.523 g")])
    func weighsExactly(weight: String, most: String) throws {
        let store = FoundByModelTests.store(
            "payment: none\nshipping: [{name: World, rates: [{name: Post, price: 4.90, maximum_weight: \(most)}]}]")
        let products = ["sack": "title: Sack\nprice: 10.00\nsku: SACK\nweight: \(weight)\n"]
        let quote = try TestBook.make(store: store, products: products).quote(TestBook.request([("SACK", 1)]))
        #expect(quote.shippingOptions.map(\.id) == ["post"])
    }

    @Test(
        "while no way is chosen free shipping saves the price of the first one, on the checkout and when ordering alike",
        arguments: [QuoteRequest.Stage.estimate, .order])
    func savesTheFirstWay(stage: QuoteRequest.Stage) throws {
        let store = FoundByModelTests.store(
            "payment: none\nshipping: [{name: World, rates: [{name: Post, price: 5.00}, {name: Van, price: 9.00}]}]")
        let products = ["mug": "title: Mug\nprice: 10.00\nsku: MUG\n"]
        let discounts = "- {title: A little, amount: 1.00}\n- {title: Post free, free_shipping: true}\n"
        let quote = try TestBook.make(store: store, products: products, discounts: discounts)
            .quote(TestBook.request([("MUG", 1)], stage: stage))
        #expect(quote.discounts.map(\.title) == ["Post free"])
    }

    @Test("ways to pay are offered while goods for nothing may still be sent for money")
    func offersPaymentWhileOpen() throws {
        let store = FoundByModelTests.store(
            """
            shipping: [{name: World, rates: [{name: Slow, price: 0}, {name: Van, price: 9.00}]}]
            payment: [{type: invoice, name: Invoice}, {type: bank_transfer, name: Transfer}]
            """)
        let products = ["mug": "title: Mug\nprice: 10.00\nsku: MUG\n"]
        let book = try TestBook.make(store: store, products: products, discounts: "- {code: ALL, percent: 100}\n")
        func options(_ shipping: String?) -> [String] {
            book.quote(TestBook.request([("MUG", 1)], shipping: shipping, code: "ALL")).paymentOptions.map(\.id)
        }
        #expect(options(nil) == ["invoice", "transfer"])
        #expect(options("slow") == [])
        #expect(options("van") == ["invoice", "transfer"])
    }

    @Test("shipping of goods for nothing is of the class standard, also where it is proportional")
    func taxesShippingAsStandard() throws {
        let store = FoundByModelTests.store(
            """
            shipping: [{name: World, rates: [{name: Post, price: 10.00}]}]
            payment: none
            tax: {included: false, shipping: proportional, rates: [{name: VAT, rate: 19, classes: {standard: 7}}]}
            """)
        let products = ["mug": "title: Mug\nprice: 10.00\nsku: MUG\n"]
        let quote = try TestBook.make(store: store, products: products, discounts: "- {code: ALL, percent: 100}\n")
            .quote(TestBook.request([("MUG", 1)], shipping: "post", code: "ALL"))
        #expect(quote.shippingTax == Money(minor: 70))
    }

    private static let mug = ["mug": "title: Mug\nprice: 10.00\nsku: MUG\n"]

    private static func order(
        to country: String, _ region: String = "", _ postcode: String = "", stage: QuoteRequest.Stage = .order
    ) -> QuoteRequest {
        var request = TestBook.request([("MUG", 1)], stage: stage)
        request.destination = Destination(country: country, region: region, postcode: postcode)
        return request
    }

    @Test(
        "a district is not the beginning of another one's postcodes: E16 is not E1 6AN",
        arguments: [
            ("E16", "E16 2DQ", 9_00), ("E16", "E1 6AN", 4_00), ("E1", "E1 6AN", 9_00), ("E1", "E16 2DQ", 9_00),
            ("E1 6", "E1 6AN", 9_00), ("E1 6", "E16 2DQ", 4_00), ("E162", "E16 2DQ", 9_00), ("e16an", "E1 6AN", 9_00),
            ("SW1A1", "SW1A 1AA", 9_00), ("SW11", "SW1A 1AA", 4_00),
        ])
    func knowsDistricts(pattern: String, postcode: String, price: Int) throws {
        let store = FoundByModelTests.store(
            """
            payment: none
            shipping:
              - {name: All, countries: [GB], rates: [{name: Post, price: 4.00}]}
              - {name: Far, countries: [GB], postcodes: [\(pattern)], rates: [{name: Post, price: 9.00}]}
            """)
        let book = try TestBook.make(store: store, products: FoundByModelTests.mug)
        #expect(book.quote(FoundByModelTests.order(to: "GB", "", postcode)).shippingTotal.minor == price)
    }

    @Test("a part of a region is more exact than the region, in whatever order they stand")
    func prefersParts() throws {
        let zones = [
            "{name: Scotland, countries: [GB], regions: [Scotland], rates: [{name: Post, price: 5.00}]}",
            "{name: Highland, countries: [GB], regions: [Highland], rates: [{name: Post, price: 12.00}]}",
        ]
        for order in [zones, zones.reversed()] {
            let store = FoundByModelTests.store("payment: none\nshipping: [\(order.joined(separator: ", "))]")
            let book = try TestBook.make(store: store, products: FoundByModelTests.mug)
            func price(_ region: String) -> Int {
                book.quote(FoundByModelTests.order(to: "GB", region)).shippingTotal.minor
            }
            #expect(price("Highland") == 12_00)
            #expect(price("Fife") == 5_00)
            // Another zone or a tax names the wider one: that does not make it exact enough.
            let wide = book.quote(FoundByModelTests.order(to: "GB", "Scotland"))
            #expect(wide.problems.map(\.code) == [.regionUnknown])
        }
    }

    @Test("nobody is asked for what makes no difference in the country")
    func asksForNothingIdle() throws {
        let store = FoundByModelTests.store(
            """
            payment: none
            shipping:
              - {name: All, countries: [DE, GB, US], rates: [{name: Post, price: 4.00}]}
              - {name: A, countries: [DE, US], regions: [US-CA], except_postcodes: [94], rates: [{name: Post, price: 9.00}]}
              - {name: B, countries: [GB, US], regions: [GB-SCT, US-NV], postcodes: [IV], rates: [{name: Post, price: 8.00}]}
            """)
        let book = try TestBook.make(store: store, products: FoundByModelTests.mug)
        func problems(_ country: String) -> [QuoteProblem.Code] {
            book.quote(FoundByModelTests.order(to: country)).problems.map(\.code)
        }
        #expect(problems("DE") == [])
        #expect(problems("GB") == [.regionMissing, .postcodeMissing])
        #expect(problems("US") == [.regionMissing, .postcodeMissing])
    }

    @Test("a country that is not served is not asked for its regions")
    func asksNobodyElsewhere() throws {
        let store = FoundByModelTests.store(
            """
            payment: none
            shipping: [{name: DE, countries: [DE], rates: [{name: Post, price: 4.00}]}]
            tax: {rates: [{name: Tax, countries: [US], regions: [CA], rate: 7.25}]}
            """)
        let book = try TestBook.make(store: store, products: FoundByModelTests.mug)
        #expect(book.quote(FoundByModelTests.order(to: "US")).problems.map(\.code) == [.countryNotServed])
        #expect(book.quote(FoundByModelTests.order(to: "US", stage: .estimate)).notices == [])
    }

    @Test("that nothing carries the order is said while only the tax goes by a part of the address that is open")
    func saysThatNothingCarries() throws {
        let store = FoundByModelTests.store(
            """
            payment: none
            shipping: [{name: US, countries: [US], rates: [{name: Post, price: 4.00, minimum_subtotal: 50.00}]}]
            tax: {rates: [{name: Tax, countries: [US], regions: [CA], rate: 7.25}]}
            """)
        let book = try TestBook.make(store: store, products: FoundByModelTests.mug)
        let codes = book.quote(FoundByModelTests.order(to: "US")).problems.map(\.code)
        #expect(codes == [.nothingCarries, .regionMissing])
    }

    @Test(
        "where every counter has an address of its own the shop's need not tell what the tax of fetched orders goes by")
    func asksTheCounter() throws {
        let store = """
            name: Shop
            url: https://shop.example/
            currency: EUR
            address: {country: US}
            payment: none
            shipping: [{name: A, rates: [{name: Counter, pickup: true, price: 0, address: {country: US, region: Calif.}}]}]
            tax: {included: false, rates: [{name: Tax, countries: [US], regions: [CA], rate: 10}]}

            """
        let quote = try TestBook.make(store: store, products: FoundByModelTests.mug)
            .quote(FoundByModelTests.order(to: "US"))
        #expect(quote.problems == [])
        #expect(quote.total == Money(minor: 11_00))
    }
}
