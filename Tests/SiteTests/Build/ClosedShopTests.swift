import Commerce
import Orders
import Platform
import Site
import TestSupport
import Testing
import Text

/// A shop that takes no orders shows everything and sells nothing.
@Suite struct ClosedShopTests {
    struct Look: Sendable, CustomTestStringConvertible {
        var theme: String
        var language: String
        var testDescription: String { "\(theme) \(language)" }
    }

    static let looks = [
        Look(theme: "market", language: "en"), Look(theme: "market", language: "de"),
        Look(theme: "market", language: "fr"), Look(theme: "plain", language: "en"),
        Look(theme: "starter", language: "en"),
    ]

    static func store(_ look: Look, orders: String) -> String {
        """
        name: Kiln
        url: https://kiln.example/
        currency: EUR
        language: \(look.language)
        email: a@kiln.example
        theme: {name: \(look.theme)}
        orders: \(orders)
        payment: [{type: bank_transfer, name: Transfer, instructions: IBAN}]
        shipping: [{name: Home, countries: [IE], rates: [{name: Post, price: 4.90}]}]

        """
    }

    static func shop(_ look: Look, orders: String) throws -> TemporaryShop {
        let shop = try TemporaryShop([
            "content/store.yaml": store(look, orders: orders),
            "content/products/mug.md":
                "---\ntitle: Mug\nprice: 12.00\nimages: [mug.svg]\noptions: {Glaze: [Oat, Rust]}\n---\nA mug.\n",
            "content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\nrelated: [mug]\n---\nA jug.\n",
            "content/collections/cups.md": "---\ntitle: Cups\nproducts: [mug, jug]\n---\n",
            "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
            "content/journal/one.md": "---\ntitle: One\ndate: 2026-11-01\n---\nOnce.\n",
            "content/media/mug.svg": ShopFixture.svg(10, 10),
        ])
        if look.theme == "starter" {
            for file in StarterShop.files where file.path.hasPrefix("themes/") { try shop.write(file.path, file.text) }
        } else {
            let disk = DiskReader(root: Repository.root)
            for entry in try disk.files(below: "themes/\(look.theme)") {
                try shop.write(entry.path, bytes: try disk.read(entry.path))
            }
        }
        return shop
    }

    static func build(_ shop: TemporaryShop) throws -> BuildReport {
        var options = shop.options()
        options.orders = shop.root + "/orders"
        return try shop.build(options)
    }

    static func pages(_ shop: TemporaryShop) throws -> [String: String] {
        try shop.tree().filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// What buys: a form that posts, its fields, its buttons.
    static let buying = ["method=\"post\"", "name=\"sku\"", "data-add", "data-buy", "=\"/orders", "id=\"buy\""]

    @Test(arguments: looks) func nothingBuysAndEverythingElseIsThere(look: Look) throws {
        let shop = try Self.shop(look, orders: "{url: /orders}")
        let opened = try Self.build(shop)
        #expect(opened.succeeded, "\(opened.diagnostics.map { $0.report() })")
        let open = try shop.tree()
        #expect(try Self.pages(shop)["products/mug/index.html"]?.contains("method=\"post\"") == true)

        try shop.write("content/store.yaml", Self.store(look, orders: "false"))
        let closed = try Self.build(shop)
        #expect(closed.succeeded && closed.diagnostics.isEmpty, "\(closed.diagnostics.map { $0.report() })")
        let pages = try Self.pages(shop)
        #expect(Set(pages.keys) == Set(open.keys.filter { $0.hasSuffix(".html") }))
        for (path, page) in pages {
            for sign in Self.buying where !(sign == "name=\"sku\"" && path == "cart/index.html") {
                #expect(!page.contains(sign), "\(path) has \(sign)")
            }
        }
        let product = pages["products/mug/index.html"] ?? ""
        let price = look.language == "en" ? "€12.00" : "12,00"
        #expect(product.contains(price) && product.contains("A mug."))
        let words: [String: String] = [
            "market en": "The shop is closed at the moment", "market de": "Der Laden ist zurzeit geschlossen",
            "market fr": "La boutique est fermée pour le moment", "plain en": "The shop takes no orders at the moment.",
            "starter en": "The shop takes no orders at the moment.",
        ]
        let told = words[look.testDescription] ?? "?"
        for path in ["products/mug/index.html", "products/jug/index.html"] {
            #expect(pages[path]?.contains(told) == true, "\(path)")
        }
        if look.theme != "starter" {
            for (path, page) in pages { #expect(page.contains(told), "\(path)") }
        }
        // An incremental build equals a full one, and opening again gives the shop as it was.
        let incremental = try shop.tree()
        SystemCalls.removeTree(shop.work)
        _ = try Self.build(shop)
        #expect(try differences(incremental, shop.tree()) == [])
        try shop.write("content/store.yaml", Self.store(look, orders: "{url: /orders}"))
        _ = try Self.build(shop)
        #expect(try differences(open, shop.tree()) == [])
    }

    /// The cart's contents are the shopper's: they are shown, and there is no way on.
    @Test func theCartIsKept() throws {
        let shop = try Self.shop(Self.looks[0], orders: "false")
        _ = try Self.build(shop)
        let cart = try Self.pages(shop)["cart/index.html"] ?? ""
        #expect(cart.contains("data-cart hidden") && cart.contains("data-lines"))
        #expect(!cart.contains("<form") || !cart.contains("Check out"))
        #expect(cart.contains("Your cart is kept until we are back."))
    }

    // MARK: The price book

    static func book(_ shop: TemporaryShop) throws -> PriceBook {
        var diagnostics: [Diagnostic] = []
        let bytes = try SystemCalls.read(shop.root + "/orders/price-book.json")
        return try #require(PriceBook.read(SourceFile(path: "book", bytes: bytes), diagnostics: &diagnostics))
    }

    @Test func theOldPriceBookDoesNotStay() throws {
        let shop = try Self.shop(Self.looks[0], orders: "{url: /orders}")
        _ = try Self.build(shop)
        #expect(try Self.book(shop).orders.url?.value == "/orders")
        try shop.write("content/store.yaml", Self.store(Self.looks[0], orders: "false"))
        _ = try Self.build(shop)
        #expect(try Self.book(shop).orders.url == nil)
        #expect(try Self.book(shop).items.count == 3)
        // In a clean checkout too: the book that a server has must be replaced by this one.
        let fresh = try Self.shop(Self.looks[0], orders: "false")
        _ = try Self.build(fresh)
        #expect(try Self.book(fresh).orders.url == nil)
    }
}
