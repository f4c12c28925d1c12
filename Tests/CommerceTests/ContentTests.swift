import Commerce
import Content
import Testing
import Text

@Suite("Content")
struct ContentTests {
    @Test("A product with every field")
    func product() throws {
        let (read, reports) = ContentDecoding.product(
            """
            title: Linen apron
            summary: >
              Heavy linen,
              two pockets.
            price: 48.00
            sku: APRON
            compare_at_price: 60
            backorder: 2026-07-01
            images:
              - {file: apron.webp, alt: An apron}
              - back.webp
            collections: [kitchen, ../collections/gifts.md]
            tags: [linen, "Made to order"]
            vendor: Marlow Mill
            type: Apron
            brand: Harbour
            mpn: LA-100
            condition: used
            weight: 0.6 kg
            dimensions: 30 x 20.5 x 2 cm
            unit_price: {amount: 2 m2, per: 1 m2}
            min_quantity: 2
            max_quantity: 9
            shipping_class: bulky
            tax_class: reduced
            google_category: 6454
            attributes: {colour: indigo, care: [wash, dry], pockets: 2, lined: false, ratio: 1.50}
            options: {Size: [S, 42], Lined: [true, false]}
            variants:
              - {Size: 42, Lined: true, price: 52.00, stock: 3, gtin: 4006381333931, image: blue.webp, weight: 700 g}
              - {Size: S, Lined: false, sku: APRON-S, stock: 0, track_stock: true, sale: {percent: 50, until: 2026-12-31}}
              - {Size: S, Lined: true, stock: 0, backorder: false, attributes: {colour: grey}}
            related: [oak-board]
            reviews:
              - {author: Ada, rating: 5, title: Good, text: Lasts., date: 2026-01-02}
              - {author: Ben, rating: 4}
            seo: {title: Aprons, description: Linen aprons, image: wide.webp, noindex: true}
            aliases: [/old/apron.html, /apron/]
            date: 2026-03-31
            publish_at: 2026-04-01T09:00+02:00
            unpublish_at: 2026-12-31
            sale: {price: 40.00, from: 2026-05-01, until: 2026-05-31}
            draft: true
            template: product.gift

            """, body: "Sewn in *Bristol*.\n")
        // The first variant has a price of its own, which the product's sale leaves out.
        #expect(reports.count == 1 && reports[0].contains("this sale does not hold for the variants with a price"))
        let product = try #require(read)
        #expect(product.title == "Linen apron")
        #expect(product.summary == "Heavy linen, two pockets.")
        #expect(
            String(decoding: product.body.source.bytes[product.body.range], as: UTF8.self) == "Sewn in *Bristol*.\n")
        #expect(product.images.map(\.file.value) == ["apron.webp", "back.webp"])
        #expect(product.images.map(\.alt) == ["An apron", nil])
        #expect(product.collections.map(\.value) == ["kitchen", "gifts"])
        #expect(product.tags.map(\.value) == ["linen", "Made to order"])
        #expect([product.vendor, product.type, product.brand] == ["Marlow Mill", "Apron", "Harbour"])
        #expect(product.condition == .used)
        #expect(product.googleCategory == "6454")
        #expect(product.options.map(\.values) == [["S", "42"], ["true", "false"]])
        #expect(product.attributes.map(\.name.value) == ["colour", "care", "pockets", "lined", "ratio"])
        #expect(
            product.attributes.map(\.value) == [
                .text("indigo"), .list([.text("wash"), .text("dry")]), .integer(2), .bool(false),
                .decimal(DecimalNumber(digits: 150, places: 2)),
            ])
        #expect(product.related.map(\.value) == ["oak-board"])
        #expect(product.rating == Rating(value: DecimalNumber(digits: 45, places: 1), count: 2))
        #expect(product.seo.title == "Aprons" && product.seo.noindex)
        #expect(product.aliases.map(\.value) == ["/old/apron.html", "/apron/"])
        #expect(product.date?.text == "2026-03-31")
        #expect(product.publishAt?.text == "2026-04-01T09:00:00+02:00")
        #expect(product.isDraft && product.template?.value == "product.gift")

        #expect(product.variants.map(\.sku.value) == ["APRON-42-true", "APRON-S", "APRON-s-true"])
        #expect(product.variants.map(\.title) == ["42 / true", "S / false", "S / true"])
        #expect(product.variants.map(\.weight?.grams) == [700, 600, 600])
        #expect(product.variants.map(\.gtin) == ["4006381333931", nil, nil])
        #expect(product.variants.map(\.shippingClass) == ["bulky", "bulky", "bulky"])
        #expect(product.variants[0].dimensions == Dimensions(length: 300, width: 205, height: 20))
        #expect(product.variants[0].unitPrice?.price(of: Money(minor: 5200)) == Money(minor: 2600))
        let may = ContentDecoding.instant("2026-05-31T23:59:59Z")
        let june = ContentDecoding.instant("2026-06-01T00:00:00Z")
        #expect(product.variants.map { $0.price(at: may).minor } == [5200, 2400, 4000])
        #expect(product.variants.map { $0.price(at: june).minor } == [5200, 2400, 4800])
        #expect(product.variants.map { $0.compareAtPrice(at: june)?.minor } == [6000, 6000, 6000])
        #expect(product.variants.map { $0.offer.availability(at: june).isBuyable } == [true, true, false])
        #expect(product.priceRange(at: june) == Money(minor: 2400)...Money(minor: 5200))
    }

    @Test(
        "Availability is decided in one place",
        arguments: [
            ("", "2026-06-01", "inStock"), ("stock: 3\n", "2026-06-01", "inStock"),
            ("stock: 0\n", "2026-06-01", "outOfStock"), ("stock: 0\ntrack_stock: false\n", "2026-06-01", "inStock"),
            ("stock: 0\nbackorder: true\n", "2026-06-01", "backorder"),
            ("stock: 0\nbackorder: 2026-07-01\n", "2026-06-01", "backorder 2026-07-01"),
            ("stock: 0\nbackorder: 2026-07-01\n", "2026-07-01", "backorder"),
            ("preorder: 2026-07-01\n", "2026-06-30T23:59:59Z", "preorder 2026-07-01"),
            ("preorder: 2026-07-01\n", "2026-07-01", "inStock"),
            ("preorder: 2026-07-01\nstock: 0\n", "2026-06-01", "preorder 2026-07-01"),
            ("preorder: 2026-07-01\nstock: 0\n", "2026-07-01", "outOfStock"),
            ("preorder: 2026-07-01\nstock: 5\n", "2026-06-01", "preorder 2026-07-01"),
            ("publish_at: 2026-06-01\n", "2026-05-31T23:59:59Z", "withdrawn"),
            ("publish_at: 2026-06-01\n", "2026-06-01", "inStock"),
            ("unpublish_at: 2026-06-01\n", "2026-06-01T23:59:59Z", "inStock"),
            ("unpublish_at: 2026-06-01\n", "2026-06-02", "withdrawn"),
            ("unpublish_at: 2026-06-01T10:00Z\n", "2026-06-01T10:00:00Z", "withdrawn"),
        ])
    func availability(fields: String, now: String, expected: String) throws {
        let (product, reports) = ContentDecoding.product("title: Mug\nprice: 12.00\n" + fields)
        #expect(reports == [])
        let variant = try #require(product?.variants.first)
        let state =
            switch variant.availability(at: ContentDecoding.instant(now)) {
            case .inStock: "inStock"
            case .outOfStock: "outOfStock"
            case .backorder(let date): (["backorder"] + [date?.text].compactMap(\.self)).joined(separator: " ")
            case .preorder(let date): "preorder " + date.text
            case .withdrawn: "withdrawn"
            }
        #expect(state == expected)
    }

    @Test("Options without variants make every combination")
    func combinations() throws {
        let (product, reports) = ContentDecoding.product(
            "title: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Sea blue, '!']}\nsale: {percent: 33, until: 2030-01-01}\n"
        )
        #expect(reports == [])
        #expect(product?.variants.map(\.sku.value) == ["mug-s-sea-blue", "mug-s-!", "mug-m-sea-blue", "mug-m-!"])
        #expect(product?.variants.first?.price(at: TestBook.noon) == Money(minor: 804))
        #expect(product?.hasOnlyDefaultVariant == false)
    }

    @Test("The bench's kind of product reads without a word, and JSON like YAML")
    func bench() throws {
        let (product, reports) = ContentDecoding.product(
            """
            title: "Linen Apron No. 7"
            sku: SKU-000007
            price: 172.74
            vendor: "Kiln & Co"
            collections: [bath, garden]
            tags: [eco, limited]
            images:
              - file: "swatch-12.png"
                alt: "Linen Apron No. 7, view 1"
            weight: "1234 g"
            date: 2025-08-08
            compare_at_price: 15.00
            options:
              Size: [S, M]
              Colour: [Natural, Indigo]
            variants:
              - sku: SKU-000007-S-N
                Size: "S"
                Colour: "Natural"
                price: 12.50
                stock: 12

            """)
        #expect(reports == [])
        #expect(product?.variants.first?.price == Money(minor: 1250))
        let json = SourceFile(
            path: "content/products/mug.json",
            text: #"{"title": "Mug", "price": 12.5, "stock": 3, "body": "Two *cups*.\n", "weight": "350 g"}"#)
        var diagnostics: [Diagnostic] = []
        let products = ContentFile.products(
            in: json, handle: "mug", conventions: ContentDecoding.euro, diagnostics: &diagnostics)
        #expect(diagnostics == [])
        let mug = try #require(products.first)
        #expect(mug.variants[0].price == Money(minor: 1250))
        #expect(mug.body.source.bytes == Array("Two *cups*.\n".utf8))
        #expect(mug.body.diagnostic(.warning, 4..<9, "x").location == SourceLocation(line: 1, column: 53))
    }

    @Test("A store, its dates in its own offset")
    func store() throws {
        let (store, reports) = ContentDecoding.store(
            """
            name: Shop
            url: https://shop.example/kiln
            currency: JPY
            language: ja
            utc_offset: "+09:00"
            theme: plain
            menus: {main: [{title: A, url: /a/, children: [{title: B, url: pages/b.md}]}]}
            orders: false
            returns: {days: none}
            markdown: {raw_html: true}

            """)
        #expect(reports == [])
        let read = try #require(store)
        #expect(read.url.value == "https://shop.example/kiln/")
        #expect(read.theme.name.value == "plain")
        #expect(read.menus.first?.links.first?.children.map(\.title) == ["B"])
        #expect(read.orders.url == nil)
        #expect(read.returns.map(\.category) == [.notPermitted])
        #expect(read.allowsRawHTML)
        #expect(read.moneyFormat.string(Money(minor: 12000)) == "¥12,000")
        var diagnostics: [Diagnostic] = []
        let source = SourceFile(
            path: "content/products/mug.md", text: "---\ntitle: Mug\nprice: 1200\npublish_at: 2026-04-01\n---\n")
        let mug = ContentFile.products(
            in: source, handle: "mug", conventions: read.conventions, diagnostics: &diagnostics)
        #expect(mug.first?.publishAt?.instant == ContentDecoding.instant("2026-03-31T15:00:00Z"))
    }

    @Test("Rules choose products")
    func rules() throws {
        let (product, _) = ContentDecoding.product(
            "title: Mug\nprice: 12.00\ncompare_at_price: 15.00\ntags: [Linen]\nvendor: Mill\ntype: Cup\nstock: 0\n")
        let mug = try #require(product)
        let table: [(String, Bool)] = [
            ("[{tag: linen}]", true), ("[{tag: wood}]", false), ("[{vendor: mill}, {type: cup}]", true),
            ("[{vendor: mill}, {type: bowl}]", false), ("[{vendor: mill, type: bowl}]\nmatch: any", true),
            ("[{price: under 12}]", false), ("[{price: up to 12}]", true), ("[{price: over 11.99}]", true),
            ("[{price: from 12}]", true), ("[{price: \"> 12\"}]", false), ("[{price: 12.00}]", true),
            ("[{available: true}]", false), ("[{available: false}]", true), ("[{on_sale: true}]", true),
        ]
        for (rules, expected) in table {
            var diagnostics: [Diagnostic] = []
            let source = SourceFile(path: "content/collections/a.md", text: "---\ntitle: A\nrules: \(rules)\n---\n")
            let collection = ContentFile.collections(
                in: source, handle: "a", conventions: ContentDecoding.euro, diagnostics: &diagnostics
            ).first
            #expect(diagnostics == [])
            #expect(collection?.rulesMatch(ProductAtNoon(mug)) == expected, "\(rules)")
        }
    }

    @Test(
        "Handles",
        arguments: [
            ("linen-apron", true), ("Apron_2.5", true), ("Schürze", true), ("エプロン", true), ("", false), ("..", false),
            (".hidden", false), ("a/b", false), ("a\\b", false), ("a b", false), ("a\0b", false), ("a?b", false),
            ("-rf", false), ("a%2Fb", false), (String(repeating: "a", count: 201), false), ("a\u{202E}b", false),
        ])
    func handles(handle: String, isGood: Bool) { #expect((Handle.problem(with: handle) == nil) == isGood) }

    @Test(
        "Handles of texts",
        arguments: [
            ("Blue & White!", "blue-white"), ("  Men's  ", "mens"), ("Größe 42", "größe-42"), ("!!", ""),
            ("a--b", "a-b"), ("ÉTÉ", "été"),
        ])
    func handleize(text: String, handle: String) { #expect(Handle.make(from: text) == handle) }

    @Test("Handles that differ by case or normal form fold together")
    func folding() {
        #expect(Handle.folded("Caf\u{E9}") == Handle.folded("cafe\u{301}"))
        #expect(Handle.folded("mug") != Handle.folded("mag"))
    }

    /// What no reader should survive by luck: every prefix and many mutations of a full file decode without a trap.
    @Test("No trap on any input")
    func mutations() {
        let file = Array(
            "---\ntitle: Mug\nprice: 12.00\nsale: {price: 9, until: 2026-01-01}\nweight: 1.5 kg\ndimensions: 1 x 2 x 3 cm\nunit_price: 250 ml / 1 l\noptions: {A: [1, 2]}\nvariants: [{A: 1, stock: 3, gtin: 4006381333931}]\nrating: {value: 4.5, count: 3}\n---\nHi\n"
                .utf8)
        var random = SeededGenerator(seed: 7)
        for round in 0..<3_000 {
            var bytes = file
            if round < file.count {
                bytes.removeSubrange(round...)
            } else {
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let position = Int.random(in: 0..<bytes.count, using: &random)
                    if let byte = "0123456789-.: {}[],\"'xkgm\n".utf8.randomElement(using: &random) {
                        bytes[position] = byte
                    }
                }
            }
            var diagnostics: [Diagnostic] = []
            _ = ContentFile.products(
                in: SourceFile(path: "content/products/mug.md", bytes: bytes), handle: "mug",
                conventions: ContentDecoding.euro, diagnostics: &diagnostics)
        }
    }
}

/// A product as rules see it at noon.
private struct ProductAtNoon: RuleSubject {
    let product: Product

    init(_ product: Product) { self.product = product }

    var tags: [String] { product.tags.map(\.value) }
    var vendor: String? { product.vendor }
    var type: String? { product.type }
    var lowestPrice: Money { product.priceRange(at: TestBook.noon).lowerBound }
    var isAvailable: Bool { product.isAvailable(at: TestBook.noon) }
    var isReduced: Bool { product.variants.contains { $0.compareAtPrice(at: TestBook.noon) != nil } }
}
