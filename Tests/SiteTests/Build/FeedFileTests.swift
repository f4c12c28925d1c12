import Commerce
import Languages
import Site
import Testing
import Text

/// Sitemap, feed, robots and redirects: whole files, read back.
@Suite struct FeedFileTests {
    static func catalogue(_ files: [String: String] = ShopFixture.files) throws -> Catalogue {
        var diagnostics: [Diagnostic] = []
        let loader = ShopLoader(reader: MemoryReader(files), folders: ShopFolders(), moment: { _ in TemporaryShop.now })
        let shop = try #require(try loader.load(diagnostics: &diagnostics))
        let catalogue = Resolver.resolve(
            shop, addresses: try #require(Addresses(baseURL: "https://h.example/shop/")),
            options: Resolver.Options(now: TemporaryShop.now), diagnostics: &diagnostics)
        try #require(diagnostics.isEmpty)
        return catalogue
    }

    static func locations(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "<loc>").dropFirst().map {
            String($0.prefix { $0 != "<" })
        }
    }

    @Test func sitemapListsEveryPageOnce() throws {
        let catalogue = try Self.catalogue()
        let files = Sitemap.files(catalogue, paginated: [(address: "/shop/collections/all/", pages: 3)])
        #expect(files.map(\.path) == ["sitemap.xml"])
        let found = Self.locations(files[0].bytes)
        #expect(Set(found).count == found.count)
        for path in [
            "", "collections/", "collections/all/", "collections/all/page/2/", "collections/all/page/3/",
            "products/blue-mug/", "products/set-one/", "pages/about/", "journal/", "journal/first/", "tags/ceramic/",
        ] { #expect(found.contains("https://h.example/shop/" + path), "\(path)") }
        for path in ["products/later/", "products/secret/", "cart/", "404.html", "search/"] {
            #expect(!found.contains("https://h.example/shop/" + path), "\(path)")
        }
        #expect(XMLCheck.problem(in: files[0].bytes) == nil)
    }

    @Test(arguments: [1, 2, 5, 7]) func sitemapIsSplitAtItsLimit(limit: Int) throws {
        let catalogue = try Self.catalogue()
        let whole = Self.locations(Sitemap.files(catalogue, paginated: [])[0].bytes)
        let files = Sitemap.files(catalogue, paginated: [], mostURLs: limit)
        let parts = files.dropLast()
        #expect(parts.map(\.path) == (1...parts.count).map { "sitemap-\($0).xml" })
        #expect(parts.count == (whole.count + limit - 1) / limit)
        #expect(parts.flatMap { Self.locations($0.bytes) } == whole)
        for part in parts { #expect((1...limit).contains(Self.locations(part.bytes).count)) }
        let index = try #require(files.last)
        #expect(index.path == "sitemap.xml")
        #expect(Self.locations(index.bytes) == parts.map { "https://h.example/shop/" + $0.path })
        for file in files { #expect(XMLCheck.problem(in: file.bytes) == nil) }
        #expect(Sitemap.files(catalogue, paginated: [], mostURLs: whole.count).count == 1)
    }

    @Test func pagesKeptFromSearchEnginesAreNotListed() throws {
        var files = ShopFixture.files
        for path in ["content/products/blue-mug.md", "content/collections/ceramics.md", "content/pages/about.md"] {
            files[path] = files[path]?.replacing("---\ntitle:", with: "---\nseo: {noindex: true}\ntitle:")
        }
        let catalogue = try Self.catalogue(files)
        let sitemap = Sitemap.files(catalogue, paginated: [(address: "/shop/collections/ceramics/", pages: 2)])
        let found = Self.locations(sitemap[0].bytes)
        #expect(found.filter { $0.contains("blue-mug") || $0.contains("/ceramics/") || $0.contains("about") } == [])
    }

    @Test func feedIsWellFormedWhateverTheTextsSay() throws {
        var files = ShopFixture.files
        files["content/store.yaml"] = files["content/store.yaml"]?.replacing(
            "name: My shop", with: #"name: "A <b> & \"C\" ]]> \uFFFE shop""#)
        files["content/journal/odd.md"] = """
            ---
            title: "1 < 2 && 3 > 2 \u{FFFF} 'x'"
            date: 2026-12-30
            author: "O'Neil <x@y>"
            tags: ["a&b"]
            ---
            **Bold** & <plain>

            """
        let catalogue = try Self.catalogue(files)
        let bodies = ContentBodies(Links(catalogue))
        let feed = JournalFeed.atom(catalogue, bodies, .english)
        #expect(XMLCheck.problem(in: feed) == nil)
        let text = String(decoding: feed, as: UTF8.self)
        #expect(text.contains("<link rel=\"self\" href=\"https://h.example/shop/feed.xml\"/>"))
        #expect(text.contains("<updated>2026-12-30T00:00:00Z</updated>"))
        #expect(text.split(separator: "<entry>").count == 4)
        #expect(text.contains("<id>https://h.example/shop/journal/odd/</id>"))
        #expect(!text.unicodeScalars.contains { $0.value == 0xFFFE || $0.value == 0xFFFF })
    }

    @Test func robotsNamesWhatIsNotForRobots() throws {
        #expect(
            String(decoding: SiteFiles.robots(try Self.catalogue()), as: UTF8.self) == """
                User-agent: *
                Disallow: /shop/cart/
                Disallow: /shop/checkout/
                Disallow: /orders/

                Sitemap: https://h.example/shop/sitemap.xml

                """)
        var files = ShopFixture.files
        files["content/store.yaml", default: ""] += "orders:\n  url: /intake\n"
        #expect(
            String(decoding: SiteFiles.robots(try Self.catalogue(files)), as: UTF8.self)
                .contains("Disallow: /intake/\n"))
    }

    @Test func redirectsLeadFromOldToNew() throws {
        let catalogue = try Self.catalogue()
        var diagnostics: [Diagnostic] = []
        let aliases = AliasIndex(catalogue, diagnostics: &diagnostics)
        #expect(diagnostics == [])
        #expect(
            String(decoding: SiteFiles.redirects(aliases.all), as: UTF8.self)
                == "/shop/jug.html /shop/products/jug/ 301\n/shop/old/jug/ /shop/products/jug/ 301\n")
        let page = String(decoding: SiteFiles.redirectPage(aliases.all[0], catalogue, .english), as: UTF8.self)
        #expect(page.contains("<link rel=\"canonical\" href=\"https://h.example/shop/products/jug/\">"))
        #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/shop/products/jug/\">"))
        #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    }

    @Test(arguments: [
        ("<a/>", true), ("<a><b/></a>", true), ("<a x=\"1\">&amp;&#39;</a>", true), ("<a><b></a></b>", false),
        ("<a>", false), ("<a>&</a>", false), ("<a>&nbsp;</a>", false), ("<a x=1/>", false), ("<a>]]></a>", false),
        ("<a x=\"<\"/>", false), ("<a/><b/>", false), ("<a>\u{1}</a>", false), ("x", false),
    ])
    func theCheckerChecks(text: String, isGood: Bool) {
        #expect((XMLCheck.problem(in: Array(text.utf8)) == nil) == isGood)
    }
}

/// Well-formedness (XML 1.0, 2.1) of documents without a document type.
enum XMLCheck {
    static func problem(in bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return "not UTF-8" }
        let scalars = Array(text.unicodeScalars)
        for scalar in scalars
        where scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value) || scalar.value == 0xFFFE
            || scalar.value == 0xFFFF
        { return "U+\(String(scalar.value, radix: 16)) cannot be written" }
        var index = 0
        var open: [String] = []
        var roots = 0
        func startsWith(_ literal: String, _ at: Int) -> Bool {
            scalars[min(at, scalars.count)...].starts(with: literal.unicodeScalars)
        }
        func references(_ range: Range<Int>) -> String? {
            var at = range.lowerBound
            while at < range.upperBound {
                if scalars[at] == "&" {
                    let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#39;", "&#34;"]
                    guard known.contains(where: { startsWith($0, at) }) else { return "bad reference" }
                }
                if startsWith("]]>", at) { return "']]>' in text" }
                at += 1
            }
            return nil
        }
        while index < scalars.count {
            guard scalars[index] == "<" else {
                let end = scalars[index...].firstIndex(of: "<") ?? scalars.count
                if open.isEmpty, scalars[index..<end].contains(where: { !$0.properties.isWhitespace }) {
                    return "text outside"
                }
                if let problem = references(index..<end) { return problem }
                index = end
                continue
            }
            if startsWith("<?", index) {
                guard let end = scalars[index...].firstIndex(of: ">") else { return "open instruction" }
                index = end + 1
                continue
            }
            var at = index + 1
            var quote: Unicode.Scalar?
            while at < scalars.count, quote != nil || scalars[at] != ">" {
                if scalars[at] == "<" { return "'<' in a tag" }
                if scalars[at] == "=", quote == nil, at + 1 < scalars.count, scalars[at + 1] != "\"",
                    scalars[at + 1] != "'"
                {
                    return "unquoted value"
                }
                if let current = quote {
                    if scalars[at] == current { quote = nil }
                } else if scalars[at] == "\"" || scalars[at] == "'" {
                    quote = scalars[at]
                }
                at += 1
            }
            guard at < scalars.count else { return "open tag" }
            if let problem = references(index..<at) { return problem }
            var inside = String(String.UnicodeScalarView(scalars[index + 1..<at]))
            index = at + 1
            if inside.hasPrefix("/") {
                inside.removeFirst()
                guard open.popLast() == inside else { return "</\(inside)> closes another" }
            } else {
                if open.isEmpty { roots += 1 }
                let name = String(inside.prefix { !$0.isWhitespace && $0 != "/" })
                if !inside.hasSuffix("/") { open.append(name) }
            }
        }
        if !open.isEmpty { return "<\(open.joined(separator: "><"))> is open" }
        return roots == 1 ? nil : "\(roots) root elements"
    }
}
