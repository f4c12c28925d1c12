import Commerce
import Documents
import Liquid
import Site
import TestSupport
import Testing
import Text

/// The two themes of the repository over the small shop: every template renders without a fault.
@Suite struct RealThemeTests {
    static func load(_ name: String, language: String = "en") throws -> ThemeShop.Loaded {
        var shop = ThemeShop()
        shop.content["store.yaml"] = shop.content["store.yaml"]?
            .replacing("name: main", with: "name: \(name)").replacing("language: en", with: "language: \(language)")
        let catalogue = try shop.catalogue()
        var diagnostics: [Diagnostic] = []
        let theme = Theme.load(
            store: catalogue.store, reader: DiskReader(root: Repository.root), diagnostics: &diagnostics)
        return ThemeShop.Loaded(
            catalogue: catalogue, theme: theme, diagnostics: diagnostics,
            storefront: Storefront(
                Links(catalogue), language: catalogue.store.language,
                bodies: ThemeShop.PlainBodies(catalogue: catalogue), imageTool: nil))
    }

    @Test(arguments: [("market", "en"), ("market", "de"), ("market", "fr"), ("plain", "en")])
    func rendersWithoutFaults(name: String, language: String) throws {
        let loaded = try Self.load(name, language: language)
        let errors = loaded.diagnostics.filter { $0.severity == .error }.map { $0.report() }
        #expect(errors == [])
        for warning in loaded.diagnostics { print(warning.report()) }
        let places: [ThemeShop.Loaded.Where] = [
            .home, .product("mug"), .product("apron"), .product("bowl"), .collection("cups", 1), .collection("all", 1),
            .tag("new"), .page("about"), .post("first"), .journal(1), .collections(1), .notFound,
        ]
        for place in places {
            let result = try loaded.render(place)
            #expect(result.diagnostics.map { $0.report() } == [], "\(place)")
            #expect(result.text.contains("</html>"))
        }
    }

    /// What the intake renders with: every template, the snippets they use, and a frame that looks like the shop.
    @Test(arguments: ["market", "plain"])
    func ordersTakeTheirTemplatesAlong(name: String) throws {
        let loaded = try Self.load(name)
        let theme = try #require(loaded.theme)
        let book = theme.orderBook(loaded.storefront)
        let names = Set(book.templates.map(\.name))
        #expect(names.isSuperset(of: ["checkout", "thanks", "status", "problem", "layout", "snippets/order-form"]))
        #expect(book.templates.map(\.name) == names.sorted())
        let frame = try #require(book.templates.first { $0.name == "layout" }?.text)
        #expect(frame.contains("<title>{{ page_title }}</title>") && frame.contains("{{ content_for_layout }}"))
        #expect(frame.contains("Kiln &amp; Co") && frame.contains("/shop/assets/theme."))
        var diagnostics: [Diagnostic] = []
        _ = LiquidTemplate.parse(
            SourceFile(path: "layout", text: frame), LiquidEnvironment(), diagnostics: &diagnostics)
        #expect(diagnostics.map { $0.report() } == [])
        let words = try #require(
            JSON.parse(SourceFile(path: "words", text: book.locale), diagnostics: &diagnostics), "\(diagnostics)")
        #expect(words.root["shop"]?["name"]?.text == "Kiln & Co")
        #expect(words.root["language"]?.text == "en")
        #expect((words.root["texts"]?.entries.count ?? 0) > 20)
        #expect(words.root["settings"]?["accent"]?.text.hasPrefix("#") == true)
        #expect(words.root["assets"]?["theme.css"]?.text.hasPrefix("/shop/assets/theme.") == true)
    }
}
