import Commerce
import Platform
import Site
import Testing
import Text

/// What lies in a shop's folders and was never meant to be published.
@Suite struct StrayFileTests {
    /// A product with its picture beside it, one with a manual to load, and nothing else.
    static let shop: [String: String] = {
        var files = Fault.sound.filter { $0.key != "content/media/notes.txt" }
        files["content/store.yaml"]? += "markdown: {raw_html: true}\n"
        files["content/products/pot/index.md"] =
            "---\ntitle: Pot\nprice: 5.00\nimages: [front.svg]\n---\nThe [manual](manual.pdf), ![inside](inside.svg)\n"
        files["content/products/pot/front.svg"] = ShopFixture.svg(10, 10)
        files["content/products/pot/inside.svg"] = ShopFixture.svg(20, 10)
        files["content/products/pot/manual.pdf"] = "%PDF-1.4 wash by hand"
        return files
    }()

    static func published(_ files: [String: String], _ shop: TemporaryShop) throws -> Set<String> {
        Set(try shop.tree().keys.filter { $0.hasPrefix("media/") || $0.hasPrefix("assets/") })
    }

    static func words(_ report: BuildReport) -> [String] {
        report.diagnostics.map { "\($0.path): \($0.severity): \($0.message)" }.sorted()
    }

    // MARK: Names

