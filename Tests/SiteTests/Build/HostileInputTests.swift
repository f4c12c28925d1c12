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

/// Input that would hurt a build that trusted it: every one ends in a diagnostic, in time, with nothing written.
@Suite struct HostileInputTests {
    /// A listing in which names may be equal as texts and differ in bytes, as some file systems allow.
    struct ByteReader: FileReader {
        var entries: [(path: String, text: String)]

        func files(below folder: String) throws(FileFault) -> [FileEntry] {
            entries.filter { $0.path.hasPrefix(folder + "/") }
                .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
                .map { FileEntry(path: $0.path, stamp: FileStamp(size: $0.text.utf8.count, modified: 0)) }
        }
        func read(_ path: String) throws(FileFault) -> [UInt8] {
            guard let entry = entries.first(where: { $0.path.utf8.elementsEqual(path.utf8) }) else {
                throw FileFault("read", path, code: SystemCalls.noEntry)
            }
            return Array(entry.text.utf8)
        }
    }

    static func check(_ reader: any FileReader) throws -> [String] {
        var options = BuildOptions(
            root: "/nowhere", output: "/nowhere/output", workFolder: "/nowhere/.vitrine", now: TemporaryShop.now)
        options.writes = false
        var build = SiteBuild(options, reader: reader)
        return Array(Set(try build.run().diagnostics.map { $0.report() })).sorted()
    }

    static func check(_ files: [String: String]) throws -> [String] {
        try check(MemoryReader(Fault.sound.merging(files) { $1 }))
    }

