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

/// Only files that Vitrine wrote are ever replaced or removed, and a build that cannot end well changes nothing.
@Suite struct OwnershipTests {
    @Test func foreignFilesSurvive() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let foreign = [
            "output/CNAME": "shop.example\n", "output/products/blue-mug/notes.txt": "mine\n",
            "output/products/jug/deep/er/x.bin": "x", "output/.well-known/security.txt": "Contact: x\n",
            "output/old/keep.html": "kept",
        ]
        for (path, text) in foreign { try shop.write(path, text) }
        try shop.remove("content/products/jug.md")
        try shop.replace("content/collections/chosen.md", "jug, ", "")
        try shop.replace("content/journal/first.md", "[jug](../products/jug.md)", "jug")
        let report = try shop.build()
        #expect(report.succeeded)
        for (path, text) in foreign { #expect(try shop.read(path) == text) }
        let tree = try shop.tree()
        #expect(tree["products/jug/index.html"] == nil)
        #expect(tree["products/jug/index.json"] == nil)
        #expect(tree["old/jug/index.html"] == nil)
        #expect(shop.emptyFolders() == [])
        SystemCalls.removeTree(shop.work)
        try shop.build()
        for (path, text) in foreign { #expect(try shop.read(path) == text) }
    }

    @Test func whatNoLongerBelongsIsRemovedWithItsFolders() throws {
        let shop = try TemporaryShop.standard()
        try shop.write("content/media/deep/er/one.svg", ShopFixture.svg(3, 3))
        try shop.build()
        #expect(SystemCalls.kind(shop.output + "/media/deep/er/one.svg") == .file)
        try shop.remove("content/media/deep/er/one.svg")
        SystemCalls.removeTree(shop.work)
        let report = try shop.build()
        #expect(report.summary.removed == 1)
        #expect(SystemCalls.kind(shop.output + "/media/deep") == nil)
        #expect(shop.emptyFolders() == [])
    }

    @Test(arguments: [
        ("a file where a page must go", "output/products/plate/index.html", ["products/plate/index.html"]),
        ("a file where a folder must go", "output/products/plate", ["products/plate"]),
        ("a folder where a file must go", "output/media/plate.svg/x", ["media/plate.svg"]),
    ])
    func aForeignFileInTheWayIsRefused(what: String, path: String, named: [String]) throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try shop.write(path, "somebody's own")
        try shop.write(
            "content/products/plate.md", "---\ntitle: Plate\nprice: 9\nimages: [{file: plate.svg, alt: x}]\n---\n")
        try shop.write("content/media/plate.svg", ShopFixture.svg(9, 9))
        let before = try shop.tree()
        let stamps = try shop.stamps()
        let obstacle = #expect(throws: SiteWriter.Obstacle.self) { try shop.build() }
        #expect(obstacle?.paths == named)
        #expect(differences(try shop.tree(), before) == [])
        #expect(try shop.stamps() == stamps)
        #expect(SystemCalls.kind(shop.work + "/stage") == nil)
    }

    @Test func aLinkWhereAFolderMustGoIsRefused() throws {
        let shop = try TemporaryShop.standard()
        try SystemCalls.makeFolders(shop.root + "/elsewhere")
        try SystemCalls.makeFolders(shop.output)
        #expect(symlink(shop.root + "/elsewhere", shop.output + "/products") == 0)
        let obstacle = #expect(throws: SiteWriter.Obstacle.self) { try shop.build() }
        #expect(obstacle?.paths == ["products"])
        #expect(SystemCalls.names(in: shop.root + "/elsewhere") == [])
        #expect(SystemCalls.names(in: shop.output) == ["products"])
    }