    @Test(arguments: [
        "blue-mug.md~", "blue-mug.md.bak", "blue-mug.bak", "blue-mug.md.orig", "blue-mug.md.rej", ".blue-mug.md.swp",
        "blue-mug.md.swp", "blue-mug.swo", "x.swa", "x.swx", "#blue-mug.md#", ".#blue-mug.md", "4913", "Thumbs.db",
        "THUMBS.DB", "ehthumbs.db", ".DS_Store", "desktop.ini", "Desktop.ini", "._mug.webp", "~$prices.xlsx",
        "~WRL0001.tmp", "a.tmp", "a.webp.part", "a.webp.crdownload", "a.partial", "Icon\r", "mug.md___jb_tmp___",
        "mug_LOCAL_4711.md", "mug_BACKUP_1.md", "mug.md.save", "mug.old", "mug.md.~1~", "a.lnk",
    ])
    func leftOvers(name: String) { #expect(StrayName.isLeftOver(name)) }

    @Test(arguments: [
        "blue-mug.md", "mug.webp", "a~b.md", "#1.svg", "4914", "part.md", "old-mug.md", "swan.swf", "tmp.svg", "x.swz",
        "bak", "the_LOCAL_hero.md", "thumbs.webp", "backup.svg", "conflict-of-the-ages.md", "a_conflict-board-game.md",
        "an-orig.pdf", "save", "désirée.jpg",
    ])
    func ordinary(name: String) {
        #expect(!StrayName.isLeftOver(name))
        #expect(!StrayName.isConflictCopy(name))
    }

    @Test(arguments: [
        "mug (conflicted copy).md", "mug (Ada's conflicted copy 2026-11-27).md",
        "mug.sync-conflict-20261127-101500-AB.md",
        "mug (conflicted copy 2026-11-27 101500).md", "mug_conflict-20261127-101500.md", "mug (Case Conflict).md",
        "mug (In Konflikt stehende Kopie von Ada 2026-11-27).md",
    ])
    func conflictCopies(name: String) { #expect(StrayName.isConflictCopy(name)) }

    @Test(arguments: ["node_modules", ".git", "__pycache__", "__MACOSX", "$RECYCLE.BIN", "lost+found", "@eaDir", "CVS"])
    func toolFolders(name: String) { #expect(StrayName.isToolFolder(name)) }

    // MARK: Left-overs

    /// In every folder of a shop: nothing of it is published and not a word is said.
    @Test func leftOversAreAsIfTheyWereNotThere() throws {
        let shop = try TemporaryShop(Self.shop)
        #expect(Self.words(try shop.build()) == [])
        let clean = try shop.tree()
        for folder in [
            "content", "content/products", "content/products/pot", "content/collections", "content/pages",
            "content/journal", "content/media", "content/media/deep/er", "themes/main/assets", "themes/main/snippets",
            "themes/main/templates", "themes/main/locales", "themes/main/layout",
        ] {
            for name in [
                "blue-mug.md~", "mug.bak", "mug.svg.orig", "mug.liquid.rej", "mug.md.swp", "#mug.md#", "4913",
                "Thumbs.db",
                ".DS_Store", "desktop.ini", "._mug.svg", "~$prices.xlsx", "a.tmp", "a.part", "a.crdownload",
                "node_modules/left-pad/index.js", "node_modules/left-pad/README.md", ".git/config", "__MACOSX/x.svg",
                "theme.liquid~", "en.json.bak", "theme.css.swp",
            ] { try shop.write(folder + "/" + name, "left over") }
        }
        let report = try shop.build()
        #expect(Self.words(report) == [])
        #expect(report.succeeded && report.summary.written == 0)
        #expect(try differences(shop.tree(), clean) == [])
    }

    @Test func conflictCopiesAreToldAndNotRead() throws {
        var files = Self.shop
        files["content/products/mug (conflicted copy).md"] = "---\ntitle: Other mug\nprice: 1.00\n---\n"
        files["content/media/mug.sync-conflict-20261127-101500-AB.svg"] = ShopFixture.svg(9, 9)
        files["themes/main/snippets/x (conflicted copy).liquid"] = "{{ broken"
        let shop = try TemporaryShop(files)
        let report = try shop.build()
        #expect(report.succeeded)
        let copy =
            "is the copy that a sync program kept when the file was changed in two places; it is not read: take over what is missing and delete it"
        #expect(
            Self.words(report) == [
                "content/media/mug.sync-conflict-20261127-101500-AB.svg: warning: \(copy)",
                "content/products/mug (conflicted copy).md: warning: \(copy)",
                "themes/main/snippets/x (conflicted copy).liquid: warning: \(copy)",
            ])
        #expect(!(try shop.tree().keys.contains { $0.contains("onflict") }))
    }

    // MARK: Secrets

    @Test(arguments: [
        ("id_rsa", "x", "is a private key"), ("ID_ED25519", "x", "is a private key"),
        ("shop.p12", "x", "is a private key"),
        ("server.pem", "x", "is a private key"), ("server.key", "x", "is a private key"),
        ("notes.txt", "hello\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc", "is a private key"),
        ("key.asc", "-----BEGIN PGP PRIVATE KEY BLOCK-----", "is a private key"),
        ("prod.env", "A=1", "holds passwords or keys"), ("credentials.json", "{}", "holds passwords or keys"),
        ("client_secret_1.json", "{}", "holds passwords or keys"), ("dump.sql", "x", "is a database"),
        ("dump.sql.gz", "x", "is a database"), ("shop.sqlite", "x", "is a database"), ("shop.DB", "x", "is a database"),
        ("data.bin", "SQLite format 3\u{0}", "is a database"),
    ])
    func secretsAreRefused(name: String, text: String, told: String) throws {
        for folder in [
            "content/media", "content/media/a/b", "content/products", "content/journal", "themes/main/assets",
        ] {
            // JSON beside content is content.
            if name.hasSuffix(".json"), folder != "content/media", !folder.hasPrefix("themes") { continue }
            let shop = try TemporaryShop(Self.shop)
            try shop.build()
            let before = try shop.tree()
            try shop.write("\(folder)/\(name)", text)
            let report = try shop.build()
            #expect(report.succeeded)
            #expect(try differences(shop.tree(), before) == [], "\(folder)")
            let said = Self.words(report)
            #expect(said.count == 1 && said[0].hasPrefix("\(folder)/\(name): warning: \(told)"), "\(said)")
            #expect(said.first?.contains("is not published") == true)
            // And again, from the cache.
            #expect(Self.words(try shop.build()) == said)
        }
    }

    @Test(arguments: [
        ("id_rsa.pub", "ssh-rsa AAAA"), ("cert.pem", "-----BEGIN CERTIFICATE-----"),
        ("shop.key", "-----BEGIN PGP PUBLIC KEY BLOCK-----"), ("tablet.svg", ShopFixture.svg(3, 3)),
        ("private-key-of-the-castle.txt", "a book"),
    ])
    func whatIsPublicIsPublished(name: String, text: String) throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.write("content/media/\(name)", text)
        #expect(try shop.build().succeeded)
        #expect(try shop.tree()["media/\(name)"] != nil)
    }

    /// A key that was published by an older build, or that a file became, is taken down.
    @Test func aFileThatBecomesASecretIsTakenDown() throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.write("content/media/notes.txt", "hello")
        try shop.build()
        #expect(try shop.tree()["media/notes.txt"] != nil)
        try shop.write("content/media/notes.txt", "-----BEGIN RSA PRIVATE KEY-----")
        #expect(try shop.build().succeeded)
        #expect(try shop.tree()["media/notes.txt"] == nil)
    }

