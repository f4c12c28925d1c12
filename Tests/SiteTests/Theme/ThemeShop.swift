import Commerce
import Content
import Site
import Text

/// A small shop in memory with a theme, for tests of templates.
struct ThemeShop {
    var content: [String: String] = Self.standardContent
    var theme: [String: String] = Self.standardTheme
    /// Media files by path below `media/`, with their sizes.
    var media: [String: (width: Int, height: Int)] = Self.standardMedia
    var imageTool: ImageTool?

    static let now = Instant(seconds: 1_800_000_000)  // 2027-01-15

    static let standardMedia: [String: (width: Int, height: Int)] = [
        "mug.jpg": (1600, 1200), "mug-blue.jpg": (1200, 1200), "apron.png": (800, 1000), "tables.webp": (2000, 1000),
        "logo.svg": (240, 80), "letter.jpg": (1000, 500), "guide.pdf": (0, 0),
    ]

    static let standardTheme: [String: String] = [
        "main/theme.yaml": "name: Main\nversion: 1.2.0\n",
        "main/layout/theme.liquid":
            "<html><head>{{ content_for_header }}</head><body>{{ content_for_layout }}</body></html>",
        "main/assets/theme.css": "a { color: red }",
        "main/sections/words.liquid":
            "{{ section.settings.text }}{% schema %}{\"settings\": [{\"type\": \"text\", \"id\": \"text\", \"default\": \"Hello\"}]}{% endschema %}",
        "main/sections/top.json":
            "{\"sections\": {\"a\": {\"type\": \"words\", \"settings\": {\"text\": \"Welcome\"}}}, \"order\": [\"a\"]}",
        "main/locales/en.default.json": """
        {"cart": {"title": "Cart", "items": {"one": "{{ count }} item", "other": "{{ count }} items"},
         "terms_html": "I accept the <a href=\\"{{ link }}\\">terms</a>", "greeting": "Hello {{ name }}"},
         "journal": {"title": "Notes"}}
        """,
    ]

    static let standardContent: [String: String] = [
        "store.yaml": """
        name: Kiln & Co
        url: https://kiln.example/shop/
        language: en
        currency: EUR
        description: Things from the kiln.
        email: hello@kiln.example
        phone: "+49 30 1234"
        address:
          street: Hofgasse 3
          city: Berlin
          postcode: "10115"
          country: DE
        logo: logo.svg
        social:
          mastodon: https://social.example/@kiln
        theme:
          name: main
        menus:
          main:
            - title: Home
              url: /
            - title: Cups
              url: collections/cups.md
              children:
                - title: The mug
                  url: products/mug.md
          footer:
            - title: About
              url: pages/about.md
        orders:
          url: /orders
        payment: none
        shipping:
          - name: Germany
            countries: [DE]
            rates:
              - name: Parcel
                price: 4.90
                free_over: 60.00
                handling_days: [1, 2]
                transit_days: [1, 3]
        """,
        "products/mug.md": """
        ---
        title: Stone Mug
        summary: Holds two cups.
        vendor: Kiln & Co
        type: Cup
        tags: [stoneware, new]
        collections: [cups]
        date: 2026-11-02
        images:
          - file: mug.jpg
            alt: A grey mug
          - file: mug-blue.jpg
        options:
          Size: [Small, Large]
          Glaze: [Grey, Blue]
        variants:
          - {sku: MUG-SG, Size: Small, Glaze: Grey, price: 18.00, stock: 3, weight: 300 g}
          - {sku: MUG-SB, Size: Small, Glaze: Blue, price: 18.00, stock: 0, image: mug-blue.jpg}
          - {sku: MUG-LG, Size: Large, Glaze: Grey, price: 24.50, stock: 5, gtin: "4006381333931", weight: 450 g}
        price: 18.00
        related: [apron]
        attributes:
          material: stoneware
          dishwasher: true
          swatches: {Grey: "#888888", Blue: "#2244aa"}
        reviews:
          - {author: Ana, rating: 5, title: Lovely, text: Warm & heavy., date: 2026-12-01}
          - {author: Ben, rating: 4}
        ---
        A **heavy** mug.
        """,
        "products/apron.md": """
        ---
        title: Linen Apron
        sku: APRON
        price: 60.00
        compare_at_price: 75.00
        stock: 2
        vendor: Marlow
        type: Textile
        tags: [linen, new]
        collections: [cups, textiles]
        images: [{file: apron.png}]
        weight: 1.25 kg
        max_quantity: 5
        unit_price: {amount: 250 g, per: 1 kg}
        template: gift
        ---
        Strong linen.
        """,
        "products/bowl.md": "---\ntitle: Bowl\nprice: 12.00\nsku: BOWL\nstock: 0\ncollections: [cups]\n---\n",
        "collections/cups.md":
            "---\ntitle: Cups\nsummary: To drink from.\nimage: tables.webp\nsort: manual\n---\nAll *cups*.\n",
        "collections/textiles.md": "---\ntitle: Textiles\n---\n",
        "pages/about.md": "---\ntitle: About us\nsummary: Who we are.\n---\nWe make things.\n",
        "pages/returns.md": "---\ntitle: Returns\n---\nSend it back.\n",
        "journal/first.md":
            "---\ntitle: First firing\ndate: 2026-05-01\nauthor: Mia\ntags: [studio]\nimage: letter.jpg\nsummary: It was hot.\n---\nLong day.\n",
        "journal/second.md": "---\ntitle: Second firing\ndate: 2026-06-01\n---\nShorter.\n",
    ]

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Everything loaded; content must be free of errors, the theme's faults are returned.
    struct Loaded {
        let catalogue: Catalogue
        let theme: Theme?
        let diagnostics: [Diagnostic]
        let storefront: Storefront
    }

