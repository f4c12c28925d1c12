import Markdown
import Testing
import Text

/// What holds for any input: tried on texts put together at random from the pieces that mean something, and on bytes that
/// mean nothing. The generator's seed is fixed, so a failure comes back.
@Suite struct PropertyTests {
    /// SplitMix64.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let pieces = [
        "a", "b c", " ", "  ", "    ", "\n", "\n\n", "  \n", "\t", "*", "**", "_", "~", "~~", "`", "``", "[", "]", "(",
        ")",
        "![", "](u)", "[a]", "\n[a]: /u\n", "[^1]", "\n[^1]: n\n", "> ", "- ", "1. ", "+ ", "# ", "===\n", "---\n",
        "```\n",
        "<b>", "</b>", "<div>\n", "<!--", "-->", "&amp;", "&", "\\", "<http://x.y>", "www.a.b", "c@d.e", "http://x.y/z",
        "\"", "'", "...", "--", "é", "“", "\u{1F600}", "|", "|-|-|\n", "| a | b |\n", "- [ ] ", "javascript:x",
        "<script>",
    ]

    #if DEBUG
        static let count = 4_000
    #else
        static let count = 40_000
    #endif

    static func options(_ generator: inout Generator) -> MarkdownOptions {
        MarkdownOptions(
            tables: Bool.random(using: &generator), strikethrough: Bool.random(using: &generator),
            taskLists: Bool.random(using: &generator), autolinks: Bool.random(using: &generator),
            footnotes: Bool.random(using: &generator), headingIDs: Bool.random(using: &generator),
            smartPunctuation: Bool.random(using: &generator))
    }

    @Test func randomTexts() {
        var generator = Generator(state: 20_260_101)
        for _ in 0..<PropertyTests.count {
            let length = Int.random(in: 1...24, using: &generator)
            let text = (0..<length).map { _ in PropertyTests.pieces.randomElement(using: &generator) ?? "" }.joined()
            let options = PropertyTests.options(&generator)
            let output = html(text, options)
            #expect(isWellNested(output), "\(text.debugDescription)")
            #expect(html(text.replacing("\n", with: "\r\n"), options) == output, "\(text.debugDescription)")
            // A last line ending changes nothing.
            #expect(html(text + "\n", options) == output || endsInOpenLeaf(text), "\(text.debugDescription)")
            let found = result(text, options)
            for link in found.links { #expect(link.range.upperBound <= text.utf8.count) }
            #expect(Set(found.headings.map(\.id)).count == found.headings.count || !options.headingIDs)
        }
    }

    /// Code and HTML take a blank line at their end as content.
    private func endsInOpenLeaf(_ text: String) -> Bool {
        text.contains("```") || text.contains("~~~") || text.contains("<")
    }

    @Test func randomBytes() {
        var generator = Generator(state: 7)
        for _ in 0..<PropertyTests.count {
            let length = Int.random(in: 0...80, using: &generator)
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var out = ByteWriter()
            let source = SourceFile(path: "x.md", bytes: bytes)
            let result = MarkdownRenderer.render(source, options: PropertyTests.options(&generator), into: &out)
            #expect(UTF8Validation.firstInvalidOffset(out.bytes) == nil)
            #expect(!out.bytes.contains(0))
            let isValid = UTF8Validation.firstInvalidOffset(bytes) == nil
            #expect(result.diagnostics.contains { $0.severity == .error } != isValid)
        }
    }

    /// Any stretch of a text can be rendered, and what is outside of it is not looked at.
    @Test func ranges() {
        var generator = Generator(state: 99)
        for _ in 0..<PropertyTests.count / 4 {
            let text = (0..<20).map { _ in PropertyTests.pieces.randomElement(using: &generator) ?? "" }.joined()
            let bytes = Array(text.utf8)
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let end = Int.random(in: start...bytes.count, using: &generator)
            var part = ByteWriter()
            _ = MarkdownRenderer.render(SourceFile(path: "x.md", bytes: bytes), in: start..<end, into: &part)
            var alone = ByteWriter()
            _ = MarkdownRenderer.render(SourceFile(path: "x.md", bytes: Array(bytes[start..<end])), into: &alone)
            #expect(part.bytes == alone.bytes, "\(text.debugDescription) \(start)..<\(end)")
        }
    }
}
