import Commerce
import Platform
import Site
import Testing
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One change to a shop, named for the failure that it causes.
struct Edit: Sendable, CustomTestStringConvertible {
    let name: String
    var now = TemporaryShop.now
    var baseURL: String?
    var drafts = false
    let apply: @Sendable (TemporaryShop) throws -> Void

    init(
        _ name: String, now: Instant = TemporaryShop.now, baseURL: String? = nil, drafts: Bool = false,
        _ apply: @escaping @Sendable (TemporaryShop) throws -> Void = { _ in }
    ) {
        self.name = name
        self.now = now
        self.baseURL = baseURL
        self.drafts = drafts
        self.apply = apply
    }

    var testDescription: String { name }

    static func replace(_ name: String, _ path: String, _ old: String, _ new: String) -> Edit {
        Edit(name) { try $0.replace(path, old, new) }
    }
    static func write(_ name: String, _ path: String, _ text: String) -> Edit {
        Edit(name) { try $0.write(path, text) }
    }

    private static let mug = "content/products/blue-mug.md"
    private static let jug = "content/products/jug.md"
    private static let store = "content/store.yaml"

    static let products: [Edit] = [
        replace("title", mug, "Blue mug", "Azure mug"),
        replace("price", mug, "18.00", "17.50"),
        replace("price past another in a sorted collection", mug, "18.00", "95.00"),
        replace("stock to none", mug, "stock: 12", "stock: 0"),
        replace("tag added and taken away", mug, "[ceramic]", "[blue, new]"),
        replace("tag's spelling", mug, "[ceramic]", "[Ceramic]"),
        replace("body", mug, "cobalt", "ultramarine"),
        replace("collections", mug, "[kitchen]", "[chosen]"),
        replace("vendor", mug, "vendor: Kiln", "vendor: Oven"),
        replace("sale price", jug, "19.00", "18.50"),
        replace("related", jug, "related: [blue-mug]", "related: [linen-towel]"),
        replace("alias added", mug, "vendor: Kiln", "vendor: Kiln\naliases: [/mugs/blue/]"),
        replace("alias removed", jug, "aliases: [/old/jug/, /jug.html]\n", ""),
        replace("alias becomes a file", jug, "/old/jug/", "/old"),
        replace("draft", jug, "title: Milk jug", "draft: true\ntitle: Milk jug"),
        replace("draft published", "content/products/secret.md", "draft: true\n", ""),
        replace("noindex", mug, "vendor: Kiln", "seo: {noindex: true}"),
        replace("picture's text", mug, "A blue mug", "The mug from the side"),
        replace("one of a list file", "content/products/sets.json", "\"Set two\"", "\"The second set\""),
        replace("options", "content/products/linen-towel.md", "Indigo", "Rust"),
        write("new product", "content/products/plate.md", "---\ntitle: Plate\nprice: 9\ntags: [new]\n---\nFlat.\n"),
        write(
            "new product in a sub-folder with its picture", "content/products/x/plate/index.md",
            "---\ntitle: Plate\nprice: 9\ncollections: [kitchen]\n---\nFlat.\n"),
        Edit("deleted product") {
            try $0.remove("content/products/linen-towel.md")
        },
        Edit("renamed product") {
            try $0.rename("content/products/linen-towel.md", "content/products/towel.md")
        },
        Edit("deleted product that was listed and linked") {
            try $0.remove(jug)
            try $0.replace("content/collections/chosen.md", "jug, ", "")
            try $0.replace("content/journal/first.md", "[jug](../products/jug.md)", "jug")
        },
        Edit("file moved to a sub-folder") { try $0.rename(mug, "content/products/mugs/blue-mug.md") },
    ]

