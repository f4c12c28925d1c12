import Commerce
import Platform
import Site
import Testing
import Text

/// `build --explain`: what it says of a page after an edit, and which page it takes a text to mean.
@Suite struct ExplainTests {
    /// An edit, a page, and what is said of it: cause, kind and words of each reason.
    struct Case: Sendable, CustomTestStringConvertible {
        let edit: Edit
        let page: String
        let expected: [String]

        init(_ page: String, _ edit: Edit, _ expected: String...) {
            self.edit = edit
            self.page = page
            self.expected = expected
        }

        var testDescription: String { "\(edit.name): \(page)" }
    }

    private static let mug = "content/products/blue-mug.md"
    private static let jug = "content/products/jug.md"

    static let cases: [Case] = [
        Case("/products/jug/", Edit("nothing")),
        Case("/", Edit("nothing")),
        Case(
            "/products/blue-mug/", .replace("title", mug, "Blue mug", "Azure mug"),
            "input product blue-mug: \(mug) changed"),
        Case("/pages/about/", .replace("title", mug, "Blue mug", "Azure mug")),
        Case(
            "/",
            Edit("two products") {
                try $0.replace(mug, "18.00", "17.00")
                try $0.replace(jug, "Holds milk", "Takes milk")
            }, "input product blue-mug: \(mug) changed", "input product jug: \(jug) changed"),
        Case(
            "/products/jug/", .write("picture", "content/media/jug.svg", ShopFixture.svg(640, 640, "red")),
            "input product jug: content/media/jug.svg, a picture of \(jug), changed",
            "input collection ceramics: content/media/jug.svg, a picture of content/collections/ceramics.md, changed",
            "input file content/media/jug.svg: content/media/jug.svg changed"),
        Case(
            "/collections/ceramics/", .replace("tag", mug, "[ceramic]", "[blue]"),
            "input product blue-mug: \(mug) changed",
            "input collection-products ceramics: the list of products in the collection 'ceramics' is another"),
        Case(
            "/tags/new/",
            Edit("gone") {
                try $0.remove("content/products/sets.json")
                try $0.replace(jug, "[ceramic, new]", "[ceramic]")
                try $0.replace("content/collections/chosen.md", ", set-one", "")
                try $0.replace(mug, "[ceramic]", "[new]")
            }, "input product jug: \(jug) changed",
            "input tag-products new: the list of products with the tag 'new' is another"),
        Case(
            "/collections/chosen/",
            Edit("deleted") {
                try $0.remove("content/products/sets.json")
                try $0.replace("content/collections/chosen.md", ", set-one", "")
            }, "input collection chosen: content/collections/chosen.md changed",
            "input collection-products chosen: the list of products in the collection 'chosen' is another"),
        Case(
            "/journal/first/",
            Edit("a product that it links to is gone") {
                try $0.remove(jug)
                try $0.replace("content/collections/chosen.md", "jug, ", "")
                try $0.replace("content/journal/first.md", "[jug](../products/jug.md)", "jug")
            }, "input product jug: \(jug) is gone", "input post first: content/journal/first.md changed"),
        Case(
            "/products/jug/", Edit("a sale ends", now: Instant(seconds: 1_802_000_000)),
            "input product jug: what \(jug) costs, or whether it can be bought, changed with the time"),
        Case(
            "/collections/", .write("a collection", "content/collections/more.md", "---\ntitle: More\n---\n"),
            "input all-collections: the list of all collections is another: 'more' is new"),
        Case(
            "/products/plate/",
            .write("new product", "content/products/plate.md", "---\ntitle: Plate\nprice: 9\n---\n"),
            "new-page: it was not there at the last build"),
        Case(
            "/products/jug/",
            Edit("theme") {
                try $0.write("themes/starter/snippets/card.liquid", "<li>{{ product.title }}</li>")
                try $0.write("themes/starter/snippets/new.liquid", "")
                try $0.remove("themes/starter/templates/search.liquid")
            }, "theme file themes/starter/snippets/card.liquid: themes/starter/snippets/card.liquid changed",
            "theme file themes/starter/snippets/new.liquid: themes/starter/snippets/new.liquid is new",
            "theme file themes/starter/templates/search.liquid: themes/starter/templates/search.liquid is gone"),
        Case(
            "/products/jug/", .replace("settings", "content/store.yaml", "#336699", "#336690"),
            "store content/store.yaml: content/store.yaml changed"),
        Case(
            "/products/jug/",
            Edit("another theme") { shop in
                for (path, text) in ShopFixture.files where path.hasPrefix("themes/starter/") {
                    try shop.write(path.replacing("/starter/", with: "/other/"), text)
                }
                try shop.replace("content/store.yaml", "name: starter", "name: other")
            }, "store content/store.yaml: content/store.yaml changed",
            "theme other: the theme is 'other' and was 'starter'"),
        Case(
            "/products/jug/", Edit("address", baseURL: "https://x.example/s/", drafts: true),
            "address https://x.example/s/: the site is built for https://x.example/s/, and was for the store's own address",
            "drafts: drafts are shown, and were not"),
        Case(
            "/products/jug/", Edit("its file is missing") { try $0.remove("output/products/jug/index.html") },
            "output: its file in output/ was missing"),
        Case(
            "/products/jug/", .write("its file is changed", "output/products/jug/index.html", "mine"),
            "output: its file in output/ was changed by somebody else"),
        Case(
            "/products/jug/", Edit("no cache") { try $0.remove(".vitrine/cache") },
            "no-memory: what the last build knew is gone (.vitrine/cache is not there)"),
        Case(
            "/products/jug/", .write("a broken cache", ".vitrine/cache", "VITRINE"),
            "damaged-memory: what the last build left in .vitrine/cache is damaged"),
        Case(
            "/products/jug/",
            Edit("a cache of another version") { shop in
                var bytes = try SystemCalls.read(shop.work + "/cache")
                bytes[8] ^= 1
                // It ends in a checksum of all before it.
                let body = bytes.count - 24
                let sum = bytes.withUnsafeBytes { Fingerprint(UnsafeRawBufferPointer(rebasing: $0[..<body])) }
                withUnsafeBytes(of: sum) { bytes.replaceSubrange((body + 8)..., with: $0) }
                try shop.write(".vitrine/cache", bytes: bytes)
            }, "engine: Vitrine is another version than at the last build"),
        Case(
            "/collections/all/",
            .write(
                "new products", "content/products/x.json",
                """
                [{"handle": "a", "title": "A1", "price": 1}, {"handle": "b", "title": "B1", "price": 1}]
                """),
            "input collection-products all: the list of products in the collection 'all' is another: 'a', 'b' are new"),
    ]

