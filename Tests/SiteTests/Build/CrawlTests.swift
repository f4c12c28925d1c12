import Site
import TestSupport
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

    @Test(
        .serialized,
        arguments: [("market", bases[0]), ("market", bases[1]), ("plain", bases[1])])
    func sampleShopHasNoBrokenLink(theme: String, base: (String, String)) throws {
        let shop = try TemporaryShop()
        var files: [String: [UInt8]] = [:]
        let disk = DiskReader(root: Repository.root)
        for folder in ["content", "themes"] {
            for entry in try disk.files(below: folder) {
                // A dot in place of each photograph: names and links are what counts here, and resizing takes minutes.
                let isPhotograph = [".webp", ".png", ".jpg"].contains { entry.path.hasSuffix($0) }
                files[entry.path] = isPhotograph ? Self.dot : try disk.read(entry.path)
            }
        }
        let store = String(decoding: try #require(files["content/store.yaml"]), as: UTF8.self)
        files["content/store.yaml"] = Array(Self.store(store, withTheme: theme).utf8)
        var build = SiteBuild(
            shop.options(baseURL: base.0 + base.1 + "/"), reader: MemoryReader(bytes: files))
        let report = try build.run()
        #expect(report.diagnostics.filter { $0.severity == .error }.map { $0.report() } == [])
        try #require(report.succeeded)
        try Self.expectSound(
            try shop.tree(), origin: base.0, base: base.1, atLeast: 3000)
    }

    /// A GIF of one pixel.
    static let dot: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2]
        + [2, 0x44, 1, 0, 0x3B]

    /// The theme's own settings go with the theme that they are for.
    static func store(_ text: String, withTheme name: String) -> String {
        var lines: [Substring] = []
        var isInTheme = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("theme:") {
                isInTheme = true
                lines += ["theme:", "  name: \(name)"]
            } else if isInTheme, line.hasPrefix(" ") || line.isEmpty || line.hasPrefix("#") {
                if name == "market", !line.contains("name:") || line.hasPrefix("    ") { lines.append(line) }
            } else {
                isInTheme = false
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
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
