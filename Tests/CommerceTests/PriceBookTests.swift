import Commerce
import Orders
import TestSupport
import Testing
import Text

@Suite("Price book")
struct PriceBookTests {
    /// A book in which every field of every part says something.
    static func full() throws -> PriceBook {
        let store = """
            name: "Harbour & Kiln </script>"
            url: https://shop.example/path
            language: de-CH
            currency: CHF
            utc_offset: "+01:00"
            email: hello@shop.example
            phone: "+41 44 000 00 00"
            address: {street: "Quai 1\\nHinterhaus", city: Zürich, region: ZH, postcode: "8000", country: CH}
            orders: {url: /bestellen, from: a@shop.example, notify: [b@shop.example], terms: pages/agb.md, minimum: 10.00, phone: true}
            payment:
              - {type: link, name: Karte, url: "https://pay.example/{number}", fee: 1.50, countries: [CH], minimum: 5.00, maximum: 900.00, instructions: "Bitte\\nbald"}
            shipping:
              - name: Schweiz
                countries: [CH, LI]
                regions: [ZH]
                postcodes: [80, 81]
                except_postcodes: [8099]
                rates:
                  - {name: Post, description: A-Post, price: 7.00, free_over: 100, minimum_subtotal: 1.00, maximum_subtotal: 900.00, minimum_weight: 1 g, maximum_weight: 20 kg, classes: [standard, bulky], handling_days: 1, transit_days: 2-4}
                  - {name: Velo, by: subtotal, tiers: [{up_to: 50.00, price: 9.00}, {price: 0}], surcharges: [{class: bulky, price: 5.00, each: true}], pickup: true}
            tax:
              included: false
              rounding: total
              shipping: proportional
              rates: [{name: MWST, countries: [CH], rate: 8.1, classes: {reduced: 2.6}}]
            """
        let products = [
            "a": """
            title: "A \\u2028 \\U0001F600"
            sku: "Ä-1 <b>"
            price: 12.05
            compare_at_price: 15.00
            sale: {price: 9.95, from: 2026-11-27, until: "2026-11-30T18:00:00-05:00"}
            stock: 4
            backorder: 2026-05-01
            preorder: 2026-04-01
            min_quantity: 2
            max_quantity: 8
            weight: 1.2 kg
            shipping_class: bulky
            tax_class: reduced
            collections: [zebra, apple]
            publish_at: 2026-01-01
            unpublish_at: 2026-12-31
            options: {Size: [S, M]}
            variants: [{Size: S, stock: 3}, {Size: M, track_stock: false, stock: 0}]

            """.replacing("stock: 4\n", with: "")
        ]
        let discounts = """
            - {code: Zehn, title: Zehn Prozent, percent: 12.5, minimum: 30.00, minimum_quantity: 2, maximum: 20.00, from: 2026-01-01, until: 2026-12-31, limit: 5, limit_per_customer: 1, products: [a], collections: [zebra], combine: true}
            - {title: Fünf, amount: 5.00}
            - {title: Frei, free_shipping: true}
            """
        var book = try TestBook.make(store: store, products: products, discounts: discounts)
        book.templates = [.init(name: "mail-thanks", text: "{{ order.number }}\n"), .init(name: "thanks", text: "")]
        book.locale = "{\"a\":\"b\"}"
        return book
    }

