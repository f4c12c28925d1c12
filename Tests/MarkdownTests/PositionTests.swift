import Markdown
import Testing
import Text

/// Diagnostics and links know their exact place in the file.
@Suite struct PositionTests {
    /// Line, column and length of each diagnostic.
    static let rows: [(markdown: String, places: [[Int]])] = [
        ("<b>", [[1, 1, 3]]),
        ("a <b>c</b>", [[1, 3, 3], [1, 7, 4]]),
        ("a\n\n  <div>\nx\n</div>", [[3, 3, 5]]),
        ("ä <b>\n日本 <i>", [[1, 3, 3], [2, 4, 3]]),
        ("> - a\n>   <b>", [[2, 5, 3]]),
        ("> a\nb <b>", [[2, 3, 3]]),
        ("a\r\nb <b>\r\nc <i>", [[2, 3, 3], [3, 3, 3]]),
        ("a\rb <b>", [[2, 3, 3]]),
        ("a <b\nc>", [[1, 3, 2]]),
        ("[x](javascript:y)", [[1, 5, 12]]),
        ("[x](<javascript:y>)", [[1, 6, 12]]),
        ("\n[x]\n\n  [x]:\n   vbscript:y 'z'", [[5, 4, 10]]),
        ("<javascript:y>", [[1, 2, 12]]),
        ("|a|\n|-|\n|b \\| <i> | <u>", [[3, 7, 3]]),
        ("|a|b|\n|-|-|\n|\\| <i> | \\|\\| <u>", [[3, 5, 3], [3, 16, 3]]),
        ("- a\n\n      code\n  - b <b>", [[4, 7, 3]]),
        ("-\t<b>", [[1, 3, 3]]),
        (">\t\t<b>\n\n<i>", [[3, 1, 3]]),
        ("# a <b> #", [[1, 5, 3]]),
        ("a <b>\n===", [[1, 3, 3]]),
        ("x[^1]\n\n[^1]: y\n\n    z <b>", [[5, 7, 3]]),
        ("\u{FEFF}<b>", [[1, 2, 3]]),
        ("\0\0 <b>", [[1, 4, 3]]),
        // Reported where they stand, not in the order of rendering.
        ("a[^1]\n\n[^1]: <b>\n\n<i> c", [[3, 7, 3], [5, 1, 3]]),
    ]

    @Test(arguments: rows) func places(_ row: (markdown: String, places: [[Int]])) {
        let places = result(row.markdown).diagnostics.map { diagnostic in
            [diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0, diagnostic.length]
        }
        #expect(places == row.places)
    }

    /// The body of a file starts after its front matter; places are the file's.
    @Test func bodyAtAnOffset() {
        let text = "---\ntitle: Mug\n---\n\nA <b>mug</b> [x](javascript:y)\n"
        let source = SourceFile(path: "content/mug.md", text: text)
        var out = ByteWriter()
        let result = MarkdownRenderer.render(source, in: 19..<text.utf8.count, into: &out)
        #expect(out.string == "<p>A mug x</p>\n")
        #expect(result.diagnostics.map { $0.location?.line } == [5, 5, 5])
        #expect(result.diagnostics.map { $0.location?.column } == [3, 9, 18])
        #expect(result.diagnostics.first?.path == "content/mug.md")
        #expect(result.diagnostics.first?.excerpt(widest: 100)?.text == "A <b>mug</b> [x](javascript:y)")
    }

    /// What each link's range covers.
    static let links: [(markdown: String, texts: [String])] = [
        ("[a](u) ![b](<v w> 't')", ["u", "v w"]),
        ("[a]\n\n[a]: /u 'x'", ["/u"]),
        ("> [a](u\n> 'x') [b](v)", ["u", "v"]),
        ("- x\n  [a](../mug.md)", ["../mug.md"]),
        ("|[a](u)|\n|-|\n|\\| [b](v)|", ["u", "v"]),
        ("<http://a.example> www.b.example c@d.example", ["http://a.example", "www.b.example", "c@d.example"]),
        ("x\r\n[a](u)\r\n> y\r\n> [b](v)", ["u", "v"]),
        ("[a](k&ouml;ln\\_)", ["k&ouml;ln\\_"]),
        ("\0 [a](u)", ["u"]),
    ]

    @Test(arguments: links) func linkRanges(_ row: (markdown: String, texts: [String])) {
        let bytes = Array(row.markdown.utf8)
        let links = result(row.markdown).links
        #expect(links.map { String(decoding: bytes[$0.range], as: UTF8.self) } == row.texts)
    }

    @Test func invalidUTF8() {
        let bytes = Array("a\nb ".utf8) + [0xFF] + Array(" c <b>".utf8)
        var out = ByteWriter()
        let result = MarkdownRenderer.render(SourceFile(path: "x.md", bytes: bytes), into: &out)
        #expect(out.string == "<p>a\nb \u{FFFD} c </p>\n")
        #expect(result.diagnostics.map(\.severity) == [.error, .warning])
        #expect(result.diagnostics.first?.location == SourceLocation(line: 2, column: 3))
    }
}
