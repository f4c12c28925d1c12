import Commerce
import Site
import Testing
import Text

/// A small shop with one fault, and all that is said about it.
struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    var files: [String: String?]
    let report: String
    var baseURL: String?

    /// - Parameters:
    ///   - files: what is laid over the sound shop; nil takes a file away.
    ///   - report: the exact text of every diagnostic, in order of place.
    init(_ name: String, _ files: [String: String?], baseURL: String? = nil, _ report: String) {
        self.name = name
        self.files = files
        self.report = report
        self.baseURL = baseURL
    }

    var testDescription: String { name }

    /// The shop without its fault.
    static let sound: [String: String] = [
        "content/store.yaml":
            "name: Kiln\nurl: https://kiln.example/\ncurrency: EUR\ntheme: {name: main}\nshipping: free\npayment: none\n",
        "content/products/mug.md": "---\ntitle: Mug\nprice: 12.00\n---\n",
        "content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\n---\n",
        "content/collections/cups.md": "---\ntitle: Cups\n---\n",
        "content/pages/about.md": "---\ntitle: About\n---\n",
        "content/media/mug.svg": ShopFixture.svg(10, 10),
        "content/media/notes.txt": "notes",
        "themes/main/theme.yaml": "name: Main\n",
        "themes/main/layout/theme.liquid": "<html><head>{{ content_for_header }}</head>{{ content_for_layout }}</html>",
        "themes/main/templates/index.liquid": "home",
        "themes/main/templates/product.liquid": "{{ product.title }}{{ product.description }}",
        "themes/main/templates/collection.liquid": "{{ collection.title }}",
        "themes/main/templates/list-collections.liquid": "list",
        "themes/main/templates/page.liquid": "{{ page.content }}",
        "themes/main/templates/journal.liquid": "journal",
        "themes/main/templates/article.liquid": "{{ article.title }}",
        "themes/main/templates/404.liquid": "gone",
    ]

    func diagnostics() throws -> String {
        var contents = Self.sound
        for (path, text) in files { contents[path] = text }
        var options = BuildOptions(
            root: "/nowhere", output: "/nowhere/output", workFolder: "/nowhere/.vitrine", now: TemporaryShop.now)
        options.writes = false
        options.baseURL = baseURL
        var build = SiteBuild(options, reader: MemoryReader(contents))
        let report = try build.run()
        return Array(Set(report.diagnostics))
            .sorted {
                ($0.path, $0.location?.line ?? 0, $0.location?.column ?? 0, $0.message)
                    < ($1.path, $1.location?.line ?? 0, $1.location?.column ?? 0, $1.message)
            }
            .map { $0.report() }.joined(separator: "\n")
    }

    static func product(_ lines: String, _ body: String = "") -> String {
        "---\ntitle: Mug\nprice: 12.00\n\(lines)\n---\n\(body)"
    }

    static let mug = "content/products/mug.md"
    static let store = "content/store.yaml"
    static let storeText = sound[store] ?? ""
}

/// What one file says of another, each fault with its exact words, place, line and carets.
@Suite struct DiagnosticTableTests {
    @Test func theShopWithoutAFaultSaysNothing() throws {
        #expect(try Fault("none", [:], "").diagnostics() == "")
    }

    @Test(arguments: resolver + aliases + links + files + builds) func exactly(_ fault: Fault) throws {
        let said = try fault.diagnostics()
        #expect(said == fault.report)
        if said != fault.report { print("@@ \(fault.name)\n\(said)\n@@") }
    }

