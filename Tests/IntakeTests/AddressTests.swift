import Documents
import Orders
import TestSupport
import Testing

/// What the intake asks of an address, country by country, and what an order keeps of it.
@Suite("Addresses of orders")
struct AddressTests {
    /// Sells to everywhere; California has a sales tax, Northern Ireland a dearer post.
    static let store = """
        name: Shop
        url: https://shop.example/
        currency: USD
        address: {country: DE}
        shipping:
          - {name: Everywhere, rates: [{name: Post, price: 0}, {name: Counter, pickup: true, price: 0}]}
          - {name: Mainland, countries: [GB], except_postcodes: [BT], rates: [{name: Post, price: 5.00}]}
          - {name: Northern Ireland, countries: [GB], postcodes: [BT], rates: [{name: Post, price: 15.00}]}
        tax: {included: false, rates: [{name: Sales tax, countries: [US], regions: [CA], rate: 7.25}]}
        """
    static let products = [
        "a": "title: A\nprice: 100.00\nsku: FREE\n", "d": "title: D\nprice: 100.00\nsku: FILE\nshipping_class: none\n",
    ]

    static func shop() throws -> RunningShop {
        try RunningShop {
            $0.store = store
            $0.products = products
            $0.discounts = ""
        }
    }

    static func form(
        _ country: String, _ region: String? = nil, _ postcode: String? = nil, city: String? = "Town",
        sku: String = "FREE", shipping: String? = "post"
    ) -> OrderForm {
        OrderForm(
            [(sku, "1")],
            [
                ("country", country), ("region", region), ("postcode", postcode), ("city", city),
                ("shipping", shipping),
                ("payment", nil),
            ])
    }

    @Test(
        "Case A1: every spelling of a region bears its tax",
        arguments: ["CA", "US-CA", "California", "Calif.", "california", "  CALIFORNIA ", "State of California"])
    func spellings(region: String) throws {
        let shop = try Self.shop()
        let answer = try shop.post(json: Self.form("US", region, "94103").json)
        #expect(answer.status == 201)
        #expect(answer.json?["total"]?.integer == 10_725)
        #expect(try shop.newest()?.customer?.region == "CA")
    }

    struct Ask: Sendable {
        var form: OrderForm
        var problems: [String]
    }

