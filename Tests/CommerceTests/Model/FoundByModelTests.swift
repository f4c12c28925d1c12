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
}