    static let others: [Edit] = [
        replace("collection title", "content/collections/kitchen.md", "title: Kitchen", "title: Larder"),
        replace("collection text", "content/collections/ceramics.md", "one*", "two*"),
        replace("collection order", "content/collections/chosen.md", "[jug, blue-mug, set-one]", "[set-one, jug]"),
        replace("collection sort", "content/collections/ceramics.md", "sort: price", "sort: title"),
        replace("collection rule", "content/collections/ceramics.md", "{tag: ceramic}", "{tag: linen}"),
        replace("collection picture", "content/collections/ceramics.md", "file: jug.svg", "file: mug.svg"),
        replace("collection draft", "content/collections/chosen.md", "title: Chosen", "draft: true\ntitle: Chosen"),
        write("collection added", "content/collections/rest.md", "---\ntitle: The rest\nproducts: [set-two]\n---\n"),
        Edit("collection deleted") { try $0.remove("content/collections/chosen.md") },
        write("page edit", "content/pages/about.md", "---\ntitle: About\n---\n# New words\n"),
        Edit("page renamed and its links") {
            try $0.rename("content/pages/shipping.md", "content/pages/delivery.md")
        },
        write("page added", "content/pages/terms.md", "---\ntitle: Terms\n---\nBe kind.\n"),
        replace("post edit", "content/journal/second.md", "It went well.", "It went very well."),
        replace("post date", "content/journal/first.md", "2026-11-02", "2026-12-24"),
        Edit("post deleted") { try $0.remove("content/journal/second.md") },
        Edit("all posts deleted") {
            try $0.remove("content/journal/second.md")
            try $0.remove("content/journal/first.md")
            try $0.replace(store, "    - {title: Journal, url: /journal/}\n", "")
        },
        replace("store name", store, "My shop", "Our shop"),
        replace("store menu", store, "title: Everything", "title: All of it"),
        replace("store currency", store, "EUR", "USD"),
        replace("store url", store, "https://shop.example/", "https://other.example/base/"),
        replace("store logo", store, "logo: logo.svg", "logo: mug.svg"),
        replace("theme setting", store, "#336699", "#663399"),
        Edit("base URL", baseURL: "https://host.example/shop/"),
        Edit("drafts shown", drafts: true),
        replace("template", "themes/starter/templates/page.liquid", "<h1>", "<h1 class=\"x\">"),
        replace("snippet", "themes/starter/snippets/card.liquid", "Sold out", "Gone"),
        replace("layout", "themes/starter/layout/theme.liquid", "Skip to", "Jump to"),
        replace("asset", "themes/starter/assets/theme.css", "1rem", "2rem"),
        write("asset added", "themes/starter/assets/more.css", "b { color: red }\n"),
        replace("locale", "themes/starter/locales/en.default.json", "Thank you", "Many thanks"),
        replace("setting's default", "themes/starter/theme.yaml", "Hand made", "Made by hand"),
        Edit("template taken away") { try $0.remove("themes/starter/templates/cart.liquid") },
        write("template for tags", "themes/starter/templates/tag.liquid", "<h1>{{ page_title }}</h1>\n"),
        write("picture replaced", "content/media/mug.svg", ShopFixture.svg(801, 600)),
        write("picture of the same size replaced", "content/media/mug.svg", ShopFixture.svg(800, 600, "pink")),
        write("logo replaced", "content/media/logo.svg", ShopFixture.svg(300, 90)),
        write("favicon replaced", "content/media/icon.svg", ShopFixture.svg(32, 32)),
        write("download replaced", "content/media/guide.txt", "Do not.\n"),
        write("picture added", "content/media/new.svg", ShopFixture.svg(5, 5)),
        Edit("picture deleted") { try $0.remove("content/media/a b & c/ünder.svg") },
        Edit("picture renamed") {
            try $0.rename("content/media/mug.svg", "content/media/cup.svg")
            try $0.replace(mug, "mug.svg", "cup.svg")
        },
        Edit("picture beside its product hides the shared one") {
            try $0.write("content/products/mug.svg", ShopFixture.svg(77, 77))
        },
        Edit("two pictures trade places") {
            try $0.rename("content/media/mug.svg", "content/media/t.svg")
            try $0.rename("content/media/jug.svg", "content/media/mug.svg")
            try $0.rename("content/media/t.svg", "content/media/jug.svg")
        },
        Edit("the sale ends", now: Instant(seconds: TemporaryShop.now.seconds + 30 * 86_400)),
        Edit("a product comes out and the sale ends", now: Instant(seconds: TemporaryShop.now.seconds + 60 * 86_400)),
        Edit("before the sale", now: Instant(seconds: TemporaryShop.now.seconds - 30 * 86_400)),
        Edit("a day later", now: Instant(seconds: TemporaryShop.now.seconds + 86_400)),
        write("discounts", "content/discounts.yaml", "- code: TEN\n  percent: 10\n"),
    ]
}

