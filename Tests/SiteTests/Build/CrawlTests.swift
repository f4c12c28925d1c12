import Site
import Testing
import Text

/// Whole shops are built and every reference in them is followed, at the root and under a base path.
@Suite struct CrawlTests {
    static let bases = [("https://shop.example", ""), ("https://host.example", "/shop")]

    @Test(arguments: bases) func starterHasNoBrokenLink(origin: String, base: String) throws {
        let files = Dictionary(uniqueKeysWithValues: StarterShop.files.map { ($0.path, $0.text) })
        let shop = try TemporaryShop(files)
        let report = try shop.build(baseURL: origin + base + "/")
        #expect(report.diagnostics.map { $0.report() } == [])
        #expect(report.succeeded)
        try Self.expectSound(try shop.tree(), origin: origin, base: base, atLeast: 60)
    }

    @Test(arguments: bases) func fixtureHasNoBrokenLink(origin: String, base: String) throws {
        let shop = try TemporaryShop.standard()
        let report = try shop.build(baseURL: origin + base + "/")
        #expect(report.diagnostics.map { $0.report() } == [])
        try Self.expectSound(try shop.tree(), origin: origin, base: base, atLeast: 300)
    }

    static func expectSound(
        _ tree: [String: [UInt8]], origin: String, base: String, atLeast: Int
    ) throws {
        var crawler = Crawler(
            origin: origin, basePath: base, files: tree, answeredElsewhere: ["/orders"])
        crawler.crawl()
        #expect(Array(Set(crawler.broken).sorted().prefix(20)) == [])
        #expect(crawler.checked >= atLeast, "a crawler that sees nothing finds nothing broken")
    }

    @Test func everyKindOfPageExists() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let tree = try shop.tree()
        for path in [
            "index.html", "products/blue-mug/index.html", "products/blue-mug/index.json", "products/set-two/index.html",
            "collections/index.html", "collections/all/index.html", "collections/all/page/2/index.html",
            "collections/ceramics/index.html", "tags/ceramic/index.html", "pages/about/index.html",
            "journal/index.html", "journal/first/index.html", "cart/index.html", "search/index.html", "404.html",
            "sitemap.xml", "robots.txt", "feed.xml", "_redirects", "_headers", "old/jug/index.html", "jug.html",
            "media/mug.svg", "media/a b & c/ünder.svg", "media/guide.txt", ".vitrine-files",
        ] { #expect(tree[path] != nil, "\(path)") }
        for path in [
            "products/later/index.html", "products/secret/index.html", "tags/hidden/index.html", "checkout/index.html",
        ] { #expect(tree[path] == nil, "\(path)") }
        #expect(tree.keys.contains { $0.hasPrefix("assets/theme.") && $0.hasSuffix(".css") })
    }

    @Test(arguments: [
        ("<a href=\"/gone/\">", "index.html: /gone/"), ("<img src=/x.png>", "index.html: /x.png"),
        ("<img srcset=\"/a.png 1x, /b.png 2x\">", "index.html: /b.png"),
        ("<video poster='/p.jpg'>", "index.html: /p.jpg"),
        ("<form action=\"/nowhere/\">", "index.html: /nowhere/"),
        ("<style>a{background:url('/i.png')}</style>", "index.html: /i.png"),
        ("<a href=\"https://h.example/gone/\">", "index.html: https://h.example/gone/"),
        ("<a href=\"#no\">", "index.html: no #no in index.html"),
        ("<a href=\"javascript:x()\">", "index.html: javascript:x()"),
        ("<link href=\"a b.css\">", "index.html: not encoded: a b.css"),
    ]) func crawlerFindsWhatIsBroken(html: String, finding: String) {
        var crawler = Crawler(
            origin: "https://h.example", basePath: "", files: ["index.html": Array(html.utf8), "a.png": []])
        crawler.crawl()
        #expect(crawler.broken == [finding])
    }
}