    @Test("Reads back as it was written, to the byte")
    func roundTrip() throws {
        let book = try Self.full()
        let bytes = book.json()
        var diagnostics: [Diagnostic] = []
        let read = PriceBook.read(SourceFile(path: "price-book.json", bytes: bytes), diagnostics: &diagnostics)
        #expect(diagnostics.map { $0.report() } == [])
        #expect(read == book)
        #expect(read?.json() == bytes)
        #expect(bytes.last == 0x0A)
        // Each SKU on a line of its own.
        #expect(
            String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("{\"sku\":") }.count
                == 2)
    }

    @Test(
        "Every key of a full book is checked: with one byte of it changed the book is refused or reads as it is written"
    )
    func damage() throws {
        let bytes = try Self.full().json()
        for position in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[position] ^= 0x01
            var diagnostics: [Diagnostic] = []
            let read = PriceBook.read(SourceFile(path: "b.json", bytes: damaged), diagnostics: &diagnostics)
            #expect((read == nil) == !diagnostics.isEmpty)
        }
    }

    @Test(
        "What is refused",
        arguments: [
            (
                "\"version\":2", "\"version\":3",
                "1:12: error: this price book has version 3; this program reads versions 1 to 2: build the shop with the vitrine of the same release"
            ),
            (
                "\"version\":2", "\"version\":\"1\"",
                "1:12: error: this price book has version 1; this program reads versions 1 to 2: build the shop with the vitrine of the same release"
            ),
            ("\"version\":2,", "", "1:1: error: 'version' is missing"),
            ("\"currency\":\"EUR\"", "\"currency\":\"EUX\"", "3:12: error: 'EUX' is not a currency"),
            ("\"exponent\":2", "\"exponent\":3", "3:26: error: the money format is not that of EUR"),
            ("\"price\":100", "\"price\":-1", "7:57: error: 'price' must be a whole number from 0 to 9007199254740991"),
            (
                "\"price\":100", "\"price\":1.5",
                "7:57: error: 'price' must be a whole number from 0 to 9007199254740991"
            ),
            ("\"price\":100", "\"prize\":100", "7:1: error: 'price' is missing"),
            (
                "\"price\":100", "\"price\":100,\"prize\":100",
                "7:61: error: this version knows no 'prize' here"
            ),
            ("\"sku\":\"B\"", "\"sku\":\"A\"", "8:1: error: the SKUs are not in order, or 'A' is there twice"),
            (
                "\"rounding\":\"line\"", "\"rounding\":\"up\"",
                "5:35: error: 'rounding' has a value this version does not know"
            ),
        ])
    func refusals(find: String, replacement: String, report: String) throws {
        let item = PriceBook.Item(
            sku: "A", product: "p", title: "P", url: "p/", offer: Offer(price: Money(minor: 100)))
        var other = item
        other.sku = "B"
        let book = PriceBook(
            store: .init(name: "S", url: "https://s.example/", language: "en"), currency: .fallback,
            moneyFormat: MoneyFormat(currency: .fallback, language: "en"), items: [other, item])
        let text = String(decoding: book.json(), as: UTF8.self)
        let range = try #require(text.firstRange(of: find))
        let damaged = text.replacingCharacters(in: range, with: replacement)
        var diagnostics: [Diagnostic] = []
        #expect(PriceBook.read(SourceFile(path: "b.json", text: damaged), diagnostics: &diagnostics) == nil)
        let reports = diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0): error: \($0.message)" }
        #expect(reports == [report])
    }

    @Test("Items are found by the bytes of their SKUs")
    func lookup() throws {
        let skus = ["B", "a", "A", "\u{E9}", "e\u{301}", "Z-10", "Z-9"]
        let items = skus.map {
            PriceBook.Item(sku: $0, product: "p", title: $0, url: "p/", offer: Offer(price: .zero))
        }
        let book = PriceBook(
            store: .init(name: "S", url: "https://s.example/", language: "en"), currency: .fallback,
            moneyFormat: MoneyFormat(currency: .fallback, language: "en"), items: items)
        for sku in skus { #expect(book.item(sku).map { Array($0.sku.utf8) } == Array(sku.utf8)) }
        #expect(book.item("b") == nil)
        #expect(book.item("") == nil)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }

    /// A book of which some items were written anew is byte for byte the book written whole, whatever the SKUs are.
    @Test(arguments: UInt64(1)...40) func aBookWithSomeItemsWrittenAnewIsTheWholeBook(seed: UInt64) throws {
        var dice = Dice(seed)
        let marks = ["A", "\"", "\\", "&", "<x>", "é", "\u{1}", "/", "-", "0", ",\"items\":[", "}],", "],"]
        func text() -> String { (0...dice.roll(0...3)).map { _ in dice.pick(marks) }.joined() }
        func item(_ sku: String) -> PriceBook.Item {
            PriceBook.Item(
                sku: sku, product: text(), title: text(), url: "/" + text(),
                offer: Offer(price: Money(minor: dice.roll(0...999))), collections: [text()])
        }
        func book(_ items: [PriceBook.Item], templates: Int) -> PriceBook {
            PriceBook(
                store: .init(name: text(), url: "https://s.example/", language: "en"), currency: .fallback,
                moneyFormat: MoneyFormat(currency: .fallback, language: "en"), items: items,
                templates: (0..<templates).map { .init(name: "\($0)", text: text()) })
        }
        var items: [String: PriceBook.Item] = [:]
        for _ in 0..<dice.roll(0...11) {
            let sku = text()
            items[sku] = item(sku)
        }
        let old = book(Array(items.values), templates: dice.roll(0...2)).json()
        var dropped: Set<UInt64> = []
        var lines = PriceBookLines()
        for sku in items.keys.sorted() where dice.oneIn(3) {
            dropped.insert(Fingerprint(sku).low)
            items[sku] = nil
            guard dice.oneIn(2) else { continue }
            let new = item(sku)
            items[sku] = new
            lines.append(new)
        }
        for _ in 0..<dice.roll(0...2) {
            let sku = "new " + text()
            guard items[sku] == nil else { continue }
            let new = item(sku)
            items[sku] = new
            lines.append(new)
        }
        let whole = book(Array(items.values), templates: dice.roll(0...2))
        let patched = old.withUnsafeBytes { lines.replacing(in: $0, whole.frame, where: dropped.contains) }
        // A shop that sold nothing has no list of items to put any into.
        if let patched { #expect(patched == whole.json()) } else { #expect(old.count < 2_000) }
        #expect(patched != nil || !String(decoding: old, as: UTF8.self).contains("\"items\":["))
    }
}