    var reader: MemoryReader {
        var files: [String: String] = [:]
        for (path, text) in theme { files["themes/\(path)"] = text }
        return MemoryReader(files)
    }

    func catalogue() throws -> Catalogue {
        var diagnostics: [Diagnostic] = []
        let storeSource = SourceFile(path: "content/store.yaml", text: content["store.yaml"] ?? "")
        guard let store = ContentFile.store(in: storeSource, diagnostics: &diagnostics) else {
            throw Failure(description: diagnostics.map { $0.report() }.joined(separator: "\n"))
        }
        var products: [Product] = []
        var collections: [Collection] = []
        var pages: [Page] = []
        var posts: [Post] = []
        for (path, text) in content.sorted(by: { $0.key < $1.key }) where path != "store.yaml" {
            let source = SourceFile(path: "content/\(path)", text: text)
            let handle = String(path.split(separator: "/")[1].split(separator: ".")[0])
            let conventions = store.conventions
            switch path.split(separator: "/")[0] {
            case "products":
                products += ContentFile.products(
                    in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
            case "collections":
                collections += ContentFile.collections(
                    in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
            case "pages":
                pages += ContentFile.pages(
                    in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
            default:
                posts += ContentFile.posts(
                    in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
            }
        }
        let files = media.map { name, size in
            MediaFile(
                path: "content/media/\(name)", outputPath: "media/\(name)",
                fingerprint: Fingerprint("\(name) \(size.width)x\(size.height)"), size: 1000, width: size.width,
                height: size.height)
        }
        let shop = LoadedShop(
            store: store, storeFingerprint: Fingerprint(content["store.yaml"] ?? ""), discounts: [],
            discountsSource: nil, products: ProductShelf(products, at: Self.now), collections: collections,
            pages: pages, posts: posts,
            media: MediaIndex(files: files, contentFolder: "content"))
        guard let addresses = Addresses(baseURL: store.url.value) else { throw Failure(description: "no address") }
        let catalogue = Resolver.resolve(
            shop, addresses: addresses, options: .init(now: Self.now), diagnostics: &diagnostics)
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw Failure(description: errors.map { $0.report() }.joined(separator: "\n")) }
        return catalogue
    }

    func load() throws -> Loaded {
        let catalogue = try catalogue()
        var diagnostics: [Diagnostic] = []
        let theme = Theme.load(store: catalogue.store, reader: reader, diagnostics: &diagnostics)
        let storefront = Storefront(
            Links(catalogue), language: catalogue.store.language, bodies: PlainBodies(catalogue: catalogue),
            imageTool: imageTool)
        return Loaded(catalogue: catalogue, theme: theme, diagnostics: diagnostics, storefront: storefront)
    }

    /// Bodies as a paragraph of their text: tests of themes need no Markdown.
    struct PlainBodies: BodySource {
        let catalogue: Catalogue

        func bodyHTML(_ kind: Dependency.Kind, _ id: Int, _ trace: DependencyTrace) -> String {
            let body: ContentBody? =
                switch kind {
                case .product: catalogue.products[id].product.body
                case .collection: catalogue.collections[id].collection.body
                case .page: catalogue.pages[id].page.body
                case .post: catalogue.posts[id].post.page.body
                default: nil
                }
            guard let body else { return "" }
            let text = String(decoding: body.source.bytes[body.range], as: UTF8.self)
            let words = text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
            return words.isEmpty ? "" : "<p>\(words)</p>"
        }
    }
}

extension ThemeShop.Loaded {
    enum Where {
        case home, product(String), collection(String, Int), page(String), post(String), journal(Int), tag(String)
        case collections(Int), notFound
    }

    func subject(_ place: Where) -> (PageDescriptor.Subject, String, Int, String) {
        let addresses = catalogue.addresses
        switch place {
        case .home: return (.home, addresses.home, 1, "index")
        case .product(let handle):
            return (.product(catalogue.productIndex[handle] ?? -1), addresses.product(handle), 1, "product")
        case .collection(let handle, let number):
            return (
                .collection(catalogue.collectionIndex[handle] ?? -1), addresses.collection(handle), number, "collection"
            )
        case .tag(let handle): return (.tag(catalogue.tagIndex[handle] ?? -1), addresses.tag(handle), 1, "collection")
        case .page(let handle): return (.page(catalogue.pageIndex[handle] ?? -1), addresses.page(handle), 1, "page")
        case .post(let handle): return (.post(catalogue.postIndex[handle] ?? -1), addresses.post(handle), 1, "article")
        case .journal(let number): return (.journal, addresses.journal, number, "journal")
        case .collections(let number): return (.collections, addresses.collections, number, "list-collections")
        case .notFound: return (.notFound, addresses.notFound, 1, "404")
        }
    }

    func context(_ place: Where, template: String? = nil) throws -> PageContext {
        guard let theme else {
            throw ThemeShop.Failure(description: diagnostics.map { $0.report() }.joined(separator: "\n"))
        }
        let (subject, address, number, name) = subject(place)
        let context = PageContext(
            storefront: storefront, theme: theme,
            page: PageDescriptor(subject: subject, address: address, number: number, template: template ?? name),
            trace: DependencyTrace(), title: "A page", description: "About it", image: nil,
            canonicalURL: catalogue.addresses.absolute(address))
        context.contentForHeader = { _ in "<title>A page</title>" }
        return context
    }

    func render(_ place: Where, template: String? = nil) throws -> (
        text: String, diagnostics: [Diagnostic], page: PageContext
    ) {
        let context = try context(place, template: template)
        guard let theme else { throw ThemeShop.Failure(description: "no theme") }
        var out = ByteWriter()
        let diagnostics = theme.render(context, context.page.template, into: &out)
        return (out.string, diagnostics, context)
    }
}

extension ThemeShop {
    /// What a template prints on a page, without a layout.
    static func show(_ template: String, on place: Loaded.Where = .product("mug"), shop: ThemeShop = ThemeShop()) throws
        -> String
    {
        var shop = shop
        shop.theme["main/templates/try.liquid"] = "{% layout none %}" + template
        let loaded = try shop.load()
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw Failure(description: errors.map { $0.report() }.joined(separator: "\n")) }
        let result = try loaded.render(place, template: "try")
        if let problem = result.diagnostics.first { return "\(problem.severity.rawValue): \(problem.message)" }
        return result.text
    }
}