@Suite struct IncrementalTests {
    /// The tree that a build from nothing gives for the shop as it lies there.
    static func fresh(_ shop: TemporaryShop, _ edit: Edit) throws -> [String: [UInt8]] {
        let other = try TemporaryShop()
        for folder in ["content", "themes"] {
            for entry in try DiskReader(root: shop.root).files(below: folder) {
                try other.write(entry.path, bytes: try SystemCalls.read(shop.root + "/" + entry.path))
            }
        }
        let report = try other.build(now: edit.now, baseURL: edit.baseURL, drafts: edit.drafts)
        #expect(report.diagnostics.filter { $0.severity == .error }.map { $0.report() } == [])
        return try other.tree()
    }

    @Test(arguments: Edit.products + Edit.others) func anEditGivesWhatAFullBuildGives(_ edit: Edit) throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let before = try shop.tree()
        try edit.apply(shop)
        let report = try shop.build(now: edit.now, baseURL: edit.baseURL, drafts: edit.drafts)
        #expect(report.diagnostics.filter { $0.severity == .error }.map { $0.report() } == [])
        let after = try shop.tree()
        #expect(differences(after, try Self.fresh(shop, edit)) == [])
        #expect(shop.emptyFolders() == [])
        let changed = before.keys.filter { after[$0] != nil && after[$0] != before[$0] }.count
        let removed = before.keys.filter { after[$0] == nil }.count
        #expect(report.summary.removed == removed)
        #expect(
            report.summary.written == changed + after.keys.filter { before[$0] == nil }.count
                - (before[".vitrine-files"] == after[".vitrine-files"] ? 0 : 1))
    }

    @Test func editsOneAfterTheOther() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        for edit in [Edit.products[0], Edit.products[7], Edit.others[0], Edit.others[14], Edit.others[27]] {
            try edit.apply(shop)
            try shop.build()
            #expect(differences(try shop.tree(), try Self.fresh(shop, edit)) == [], "\(edit.name)")
        }
    }

    @Test func nothingChangedWritesNothing() throws {
        let shop = try TemporaryShop.standard()
        let first = try shop.build()
        #expect(first.summary.written == (try shop.tree().count) - 1)
        let before = try shop.stamps()
        for _ in 0..<2 {
            let report = try shop.build()
            #expect(report.summary.written == 0)
            #expect(report.summary.removed == 0)
            #expect(report.summary.unchanged == first.summary.written)
            #expect(try shop.stamps() == before)
        }
        SystemCalls.removeTree(shop.work)
        let report = try shop.build()
        #expect(report.summary.written == 0, "without its cache it compares what is there")
        #expect(try shop.stamps() == before)
    }

    @Test func aBuildTouchesOnlyWhatChanged() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let before = try shop.stamps()
        try shop.replace("content/pages/about.md", "Who you are", "Who we are")
        let report = try shop.build()
        let after = try shop.stamps()
        #expect(after.keys.filter { after[$0] != before[$0] } == ["pages/about/index.html"])
        #expect(report.summary.written == 1)
    }

    @Test(arguments: ["deleted", "empty", "cut", "flipped", "foreign", "a folder"])
    func aSpoiltCacheCostsOnlyTime(_ how: String) throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try shop.replace("content/products/blue-mug.md", "18.00", "17.00")
        let path = shop.work + "/cache"
        var bytes = try SystemCalls.read(path)
        switch how {
        case "deleted": SystemCalls.removeTree(shop.work)
        case "empty": try SystemCalls.write([], to: path)
        case "cut": try SystemCalls.write(Array(bytes.prefix(bytes.count / 2)), to: path)
        case "foreign": try SystemCalls.write(Array("VITRINE CACHE\n but not at all".utf8), to: path)
        case "a folder":
            try SystemCalls.removeFile(path)
            try SystemCalls.makeFolder(path)
        default:
            for index in stride(from: 20, to: bytes.count, by: 97) { bytes[index] ^= 0x55 }
            try SystemCalls.write(bytes, to: path)
        }
        let report = try shop.build()
        #expect(report.succeeded)
        #expect(differences(try shop.tree(), try Self.fresh(shop, Edit("none"))) == [])
    }

    @Test func outputThatSomebodyChangedIsMended() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let before = try shop.tree()
        try shop.write("output/index.html", "defaced")
        try shop.remove("output/products/jug/index.html")
        try shop.remove("output/media/mug.svg")
        try shop.remove("output/robots.txt")
        let report = try shop.build()
        #expect(report.summary.written == 4)
        #expect(differences(try shop.tree(), before) == [])
    }

    @Test func warningsAreSaidAgain() throws {
        let shop = try TemporaryShop.standard()
        try shop.replace("content/pages/about.md", "Who you are", "<b>Who</b> [x](javascript:alert(1)) you are")
        let first = try shop.build().diagnostics.map { $0.report() }.sorted()
        let second = try shop.build()
        #expect(!first.isEmpty)
        #expect(second.diagnostics.map { $0.report() }.sorted() == first)
        #expect(second.summary.written == 0)
    }
}