    @Test func handlesThatDifferByNormalFormOnly() throws {
        let reader = ByteReader(
            entries: Fault.sound.map { ($0.key, $0.value) } + [
                ("content/pages/caf\u{E9}.md", "---\ntitle: A\n---\n"),
                ("content/pages/cafe\u{301}.md", "---\ntitle: B\n---\n"),
            ])
        let found = try Self.check(reader)
        #expect(
            found == [
                "content/pages/caf\u{E9}.md: error: the handle 'caf\u{E9}' differs from 'cafe\u{301}' (content/pages/cafe\u{301}.md) only by case or accents' form, which some file systems cannot tell apart; rename one of the two pages"
            ])
    }

    @Test(arguments: [
        "../up", "a/b", "/etc", "..", ".", ".hidden", "-x", "a\\b", "a\u{0}b", "a\nb", "a b", "'a'", "%2e%2e",
    ])
    func handlesInAListFileCannotLeaveTheirFolder(handle: String) throws {
        let quoted = handle.unicodeScalars.map { "\\u" + String($0.value + 0x10000, radix: 16).dropFirst() }.joined()
        let found = try Self.check([
            "content/products/many.json": "[{\"handle\": \"\(quoted)\", \"title\": \"X\", \"price\": \"1.00\"}]"
        ])
        #expect(found.count == 1)
        #expect(found.first?.contains("content/products/many.json:1:13: error: ") == true, "\(found)")
    }

    @Test(arguments: ["/etc/hostname", "../../secret.txt", "nowhere"])
    func linksOutOfTheContentAreRefused(target: String) throws {
        let shop = try TemporaryShop.standard()
        try shop.write("secret.txt", "secret")
        #expect(symlink(target, shop.root + "/content/media/leak.txt") == 0)
        let report = try shop.build()
        #expect(
            report.diagnostics.map { $0.report() } == [
                "content/media/leak.txt: error: is a link that leads out of the shop's content, in a circle or to nothing; put the file itself here"
            ])
        #expect(try shop.tree().isEmpty)
    }

    @Test func linkedFoldersOutOfTheContentAreRefused() throws {
        let shop = try TemporaryShop.standard()
        #expect(symlink("/etc", shop.root + "/content/media/etc") == 0)
        let report = try shop.build()
        #expect(report.diagnostics.count == 1)
        #expect(report.hasErrors)
    }

    @Test func linksWithinTheContentAreFollowed() throws {
        let shop = try TemporaryShop.standard()
        #expect(symlink("mug.svg", shop.root + "/content/media/same.svg") == 0)
        #expect(try shop.build().succeeded)
        #expect(try shop.tree()["media/same.svg"] == Array(ShopFixture.svg(800, 600).utf8))
    }

    @Test func aFolderThatHoldsItselfEnds() throws {
        let shop = try TemporaryShop.standard()
        #expect(symlink(".", shop.root + "/content/media/round") == 0)
        #expect(symlink(".", shop.root + "/content/media/about") == 0)
        let report = try shop.build()
        #expect(
            report.diagnostics.map { $0.report() }
                == ["about", "round"].map {
                    "content/media/\($0): error: is a link that leads out of the shop's content, in a circle or to nothing; put the file itself here"
                })
        #expect(try shop.tree().isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func explodingAnchors() throws {
        var text = "---\ntitle: Mug\nprice: 12.00\nattributes:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<30 {
            let alias = "*a\(level - 1)"
            text += "  a\(level): &a\(level) [\((0..<9).map { _ in alias }.joined(separator: ", "))]\n"
        }
        let found = try Self.check([Fault.mug: text + "---\n"])
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.hasPrefix("content/products/mug.md:") && $0.contains(": error: ") })
    }

    @Test(arguments: [70, 1000, 50_000]) func deepNesting(depth: Int) throws {
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        for (path, text) in [
            (Fault.mug, "---\ntitle: Mug\nprice: 12.00\nattributes: {a: \(nested)}\n---\n"),
            (
                "content/products/deep.json",
                "{\"title\": \"D\", \"price\": \"1.00\", \"attributes\": {\"a\": \(nested)}}"
            ),
        ] {
            let found = try Self.check([path: text])
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0.hasPrefix(path + ":") && $0.contains(": error: ") })
        }
    }

    @Test func duplicateKeys() throws {
        let found = try Self.check([Fault.mug: "---\ntitle: Mug\nprice: 12.00\nprice: 13.00\n---\n"])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("content/products/mug.md:4:1: error: ") == true)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "java&#x73;cript:x",
        "&#1;javascript:x",
    ])
    func linksThatRunCodeAreLeftOut(link: String) throws {
        let shop = try TemporaryShop.standard()
        try shop.write("content/pages/about.md", "---\ntitle: About\n---\n[words](<\(link)>)\n")
        let report = try shop.build()
        #expect(report.succeeded)
        #expect(report.diagnostics.map(\.severity) == [.warning])
        #expect(report.diagnostics.first?.location?.line == 4)
        let page = try shop.read("output/pages/about/index.html")
        #expect(page.contains("words"))
        #expect(!page.lowercased().contains("script:"))
        #expect(!page.contains("data:text"))
    }

    @Test func rawHTMLIsLeftOutUnlessOptedIn() throws {
        let shop = try TemporaryShop.standard()
        try shop.write(
            "content/pages/about.md", "---\ntitle: About\n---\nA <b id=\"me\">word</b>\n\n<script>x()</script>\n")
        let report = try shop.build()
        #expect(report.succeeded)
        #expect(!report.diagnostics.isEmpty)
        #expect(report.diagnostics.allSatisfy { $0.severity == .warning })
        let page = try shop.read("output/pages/about/index.html")
        #expect(!page.contains("<b id"))
        #expect(!page.contains("<script>x()"))
        try shop.write("content/store.yaml", try shop.read("content/store.yaml") + "markdown: {raw_html: true}\n")
        #expect(try shop.build().diagnostics == [])
        #expect(try shop.read("output/pages/about/index.html").contains("<b id=\"me\">word</b>"))
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("renders itself", "{% render 'again' %}", "{% render 'again' %}"),
            ("two render one another", "{% render 'again' %}", "{% render 'other' %}"),
            (
                "loops without end",
                "{% for a in (1..100000) %}{% for b in (1..100000) %}{% for c in (1..100000) %}x{% endfor %}{% endfor %}{% endfor %}",
                ""
            ),
        ])
    func templatesThatDoNotEndAreStopped(what: String, template: String, snippet: String) throws {
        let found = try Self.check([
            "themes/main/templates/page.liquid": template, "themes/main/snippets/again.liquid": snippet,
            "themes/main/snippets/other.liquid": "{% render 'again' %}",
        ])
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.hasPrefix("themes/main/") && $0.contains(": error: ") }, "\(found.prefix(2))")
    }

    @Test func aFileThatIsNotUTF8() throws {
        var files = Fault.sound.mapValues { Array($0.utf8) }
        files[Fault.mug] = Array("---\ntitle: M".utf8) + [0xFF] + Array("g\nprice: 12.00\n---\n".utf8)
        let found = try Self.check(MemoryReader(bytes: files))
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix(
                "content/products/mug.md:2:9: error: the file is not UTF-8 here (byte 12); save it as UTF-8 in your editor"
            ) == true)
    }
}