    static let resolver: [Fault] = [
        Fault(
            "unknown collection", [Fault.mug: Fault.product("collections: [cubs]")],
            """
            content/products/mug.md:4:15: error: there is no collection 'cubs'; did you mean 'cups'?
              4 | collections: [cubs]
                |               ^^^^
            """),
        Fault(
            "unknown collection in a shop without any",
            [Fault.mug: Fault.product("collections: [cubs]"), "content/collections/cups.md": nil],
            """
            content/products/mug.md:4:15: error: there is no collection 'cubs'; make content/collections/cubs.md
              4 | collections: [cubs]
                |               ^^^^
            """),
        Fault(
            "unknown related product", [Fault.mug: Fault.product("related: [jog]")],
            """
            content/products/mug.md:4:11: error: there is no product 'jog'; did you mean 'jug'?
              4 | related: [jog]
                |           ^^^
            """),
        Fault(
            "missing picture", [Fault.mug: Fault.product("images: [{file: mugs.svg, alt: x}]")],
            """
            content/products/mug.md:4:17: error: the file 'mugs.svg' is neither beside this file nor in content/media/; did you mean 'mug.svg'?
              4 | images: [{file: mugs.svg, alt: x}]
                |                 ^^^^^^^^
            """),
        Fault(
            "not a picture", [Fault.mug: Fault.product("images: [{file: notes.txt, alt: x}]")],
            """
            content/products/mug.md:4:17: error: 'notes.txt' is not a picture that Vitrine can read; use PNG, JPEG, GIF, WebP, AVIF or an SVG with a width and height or viewBox
              4 | images: [{file: notes.txt, alt: x}]
                |                 ^^^^^^^^^
            """),
        Fault(
            "missing shared picture", [Fault.mug: Fault.product("seo: {image: share.png}")],
            """
            content/products/mug.md:4:14: error: the file 'share.png' is neither beside this file nor in content/media/
              4 | seo: {image: share.png}
                |              ^^^^^^^^^
            """),
        Fault(
            "SKU taken",
            [
                "content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\nsku: A-1\n---\n",
                Fault.mug: Fault.product("sku: A-1"),
            ],
            """
            content/products/mug.md:4:6: error: the SKU 'A-1' is taken at content/products/jug.md:4; every SKU of the shop must be its own
              4 | sku: A-1
                |      ^^^
            """),
        Fault(
            "handle taken", ["content/products/cups/mug.md": Fault.product("sku: B")],
            "content/products/mug.md: error: the handle 'mug' is taken by content/products/cups/mug.md; rename one of the two products"
        ),
        Fault(
            "handles differ by case", ["content/products/Mug.md": Fault.product("sku: B")],
            "content/products/mug.md: error: the handle 'mug' differs from 'Mug' (content/products/Mug.md) only by case or accents' form, which some file systems cannot tell apart; rename one of the two products"
        ),
        Fault(
            "handles of pages differ by case", ["content/pages/About.md": "---\ntitle: About\n---\n"],
            "content/pages/about.md: error: the handle 'about' differs from 'About' (content/pages/About.md) only by case or accents' form, which some file systems cannot tell apart; rename one of the two pages"
        ),
        Fault(
            "collection of an unknown product",
            ["content/collections/cups.md": "---\ntitle: Cups\nproducts: [mug, jugg]\n---\n"],
            """
            content/collections/cups.md:3:17: error: there is no product 'jugg'; did you mean 'jug'?
              3 | products: [mug, jugg]
                |                 ^^^^
            """),
        Fault(
            "missing picture of a collection",
            ["content/collections/cups.md": "---\ntitle: Cups\nimage: {file: cups.png, alt: x}\n---\n"],
            """
            content/collections/cups.md:3:15: error: the file 'cups.png' is neither beside this file nor in content/media/
              3 | image: {file: cups.png, alt: x}
                |               ^^^^^^^^
            """),
        Fault(
            "missing logo", [Fault.store: Fault.storeText + "logo: logo.svg\n"],
            """
            content/store.yaml:7:7: error: the file 'logo.svg' is neither beside this file nor in content/media/
              7 | logo: logo.svg
                |       ^^^^^^^^
            """),
        Fault(
            "discount of an unknown product",
            ["content/discounts.yaml": "- code: TEN\n  percent: 10\n  products: [mugg]\n"],
            """
            content/discounts.yaml:3:14: error: there is no product 'mugg'; did you mean 'mug'?
              3 |   products: [mugg]
                |              ^^^^
            """),
        Fault(
            "discount of an unknown collection",
            ["content/discounts.yaml": "- code: TEN\n  percent: 10\n  collections: [cup]\n"],
            """
            content/discounts.yaml:3:17: error: there is no collection 'cup'; did you mean 'cups'?
              3 |   collections: [cup]
                |                 ^^^
            """),
        Fault(
            "tag too long for an address",
            [Fault.mug: Fault.product("tags: [\(String(repeating: "long", count: 51))]")],
            """
            content/products/mug.md:4:8: error: the tag is longer than 200 bytes as an address; make it shorter
              4 | tags: [\(String(repeating: "long", count: 23))l...
                |        \(String(repeating: "^", count: 93))
            """),
    ]