    @Test(arguments: cases)
    func reasons(_ one: Case) throws {
        let shop = try TemporaryShop.standard()
        let first = try explain(shop, "/products/jug/")
        #expect(first.reasons.map(\.words) == ["this is the first build here"])
        try one.edit.apply(shop)
        let found = try explain(shop, one.page, one.edit)
        #expect(found.reasons.map(Self.line) == one.expected)
        #expect(found.isKept == one.expected.isEmpty)
        #expect(!found.inputs.isEmpty && !found.speaksAgain)
        // Whatever it was, it is over.
        #expect(try explain(shop, one.page, one.edit).isKept)
    }

    private static func line(_ reason: PageExplanation.Reason) -> String {
        [reason.cause.rawValue, reason.kind, reason.name].compactMap { $0 }.joined(separator: " ") + ": " + reason.words
    }

    private func explain(_ shop: TemporaryShop, _ page: String, _ edit: Edit = Edit("nothing")) throws
        -> PageExplanation
    {
        var options = shop.options(now: edit.now, baseURL: edit.baseURL, drafts: edit.drafts)
        options.explained = page
        let report = try shop.build(options)
        #expect(report.succeeded, "\(report.diagnostics.map { $0.report() })")
        return try #require(report.explanation)
    }

    @Test("What it says follows from what was made", arguments: ["/", "/products/jug/", "/collections/all/page/2/"])
    func agreesWithTheBuild(_ page: String) throws {
        for edit in Edit.products.prefix(8) {
            let shop = try TemporaryShop.standard()
            try shop.build()
            let before = try shop.stamps()
            try edit.apply(shop)
            let found = try explain(shop, page, edit)
            let isSame = try shop.stamps()[found.file] == before[found.file]
            #expect(isSame == (found.differs != true), "\(edit.name)")
            if found.isKept { #expect(isSame, "\(edit.name)") }
        }
    }

    @Test("A page that has something to say is made again for that")
    func spoke() throws {
        let shop = try TemporaryShop.standard()
        try shop.write("content/pages/shipping.md", "---\ntitle: Shipping\n---\nSee [later](../products/later.md).\n")
        let first = try explain(shop, "content/pages/shipping.md")
        #expect(first.speaksAgain && first.inputs.isEmpty)
        let second = try explain(shop, "content/pages/shipping.md")
        #expect(second.reasons.map(\.cause) == [.spoke] && second.differs == false)
        #expect(second.text.contains("It has something to say, so the next build makes it again"))
    }

    @Test("The clock of a page", arguments: [("%Y", "year", "the year turned"), ("%d", "day", "the day is another")])
    func clock(_ format: String, _ kind: String, _ words: String) throws {
        let shop = try TemporaryShop.standard()
        try shop.write("themes/starter/templates/cart.liquid", "{{ 'now' | date: '\(format)' }}")
        _ = try explain(shop, "/cart/")
        let found = try explain(shop, "/cart/", Edit("later", now: Instant(seconds: 1_850_000_000)))
        #expect(found.reasons.map { "\($0.kind ?? "") \($0.words)" } == ["\(kind) \(words)"])
        #expect(found.text.contains("\n  \(words)\n"))
    }

    // MARK: Which page

    @Test(
        arguments: [
            ("/products/jug/", "/products/jug/"), ("/products/jug", "/products/jug/"),
            ("products/jug", "/products/jug/"),
            ("https://shop.example/products/jug/?a=1#b", "/products/jug/"), ("http://127.0.0.1:8080", "/"), ("/", "/"),
            ("output/products/jug/index.html", "/products/jug/"), ("products/jug/index.html", "/products/jug/"),
            ("./output/products/../products/jug", "/products/jug/"), ("output", "/"), ("output/404.html", "/404.html"),
            ("content/products/jug.md", "/products/jug/"), ("products/jug.md", "/products/jug/"),
            ("content/pages/about.md", "/pages/about/"), ("/collections/all/page/2/", "/collections/all/page/2/"),
            ("output/collections/all/page/2/index.html", "/collections/all/page/2/"), ("/tags/new/", "/tags/new/"),
            ("journal/first.md", "/journal/first/"), ("/404.html", "/404.html"),
        ])
    func finds(_ asked: String, _ address: String) throws {
        let shop = try TemporaryShop.standard()
        #expect(try explain(shop, asked).address == address)
        for absolute in [shop.root + "/" + asked] where asked.hasPrefix("output/") || asked.hasPrefix("content/") {
            #expect(try explain(shop, absolute).address == address)
        }
        let based = Edit("based", baseURL: "https://shop.example/products/")
        #expect(try explain(shop, asked, based).address == "/products" + address)
        if asked.hasPrefix("/") {
            #expect(try explain(shop, "/products" + asked, based).address == "/products" + address)
        }
    }

    @Test(
        arguments: [
            ("/products/jugg/", "there is no page '/products/jugg/'; did you mean '/products/jug/'?"),
            ("/product/jug", "there is no page '/product/jug'; did you mean '/products/jug/'?"),
            ("/jug", "there is no page '/jug'; did you mean '/products/jug/'?"),
            (
                "content/products/blue-mugg.md",
                "there is no page 'content/products/blue-mugg.md'; did you mean 'content/products/blue-mug.md'?"
            ),
            ("/nothing/of/the/sort/", "there is no page '/nothing/of/the/sort/'"),
            (
                "/products/later/",
                "'/products/later/' is not published at present, so there is no page; --drafts builds it"
            ),
            (
                "content/products/secret.md",
                "'content/products/secret.md' is not published at present, so there is no page; --drafts builds it"
            ),
            ("/old/jug/", "'/old/jug/' is an old address that leads on to /products/jug/; ask about that page"),
            ("content/store.yaml", "'content/store.yaml' is a file of the shop and no page of it"),
            ("output/sitemap.xml", "'output/sitemap.xml' is a file of the shop and no page of it"),
            ("/collections/all/page/9/", "there is no page 9 of '/collections/all/': the last one is 2"),
            ("/collections/all/page/two/", "there is no page '/collections/all/page/two/'"),
            ("/pages/about/page/2/", "there is no page 2 of '/pages/about/': it is one page"),
            (
                "content/products/sets.json",
                "'content/products/sets.json' holds 2 products, a page each; name one by its address, like /products/set-one/"
            ),
            (
                "/products/linen-towel/",
                "there is no page '/products/linen-towel/' any more: what it was made from is gone"
            ),
            ("", "'' names no page"),
        ])
    func refuses(_ asked: String, _ message: String) throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try shop.remove("content/products/linen-towel.md")
        let before = try shop.tree()
        var options = shop.options()
        options.explained = asked
        let error = #expect(throws: UnknownPage.self) { try shop.build(options) }
        #expect(error?.message == message)
        #expect(try differences(shop.tree(), before) == [])
    }

