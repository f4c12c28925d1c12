import Commerce
import Intake
import Orders
import Testing
import Text

/// The address on the checkout: which fields a country has, in which order, what they are called and how long they are.
@Suite struct CheckoutAddressTests {
    static func page(_ name: String, country: String, _ change: (inout PriceBook) -> Void = { _ in }) throws -> String {
        var book = try OrderPagesTests.book(name)
        book.shipping = [
            ShippingZone(
                name: "All", area: .everywhere, rates: [ShippingRate(id: "p", name: "P", charge: .flat(.zero))])
        ]
        change(&book)
        let (pages, _) = OrderPagesTests.pages(book)
        let quote = SampleOrder.quote(book, [CartLine(sku: "MUG", quantity: 1)], stage: .estimate, country: country)
        return OrderPagesTests.text(
            pages.checkout(CheckoutPage(quote: quote, form: [("country", country)], key: "k")))
    }

    /// The opening tag of a field's control; nil when the page has none.
    static func control(_ field: String, _ page: String) -> Substring? {
        for tag in ["<input", "<select", "<textarea"] {
            for part in page.components(between: tag).dropFirst() {
                let opening = part.prefix { $0 != ">" }
                if opening.contains("name=\"\(field)\"") { return opening }
            }
        }
        return nil
    }

    static func order(_ page: String) -> [String] {
        let fields = ["address1", "city", "region", "postcode"]
        return fields.compactMap { field in page.firstRange(of: " name=\"\(field)\"").map { (field, $0.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    @Test(
        "Each country has its own fields in its own order",
        arguments: OrderPagesTests.books,
        [
            // The state is told by the ZIP code.
            ("US", ["address1", "city", "postcode"]), ("GB", ["address1", "city", "postcode"]),
            ("DE", ["address1", "postcode", "city"]), ("IE", ["address1", "city", "region", "postcode"]),
            ("HK", ["address1", "city", "region"]), ("HU", ["city", "address1", "postcode"]),
            ("SG", ["address1", "postcode"]),
        ])
    func fields(book: String, row: (country: String, fields: [String])) throws {
        let page = try Self.page(book, country: row.country)
        #expect(Self.order(page) == row.fields)
        let isNeeded = !["IE", "HK"].contains(row.country)
        #expect(Self.control("postcode", page)?.contains(" required") == (row.country == "HK" ? nil : isNeeded))
    }

    @Test("A tax by region makes a choice of them", arguments: OrderPagesTests.books)
    func choice(book: String) throws {
        let page = try Self.page(book, country: "US") {
            $0.tax.rates = [TaxRate(name: "T", area: Area(countries: ["US"], regions: ["CA"]), standard: 72_500)]
        }
        #expect(Self.order(page) == ["address1", "city", "region", "postcode"])
        #expect(Self.control("region", page)?.contains(" required") == true)
        #expect(page.contains("<option value=\"CA\">California</option>"))
        let names = ["de": "Bundesstaat oder Bundesland", "fr": "État"]
        let label = names.first { book.contains($0.key) }?.value ?? "State"
        #expect(page.contains(">\(label)</label>"), "\(book)")
        if book == "none" {
            for (country, word) in [
                "US": "ZIP code", "IE": "Eircode", "IN": "PIN code", "JP": "Postal code", "GB": "Postcode",
            ] {
                #expect(try Self.page(book, country: country).contains(">\(word)</label>"), "\(country)")
            }
        }
        // And what is missing is told.
        #expect(page.firstRange(of: "<p") != nil)
    }

    @Test("Goods that are not sent ask for the country that their tax goes by", arguments: OrderPagesTests.books)
    func digital(book: String) throws {
        func file(_ book: inout PriceBook) {
            var item = book.items[0]
            item.sku = "MUG"
            item.shippingClass = ShippingClass.none
            book = PriceBook(
                store: book.store, currency: book.currency, moneyFormat: book.moneyFormat, items: [item],
                shipping: book.shipping, tax: book.tax, templates: book.templates, locale: book.locale)
        }
        let page = try Self.page(book, country: "") { file(&$0) }
        #expect(Self.control("country", page) != nil)
        #expect(Self.order(page) == [])
        let untaxed = try Self.page(book, country: "") {
            file(&$0)
            $0.tax.rates = []
        }
        #expect(Self.control("country", untaxed) == nil)
    }

    @Test("No field of a page is longer or shorter than what the intake takes", arguments: OrderPagesTests.books)
    func lengths(book: String) throws {
        let page = try Self.page(book, country: "IE")
        var found = 0
        for limit in PostedOrder.limits {
            guard let control = Self.control(limit.name, page), !control.contains("type=\"hidden\""),
                !control.contains("type=\"radio\""), !control.contains("type=\"checkbox\""), limit.name != "country"
            else { continue }
            found += 1
            #expect(control.contains("maxlength=\"\(limit.most)\""), "\(limit.name): \(control)")
        }
        #expect(found == 10)
    }

    @Test("A problem names the postcode as its country does")
    func words() throws {
        let (pages, _) = OrderPagesTests.pages(try SampleBook.make())
        let problem = FieldProblem(field: "postcode", code: "postcode_missing", message: "")
        #expect(pages.said(problem, country: "IE").message == "Eircode: please fill this in.")
        #expect(pages.said(problem, country: "US").message == "ZIP code: please fill this in.")
        let german = OrderPagesTests.pages(try SampleBook.make(.init(theme: "market", language: "de"))).0
        #expect(german.said(problem, country: "AT").message == "Postleitzahl: bitte ausfüllen.")
    }
}
