import Markdown
import Testing

@Suite struct SmartPunctuationTests {
    static let rows: [(markdown: String, html: String)] = [
        ("\"Hello,\" she said.", "“Hello,” she said."),
        ("'a' 'b c'", "‘a’ ‘b c’"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("it's the dogs' bone", "it’s the dogs’ bone"),
        ("'tis", "’tis"),
        ("\"open", "“open"),
        ("close\"", "close”"),
        ("(\"a\") [\"b\"]", "(“a”) [“b”]"),
        ("*\"a\"*", "<em>“a”</em>"),
        ("\"*a*\"", "“<em>a</em>”"),
        ("5'10\\\" 6\\'", "5’10&quot; 6'"),
        ("`\"a\" -- b...`", "<code>&quot;a&quot; -- b...</code>"),
        ("a... b.. c. d....", "a… b.. c. d…."),
        ("a-b a--b a---b", "a-b a–b a—b"),
        ("----", "––"),
        ("a-----b", "a—–b"),
        ("a------b", "a——b"),
        ("a-------b", "a—––b"),
        ("[a -- b](u \"it's\")", "<a href=\"u\" title=\"it's\">a – b</a>"),
    ]

    @Test(arguments: rows) func smart(_ row: (markdown: String, html: String)) {
        var options = MarkdownOptions.extended
        options.smartPunctuation = true
        // A thematic break is no dash.
        let isBreak = row.markdown == "----"
        #expect(
            html(isBreak ? "a\(row.markdown)" : row.markdown, options) == "<p>\(isBreak ? "a" : "")\(row.html)</p>\n")
    }

    @Test func offByDefault() { #expect(html("'a' -- \"b\"...") == "<p>'a' -- &quot;b&quot;...</p>\n") }
}
