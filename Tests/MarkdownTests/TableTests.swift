import Markdown
import Testing

/// Pipe tables (GFM 4.10): what makes one, how cells are cut, where it ends.
@Suite struct TableTests {
    /// A table's HTML in short: `th` and `td` rows of cells, `<` `^` `>` for the alignment.
    static let rows: [(markdown: String, html: String)] = [
        // The header and the delimiter row make a table; rows are optional, outer pipes too.
        ("| name | price |\n| - | - |", table("name|price")),
        ("name | price\n--- | ---\nmug | 12", table("name|price", "mug|12")),
        ("| one |\n|-|\n| x |", table("one", "x")),
        ("|one|\n:-", "<table>\n<thead>\n<tr>\n<th align=\"left\">one</th>\n</tr>\n</thead>\n</table>\n"),
        // Spaces around cells, after the last pipe and before the row do not count; up to three before a row.
        ("|  a  |  b  |  \n |-|-|\n   | c|d |", table("a|b", "c|d")),
        // Delimiter cells must agree in number with the header.
        ("| a | b |\n| - |\n| c |", "<p>| a | b |\n| - |\n| c |</p>\n"),
        ("| a |\n| - | - |", "<p>| a |\n| - | - |</p>\n"),
        // Anything else in the delimiter row makes it text.
        ("| a | b |\n| - | x |", "<p>| a | b |\n| - | x |</p>\n"),
        ("| a | b |\n| - | :: |", "<p>| a | b |\n| - | :: |</p>\n"),
        ("| a | b |\n| - || - |", "<p>| a | b |\n| - || - |</p>\n"),
        ("| a | b |\n\n| - | - |", "<p>| a | b |</p>\n<p>| - | - |</p>\n"),
        // Short rows are filled, long ones cut.
        ("|a|b|c|\n|-|-|-|\n|1\n|1|2|3|4|", table("a|b|c", "1||", "1|2|3")),
        ("|a|b|c|\n|-|-|-|\n|1||3|", table("a|b|c", "1||3")),
        // `\|` is a pipe, inside of code as well; other escapes are the inlines' business.
        ("|a \\| b|\n|-|\n|`c\\|d` \\_|", table("a | b", "<code>c|d</code> _")),
        ("|a|\n|-|\n|`\\\\`|", table("a", "<code>\\\\</code>")),
        // Cells hold inlines, and blocks are text in them.
        ("|*a*|\n|-|\n|# [x](u)|", table("<em>a</em>", "# <a href=\"u\">x</a>")),
        ("|***a*** b|\n|-|\n|~~c~~|", table("<em><strong>a</strong></em> b", "<del>c</del>")),
        // A table ends at an empty line or where another block begins; a line without a pipe is still a row.
        ("|a|\n|-|\nb\n\nc", table("a", "b") + "<p>c</p>\n"),
        ("|a|\n|-|\n> b", table("a") + "<blockquote>\n<p>b</p>\n</blockquote>\n"),
        ("|a|\n|-|\n- b", table("a") + "<ul>\n<li>b</li>\n</ul>\n"),
        ("|a|\n|-|\n# b", table("a") + "<h1>b</h1>\n"),
        ("|a|\n|-|\n```\nb", table("a") + "<pre><code>b\n</code></pre>\n"),
        ("|a|\n|-|\n    b", table("a") + "<pre><code>b\n</code></pre>\n"),
        ("|a|\n|-|\n***", table("a") + "<hr />\n"),
        ("|a|\n|-|\n|", table("a") + "<p>|</p>\n"),
        // Lines before the header stay a paragraph.
        ("text\nmore\n|a|\n|-|\n|b|", "<p>text\nmore</p>\n" + table("a", "b")),
        // A table in a list and in a quote; no lazy rows.
        ("- |a|\n  |-|\n  |b|", "<ul>\n<li>\n" + table("a", "b") + "</li>\n</ul>\n"),
        ("> |a|\n> |-|\n|b|", "<blockquote>\n" + table("a") + "</blockquote>\n<p>|b|</p>\n"),
        ("> |a|\n|-|", "<blockquote>\n<p>|a|\n|-|</p>\n</blockquote>\n"),
        // References are known in cells.
        ("|[a]|\n|-|\n\n[a]: /u", table("<a href=\"/u\">a</a>")),
        // A setext underline comes first.
        ("a\n---", "<h2>a</h2>\n"),
    ]

    private static func table(_ header: String, _ rows: String...) -> String {
        func row(_ cells: String, _ tag: String) -> String {
            "<tr>\n"
                + cells.split(separator: "|", omittingEmptySubsequences: false).map { cell in
                    "<\(tag)>\(cell)</\(tag)>\n"
                }.joined() + "</tr>\n"
        }
        // Pipes in the expected text are written as they come: only these two cells hold one.
        func whole(_ cells: String, _ tag: String) -> String {
            cells == "a | b" || cells.hasPrefix("<code>c|d")
                ? "<tr>\n<\(tag)>\(cells)</\(tag)>\n</tr>\n" : row(cells, tag)
        }
        let body = rows.isEmpty ? "" : "<tbody>\n" + rows.map { whole($0, "td") }.joined() + "</tbody>\n"
        return "<table>\n<thead>\n" + whole(header, "th") + "</thead>\n" + body + "</table>\n"
    }

    @Test(arguments: rows) func cuts(_ row: (markdown: String, html: String)) {
        #expect(html(row.markdown, .extended) == row.html)
    }

    @Test func alignment() {
        let expected = """
            <table>
            <thead>
            <tr>
            <th>n</th>
            <th align="left">l</th>
            <th align="center">c</th>
            <th align="right">r</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>1</td>
            <td align="left">2</td>
            <td align="center">3</td>
            <td align="right"></td>
            </tr>
            </tbody>
            </table>

            """
        #expect(html("|n|l|c|r|\n|-|:-|:-:|-:|\n|1|2|3|", .extended) == expected)
    }

    @Test func canBeTurnedOff() {
        var options = MarkdownOptions.extended
        options.tables = false
        #expect(html("|a|\n|-|", options) == "<p>|a|\n|-|</p>\n")
    }
}