    @Test("Mistakes in the content are told first: they may be why there is no page")
    func errorsFirst() throws {
        let shop = try TemporaryShop.standard()
        try shop.replace(Self.jug, "price: 22.00", "price: much")
        var options = shop.options()
        options.explained = "/products/jug/"
        let report = try shop.build(options)
        #expect(!report.succeeded && report.hasErrors && report.explanation == nil)
    }

    // MARK: How it reads

    @Test func threeForms() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try shop.replace(Self.mug, "18.00", "17.00")
        let found = try explain(shop, "/products/blue-mug/")
        let lines = found.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            lines.prefix(8) == [
                "/products/blue-mug/", "  file      output/products/blue-mug/index.html",
                "  content   content/products/blue-mug.md", "  template  product of the theme starter", "",
                "Made again, because of what it is made from:", "  content/products/blue-mug.md changed",
                "The page came out different.",
            ])
        #expect(lines.allSatisfy { $0.count <= 100 })
        #expect(
            found.report(.json).hasPrefix(
                #"{"explain":"/products/blue-mug/","file":"products/blue-mug/index.html","source":"content/products/blue-mug.md","template":"product of the theme starter","kept":false,"differs":true,"speaks_again":false,"reasons":[{"cause":"input","kind":"product","name":"blue-mug","message":"content/products/blue-mug.md changed"}],"inputs":{"product":"#
            ))
        #expect(!found.report(.json).contains("\n"))
        #expect(
            found.report(.github)
                == "::notice file=content/products/blue-mug.md::/products/blue-mug/: Made again, because of what it is made from: content/products/blue-mug.md changed"
        )
        let kept = try explain(shop, "/products/blue-mug/")
        #expect(kept.text.contains("\nKept: none of the "))
        #expect(kept.report(.json).contains(#""kept":true,"differs":null,"speaks_again":false,"reasons":[],"#))
    }
}
