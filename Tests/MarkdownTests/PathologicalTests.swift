import Markdown
import Testing
import Text

/// Inputs that make careless readers quadratic or worse, or overflow their stack. Each must be linear: in a release build
/// each is done in well under two seconds at full size; a debug build, some fifty times slower, gets a tenth of it.
@Suite(.serialized) struct PathologicalTests {
    #if DEBUG
        static let scale = 10
        static let limit = Duration.seconds(10)
    #else
        static let scale = 1
        static let limit = Duration.seconds(2)
    #endif

    struct Attack: Sendable, CustomTestStringConvertible {
        var name: String
        var text: @Sendable () -> String
        var options: MarkdownOptions = .shop
        var testDescription: String { name }
    }

    private static func attack(_ unit: String, _ count: Int, then tail: String = "") -> Attack {
        Attack(name: "\(count) x \(unit.debugDescription)") { String(repeating: unit, count: count / scale) + tail }
    }

    private static func build(_ name: String, _ text: @escaping @Sendable () -> String) -> Attack {
        Attack(name: name, text: text)
    }

    private static func numbered(_ count: Int, _ line: (Int) -> String) -> String {
        (0..<count / scale).map(line).joined()
    }

    static let attacks: [Attack] = [
        // Brackets and links
        attack("[a", 50_000), attack("[", 50_000, then: "a" + String(repeating: "]", count: 50_000 / scale)),
        attack("a]", 65_000), attack("[ (](", 80_000), attack("![[]()", 160_000), attack("![[[", 50_000, then: "](x)"),
        attack("[a](<b", 50_000), attack("[a](b", 50_000), attack("[a](b \"", 50_000), attack("[a](b '", 50_000),
        attack("[a](b (", 50_000), attack("[a](", 50_000),
        attack("(", 50_000, then: "[a](" + String(repeating: "(", count: 9_999)),
        attack("**x [a*b**c*](d)", 30_000), attack("[a](x\"y\" ", 50_000), attack("[x][", 50_000),
        build("nested images") {
            String(repeating: "![", count: 50_000 / scale) + "a" + String(repeating: "](b)", count: 50_000 / scale)
        },
        build("links after openers") {
            String(repeating: "[", count: 50_000 / scale) + String(repeating: "[a](b)", count: 50_000 / scale)
        },
        build("long labels") {
            String(repeating: "[" + String(repeating: "a", count: 900), count: 1_000 / scale)
                + String(repeating: "]", count: 1_000 / scale) + "\n\n[c]: d"
        },
        // Emphasis
        attack("*a_ ", 50_000), attack("a**b", 50_000),
        attack("a**b", 50_000, then: String(repeating: "c* ", count: 50_000 / scale)),
        attack("a_ ", 65_000), attack("_a ", 65_000),
        attack("*a ", 20_000, then: String(repeating: "_a*_ ", count: 20_000 / scale)),
        attack("~a ", 50_000), attack("~~a~ ", 50_000), attack("~a~~b", 50_000), attack("~", 100_000),
        build("100,000 > and a*") {
            String(repeating: ">", count: 100_000 / scale) + String(repeating: "a*", count: 100_000 / scale)
        },
        build("nested strong emphasis") {
            String(repeating: "*a **a ", count: 65_000 / scale) + "b"
                + String(repeating: " a** a*", count: 65_000 / scale)
        },
        Attack(name: "quotes", text: { String(repeating: "'a \"b ", count: 50_000 / scale) }, options: smart),
        Attack(name: "dashes", text: { String(repeating: "-", count: 500_000 / scale) + "a" }, options: smart),
        // Code spans
        build("backtick runs of every length") {
            (1..<5_000 / scale).map { "e" + String(repeating: "`", count: $0) }.joined()
        },
        build("backtick runs of every length, falling") {
            (1..<5_000 / scale).reversed().map { String(repeating: "`", count: $0) + " " }.joined()
        },
        attack("[`a", 50_000), attack("`", 1_000_000),
        // Raw HTML and autolinks
        attack("<!--", 300_000), attack("a <!-- ", 100_000), attack("<?", 100_000), attack("a <?", 100_000),
        attack("<!A ", 100_000), attack("<![CDATA[", 100_000), attack("<a ", 50_000), attack("<a b='\"", 50_000),
        attack("<a b=' c=\" ", 50_000), attack("a <a x=\"", 50_000), attack("<a:", 100_000), attack("<a@b.", 50_000),
        attack("<div>\n\n", 50_000), attack("<b> ", 100_000), attack("<pre>\n", 50_000),
        attack("</", 100_000), attack("<a href='", 50_000),
        // Bare addresses
        attack("www.", 50_000), attack(" www.", 50_000), attack("_www.", 50_000), attack("_www.a_b", 50_000),
        attack("http://", 50_000), attack("a@b.", 50_000), attack("@", 100_000), attack("a_b@c_d.", 50_000),
        attack("_a@b.c", 50_000), attack("[www.a.b", 50_000), attack("mailto:", 50_000),
        build("parentheses after an address") {
            "http://a.b/" + String(repeating: "(", count: 50_000 / scale)
                + String(repeating: ")", count: 100_000 / scale)
        },
        attack("&a;", 50_000),
        build("references after an address") { "http://a.b/" + String(repeating: "&a;", count: 50_000 / scale) },
        // Character references and escapes
        attack("&", 100_000), attack("&amp;", 100_000), attack("&#x", 100_000), attack("\\", 100_000),
        // Definitions
        build("many definitions") {
            numbered(50_000) { "[\($0)]: /u\n" } + String(repeating: "[1]\n", count: 50_000 / scale)
        },
        build("labels of one hash in cmark") { numbered(50_000) { "[x\($0)]: /u\n\n[x0]\n\n" } },
        build("a long definition") {
            "[a]: " + String(repeating: "x", count: 50_000 / scale) + "\n\n"
                + String(repeating: "[a] ", count: 50_000 / scale)
        },
        attack("[a]:\n", 50_000), attack("[a]: b \"\n", 50_000), attack("[a]: b\n=\n", 50_000),
        attack("[a]: b (\n", 50_000),
        // Containers
        attack("> ", 50_000, then: "a"), attack("- ", 50_000, then: "a"), attack("* ", 50_000, then: "a"),
        attack("1. ", 50_000, then: "a"), attack("-\n", 100_000), attack("> a\n\n", 50_000),
        build("500 nested lists") { (0..<500).map { String(repeating: "  ", count: $0) + "* a\n" }.joined() },
        build("blank lines in deep lists") {
            String(repeating: "- ", count: 3_000) + "a\n" + String(repeating: "\n", count: 100_000 / scale)
        },
        build("blank lines in deep lists in quotes") {
            "> " + String(repeating: "- ", count: 3_000) + "a\n" + String(repeating: ">\n", count: 100_000 / scale)
        },
        build("lazy lines in deep quotes") {
            String(repeating: "> ", count: 1_000) + "a\n" + String(repeating: "b\n", count: 50_000 / scale)
        },
        build("deep lists line by line") {
            String(repeating: String(repeating: "- ", count: 300) + "a\n", count: 300 / scale)
        },
        // Lines
        attack("\n", 1_000_000), attack("\r", 1_000_000), attack("a\r", 500_000), attack("\t", 100_000),
        attack(" ", 1_000_000, then: "a"), attack("a" + String(repeating: " ", count: 1_000) + "\n", 1_000),
        attack("abc\0de\0", 10_000), attack("```\n", 50_000), attack("#", 100_000),
        // Tables
        build("many columns, many rows") {
            let columns = 10_000 / scale
            return String(repeating: "|a", count: columns) + "\n" + String(repeating: "|-", count: columns) + "\n"
                + String(repeating: "a\n", count: columns)
        },
        build("many rows") { "|a|b|\n|-|-|\n" + String(repeating: "|x|y|\n", count: 50_000 / scale) },
        attack("a|b\n", 50_000, then: String(repeating: "-|-\n", count: 50_000 / scale)),
        build("escaped pipes") { "|a|\n|-|\n|" + String(repeating: "\\|", count: 50_000 / scale) + "|" },
        build("delimiter rows without a header") {
            String(repeating: "|-", count: 50_000 / scale) + "\n" + String(repeating: "|-|\n", count: 10_000 / scale)
        },
        // Footnotes and headings
        build("a chain of footnotes") { numbered(50_000) { "[^\($0)]: a [^\($0 + 1)]\n" } },
        build("footnotes in footnotes") { numbered(30_000) { "[^\($0)]: " } + "[^1]" },
        build("many references to a footnote") { String(repeating: "[^a]", count: 50_000 / scale) + "\n\n[^a]: x" },
        attack("[^a]: x\n", 50_000, then: "[^a]"), attack("[^a", 50_000),
        attack("# a\n", 50_000),
        build("headings that look like ids") {
            numbered(25_000) { "# a-\($0)\n" } + String(repeating: "# a\n", count: 25_000 / scale)
        },
        // Warnings
        attack("[a](javascript:x) ", 50_000), attack("<b>\n", 50_000),
    ]

    private static let smart = MarkdownOptions(smartPunctuation: true)

    @Test(arguments: attacks) func isLinear(_ attack: Attack) {
        let text = attack.text()
        let time = ContinuousClock().measure {
            #expect(!html(text, attack.options).contains("\0"))
            _ = MarkdownRenderer.plainText(SourceFile(path: "x.md", text: text), options: attack.options)
        }
        #expect(time < PathologicalTests.limit, "took \(time)")
    }

    /// Depth is kept: nothing is flattened or cut.
    @Test func depthIsKept() {
        let count = 50_000 / PathologicalTests.scale
        #expect(
            html(String(repeating: "> ", count: count) + "a")
                == String(repeating: "<blockquote>\n", count: count) + "<p>a</p>\n"
                + String(repeating: "</blockquote>\n", count: count))
        let lists = html((0..<500).map { String(repeating: "  ", count: $0) + "* a\n" }.joined())
        #expect(lists.components(after: "<ul>").count == 500)
        let emphasis = html(String(repeating: "*a **a ", count: 500) + "b" + String(repeating: " a** a*", count: 500))
        #expect(emphasis.components(after: "<strong>").count == 500)
    }
}
