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

/// A build that finds all as the last one left it: it must say the same, do nothing, and be no such build when anything
/// at all is another thing.
@Suite struct QuietBuildTests {
    /// The disk, with stamps that follow from what files hold: no test waits until the system's can tell two edits apart.
    private final class TellingReader: FileReader {
        private let disk: DiskReader
        private let read = Guarded<Set<String>>([])
        var wasRead: Set<String> { read.withLock { $0 } }

        init(_ root: String) { disk = DiskReader(root: root) }

        func files(below folder: String) throws(FileFault) -> [FileEntry] {
            var entries = try disk.files(below: folder)
            for index in entries.indices {
                let state = Fingerprint(try disk.read(entries[index].path))
                entries[index].stamp = FileStamp(
                    size: entries[index].stamp.size, modified: Int(truncatingIfNeeded: state.low >> 1))
            }
            return entries
        }

        func read(_ path: String) throws(FileFault) -> [UInt8] {
            read.withLock { _ = $0.insert(path) }
            return try disk.read(path)
        }
    }

    /// What a build said and did, whether it was a quiet one, and which files it read.
    private struct Seen {
        let report: BuildReport
        let read: Set<String>
        var isQuiet: Bool { !report.timings.stages.contains { $0.name == "load" } }
        var said: [String] { report.diagnostics.map { $0.report() }.sorted() }
    }

    private static func build(_ shop: TemporaryShop, _ change: (inout BuildOptions) -> Void = { _ in }) throws -> Seen {
        var options = shop.options()
        options.orders = shop.root + "/orders"
        change(&options)
        let reader = TellingReader(shop.root)
        var build = SiteBuild(options, reader: reader)
        return Seen(report: try build.run(), read: reader.wasRead)
    }

    /// A shop with something to be said about it.
    private static func shop() throws -> TemporaryShop {
        let shop = try TemporaryShop.standard()
        try shop.replace(
            "content/pages/about.md", "Who you are", "[m](../blue-mug/) <b>Who</b> [x](javascript:alert(1)) you are")
        return shop
    }

    @Test func itSaysTheSameAndReadsNothingElse() throws {
        let shop = try Self.shop()
        let first = try Self.build(shop)
        let tree = try shop.tree()
        let stamps = try shop.stamps()
        #expect(!first.isQuiet && !first.said.isEmpty)
        for _ in 0..<2 {
            let next = try Self.build(shop)
            #expect(next.isQuiet)
            #expect(next.said == first.said)
            #expect(next.report.succeeded)
            #expect(next.report.pages == first.report.pages)
            #expect(next.report.basePath == first.report.basePath)
            #expect(next.report.notices == first.report.notices)
            #expect(next.report.summary.unchanged == first.report.summary.written)
            #expect(next.report.summary.written == 0 && next.report.summary.removed == 0)
            #expect(next.read == ["content/pages/about.md"])
        }
        #expect(differences(try shop.tree(), tree) == [])
        #expect(try shop.stamps() == stamps)
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        var options: @Sendable (inout BuildOptions) -> Void = { _ in }
        var apply: @Sendable (TemporaryShop) throws -> Void = { _ in }
        var testDescription: String { name }
    }

    static let changes: [Change] = [
        Change(name: "an edit", apply: { try $0.replace("content/products/blue-mug.md", "18.00", "17.50") }),
        Change(
            name: "a new file",
            apply: { try $0.write("content/products/plate.md", "---\ntitle: Plate\nprice: 9\n---\n") }),
        Change(name: "a file less", apply: { try $0.remove("content/products/linen-towel.md") }),
        Change(name: "a theme's file", apply: { try $0.write("themes/starter/snippets/new.liquid", "new") }),
        Change(name: "a page of the site is gone", apply: { try $0.remove("output/index.html") }),
        Change(name: "a page of the site is another", apply: { try $0.write("output/index.html", "defaced") }),
        Change(name: "the list of the site's files is gone", apply: { try $0.remove("output/.vitrine-files") }),
        Change(
            name: "the list of the site's files is another",
            apply: {
                try $0.write("output/.vitrine-files", try $0.read("output/.vitrine-files") + "more\n")
            }),
        Change(name: "the price book is gone", apply: { try $0.remove("orders/price-book.json") }),
        Change(name: "the price book is another", apply: { try $0.write("orders/price-book.json", "{}") }),
        Change(name: "drafts", options: { $0.includesDrafts = true }),
        Change(name: "another address", options: { $0.baseURL = "https://other.example/below/" }),
        Change(name: "another folder for the site", options: { $0.output += "2" }),
        Change(name: "another folder for the orders", options: { $0.orders = $0.root + "/orders2" }),
        Change(name: "another day", options: { $0.now = Instant(seconds: TemporaryShop.now.seconds + 86_400) }),
        Change(name: "the clock was set back", options: { $0.now = Instant(seconds: TemporaryShop.now.seconds - 1) }),
        Change(name: "a fixed day", options: { $0.asOf = "2027-01-15" }),
        Change(name: "warnings stop it", options: { $0.isStrict = true }),
        Change(name: "it is only a check", options: { $0.writes = false }),
    ]