    // MARK: Beside content

    @Test func besideContentOnlyWhatIsUsedIsPublished() throws {
        var files = Self.shop
        files["content/products/suppliers.csv"] = "Kiln,0.50"
        files["content/products/pot/front-raw.svg"] = ShopFixture.svg(99, 99)
        files["content/products/a.xlsx"] = "PK"
        files["content/products/b.docx"] = "PK"
        files["content/pages/draft.txt"] = "not yet"
        let shop = try TemporaryShop(files)
        let report = try shop.build()
        #expect(
            Self.words(report) == [
                "content/pages: warning: 'draft.txt' is used by no page and is not published; link to what is for customers, and keep the rest outside content/",
                "content/products: warning: 4 files are used by no page and are not published: 'a.xlsx', 'b.docx', 'pot/front-raw.svg' and 1 more; link to what is for customers, and keep the rest outside content/",
            ])
        #expect(
            try Self.published(files, shop) == [
                "media/mug.svg", "media/products/pot/front.svg", "media/products/pot/inside.svg",
                "media/products/pot/manual.pdf",
            ])
        // Checking says the same and writes nothing.
        var options = shop.options()
        options.writes = false
        #expect(Self.words(try shop.build(options)) == Self.words(report))
    }

    /// Every way to use a file.
    @Test(arguments: [
        ("a link in a text", "content/pages/about.md", "---\ntitle: About\n---\n[x](../products/extra.pdf)\n"),
        ("an address in a text", "content/pages/about.md", "---\ntitle: About\n---\n[x](/media/products/extra.pdf)\n"),
        (
            "raw HTML", "content/pages/about.md",
            "---\ntitle: About\n---\n<a href=\"/media/products/extra.pdf?x=1\">x</a>\n"
        ),
        (
            "an attribute", "content/products/mug.md",
            "---\ntitle: Mug\nprice: 1\nattributes: {manual: /media/products/extra.pdf}\n---\n"
        ),
        (
            "a menu", "content/store.yaml",
            "name: Kiln\nurl: https://kiln.example/\ncurrency: EUR\ntheme: {name: main}\nshipping: free\npayment: none\nmenus: {main: [{title: X, url: products/extra.pdf}]}\n"
        ),
        ("a template", "themes/main/templates/index.liquid", "<a href=\"/media/products/extra.pdf\">x</a>"),
        ("a filter", "themes/main/templates/index.liquid", "{{ 'products/extra.pdf' | file_url }}"),
        ("a style sheet", "themes/main/assets/a.css", "a { background: url(/media/products/extra.pdf) }"),
    ])
    func isUsed(by what: String, path: String, text: String) throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.write("content/products/extra.pdf", "%PDF")
        let idle = try shop.build()
        #expect(Self.words(idle).count == 1, "\(what)")
        #expect(try shop.tree()["media/products/extra.pdf"] == nil, "\(what)")
        let kept = try? shop.read(path)
        try shop.write(path, text)
        let used = try shop.build()
        #expect(Self.words(used) == [], "\(what)")
        #expect(try shop.tree()["media/products/extra.pdf"] != nil, "\(what)")
        // Not used any more: as in a full build.
        if let kept { try shop.write(path, kept) } else { try shop.remove(path) }
        try shop.build()
        let incremental = try shop.tree()
        #expect(incremental["media/products/extra.pdf"] == nil, "\(what)")
        SystemCalls.removeTree(shop.work)
        try shop.build()
        #expect(try differences(incremental, shop.tree()) == [], "\(what)")
    }

    /// Pages that are kept go on using what they use.
    @Test func keptPagesCount() throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.build()
        try shop.write("content/products/jug.md", "---\ntitle: Jug of today\nprice: 20.00\n---\n")
        let report = try shop.build()
        #expect(report.summary.unchanged > 3)
        #expect(try shop.tree()["media/products/pot/inside.svg"] != nil)
        try shop.replace("content/products/pot/index.md", ", ![inside](inside.svg)", "")
        #expect(Self.words(try shop.build()).first?.contains("'pot/inside.svg' is used by no page") == true)
        #expect(try shop.tree()["media/products/pot/inside.svg"] == nil)
    }

    /// What a draft needs waits for it without a word, and is not published before.
    @Test func draftsKeepTheirFilesToThemselves() throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.replace("content/products/pot/index.md", "title: Pot", "title: Pot\ndraft: true")
        #expect(Self.words(try shop.build()) == [])
        #expect(try Self.published([:], shop) == ["media/mug.svg"])
        #expect(Self.words(try shop.build(drafts: true)) == [])
        #expect(try shop.tree()["media/products/pot/manual.pdf"] != nil)
    }

    /// However the files of a draft are written.
    @Test func draftsNameTheirFilesInManyWays() throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.write(
            "content/products/later.md",
            """
            ---
            title: Later
            price: 1
            draft: true
            images:
              - one.svg
              - {file: two.svg, alt: Two}
              - file: "three of it.svg"
            ---
            ![four](four%20b.svg) [five](sub/five.pdf#page=2) <a href="six.pdf">six</a>

            """)
        let names = ["one.svg", "two.svg", "three of it.svg", "four b.svg", "sub/five.pdf", "six.pdf"]
        for name in names { try shop.write("content/products/\(name)", ShopFixture.svg(5, 5)) }
        try shop.write("content/products/seven.pdf", "%PDF")
        let said = Self.words(try shop.build())
        #expect(said.count == 1 && said.first?.contains("'seven.pdf' is used by no page") == true, "\(said)")
    }

    /// Thousands of files nobody needs, and hundreds of drafts that could.
    @Test(.timeLimit(.minutes(1))) func manyFilesAreQuick() throws {
        var files = Self.shop
        for number in 0..<3000 { files["content/products/raw/picture-\(number).pdf"] = "%PDF" }
        for number in 0..<300 {
            files["content/products/draft-\(number).md"] =
                "---\ntitle: Draft \(number)\nprice: 1\ndraft: true\n---\n" + String(repeating: "Words. ", count: 400)
        }
        var options = BuildOptions(
            root: "/nowhere", output: "/nowhere/output", workFolder: "/nowhere/.vitrine", now: TemporaryShop.now)
        options.writes = false
        var build = SiteBuild(options, reader: MemoryReader(files))
        let said = Self.words(try build.run())
        #expect(said.count == 1 && said.first?.contains("3000 files are used by no page") == true, "\(said)")
    }

    // MARK: In media

    @Test func whatWasNotMeantGetsAWord() throws {
        let shop = try TemporaryShop(Self.shop)
        try shop.write("content/media/prices.xlsx", "PK")
        try shop.write("content/media/tools/export.py", "print()")
        try shop.write("content/media/leaflet.pdf", "%PDF")
        let report = try shop.build()
        #expect(
            Self.words(report) == [
                "content/media: warning: 2 files are published although they do not look like it and no page links to them: 'prices.xlsx', 'tools/export.py'; link to what is for customers, and keep the rest outside content/"
            ])
        #expect(try shop.tree()["media/prices.xlsx"] != nil)
        try shop.write("content/pages/about.md", "---\ntitle: About\n---\n[Prices](../media/prices.xlsx)\n")
        #expect(Self.words(try shop.build()).first?.contains("'tools/export.py' is published although") == true)
    }
}
