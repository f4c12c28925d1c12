import Markdown
import Testing
import Text

/// What must not reach the page, and what is said about it.
@Suite struct SafetyTests {
    /// Destinations that are dropped, in all the disguises that a browser sees through.
    static let dropped: [String] = [
        "[a](javascript:alert(1))", "[a](JAVASCRIPT:alert(1))", "[a](JavaScript:x)", "[a](vbscript:x)",
        "[a](file:///etc/passwd)", "[a](data:text/html,x)", "[a](data:image/svg+xml,x)", "[a](data:,x)",
        "[a](javascript&colon;x)", "[a](javascript&#58;x)", "[a](javascript&#x3A;x)", "[a](javascript\\:x)",
        "[a](&#106;avascript:x)", "[a](&#x6A;avascript:x)", "[a](java&Tab;script:x)", "[a](java&NewLine;script:x)",
        "[a](java&#9;script:x)", "[a](java&#10;script:x)", "[a](java&#13;script:x)", "[a](&#1;javascript:x)",
        "[a](&#32;javascript:x)", "[a](< javascript:x>)", "[a](<java\tscript:x>)", "[a](<\u{1}javascript:x>)",
        "[a](<javascript :x>)", "[a](java&#0009;script&colon;x)", "[a]\n\n[a]: javascript:x",
        "[b][a]\n\n[a]: <JavaScript:x>",
        "![a](javascript:x)", "![a](vbscript:x)", "![a](data:image/svg+xml;base64,x)", "![a](data:text/html,x)",
        "![a](data:image/pngx,x)", "<javascript:x>", "<vbscript:x>",
        "<data:text/html,x>",
        "<FILE:///x>", "[![a](javascript:x)](b)", "[a](<javascript:x> \"title\")",
    ]

