import Commerce
import Content
import Site
import TestSupport
import Testing
import Text

/// Rules that are right each by itself and wrong together: the first line of every report, with its place and severity.
@Suite("The shop's own rules") struct ShopRulesTests {
    private static let head = "name: Kiln\nurl: https://kiln.example/\ncurrency: EUR\ntheme: {name: main}\n"
    private static let post = "shipping: [{name: All, rates: [{name: Post, price: 4.90}]}]\n"
    private static let transfer = "payment: [{type: bank_transfer, name: Transfer}]\n"

    /// - Parameters:
    ///   - store: what follows name, address, currency and theme.
    ///   - mug: more lines of the product file of the mug.
    private func said(_ store: String, mug: String = "", jug: String = "", discounts: String = "") throws -> [String] {
        var files: [String: String?] = [
            Fault.store: Self.head + store, Fault.mug: Fault.product(mug),
            "content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\n\(jug)\n---\n",
        ]
        if !discounts.isEmpty { files["content/discounts.yaml"] = discounts }
        return try Fault("", files, "").diagnostics().split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("content/")
        }
    }

    @Test(
        "A whole shop says nothing", arguments: [post + transfer, "shipping: free\npayment: none\n", "orders: false\n"])
    func whole(store: String) throws { #expect(try said(store) == []) }

    // MARK: Something for nothing

    @Test("Goods that would go out unpriced or unpaid are errors")
    func forNothing() throws {
        #expect(
            try said(Self.transfer) == [
                "content/store.yaml:1:1: error: there is no 'shipping', so goods would be sent anywhere for nothing; write zones such as [{name: Everywhere, rates: [{name: Post, price: 4.90}]}], or 'shipping: free' if that is meant"
            ])
        #expect(try said("shipping: []\n" + Self.transfer).count == 1)
        #expect(
            try said(Self.post) == [
                "content/store.yaml:1:1: error: there is no 'payment', so placing an order would give the goods away; write ways to pay such as [{type: bank_transfer, name: Bank transfer}], or 'payment: none' if that is meant"
            ])
        #expect(try said("orders: {url: /orders}\n").count == 2)
        // What is not sent needs no shipping.
        #expect(try said(Self.transfer, mug: "shipping_class: none", jug: "shipping_class: none") == [])
        // Where nothing is said at all no order is taken.
        #expect(
            try said("") == [
                "content/store.yaml:1:1: warning: the shop takes no orders as long as neither 'shipping' nor 'payment' is written; write both, or 'orders: false' if that is meant"
            ])
        var ignored: [Diagnostic] = []
        let store = ContentFile.store(
            in: SourceFile(path: "store.yaml", text: Self.head), diagnostics: &ignored)
        #expect(store?.orders.closure(at: TemporaryShop.now) != nil)
    }

    @Test("Who is to be told of orders needs somebody who writes")
    func sender() throws {
        let rest = Self.post + Self.transfer
        #expect(
            try said("orders: {notify: [me@kiln.example]}\n" + rest) == [
                "content/store.yaml:5:10: warning: nobody can be told of orders: the shop has no address to write from; write 'email: shop@your-shop.example', or 'from' under 'orders'"
            ])
        #expect(try said("email: kiln@kiln.example\norders: {notify: [me@kiln.example]}\n" + rest) == [])
        #expect(try said("orders: {from: kiln@kiln.example, notify: [me@kiln.example]}\n" + rest) == [])
    }

    @Test("Nothing is said of rules while store.yaml has errors, which look like rules that are missing")
    func errorsFirst() throws {
        let said = try said("shipping: [{name: A, rates: [{nam: Post, price: 1}]}]\n" + Self.transfer)
        #expect(said.count == 1 && said[0].contains("'nam' is not a shipping rate field"))
    }

    // MARK: Classes

    @Test("Shipping classes that lead nowhere")
    func shippingClasses() throws {
        let bulky =
            "shipping: [{name: All, rates: [{name: Post, price: 4.90, surcharges: [{class: bulky, price: 9}]}]}]\n"
        #expect(try said(bulky + Self.transfer, mug: "shipping_class: bulky") == [])
        #expect(
            try said(bulky + Self.transfer, mug: "shipping_class: bulkyy", jug: "shipping_class: bulky") == [
                "content/products/mug.md:4:17: warning: no rate and no surcharge under 'shipping' knows the class 'bulkyy'; did you mean 'bulky'?"
            ])
        #expect(
            try said(bulky + Self.transfer, mug: "shipping_class: odd", jug: "shipping_class: bulky") == [
                "content/products/mug.md:4:17: warning: no rate and no surcharge under 'shipping' knows the class 'odd'; name it there under 'classes' or 'surcharges', or leave it out"
            ])
        #expect(
            try said(bulky + Self.transfer) == [
                "content/store.yaml:5:79: warning: no product has the shipping class 'bulky', so nobody pays this surcharge; leave it out"
            ])
        let narrow =
            "shipping: [{name: All, rates: [{name: Post, price: 4.90, classes: [standard, bulkyy]}, {name: Van, price: 9}]}]\n"
        #expect(
            try said(narrow + Self.transfer, mug: "shipping_class: bulky") == [
                "content/products/mug.md:4:17: warning: no rate and no surcharge under 'shipping' knows the class 'bulky'; did you mean 'bulkyy'?",
                "content/store.yaml:5:78: warning: no product has the shipping class 'bulkyy'; did you mean 'bulky'?",
            ])
        // A class that no rate names is told apart by those that name theirs.
        #expect(try said(narrow.replacing(", bulkyy", with: "") + Self.transfer, mug: "shipping_class: large") == [])
        let none = narrow.replacing("bulkyy", with: "none")
        #expect(
            try said(none + Self.transfer) == [
                "content/store.yaml:5:78: warning: goods of the class 'none' are never sent; leave it out"
            ])
        let uncarried =
            "shipping: [{name: All, rates: [{name: Post, price: 1, classes: [standard], surcharges: [{class: bulky, price: 9}]}, {name: Van, price: 9}]}]\n"
        #expect(
            try said(uncarried + Self.transfer, mug: "shipping_class: bulky") == [
                "content/store.yaml:5:97: warning: 'Post' does not carry the class 'bulky', so nobody pays this surcharge; name it under 'classes' or leave it out"
            ])
    }

    @Test("Tax classes that no rate knows, and those that nothing has")
    func taxClasses() throws {
        let tax = "tax: {rates: [{name: VAT, rate: 19, classes: {reduced: 7}}]}\n" + Self.post + Self.transfer
        #expect(try said(tax, mug: "tax_class: reduced") == [])
        #expect(
            try said(tax, mug: "tax_class: reducd", jug: "tax_class: reduced") == [
                "content/products/mug.md:4:12: warning: no rate under 'tax' knows the class 'reducd', so this product bears the ordinary rate; did you mean 'reduced'?"
            ])
        #expect(
            try said(tax) == [
                "content/store.yaml:5:56: warning: no product has the tax class 'reduced'; leave it out"
            ])
        // Where the ordinary rate is none, a slip takes the tax away.
        let untaxed = "tax: {rates: [{name: VAT, rate: 0, classes: {full: 19}}]}\n" + Self.post + Self.transfer
        #expect(
            try said(untaxed, mug: "tax_class: ful", jug: "tax_class: full") == [
                "content/products/mug.md:4:12: error: no rate under 'tax' knows the class 'ful', so this product bears no tax where the others bear some; did you mean 'full'?"
            ])
        #expect(
            try said("tax: {shipping: standrd, rates: [{name: VAT, rate: 19}]}\n" + Self.post + Self.transfer) == [
                "content/store.yaml:5:17: warning: no rate under 'tax' knows the class 'standrd', so shipping bears the ordinary rate; did you mean 'standard'?"
            ])
        #expect(
            try said(
                "tax: {shipping: ful, rates: [{name: VAT, rate: 0, classes: {full: 19}}]}\n" + Self.post
                    + Self.transfer, mug: "tax_class: full") == [
                    "content/store.yaml:5:17: error: no rate under 'tax' knows the class 'ful', so shipping bears no tax; did you mean 'full'?"
                ])
        #expect(
            try said(Self.post + Self.transfer, mug: "tax_class: reduced") == [
                "content/products/mug.md:4:12: warning: there is no 'tax' with 'rates' in store.yaml, so the class 'reduced' does nothing"
            ])
        let abroad =
            "tax: {rates: [{name: VAT, countries: [DE], rate: 19}, {name: VAT, countries: [FR], rate: 20}]}\n"
            + "shipping: [{name: Home, countries: [DE], rates: [{name: Post, price: 1}]}]\n" + Self.transfer
        #expect(
            try said(abroad) == [
                "content/store.yaml:5:67: warning: the shop delivers to none of these countries, so nobody pays this 'VAT'; leave it out, or add them to 'shipping'"
            ])
    }

    // MARK: Bounds, weights, zones

    @Test("Bounds that contradict each other, and rates that are never offered")
    func bounds() throws {
        func rate(_ fields: String) throws -> [String] {
            try said(
                "shipping: [{name: All, rates: [{name: Post, \(fields)}, {name: Van, price: 9}]}]\n" + Self.transfer)
        }
        #expect(
            try rate("price: 5, minimum_subtotal: 50, free_over: 40") == [
                "content/store.yaml:5:88: warning: 'Post' is always free: it is offered from €50.00 ('minimum_subtotal') and free from €40.00; raise 'free_over', or write 'price: 0'"
            ])
        #expect(
            try rate("price: 5, maximum_subtotal: 50, free_over: 60") == [
                "content/store.yaml:5:88: warning: 'Post' is never free: it is offered up to €50.00 ('maximum_subtotal'); lower 'free_over' or leave it out"
            ])
        #expect(
            try rate("by: subtotal, minimum_subtotal: 90, tiers: [{up_to: 60, price: 5}]") == [
                "content/store.yaml:5:81: warning: 'Post' is never offered: its last tier ends below its minimum; add a tier without 'up_to'"
            ])
        #expect(
            try said(
                "shipping: [{name: All, rates: [{name: Post, price: 5, maximum_subtotal: 9}, {name: Van, price: 9}]}]\norders: {minimum: 10}\n"
                    + Self.transfer) == [
                    "content/store.yaml:5:73: warning: 'Post' is never offered: orders begin at €10.00 ('orders.minimum')"
                ])
    }

    @Test("Goods that nothing carries, and goods without weight where shipping goes by it")
    func carriage() throws {
        let heavy =
            "shipping: [{name: All, rates: [{name: Post, by: weight, tiers: [{up_to: 2 kg, price: 5}]}]}]\n"
            + Self.transfer
        #expect(try said(heavy, mug: "weight: 2 kg", jug: "weight: 1 g") == [])
        #expect(
            try said(heavy, mug: "weight: 2.001 kg", jug: "weight: 1 g") == [
                "content/products/mug.md:4:9: warning: no way of shipping of any zone carries this product so nobody can order it; look at 'classes', 'maximum_weight', 'maximum_subtotal' and the last tiers under 'shipping'"
            ])
        // Two at least: four kilograms.
        #expect(try said(heavy, mug: "weight: 2 kg\nmin_quantity: 2", jug: "weight: 1 g").count == 1)
        #expect(
            try said(heavy, mug: "weight: 1 kg") == [
                "content/store.yaml:5:57: warning: 'Post' goes by weight, but jug has no 'weight' and would go as if weighing nothing; write it in the product file"
            ])
        #expect(
            try said("shipping: [{name: All, rates: [{name: Post, price: 1, maximum_weight: 2 kg}]}]\n" + Self.transfer)
                == [
                    "content/store.yaml:5:71: warning: 'Post' goes by weight, but jug and mug have no 'weight' and would go as if weighing nothing; write it in the product file"
                ])
        let classes = "shipping: [{name: All, rates: [{name: Post, price: 1, classes: [standard]}]}]\n" + Self.transfer
        #expect(
            try said(classes, mug: "shipping_class: bulky").map { $0.prefix(60) } == [
                "content/products/mug.md:4:17: warning: no way of shipping of"
            ])
        #expect(try said(classes, mug: "shipping_class: bulky\ndraft: true") == [])
    }

    @Test("Zones that never count")
    func zones() throws {
        func zones(_ text: String) throws -> [String] { try said("shipping:\n" + text + Self.transfer) }
        let rate = "rates: [{name: Post, price: 1}]"
        #expect(
            try zones(
                "  - {name: A, countries: [DE], postcodes: [10, 20], except_postcodes: [1, 20], \(rate)}\n  - {name: B, \(rate)}\n"
            ) == [
                "content/store.yaml:6:53: warning: the zone 'A' holds no place: all its 'postcodes' are in 'except_postcodes' as well"
            ])
        #expect(
            try zones("  - {name: A, countries: [DE], \(rate)}\n  - {name: B, countries: [DE], \(rate)}\n") == [
                "content/store.yaml:7:47: warning: 'Post' is never offered: the zone 'A' has the same places and a rate of this name; give one an 'id' of its own"
            ])
        let digits = (0...9).map(String.init).joined(separator: ", ")
        #expect(
            try zones(
                "  - {name: A, countries: [DE], \(rate)}\n  - {name: B, countries: [DE], postcodes: [\(digits)], \(rate)}\n"
            ) == [
                "content/store.yaml:6:12: warning: the zone 'A' never counts: other zones name all its places more exactly; give it other places or leave it out"
            ])
        #expect(
            try zones(
                "  - {name: A, countries: [DE], \(rate)}\n  - {name: B, countries: [DE], postcodes: [1, 2], \(rate)}\n")
                == [])
    }

    // MARK: Payment

    @Test("Ways to pay that are never offered, and places where nobody can pay")
    func payment() throws {
        let home = "shipping: [{name: Home, countries: [DE, AT], rates: [{name: Post, price: 1}]}]\n"
        #expect(
            try said(home + "payment: [{type: invoice, name: Bill, countries: [FR]}, {type: invoice, name: Other}]\n")
                == [
                    "content/store.yaml:6:39: warning: 'Bill' is never offered: the shop delivers to none of these countries; add them to 'shipping' or leave this way to pay out"
                ])
        #expect(
            try said(home + "payment: [{type: invoice, name: Bill, countries: [DE]}]\n") == [
                "content/store.yaml:6:1: warning: orders that are sent to AT cannot be paid: no way to pay is offered there; add one, or leave 'countries' out"
            ])
        #expect(
            try said(
                home
                    + "payment: [{type: invoice, name: Bill, maximum: 5}, {type: invoice, name: Other}]\norders: {minimum: 10}\n"
            ) == [
                "content/store.yaml:6:48: warning: 'Bill' is never offered: orders begin at €10.00 ('orders.minimum')"
            ])
        #expect(
            try said(
                "shipping: [{name: All, rates: [{name: Counter, pickup: true, price: 0}]}]\npayment: [{type: cash_on_delivery, name: COD}, {type: invoice, name: Other}]\n"
            ) == [
                "content/store.yaml:6:18: warning: 'COD' is never offered: all orders are fetched; use the type cash_on_pickup"
            ])
        #expect(
            try said(home + "payment: [{type: invoice, name: Bill}]\norders: {unpaid_after: 7 days}\n") == [
                "content/store.yaml:7:24: warning: 'unpaid_after' waits for payments of the types bank_transfer and link, and 'payment' has neither; leave it out"
            ])
    }

    @Test("Goods that cost more than any way to pay takes")
    func dearGoods() throws {
        let few = Self.post + "payment: [{type: invoice, name: Invoice, maximum: 15}]\n"
        let said = try said(few)
        #expect(
            said == [
                "content/products/jug.md:3:8: warning: no way to pay takes €20.00, so nobody can order this product: the highest 'maximum' under 'payment' is €15.00; raise it, or add a way to pay without one"
            ])
        #expect(try self.said(few, jug: "draft: true") == [])
        #expect(try self.said(few, jug: "sale: {price: 15, until: 2030-01-01}") == [])
        #expect(try self.said(few, mug: "min_quantity: 2").count == 2)
        #expect(try self.said(few.replacing("15", with: "20")) == [])
        #expect(
            try self.said(
                Self.post
                    + "payment: [{type: invoice, name: Invoice, maximum: 15}, {type: bank_transfer, name: Transfer}]\n"
            ) == [])
    }

    @Test("A payment page that does not know the amount")
    func links() throws {
        func link(_ url: String) throws -> [String] {
            try said(Self.post + "payment: [{type: link, name: Card, url: \"\(url)\"}]\n")
        }
        #expect(try link("https://pay.example/{number}?a={total}&c={currency}") == [])
        #expect(
            try link("https://pay.example/{number}") == [
                "content/store.yaml:6:41: warning: the address has no {total}, so the payment page does not know what is to be paid; write it as its provider says, such as ?amount={total}"
            ])
        #expect(
            try link("https://pay.example/{numbr}?a={total}") == [
                "content/store.yaml:6:41: warning: '{numbr}' stays as it is: only {number}, {total} and {currency} are filled in; did you mean 'number'?"
            ])
    }

    @Test(
        "A fee on cards and transfers that the law of the shop's countries forbids",
        arguments: [
            ("address: {country: DE}\n", "[US]", "bank_transfer", "", "DE"),
            ("address: {country: DE}\n", "[US]", "link", ", url: \"https://p.example/{total}\"", "DE"),
            ("address: {country: US}\n", "[US, FR, IE]", "bank_transfer", "", "FR, IE"),
            ("", "[IS, CH]", "bank_transfer", "", "IS"),
            ("address: {country: US}\n", "[US]", "bank_transfer", "", nil),
            ("address: {country: DE}\n", "[US]", "cash_on_delivery", "", nil),
            ("address: {country: DE}\n", "[US, DE]", "bank_transfer", ", countries: [US]", nil),
            ("address: {country: GB}\n", "[GB, CH]", "bank_transfer", "", nil),
        ] as [(String, String, String, String, String?)])
    func surcharges(address: String, countries: String, type: String, more: String, places: String?) throws {
        let said = try said(
            address + "shipping: [{name: A, countries: \(countries), rates: [{name: Post, price: 1}]}]\n"
                + "payment: [{type: \(type), name: P, fee: 2.00\(more)}, {type: invoice, name: Other}]\n")
        guard let places else { return #expect(said == []) }
        #expect(said.count == 1)
        #expect(
            said.first?.contains(
                ": error: a fee on paying by \(type == "link" ? "card" : "bank transfer") is forbidden in the EEA (Directive (EU) 2015/2366, article 62(4)), and the shop sells in \(places); remove 'fee'"
            ) == true)
    }

    // MARK: Discounts

    @Test("Discounts that can never apply")
    func discounts() throws {
        func discount(_ text: String, mug: String = "") throws -> [String] {
            try said("shipping: free\npayment: none\n", mug: mug, discounts: text)
        }
        #expect(
            try discount("- {code: A, percent: 5, until: 2026-01-01}\n- {code: B, percent: 5, until: 2026-12-31}\n")
                == [
                    "content/discounts.yaml:1:32: warning: the code 'A' ended on 2026-01-01 and applies no more; leave it out or give it a later end"
                ])
        #expect(
            try discount("- {code: A, percent: 5, collections: [cups]}\n") == [
                "content/discounts.yaml:1:25: warning: the code 'A' never applies: no product is in what it names"
            ])
        #expect(try discount("- {code: A, percent: 5, collections: [cups]}\n", mug: "collections: [cups]") == [])
        #expect(
            try discount("- {code: A, percent: 5, products: [mug], minimum_quantity: 4}\n", mug: "max_quantity: 3") == [
                "content/discounts.yaml:1:60: warning: the code 'A' never applies: an order may have at most 3 pieces of what it is for ('max_quantity')"
            ])
        #expect(
            try discount("- {title: T, percent: 5, maximum: 0}\n") == [
                "content/discounts.yaml:1:35: warning: 'T' takes nothing off: its 'maximum' is 0"
            ])
        #expect(
            try discount("- {code: A, free_shipping: true}\n") == [
                "content/discounts.yaml:1:28: warning: the code 'A' takes nothing off: shipping costs nothing"
            ])
    }
}
