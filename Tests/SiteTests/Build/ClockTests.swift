import Commerce
import Orders
import Site
import TestSupport
import Testing
import Text

/// The shop's clocks on its pages: sales that begin and end at midnight, dates as templates, feeds and data tell them, and a
/// shop that is closed for some days.
@Suite("Clocks on pages") struct ClockTests {
    private static let store = """
        name: Kiln
        url: https://kiln.example/
        currency: EUR
        theme: {name: main}
        time_zone: Europe/Berlin
        shipping: free
        payment: none

        """

    /// Builds with the system's zone files and gives what pages and data say.
    private func build(_ now: String, _ store: String = store, asOf: String? = nil) throws -> TemporaryShop {
        var files = Fault.sound
        files["content/store.yaml"] = store
        files["content/products/mug.md"] =
            "---\ntitle: Mug\nprice: 12.00\nsale: {price: 9.00, from: 2026-03-29, until: 2026-03-29}\ndate: 2026-07-01T08:30:00Z\n---\n"
        files["themes/main/templates/product.liquid"] =
            "[{{ product.price }}|{{ product.created_at | date: '%Y-%m-%d %H:%M %z' }}|{{ 'now' | date: '%d %H:%M' }}|{{ 1774746000 | date: '%H:%M' }}|{{ shop.closed.message }}|{{ shop.closed.until | date: '%d.%m.' }}|{% if shop.closed %}closed{% endif %}]{{ product.created_at | time_tag: '%H' }}"
        files["content/journal/a.md"] = "---\ntitle: A\ndate: 2026-03-29T03:30\n---\nHello.\n"
        files["content/products/jug.md"] = nil
        let shop = try TemporaryShop(files.compactMapValues { $0 })
        var build = SiteBuild(
            BuildOptions(
                root: shop.root, output: shop.output, orders: shop.root + "/orders", workFolder: shop.work,
                now: try #require(DateTime(now)).instant, asOf: asOf))
        let report = try build.run()
        #expect(report.diagnostics.map { $0.report() } == [])
        return shop
    }

    private static let hasZones = {
        if case .zone = ZoneFiles().finder.find("Europe/Berlin") { return true }
        return false
    }()

    @Test(
        "A sale of one day of 23 hours, on the page and in the JSON", .enabled(if: hasZones),
        arguments: [
            ("2026-03-28T22:59:59Z", 1_200), ("2026-03-28T23:00:00Z", 900), ("2026-03-29T21:59:59Z", 900),
            ("2026-03-29T22:00:00Z", 1_200),
        ])
    func sale(now: String, price: Int) throws {
        let shop = try build(now)
        #expect(try shop.read("output/products/mug/index.html").contains("[\(price)|"))
        #expect(try shop.read("output/products/mug/index.json").contains("\"price\":\(price)"))
    }

    @Test("Dates are told by the offset of their moment", .enabled(if: hasZones))
    func dates() throws {
        let shop = try build("2026-12-01T12:00:00Z")
        // 1774746000 is 2026-03-29T01:00:00Z, when the clocks jumped to three.
        #expect(
            try shop.read("output/products/mug/index.html").contains(
                "[1200|2026-07-01 10:30 +0200|01 13:00|03:00|||]<time datetime=\"2026-07-01T10:30:00+02:00\">10</time>")
        )
        #expect(try shop.read("output/feed.xml").contains("<published>2026-03-29T03:30:00+02:00</published>"))
    }

    @Test("`--as-of` means the shop's midnight", .enabled(if: hasZones))
    func asOf() throws {
        for (text, price) in [
            ("2026-03-29", 900), ("2026-03-28", 1_200), ("2026-03-29T23:59", 900), ("2026-03-29T22:00Z", 1_200),
        ] {
            let shop = try build("2020-01-01", asOf: text)
            #expect(try shop.read("output/products/mug/index.html").contains("[\(price)|"), "\(text)")
        }
    }

    @Test("A closed shop says so while it is closed, and its price book carries it", .enabled(if: hasZones))
    func closed() throws {
        let store = Self.store + "closed: {from: 2026-12-24, until: 2027-01-06, message: At the kiln.}\n"
        for (now, page) in [
            ("2026-12-23T22:59:59Z", "||]"), ("2026-12-23T23:00:00Z", "|At the kiln.|06.01.|closed]"),
            ("2027-01-06T22:59:59Z", "|At the kiln.|06.01.|closed]"), ("2027-01-06T23:00:00Z", "||]"),
        ] {
            let shop = try build(now, store)
            #expect(try shop.read("output/products/mug/index.html").contains(page), "\(now)")
            var diagnostics: [Diagnostic] = []
            let book = PriceBook.read(
                SourceFile(path: "b", text: try shop.read("orders/price-book.json")), diagnostics: &diagnostics)
            #expect(book?.orders.closed?.message == "At the kiln.")
            #expect(book?.store.zone.name == "Europe/Berlin")
            // Ten years back and thirty to come.
            #expect((60...84).contains(book?.store.zone.changes.count ?? 0))
        }
    }

    @Test("A page that was kept is made again when the shop closes")
    func kept() throws {
        let store = Self.store.replacing("time_zone: Europe/Berlin\n", with: "") + "closed: {from: 2026-12-24}\n"
        let shop = try build("2026-12-01", store)
        #expect(try !shop.read("output/products/mug/index.html").contains("closed]"))
        var build = SiteBuild(
            BuildOptions(
                root: shop.root, output: shop.output, orders: shop.root + "/orders", workFolder: shop.work,
                now: try #require(DateTime("2026-12-24")).instant))
        _ = try build.run()
        #expect(try shop.read("output/products/mug/index.html").contains("closed]"))
    }

    @Test("`orders: false` writes a price book too, which says that the shop is closed")
    func off() throws {
        let store = Self.store.replacing("time_zone: Europe/Berlin\n", with: "") + "orders: false\n"
        let shop = try build("2026-12-01", store)
        #expect(try shop.read("output/products/mug/index.html").contains("closed]"))
        var diagnostics: [Diagnostic] = []
        let book = PriceBook.read(
            SourceFile(path: "b", text: try shop.read("orders/price-book.json")), diagnostics: &diagnostics)
        #expect(book?.orders.closure(at: Instant(seconds: 0)) != nil)
    }

    // MARK: The system's files

    @Test("The system's files say what the tables of these tests say", .enabled(if: hasZones))
    func system() throws {
        for (name, bytes) in ZoneBytes.files {
            guard case .zone(let real) = ZoneFiles().finder.find(name) else { continue }
            let made = try ZoneFile.table(bytes, name: name).get()
            let (from, to) = (1_767_225_600, 1_830_297_600)  // 2026 and 2027
            for seconds in stride(from: from, to: to, by: 1_800) {
                let moment = Instant(seconds: seconds)
                #expect(real.offset(at: moment) == made.offset(at: moment), "\(name) at \(seconds)")
            }
        }
    }

    @Test("Names are found exactly, and files that are none are named")
    func files() throws {
        let shop = try TemporaryShop()
        try shop.write("zones/Europe/Berlin", bytes: #require(ZoneBytes.files["Europe/Berlin"]))
        try shop.write("zones/Europe/Broken", "TZif2 and no more of it than that, which is far too little")
        try shop.write("zones/Europe/Old", bytes: ZoneBytes.file(first: 0, rule: "UTC0", version: 0))
        try shop.write("zones/posix/Europe/Paris", bytes: #require(ZoneBytes.files["Europe/Berlin"]))
        try shop.write("zones/zone.tab", "# a table")
        let finder = ZoneFiles(folders: [shop.root + "/none", shop.root + "/zones"]).finder
        func said(_ name: String) -> String {
            switch finder.find(name) {
            case .zone(let zone): "zone \(zone.name ?? "")"
            case .unknown(let names): "unknown \(names.joined(separator: " "))"
            case .unreadable(let why): why.replacing(shop.root, with: "")
            case .noFiles: "no files"
            }
        }
        let names = "unknown Europe/Berlin Europe/Broken Europe/Old"
        #expect(said("Europe/Berlin") == "zone Europe/Berlin")
        #expect(said("europe/berlin") == names)
        #expect(said("Europe") == names)
        #expect(said("zone.tab") == names)
        #expect(said("Europe/Broken") == "its file /zones/Europe/Broken is damaged; install 'tzdata' again")
        #expect(said("Europe/Old") == "its file is of the old version 1; install a newer 'tzdata'")
        if case .noFiles = ZoneFiles(folders: [shop.root + "/none"]).finder.find("Europe/Berlin") {
        } else {
            Issue.record("a folder that is not there has files")
        }
    }
}