    @Test(arguments: dropped) func drops(_ markdown: String) {
        let output = html(markdown).lowercased()
        for attribute in ["href=\"", "src=\""] {
            for piece in output.components(after: attribute) {
                #expect(piece.hasPrefix("b\""), "\(piece)")
            }
        }
        let diagnostics = result(markdown).diagnostics
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.severity == .warning)
        #expect(diagnostics.first?.message.contains("dropped") == true)
        #expect(isWellNested(output))
    }

    /// Destinations that only look like it.
    static let kept: [(markdown: String, html: String)] = [
        ("[a](javascript.html)", "<a href=\"javascript.html\">a</a>"),
        ("[a](/javascript:x)", "<a href=\"/javascript:x\">a</a>"),
        ("[a](javascripts:x)", "<a href=\"javascripts:x\">a</a>"),
        ("[a](x?javascript:y)", "<a href=\"x?javascript:y\">a</a>"),
        ("[a](javascript%3Ax)", "<a href=\"javascript%3Ax\">a</a>"),
        ("[a](data)", "<a href=\"data\">a</a>"),
        ("[a](files/x)", "<a href=\"files/x\">a</a>"),
        ("![a](data:image/png;base64,AA==)", "<img src=\"data:image/png;base64,AA==\" alt=\"a\" />"),
        ("[a](data:image/gif,AA)", "<a href=\"data:image/gif,AA\">a</a>"),
        ("![a](DATA:image/WebP,AA)", "<img src=\"DATA:image/WebP,AA\" alt=\"a\" />"),
        ("[a](tel:+49123)", "<a href=\"tel:+49123\">a</a>"),
    ]

    @Test(arguments: kept) func keeps(_ row: (markdown: String, html: String)) {
        #expect(html(row.markdown) == "<p>\(row.html)</p>\n")
        #expect(result(row.markdown).diagnostics.isEmpty)
    }

    /// A dropped link leaves its text, a dropped image its description.
    @Test func textStays() {
        #expect(html("[a *b*](javascript:x) ![c *d*](javascript:x)") == "<p>a <em>b</em> c <em>d</em></p>\n")
        #expect(html("<javascript:x>") == "<p>javascript:x</p>\n")
    }

    /// Raw HTML that is left out, with what stays.
    static let rawHTML: [(markdown: String, html: String, warnings: Int)] = [
        ("<div>\n*a*\n</div>", "", 1),
        ("<div>\n\n*a*\n\n</div>", "<p><em>a</em></p>\n", 2),
        ("a <b>b</b> c", "<p>a b c</p>\n", 2),
        ("<script>\nx()\n</script>\n\na", "<p>a</p>\n", 1),
        ("<script>x()</script>", "", 1),
        ("a <script>x()</script>", "<p>a x()</p>\n", 2),
        ("<img src=x onerror=y>", "", 1),
        ("a <?p x ?> <!D x> <![CDATA[x]]>", "<p>a   </p>\n", 3),
        // A comment shows nothing: leaving it out is no loss.
        ("<!-- note -->\n\na <!-- b --> c", "<p>a  c</p>\n", 0),
        ("<!-- note --> <b>x</b>", "", 1),
        ("<!--\n<b>\n-->", "", 0),
        ("<!-- a --> <script>x</script> <!-- b -->", "", 1),
        // Not HTML.
        ("1 < 2 > 0 <3", "<p>1 &lt; 2 &gt; 0 &lt;3</p>\n", 0),
        ("`<b>`\n\n    <b>", "<p><code>&lt;b&gt;</code></p>\n<pre><code>&lt;b&gt;\n</code></pre>\n", 0),
        ("\\<b>", "<p>&lt;b&gt;</p>\n", 0),
    ]

    @Test(arguments: rawHTML) func leavesOut(_ row: (markdown: String, html: String, warnings: Int)) {
        #expect(html(row.markdown) == row.html)
        #expect(result(row.markdown).diagnostics.count == row.warnings)
        #expect(result(row.markdown, .raw).diagnostics.isEmpty)
    }

    /// Nothing in an attribute can leave it.
    @Test(arguments: [
        "[a](u\"onclick=x)", "[a](<u\" onclick=\"x>)", "[a](u '\"><b>')", "![\"><b>](u)", "[a](u \"\\\"><b>\")",
        "```\"><b>\na\n```", "<http://a.example/\"><b>", "http://a.example/\"><b>", "# \"><b>", "a[^\"]\n\n[^\"]: b",
        "[a](u&quot;x)", "![&quot;&lt;](u)", "~~~ &quot;&gt;\n",
    ])
    func attributesHold(_ markdown: String) {
        let output = html(markdown)
        #expect(isWellNested(output))
        #expect(!output.contains("<b>"))
        #expect(!output.contains("\" onclick"))
        #expect(!output.contains("\"onclick"))
    }

    /// One definition, thousands of references: the output is bounded.
    @Test func referencesDoNotMultiply() {
        let text = "[a]: /" + String(repeating: "x", count: 50_000) + "\n\n" + String(repeating: "[a] ", count: 20_000)
        #expect(html(text).utf8.count < 600_000)
    }

    @Test func shortRowsDoNotMultiply() {
        let columns = 2_000
        let text =
            String(repeating: "|a", count: columns) + "\n" + String(repeating: "|-", count: columns) + "\n"
            + String(repeating: "b\n", count: columns)
        #expect(html(text).utf8.count < 8_000_000)
    }

    @Test func diagnosticsAreBounded() {
        let diagnostics = result(String(repeating: "<b> [a](javascript:x) ", count: 5_000)).diagnostics
        #expect(diagnostics.count == 201)
        #expect(diagnostics.last?.severity == .note)
        #expect(diagnostics.last?.message == "9800 more of the same kind are not shown")
        #expect(diagnostics.first?.excerpt(widest: 100)?.text.count == 100)
    }
}

extension String {
    /// What follows each occurrence of `marker`.
    func components(after marker: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: marker) {
            rest = rest[range.upperBound...]
            pieces.append(String(rest))
        }
        return pieces
    }
}