    @Test(
        "Cases A1 and A2: what is missing or cannot be read is asked for beside its field",
        arguments: [
            Ask(form: form("US", "Kalifornja", "94103"), problems: ["region:region_unknown"]),
            Ask(form: form("US", nil, "94103"), problems: ["region:region_missing"]),
            Ask(form: form("US", " ", "94103"), problems: ["region:region_missing"]),
            Ask(form: form("US", "CA"), problems: ["postcode:postcode_missing"]),
            Ask(form: form("US", "CA", "9410"), problems: ["postcode:postcode_invalid"]),
            Ask(form: form("DE"), problems: ["postcode:postcode_missing"]),
            Ask(form: form("FR", nil, " - "), problems: ["postcode:postcode_missing"]),
            Ask(form: form("ES"), problems: ["postcode:postcode_missing"]),
            Ask(form: form("JP"), problems: ["postcode:postcode_missing"]),
            Ask(form: form("GB"), problems: ["postcode:postcode_missing"]),
            Ask(form: form("GB", nil, nil, city: "Belfast"), problems: ["postcode:postcode_missing"]),
            Ask(form: form("GB", nil, "Belfast"), problems: ["postcode:postcode_invalid"]),
            Ask(form: form("IE", nil, "D02 X28"), problems: ["postcode:postcode_invalid"]),
            Ask(form: form("DE", nil, "10115", city: ""), problems: ["city:city_missing"]),
            Ask(form: form("IT", "Kalifornja", "00184"), problems: ["region:region_unknown"]),
            Ask(form: form("US", "Kalifornja", nil, sku: "FILE"), problems: ["region:region_unknown"]),
            Ask(form: form("CN", nil, "100022"), problems: ["region:region_missing"]),
            Ask(form: form("", nil, nil, sku: "FILE"), problems: ["country:country_missing"]),
        ])
    func asks(_ ask: Ask) throws {
        let shop = try Self.shop()
        let answer = try shop.post(json: ask.form.json)
        #expect(answer.status == 422, "\(answer.body)")
        #expect(answer.problems.sorted() == ask.problems.sorted())
        #expect(try shop.newest() == nil)
        // The form has the same answer, with the problem beside the field.
        let page = try shop.post(ask.form)
        #expect(page.status == 422)
        for problem in ask.problems { #expect(page.body.contains("id=\"\(problem.prefix { $0 != ":" })-problem\"")) }
    }

    struct Good: Sendable {
        var form: OrderForm
        var total: Int
        var region = ""
        var postcode = ""
        var label: [String]
    }

    @Test(
        "What goes, what is kept of it, and the label",
        arguments: [
            Good(
                form: form("US", "Illinois", "627011234", city: "Springfield"), total: 10_000, region: "IL",
                postcode: "62701-1234",
                label: ["Ada Lovelace", "1 Row", "Springfield IL 62701-1234", "United States"]),
            Good(
                form: form("GB", nil, "sw1a1aa", city: "London"), total: 10_500, postcode: "SW1A 1AA",
                label: ["Ada Lovelace", "1 Row", "LONDON", "SW1A 1AA", "United Kingdom"]),
            Good(
                form: form("GB", nil, "bt15gs", city: "Belfast"), total: 11_500, postcode: "BT1 5GS",
                label: ["Ada Lovelace", "1 Row", "BELFAST", "BT1 5GS", "United Kingdom"]),
            Good(
                form: form("IE", nil, "do2x285", city: "Dublin"), total: 10_000, postcode: "D02 X285",
                label: ["Ada Lovelace", "1 Row", "Dublin", "D02 X285", "Ireland"]),
            Good(
                form: form("IE", nil, nil, city: "Dublin"), total: 10_000,
                label: ["Ada Lovelace", "1 Row", "Dublin", "Ireland"]),
            Good(
                form: form("HK", nil, nil, city: "Central"), total: 10_000,
                label: ["Ada Lovelace", "1 Row", "Central", "Hong Kong"]),
            Good(
                form: form("CN", nil, "200000", city: "Shanghai"), total: 10_000, region: "SH", postcode: "200000",
                label: ["Ada Lovelace", "1 Row", "Shanghai", "200000", "China"]),
            Good(
                form: form("AE", nil, nil, city: "Dubai"), total: 10_000,
                label: ["Ada Lovelace", "1 Row", "Dubai", "United Arab Emirates"]),
            // A contradiction is the customer's, and an unknown region hurts nobody where nothing goes by it.
            Good(
                form: form("US", "Oregon", "94103"), total: 10_000, region: "OR", postcode: "94103",
                label: ["Ada Lovelace", "1 Row", "Town OR 94103", "United States"]),
            Good(
                form: form("DE", "Irgendwo", "D-10115", city: "Berlin"), total: 10_000, region: "Irgendwo",
                postcode: "10115", label: ["Ada Lovelace", "1 Row", "10115 Berlin", "Germany"]),
            Good(
                form: form("ES", nil, "28013", city: "Madrid"), total: 10_000, region: "M", postcode: "28013",
                label: ["Ada Lovelace", "1 Row", "28013 MADRID", "Spain"]),
            Good(
                form: form("JP", nil, "1000005", city: "Chiyoda-ku"), total: 10_000, region: "13",
                postcode: "100-0005",
                label: ["Ada Lovelace", "1 Row, Chiyoda-ku", "Tokyo 100-0005", "Japan"]),
            // A name that the tables do not know, where the post goes by the postcode.
            Good(
                form: form("TW", "臺北市", "100", city: "Zhongzheng"), total: 10_000, region: "臺北市", postcode: "100",
                label: ["Ada Lovelace", "1 Row", "Zhongzheng, 臺北市 100", "Taiwan"]),
            // Whoever fetches it needs no address.
            Good(
                form: form("", nil, nil, city: nil, shipping: "counter"), total: 10_000,
                label: ["Ada Lovelace", "1 Row"]),
            Good(
                form: form("US", "Nevada", nil, sku: "FILE", shipping: nil), total: 10_000, region: "NV",
                label: ["Ada Lovelace", "1 Row", "Town NV", "United States"]),
        ])
    func goes(_ good: Good) throws {
        let shop = try Self.shop()
        let answer = try shop.post(json: good.form.json)
        #expect(answer.status == 201, "\(answer.body)")
        #expect(answer.json?["total"]?.integer == good.total)
        let order = try #require(try shop.newest())
        #expect(order.customer?.region == good.region)
        #expect(order.customer?.postcode == good.postcode)
        #expect(order.customer?.label == good.label)
        // The same body again is the same order, whatever was made of it.
        let keyed = good.form.with("key", "k1")
        let (first, second) = (try shop.post(json: keyed.json), try shop.post(json: keyed.json))
        #expect(first.status == 201 && first.json?["number"]?.text == second.json?["number"]?.text)
        #expect(try shop.post(json: keyed.with("region", "Other").json).status == 422)
    }

    @Test("An estimate is priced as far as it can be, and says what it lacks")
    func estimate() throws {
        let shop = try Self.shop()
        let answer = try shop.post(json: Self.form("US").json, to: "/orders/quote")
        #expect(answer.status == 200)
        #expect(answer.problems == [])
        #expect(answer.json?["total"]?.integer == 10_000)
        #expect(answer.json?["notices"]?.items.map { $0["code"]?.text ?? "" } == ["region_missing"])
        let page = try shop.post(Self.form("US"), to: "/orders/checkout")
        #expect(page.status == 200)
        #expect(page.body.contains("<option value=\"CA\">California</option>"))
        let chosen = try shop.post(Self.form("US", "calif."), to: "/orders/checkout")
        #expect(chosen.body.contains("<option value=\"CA\" selected>California</option>"))
    }
}
