import Commerce
import Site
import TestSupport
import Testing
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct ThemeReferenceTests {
    /// The page in `docs/` is what the tables say. `VITRINE_RECORD=1` writes it, and fails so that nobody records by accident.
    @Test func thePageIsUpToDate() throws {
        let path = Repository.root + "/docs/themes.md"
        let page = ThemeReference.markdown()
        if getenv("VITRINE_RECORD") != nil {
            let file = try #require(fopen(path, "w"))
            let bytes = Array(page.utf8)
            let written = fwrite(bytes, 1, bytes.count, file)
            fclose(file)
            #expect(written == bytes.count)
            Issue.record("docs/themes.md was written; run again without VITRINE_RECORD")
            return
        }
        let reader = DiskReader(root: Repository.root)
        let stored = String(decoding: try reader.read("docs/themes.md"), as: UTF8.self)
        #expect(
            stored == page,
            "docs/themes.md is out of date; VITRINE_RECORD=1 swift test --filter ThemeReferenceTests writes it")
    }

    @Test func everythingIsDescribed() {
        let page = ThemeReference.markdown()
        for name in ["product", "variant", "image_url", "paginate", "money", "tablerow", "section", "t", "where"] {
            #expect(page.contains("\n### \(name)\n"), "\(name)")
        }
        #expect(page.contains("| `price` | money | What one costs. | `{{ variant.price \\| money }}` |"))
    }

    @Test func aNewThemeBuildsAtOnce() throws {
        let files = try ThemeScaffold.files(name: "harbour-light", existing: ["plain", "market"]).get()
        var shop = ThemeShop()
        shop.content["store.yaml"] = shop.content["store.yaml"]?.replacing("name: main", with: "name: harbour-light")
        let catalogue = try shop.catalogue()
        var all: [String: [UInt8]] = [:]
        let disk = DiskReader(root: Repository.root)
        for entry in try disk.files(below: "themes/plain") { all[entry.path] = try disk.read(entry.path) }
        for (path, text) in files { all["themes/harbour-light/\(path)"] = Array(text.utf8) }
        var diagnostics: [Diagnostic] = []
        let theme = Theme.load(store: catalogue.store, reader: MemoryReader(bytes: all), diagnostics: &diagnostics)
        #expect(diagnostics.map { $0.report() } == [])
        let loaded = ThemeShop.Loaded(
            catalogue: catalogue, theme: theme, diagnostics: diagnostics,
            storefront: Storefront(
                Links(catalogue), language: catalogue.store.language,
                bodies: ThemeShop.PlainBodies(catalogue: catalogue), imageTool: nil))
        for place in [ThemeShop.Loaded.Where.home, .product("mug"), .collection("cups", 1)] {
            let result = try loaded.render(place)
            #expect(result.diagnostics.map { $0.report() } == [])
        }
        #expect(try loaded.render(.home).text.contains("<h1>Kiln &amp; Co</h1>"))
    }

    @Test(arguments: [
        ("../x", "'../x' cannot be a theme's name: it begins or ends with a point"),
        ("", "'' cannot be a theme's name: it is empty"),
        ("Market", "there is a theme 'Market' already"),
    ])
    func aThemeThatCannotBe(name: String, expected: String) {
        switch ThemeScaffold.files(name: name, existing: ["plain", "market"]) {
        case .success: Issue.record("made")
        case .failure(let problem): #expect(problem.message == expected)
        }
    }
}