    @Test(arguments: changes) func anyChangeIsSeen(_ change: Change) throws {
        let shop = try Self.shop()
        _ = try Self.build(shop)
        #expect(try Self.build(shop).isQuiet)
        try change.apply(shop)
        #expect(try !Self.build(shop, change.options).isQuiet)
        // And once it was seen, all is quiet again.
        #expect(
            try Self.build(shop, change.options).isQuiet
                == (change.name != "warnings stop it" && change.name != "it is only a check"))
    }

    /// A moment at which something begins or ends, and the second before it, when nothing does. Without an old text the new
    /// one is put behind all that the file says.
    @Test(arguments: [
        (
            "content/products/blue-mug.md", "price: 18.00",
            "price: 18.00\nsale: {price: 9.00, until: 2027-01-15T20:00:00Z}"
        ),
        ("content/products/jug.md", "title: Milk jug", "title: Milk jug\nunpublish_at: 2027-01-15T20:00:00Z"),
        ("content/discounts.yaml", "", "- {code: TEN, percent: 10, from: 2027-01-15T20:00:00Z}\n"),
        ("content/store.yaml", "", "\nclosed: {from: 2027-01-15T20:00:00Z}\n"),
        ("content/journal/later.md", "", "---\ntitle: Later\ndate: 2027-01-15T20:00:00Z\n---\n"),
        // By the shop's clocks midnight is at 20:00 UTC.
        ("content/store.yaml", "", "\nutc_offset: \"+04:00\"\n"),
    ])
    func aMomentEndsTheQuiet(path: String, old: String, new: String) throws {
        let shop = try Self.shop()
        if old.isEmpty {
            try shop.write(path, ((try? shop.read(path)) ?? "") + new)
        } else {
            try shop.replace(path, old, new)
        }
        let first = try Self.build(shop)
        #expect(first.report.succeeded, "\(first.said)")
        let evening = 1_800_043_200  // 2027-01-15 20:00 UTC
        func isQuiet(_ seconds: Int) throws -> Bool {
            try Self.build(shop) { $0.now = Instant(seconds: seconds) }.isQuiet
        }
        #expect(try isQuiet(evening - 1))
        #expect(try !isQuiet(evening))
        #expect(try isQuiet(evening + 1))
    }

    /// What lies behind a link that leads out of the folder is not listed, so nobody can tell whether it changed.
    @Test func aThemeBehindALinkIsReadEveryTime() throws {
        let shop = try Self.shop()
        try shop.rename("themes/starter", "elsewhere/starter")
        try #require(symlink("../elsewhere/starter", shop.root + "/themes/starter") == 0)
        let first = try Self.build(shop)
        #expect(first.report.succeeded, "\(first.said)")
        #expect(try !Self.build(shop).isQuiet)
        try shop.replace("elsewhere/starter/templates/cart.liquid", "<h1>", "<h1 class=\"cart\">")
        #expect(try Self.build(shop).report.summary.written == 1)
    }

    @Test func aPageThatShowsTheMomentIsMadeAgain() throws {
        let shop = try Self.shop()
        try shop.write(
            "themes/starter/templates/cart.liquid",
            try shop.read("themes/starter/templates/cart.liquid") + "{{ 'now' | date: '%H:%M:%S' }}")
        _ = try Self.build(shop)
        let next = try Self.build(shop) { $0.now = Instant(seconds: TemporaryShop.now.seconds + 1) }
        #expect(!next.isQuiet && next.report.summary.written == 1)
    }
}