    static let aliases: [Fault] = [
        alias("https://x.example/a", "'https://x.example/a' must be a path of the shop such as /old/mug/"),
        alias("/", "'/' must be a path of the shop such as /old/mug/"),
        alias("/old/../mug", "'/old/../mug' must be a path of the shop such as /old/mug/"),
        alias("/old?x=1", "'/old?x=1' must be a path of the shop such as /old/mug/"),
        alias("/old%00x", "'/old%00x' is not a path of the shop like /old/mug/"),
        alias("/products/mug", "'/products/mug' is the address of a page of the shop; an alias is an old address"),
        alias("/products/jug/", "'/products/jug/' is the address of a page of the shop; an alias is an old address"),
        alias(
            "/collections/all/", "'/collections/all/' is the address of a page of the shop; an alias is an old address"),
        alias(
            "/robots.txt", "'/robots.txt' is the place of a file that Vitrine itself writes; an alias is an old address"
        ),
        alias(
            "/products/mug/index.html",
            "'/products/mug/index.html' is the place of a file that Vitrine itself writes; an alias is an old address"),
        alias(
            "/media/mug.svg",
            "'/media/mug.svg' is the place of a file that Vitrine itself writes; an alias is an old address"),
        alias(
            "/.vitrine-files",
            "'/.vitrine-files' is the place of a file that Vitrine itself writes; an alias is an old address"),
        Fault(
            "alias taken",
            [
                "content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\naliases: [/old/]\n---\n",
                Fault.mug: Fault.product("aliases: [/old]"),
            ],
            """
            content/products/mug.md:4:11: error: '/old' is already an alias in content/products/jug.md
              4 | aliases: [/old]
                |           ^^^^
            """),
        Fault(
            "alias is a file and a folder", [Fault.mug: Fault.product("aliases: [/a.html, /a.html/b]")],
            """
            content/products/mug.md:4:20: error: '/a.html/b' cannot be an alias beside another: '/a.html' would be a file and a folder
              4 | aliases: [/a.html, /a.html/b]
                |                    ^^^^^^^^^
            """),
    ]

    static func alias(_ text: String, _ message: String) -> Fault {
        Fault(
            "alias \(text)", [Fault.mug: Fault.product("aliases: [\"\(text)\"]")],
            """
            content/products/mug.md:4:11: error: \(message)
              4 | aliases: ["\(text)"]
                |           \(String(repeating: "^", count: text.count + 2))
            """)
    }

    /// A link in the text of the mug, at column 10 of line 5.
    static func link(
        _ name: String, _ target: String, _ severity: String, _ message: String, _ more: [String: String?] = [:]
    )
        -> Fault
    {
        let line = "See [it](\(target))."
        return Fault(
            name, more.merging([Fault.mug: "---\ntitle: Mug\nprice: 12.00\n---\n\(line)\n"]) { $1 },
            """
            content/products/mug.md:5:10: \(severity): \(message)
              5 | \(line)
                |          \(String(repeating: "^", count: target.count))
            """)
    }

