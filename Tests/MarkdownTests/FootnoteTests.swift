import Markdown
import Testing

/// Footnotes in cmark-gfm's form.
@Suite struct FootnoteTests {
    private static func reference(_ label: String, _ number: Int, _ count: Int = 1) -> String {
        let suffix = count > 1 ? "-\(count)" : ""
        return "<sup class=\"footnote-ref\"><a href=\"#fn-\(label)\" id=\"fnref-\(label)\(suffix)\" "
            + "data-footnote-ref>\(number)</a></sup>"
    }

    private static func back(_ label: String, _ number: Int, _ count: Int = 1) -> String {
        let suffix = count > 1 ? "-\(count)" : ""
        let mark = count > 1 ? "<sup class=\"footnote-ref\">\(count)</sup>" : ""
        return "<a href=\"#fnref-\(label)\(suffix)\" class=\"footnote-backref\" data-footnote-backref "
            + "data-footnote-backref-idx=\"\(number)\(suffix)\" aria-label=\"Back to reference \(number)\(suffix)\">"
            + "\u{21A9}\(mark)</a>"
    }

    private static func section(_ notes: (label: String, html: String)...) -> String {
        "<section class=\"footnotes\" data-footnotes>\n<ol>\n"
            + notes.map { "<li id=\"fn-\($0.label)\">\n\($0.html)\n</li>\n" }.joined() + "</ol>\n</section>\n"
    }

    static let rows: [(markdown: String, html: String)] = [
        (
            "a[^1]\n\n[^1]: b",
            "<p>a\(reference("1", 1))</p>\n" + section(("1", "<p>b \(back("1", 1))</p>"))
        ),
        // Numbers go by first reference, not by definition; a second reference gets its own way back.
        (
            "a[^y] b[^x] c[^y]\n\n[^x]: X\n[^y]: Y",
            "<p>a\(reference("y", 1)) b\(reference("x", 2)) c\(reference("y", 1, 2))</p>\n"
                + section(("y", "<p>Y \(back("y", 1)) \(back("y", 1, 2))</p>"), ("x", "<p>X \(back("x", 2))</p>"))
        ),
        // More blocks, indented by four columns; one that does not end with a paragraph.
        (
            "a[^1]\n\n[^1]: b\n\n    c\nlazy\n\nd",
            "<p>a\(reference("1", 1))</p>\n<p>d</p>\n" + section(("1", "<p>b</p>\n<p>c\nlazy \(back("1", 1))</p>"))
        ),
        (
            "a[^1]\n\n[^1]:\n    - b",
            "<p>a\(reference("1", 1))</p>\n" + section(("1", "<ul>\n<li>b</li>\n</ul>\n\(back("1", 1))"))
        ),
        // Labels are matched without regard to case; the definition's spelling makes the ids.
        (
            "a[^Note]\n\n[^nOTE]: b",
            "<p>a\(reference("nOTE", 1))</p>\n" + section(("nOTE", "<p>b \(back("nOTE", 1))</p>"))
        ),
        // No definition, no footnote; no reference, no note; the first definition counts.
        ("a[^1]", "<p>a[^1]</p>\n"),
        ("a\n\n[^1]: b", "<p>a</p>\n"),
        ("a[^1]\n\n[^1]: b\n[^1]: c", "<p>a\(reference("1", 1))</p>\n" + section(("1", "<p>b \(back("1", 1))</p>"))),
        // Not footnotes.
        ("a[^] c[^1 2]\n\n[^1]: x", "<p>a[^] c[^1 2]</p>\n"),
        ("a\\[^1] `[^1]`\n\n[^1]: x", "<p>a[^1] <code>[^1]</code></p>\n"),
        // A link wins; an exclamation mark does not make it an image; markup in the label is none.
        ("[^1](u)\n\n[^1]: x", "<p><a href=\"u\">^1</a></p>\n"),
        ("a![^1]\n\n[^1]: b", "<p>a!\(reference("1", 1))</p>\n" + section(("1", "<p>b \(back("1", 1))</p>"))),
        ("a[^*b*]\n\n[^*b*]: c", "<p>a\(reference("*b*", 1))</p>\n" + section(("*b*", "<p>c \(back("*b*", 1))</p>"))),
        // Notes may refer to notes and to themselves.
        (
            "a[^1]\n\n[^1]: b[^2]\n[^2]: c[^2]",
            "<p>a\(reference("1", 1))</p>\n"
                + section(
                    ("1", "<p>b\(reference("2", 2)) \(back("1", 1))</p>"),
                    ("2", "<p>c\(reference("2", 2, 2)) \(back("2", 2)) \(back("2", 2, 2))</p>"))
        ),
        // An empty note.
        ("a[^1]\n\n[^1]:", "<p>a\(reference("1", 1))</p>\n" + section(("1", back("1", 1)))),
    ]

    @Test(arguments: rows) func notes(_ row: (markdown: String, html: String)) {
        #expect(html(row.markdown, .extended) == row.html)
    }
}