/// The surroundings belong to a whole process, so each is tried in a process of its own.
@Suite struct DeterminismTests {
    @Test(arguments: [
        ("Asia/Kathmandu", "C", 0o077), ("America/St_Johns", "tr_TR.UTF-8", 0o000),
        ("Pacific/Apia", "de_DE.UTF-8", 0o027),
    ])
    func neitherFolderNorSurroundingsShow(zone: String, locale: String, mask: Int) async {
        await #expect(processExitsWith: .success) { [zone, locale, mask] in
            let plain = try TemporaryShop.standard()
            try plain.build()
            let expected = try plain.tree()
            for (name, value) in [("TZ", zone), ("LC_ALL", locale), ("LANG", locale)] { setenv(name, value, 1) }
            tzset()
            umask(mode_t(mask))
            let other = try TemporaryShop()
            for (path, text) in ShopFixture.files.sorted(by: { $0.key > $1.key }) { try other.write(path, text) }
            try other.build()
            let found = differences(try other.tree(), expected)
            if !found.isEmpty { exit(2) }
            if expected.count < 40 { exit(3) }
        }
    }

    @Test func memoryAndDiskGiveTheSame() throws {
        let disk = try TemporaryShop.standard()
        try disk.build()
        let memory = try TemporaryShop()
        var build = SiteBuild(memory.options(), reader: MemoryReader(ShopFixture.files))
        #expect(try build.run().succeeded)
        #expect(differences(try disk.tree(), try memory.tree()) == [])
    }

    /// What every line of the price book follows from: an address, the shop's clock.
    @Test(arguments: ["base URL", "clock"]) func thePriceBookFollowsWhatAllItsLinesFollowFrom(change: String) throws {
        func book(isFresh: Bool) throws -> String {
            let shop = try TemporaryShop.standard()
            func build(_ baseURL: String?) throws {
                var options = shop.options(baseURL: baseURL)
                options.orders = shop.root + "/orders"
                #expect(try shop.build(options).succeeded)
            }
            if !isFresh { try build(nil) }
            if change == "clock" {
                try shop.write("content/store.yaml", try shop.read("content/store.yaml") + "\nutc_offset: \"+05:00\"\n")
                try shop.replace("content/products/jug.md", "title:", "publish_at: 2020-01-01\ntitle:")
            }
            try build(change == "clock" ? nil : "https://other.example/below/")
            return try shop.read("orders/price-book.json")
        }
        #expect(try book(isFresh: false) == book(isFresh: true))
    }
}
