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
            storefront: Storefront(catalogue, bodies: ThemeShop.PlainBodies(catalogue: catalogue), imageTool: nil))
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
}