    @Test func anEqualForeignFileIsNoObstacle() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let robots = try shop.read("output/robots.txt")
        let other = try TemporaryShop.standard()
        try other.write("output/robots.txt", robots)
        #expect(try other.build().succeeded)
    }

    @Test func fileAndFolderTradePlaces() throws {
        let shop = try TemporaryShop.standard()
        try shop.write("content/media/thing/one.txt", "1")
        try shop.build()
        try shop.remove("content/media/thing/one.txt")
        SystemCalls.removeTree(shop.root + "/content/media/thing")
        try shop.write("content/media/thing", "now a file")
        #expect(try shop.build().succeeded)
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
        try shop.remove("content/media/thing")
        try shop.write("content/media/thing/two.txt", "2")
        #expect(try shop.build().succeeded)
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }

    @Test func aTamperedListLeadsNowhereElse() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try shop.write("precious.txt", "keep")
        let list = try shop.read("output/.vitrine-files")
        try shop.write(
            "output/.vitrine-files",
            list + "../precious.txt\n/etc/hosts\n./x\nproducts//y\nproducts/../../precious.txt\n")
        #expect(try shop.build().succeeded)
        #expect(try shop.read("precious.txt") == "keep")
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let output: String
        let message: String
        var testDescription: String { output }
    }

    @Test(arguments: [
        Refusal(output: "/", message: "the output folder cannot be / itself"),
        Refusal(
            output: "ROOT/content",
            message: "the output folder ROOT/content lies in the content folder; give another with --output"),
        Refusal(
            output: "ROOT/content/site/deep",
            message: "the output folder ROOT/content/site/deep lies in the content folder; give another with --output"),
        Refusal(
            output: "ROOT/themes/out",
            message: "the output folder ROOT/themes/out lies in the themes folder; give another with --output"),
        Refusal(output: "ROOT", message: "the output folder ROOT holds the content folder; give another with --output"),
        Refusal(
            output: "ROOT/x/../content",
            message: "the output folder ROOT/x/../content lies in the content folder; give another with --output"),
        Refusal(
            output: "ROOT/content/",
            message: "the output folder ROOT/content/ lies in the content folder; give another with --output"),
        Refusal(
            output: "ROOT/link/site",
            message: "the output folder ROOT/link/site lies in the content folder; give another with --output"),
        Refusal(
            output: "ROOT/.vitrine/stage",
            message:
                "the output folder ROOT/.vitrine/stage lies in Vitrine's own scratch folder; give another with --output"
        ),
        Refusal(
            output: "ROOT/orders/public",
            message:
                "the output folder ROOT/orders/public and the orders folder hold one another, and orders are not for the public; give another with --output"
        ),
    ])
    func harmfulOutputFoldersAreRefused(_ row: Refusal) throws {
        let shop = try TemporaryShop.standard()
        #expect(symlink(shop.root + "/content", shop.root + "/link") == 0)
        var options = shop.options()
        options.output = row.output.replacing("ROOT", with: shop.root)
        options.orders = shop.root + "/orders"
        let before = SystemCalls.names(in: shop.root)?.sorted()
        let refused = #expect(throws: RefusedOutput.self) { try shop.build(options) }
        #expect(refused?.message == row.message.replacing("ROOT", with: shop.root))
        #expect(SystemCalls.names(in: shop.root)?.sorted() == before)
    }

    @Test func aContentErrorLeavesTheOldSite() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let before = try shop.tree()
        let stamps = try shop.stamps()
        for (path, old, new) in [
            ("content/products/blue-mug.md", "price: 18.00", "prize: 18.00"),
            ("content/pages/shipping.md", "about.md", "abuot.md"),
            ("themes/starter/templates/page.liquid", "{{ page.title }}", "{{ page.title | nofilter }}"),
            ("content/store.yaml", "url: https://shop.example/", "url: nowhere"),
        ] {
            try shop.replace(path, old, new)
            let report = try shop.build()
            #expect(report.hasErrors)
            #expect(!report.succeeded)
            #expect(differences(try shop.tree(), before) == [])
            #expect(try shop.stamps() == stamps)
            #expect(SystemCalls.kind(shop.work + "/stage") == nil)
            try shop.replace(path, new, old)
        }
        #expect(try shop.build().summary.written == 0)
    }

    @Test func strictStopsAtWarnings() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let before = try shop.tree()
        try shop.replace("content/pages/about.md", "Who you are", "<b>Who</b> you are")
        var options = shop.options()
        options.isStrict = true
        let report = try shop.build(options)
        #expect(!report.hasErrors)
        #expect(!report.succeeded)
        #expect(differences(try shop.tree(), before) == [])
    }

    @Test func checkingWritesNothing() throws {
        let shop = try TemporaryShop.standard()
        var options = shop.options()
        options.writes = false
        #expect(try shop.build(options).succeeded)
        #expect(SystemCalls.names(in: shop.root)?.sorted() == [".gitignore", "content", "themes"])
    }

    @Test(.enabled(if: geteuid() != 0, "the super-user may write everywhere"))
    func anUnwritableOutputIsAFaultOfTheDisk() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        let before = try shop.tree()
        try shop.write("content/products/plate.md", "---\ntitle: Plate\nprice: 9\n---\n")
        chmod(shop.output, 0o555)
        let fault = #expect(throws: FileFault.self) { try shop.build() }
        chmod(shop.output, 0o755)
        #expect(fault?.code == EACCES)
        #expect(differences(try shop.tree(), before) == [])
        #expect(try shop.build().succeeded)
    }

    @Test func anotherBuildAtWorkIsWaitedForAndThenReported() throws {
        let shop = try TemporaryShop.standard()
        try SystemCalls.makeFolders(shop.work)
        let descriptor = open(shop.work + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        #expect(flock(descriptor, LOCK_EX) == 0)
        #expect(throws: LockBusy.self) { try shop.build() }
        close(descriptor)
        #expect(try shop.build().succeeded)
    }

    @Test func aBuildThatWasKilledHalfWayIsRepaired() throws {
        let shop = try TemporaryShop.standard()
        try shop.build()
        try shop.replace("content/store.yaml", "My shop", "Our shop")
        // What a kill in the middle of the commit leaves: some files new, some old, staged ones about.
        try shop.write("output/index.html", "half a page")
        try shop.remove("output/pages/about/index.html")
        try shop.write(".vitrine/stage/files/1", "left over")
        try shop.write("output/.vitrine-stage/files/1", "left over")
        #expect(try shop.build().succeeded)
        #expect(SystemCalls.kind(shop.work + "/stage") == nil)
        #expect(SystemCalls.kind(shop.output + "/.vitrine-stage") == nil)
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }
}
