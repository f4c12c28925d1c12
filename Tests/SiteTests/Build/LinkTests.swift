import Site
import Testing
import Text

/// Where links lead, and what they may lead to.
@Suite struct LinkTests {
    private static func about(_ text: String, _ more: [String: String] = [:]) throws -> (
        page: String, report: BuildReport
    ) {
        let shop = try TemporaryShop.standard()
        for (path, text) in more { try shop.write(path, text) }
        try shop.write("content/pages/about.md", "---\ntitle: About\n---\n\(text)\n")
        let report = try shop.build()
        return ((try? shop.read("output/pages/about/index.html")) ?? "", report)
    }

    @Test(arguments: [
        ("/collections/all/page/2/", "/collections/all/page/2/"),
        ("/collections/all/page/2", "/collections/all/page/2/"),
        ("/collections/all/page/2/?a=b#c", "/collections/all/page/2/?a=b#c"),
        ("../../collections/all/page/2/index.html", "/collections/all/page/2/"),
        ("https://shop.example/collections/all/page/3/", "/collections/all/page/3/"),
        ("/products/jug/index.json", "/products/jug/index.json"), ("/feed.xml", "/feed.xml"),
        ("/sitemap.xml", "/sitemap.xml"), ("/robots.txt", "/robots.txt"), ("/cart/", "/cart/"),
        ("/old/jug", "/old/jug"), ("/index.html", "/"), ("../products/jug.md", "/products/jug/"),
        ("guide.txt", "/media/guide.txt"), ("/orders/stock", "/orders/stock"),
    ])
    func leadsTo(link: String, address: String) throws {
        let (page, report) = try Self.about("[x](\(link))")
        #expect(report.diagnostics.map { $0.report() } == [])
        #expect(page.contains("<a href=\"\(address)\">x</a>"))
    }

    @Test func aPagePastTheLastIsNamed() throws {
        let (_, report) = try Self.about("[x](/collections/all/page/4/)")
        #expect(
            report.diagnostics.map(\.message) == [
                "the link '/collections/all/page/4/' leads to no page of this shop: the last one is '/collections/all/page/3/'"
            ])
        let store = ShopFixture.files["content/store.yaml", default: ""]
        let (_, menu) = try Self.about(
            "", ["content/store.yaml": store.replacing("url: /journal/", with: "url: /journal/page/2/")])
        #expect(
            menu.diagnostics.map(\.message) == [
                "the link '/journal/page/2/' leads to no page of this shop: '/journal/' is one page"
            ])
    }

    @Test func aMenuMayLeadToAFile() throws {
        let store = ShopFixture.files["content/store.yaml", default: ""]
            .replacing("url: /journal/", with: "url: guide.txt").replacing("shop.example/", with: "shop.example/base/")
        let (page, report) = try Self.about("x", ["content/store.yaml": store])
        #expect(report.diagnostics.map { $0.report() } == [])
        #expect(page.contains("<a href=\"/base/media/guide.txt\">Journal</a>"))
    }

    @Test(arguments: [
        ("---\ntitle: The lot\n---\nAll of it.\n", ["blue-mug", "linen-towel", "jug", "set-one", "set-two"]),
        ("---\ntitle: The lot\nsort: price\n---\n", ["blue-mug", "jug", "linen-towel", "set-one", "set-two"]),
        ("---\ntitle: The lot\nsort: manual\n---\n", ["blue-mug", "jug", "linen-towel", "set-one", "set-two"]),
        ("---\ntitle: The lot\nproducts: [jug]\n---\n", ["jug"]),
        ("---\ntitle: The lot\nrules: [{tag: new}]\n---\n", ["jug"]),
    ])
    func theCollectionOfAllMayHaveAFile(file: String, products: [String]) throws {
        let shop = try TemporaryShop.standard()
        try shop.write("content/collections/all.md", file)
        try shop.write(
            "themes/starter/templates/collection.liquid",
            "{{ collection.title }}: {% for p in collection.products %}{{ p.handle }} {% endfor %}")
        #expect(try shop.build().diagnostics.map { $0.report() } == [])
        #expect(
            try shop.read("output/collections/all/index.html").contains("The lot: " + products.joined(separator: " ")))
    }

    /// What the engine writes, a link can find and an alias cannot take, follow from one list.
    @Test func everyFileOfTheSiteIsAPageOrOnTheList() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let written = Set(try shop.tree().keys)
        let pages = written.filter {
            $0.hasSuffix("/index.html") || $0 == "index.html" || $0 == "404.html" || $0 == "jug.html"
        }
        for path in written.subtracting(pages) {
            #expect(EngineFile.reserves(path.split(separator: "/").map(String.init)), "\(path)")
        }
        for file in EngineFile.allCases { #expect(written.contains(file.path), "\(file.path)") }
        let engines = written.subtracting(pages).filter {
            !$0.hasPrefix("assets/") && !$0.hasPrefix("media/") && !$0.hasSuffix("/index.json")
                && $0 != ".vitrine-files"
        }
        #expect(engines == Set(EngineFile.allCases.map(\.path)))
    }

    /// What a page is made from is a handful of things, however many products a list of names goes over.
    @Test func longListsAreOneDependency() throws {
        var shop = ThemeShop()
        for number in 0..<200 {
            shop.content["products/more-\(number).md"] =
                "---\ntitle: More \(number)\nprice: 1.00\nvendor: V\(number)\ntype: T\(number)\ntags: [t\(number)]\n---\n"
        }
        for (template, most) in [
            ("{{ shop.vendors | join }}{{ shop.types | join }}{{ tags | join }}{{ shop.products_count }}", 4),
            ("{% for p in all_products %}{{ p.title }}{% endfor %}", 2),
            ("{% for p in collections.all.products %}{{ p.title }}{% endfor %}", 4),
        ] {
            shop.theme["main/templates/try.liquid"] = "{% layout none %}" + template
            let loaded = try shop.load()
            let result = try loaded.render(.notFound, template: "try")
            #expect(loaded.storefront.links.states.keys(of: result.page.trace).count <= most, "\(template)")
            #expect(result.text.utf8.count > 400)
        }
    }
}