    static let links: [Fault] = [
        link("file", "jgu.md", "error", "there is no content file 'jgu.md'; did you mean 'jug.md'?"),
        link(
            "file elsewhere", "../pages/abuot.md", "error",
            "there is no content file '../pages/abuot.md'; did you mean '../pages/about.md'?"),
        link("file of no section", "../store.md", "error", "there is no content file '../store.md'"),
        link(
            "file of a wrong section", "../page/about.md", "error",
            "there is no content file '../page/about.md'; did you mean 'pages'?"),
        link("out of the shop", "../../../x.md", "error", "the link '../../../x.md' leads out of the shop"),
        link(
            "address", "/products/jgu/", "error",
            "the link '/products/jgu/' leads to no page of this shop; did you mean '/products/jug/'?"),
        link(
            "relative address", "../jgu/", "error",
            "the link '../jgu/' leads to no page of this shop; did you mean '../jug/'?"),
        link(
            "own full address", "https://kiln.example/pages/x/", "error",
            "the link '/pages/x/' leads to no page of this shop"),
        link(
            "section", "/colections/", "error",
            "the link '/colections/' leads to no page of this shop; did you mean 'collections'?"),
        link("too deep", "/products/mug/x/", "error", "the link '/products/mug/x/' leads to no page of this shop"),
        link("tag", "/tags/none/", "error", "the link '/tags/none/' leads to no page of this shop"),
        link(
            "journal without posts", "/journal/", "error",
            "the link '/journal/' leads to the journal, which has no posts"),
        link(
            "feed without posts", "/feed.xml", "error",
            "the link '/feed.xml' leads to a file that is not written: the journal has no posts"),
        link(
            "file that nobody writes", "/llms.txt", "error",
            "the link '/llms.txt' leads to no page of this shop; lay a file of your own into content/media/ and link to it there"
        ),
        link(
            "page that the theme does not make", "/cart/", "error",
            "the link '/cart/' leads to a page that the theme does not make: it has no templates/cart.liquid"),
        link(
            "first page by number", "/collections/all/page/1/", "error",
            "the link '/collections/all/page/1/' leads to no page of this shop: the first page is '/collections/all/'"),
        link(
            "page past the last", "/collections/all/page/99/#x", "error",
            "the link '/collections/all/page/99/#x' leads to no page of this shop: '/collections/all/' is one page"),
        link(
            "further page of nothing", "/collections/none/page/2/", "error",
            "the link '/collections/none/page/2/' leads to no page of this shop"),
        link("missing download", "manual.pdf", "error", "the link 'manual.pdf' leads to no page of this shop"),
        link(
            "draft", "jug.md", "warning", "'jug.md' is not published at present, so the link is left out until it is",
            ["content/products/jug.md": "---\ntitle: Jug\nprice: 20.00\ndraft: true\n---\n"]),
        Fault(
            "missing picture in a text", [Fault.mug: Fault.product("sku: A", "![x](mgu.svg)\n")],
            """
            content/products/mug.md:6:6: error: the picture 'mgu.svg' is neither beside this file nor in content/media/; did you mean 'mug.svg'?
              6 | ![x](mgu.svg)
                |      ^^^^^^^
            """),
        Fault(
            "picture that is a page", [Fault.mug: Fault.product("sku: A", "![x](jug.md)\n")],
            """
            content/products/mug.md:6:6: error: 'jug.md' is a page and not a picture
              6 | ![x](jug.md)
                |      ^^^^^^
            """),
        Fault(
            "picture that is none", [Fault.mug: Fault.product("sku: A", "![x](notes.txt)\n")],
            """
            content/products/mug.md:6:6: error: 'notes.txt' is not a picture that Vitrine can read
              6 | ![x](notes.txt)
                |      ^^^^^^^^^
            """),
        Fault(
            "link in a text that no template shows",
            ["content/collections/cups.md": "---\ntitle: Cups\n---\n[x](no.md)\n"],
            """
            content/collections/cups.md:4:5: error: there is no content file 'no.md'
              4 | [x](no.md)
                |     ^^^^^
            """),
        Fault(
            "link in a JSON text",
            ["content/products/pot.json": #"{"title": "Pot", "price": "5.00", "body": "[x](no.md)"}"#],
            """
            content/products/pot.json:1:43: error: there is no content file 'no.md'
              1 | {"title": "Pot", "price": "5.00", "body": "[x](no.md)"}
                |                                           ^^^^^^^^^^^^
            """),
        Fault(
            "menu", [Fault.store: Fault.storeText + "menus:\n  main:\n    - {title: A, url: pages/abot.md}\n"],
            """
            content/store.yaml:9:23: error: there is no content file 'pages/abot.md'; did you mean 'pages/about.md'?
              9 |     - {title: A, url: pages/abot.md}
                |                       ^^^^^^^^^^^^^
            """),
        Fault(
            "menu that leads to a draft",
            [
                Fault.store: Fault.storeText + "menus:\n  main:\n    - {title: A, url: /pages/about/}\n",
                "content/pages/about.md": "---\ntitle: About\ndraft: true\n---\n",
            ],
            """
            content/store.yaml:9:23: warning: '/pages/about/' is not published at present, so this link leads to a missing page
              9 |     - {title: A, url: /pages/about/}
                |                       ^^^^^^^^^^^^^
            """),
        Fault(
            "script link", [Fault.mug: Fault.product("sku: A", "[x](javascript:alert)\n")],
            """
            content/products/mug.md:6:5: warning: a link to 'javascript:' would run a program in the customer's browser and is dropped
              6 | [x](javascript:alert)
                |     ^^^^^^^^^^^^^^^^
            """),
        Fault(
            "raw HTML", [Fault.mug: Fault.product("sku: A", "a <b>bold</b>\n")],
            """
            content/products/mug.md:6:3: warning: raw HTML is left out; write it as Markdown, or set 'markdown.raw_html: true' in store.yaml to let it through
              6 | a <b>bold</b>
                |   ^^^
            content/products/mug.md:6:10: warning: raw HTML is left out; write it as Markdown, or set 'markdown.raw_html: true' in store.yaml to let it through
              6 | a <b>bold</b>
                |          ^^^^
            """),
    ]

    static let files: [Fault] = [
        Fault(
            "space in a name", ["content/products/blue mug.md": Fault.product("sku: A")],
            "content/products/blue mug.md: error: the file's name becomes part of an address, and 'blue mug' has a space in it; use letters, digits and hyphens"
        ),
        Fault(
            "quote in a name", ["content/pages/a\"b.md": "---\ntitle: A\n---\n"],
            "content/pages/a\"b.md: error: the file's name becomes part of an address, and 'a\"b' has '\"' in it; use letters, digits and hyphens"
        ),
        Fault(
            "hyphen first", ["content/products/-rf.md": Fault.product("sku: A")],
            "content/products/-rf.md: error: the file's name becomes part of an address, and '-rf' begins with a hyphen"
        ),
        Fault(
            "point last", ["content/products/a..md": Fault.product("sku: A")],
            "content/products/a..md: error: the file's name becomes part of an address, and 'a.' begins or ends with a point"
        ),
        Fault(
            "control character", ["content/products/a\u{7}.md": Fault.product("sku: A")],
            "content/products/a\u{7}.md: error: the file's name becomes part of an address, and 'a<U+0007>' has U+0007 in it; use letters, digits and hyphens"
        ),
        Fault(
            "name too long", ["content/pages/\(String(repeating: "a", count: 201)).md": "---\ntitle: A\n---\n"],
            "content/pages/\(String(repeating: "a", count: 201)).md: error: the file's name becomes part of an address, and '\(String(repeating: "a", count: 201))' is longer than 200 bytes"
        ),
        Fault(
            "YAML for a product", ["content/products/pot.yaml": "title: Pot\n"],
            "content/products/pot.yaml: error: is not read: write it as 'pot.md' with its fields between --- lines, or as JSON"
        ),
        Fault(
            "unknown folder", ["content/prodcts/pot.md": "x"],
            "content/prodcts/pot.md: warning: is not used: 'prodcts' is no folder of a shop; did you mean 'products'?"),
        Fault(
            "unknown file", ["content/discount.yaml": "x"],
            "content/discount.yaml: warning: is not used; did you mean 'discounts'?"),
        Fault(
            "two stores",
            [
                "content/store.json":
                    #"{"name": "Kiln", "url": "https://kiln.example/", "currency": "EUR", "theme": {"name": "main"}, "orders": false}"#
            ],
            "content/store.yaml: error: says the same things as content/store.json; keep one of the two"),
        Fault(
            "two media of one name",
            ["content/products/a.svg": ShopFixture.svg(1, 1), "content/media/products/a.svg": ShopFixture.svg(2, 2)],
            "content/products/a.svg: error: would be published as 'media/products/a.svg' and so would content/media/products/a.svg; rename one of the two"
        ),
        Fault(
            "media names differ by case", ["content/media/MUG.svg": ShopFixture.svg(1, 1)],
            "content/media/mug.svg: error: would be published as 'media/mug.svg' and so would content/media/MUG.svg; rename one of the two"
        ),
    ]

    static let builds: [Fault] = [
        Fault(
            "no shop", Dictionary(uniqueKeysWithValues: Fault.sound.keys.map { ($0, nil) }),
            "content/store.yaml: error: there is no shop here: 'vitrine init DIR' makes one to start from"),
        Fault(
            "no store", [Fault.store: nil],
            "content/store.yaml: error: the file is missing; it holds at least name, url and currency"),
        Fault("base URL", [:], baseURL: "kiln", "--base-url: error: 'kiln' is not a URL like https://shop.example/"),
        Fault(
            "store URL",
            [
                Fault.store:
                    "name: Kiln\nurl: https://me@kiln.example/\ncurrency: EUR\ntheme: {name: main}\nshipping: free\npayment: none\n"
            ],
            """
            content/store.yaml:2:6: error: 'url' must be an address such as https://shop.example/, not 'https://me@kiln.example/'
              2 | url: https://me@kiln.example/
                |      ^^^^^^^^^^^^^^^^^^^^^^^^
            """),
        Fault(
            "template missing", ["themes/main/templates/page.liquid": nil],
            "themes/main/templates/page.liquid: error: the template is missing; every theme has it, or extends a theme that has"
        ),
        Fault(
            "own template", [Fault.mug: Fault.product("template: gift")],
            """
            content/products/mug.md:4:11: error: the theme 'main' has no template 'product.gift'
              4 | template: gift
                |           ^^^^
            """),
        Fault(
            "theme missing",
            [
                Fault.store:
                    "name: Kiln\nurl: https://kiln.example/\ncurrency: EUR\ntheme: {name: mian}\nshipping: free\npayment: none\n"
            ],
            """
            content/store.yaml:4:15: error: there is no theme 'mian' in themes/; did you mean 'main'?
              4 | theme: {name: mian}
                |               ^^^^
            """),
    ]
}
