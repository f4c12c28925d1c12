import Markdown
import Testing

@Suite struct HeadingTests {
    /// The ids of the headings of a text, in order.
    static let rows: [(markdown: String, ids: [String])] = [
        ("# Washed Linen Apron", ["washed-linen-apron"]),
        ("# a\n# a\n## a\n# b", ["a", "a-1", "a-2", "b"]),
        // A heading that already has the name that a second one would get.
        ("# a-1\n# a\n# a", ["a-1", "a", "a-2"]),
        ("# a\n# a\n# a-1", ["a", "a-1", "a-1-1"]),
        ("# Größe & Maße", ["größe--maße"]),
        ("# ÉCLAIR ΣΊΣΥΦΟΣ", ["éclair-σίσυφοσ"]),
        ("# 日本語 の 見出し", ["日本語-の-見出し"]),
        ("# What's new? (2026)", ["whats-new-2026"]),
        ("# `code` *em* [link](u) ![alt](i)", ["code-em-link-alt"]),
        ("# &amp; &copy; \\*", ["--"]),
        ("#\n#\n# !?", ["section", "section-1", "section-2"]),
        ("a\nb\n===", ["a-b"]),
        ("# under_score - dash", ["under_score---dash"]),
        ("# <b>x</b>", ["x"]),
        // Footnotes' own ids are not given to headings.
        ("# fn 1\n# fnref 1\n\n[^1]: x", ["fn-1-1", "fnref-1-1"]),
    ]

    @Test(arguments: rows) func ids(_ row: (markdown: String, ids: [String])) {
        let result = result(row.markdown)
        #expect(result.headings.map(\.id) == row.ids)
        let output = html(row.markdown)
        for id in row.ids { #expect(output.contains("id=\"\(id)\"")) }
    }

    @Test func outline() {
        let headings = result("# One *two*\n\n> ## Three\n\n- # Four `five`").headings
        #expect(
            headings == [
                MarkdownHeading(level: 1, id: "one-two", text: "One two"),
                MarkdownHeading(level: 2, id: "three", text: "Three"),
                MarkdownHeading(level: 1, id: "four-five", text: "Four five"),
            ])
    }

    @Test(arguments: [(0, 2), (1, 3), (4, 6), (9, 6), (-5, 1)]) func shift(_ shift: Int, _ level: Int) {
        var options = MarkdownOptions.extended
        options.headingShift = shift
        #expect(html("## a", options) == "<h\(level)>a</h\(level)>\n")
        #expect(result("## a", options).headings.first?.level == level)
    }
}
