import Testing
import Text

/// Lines, columns and excerpts of a source.
@Suite struct SourcePlaceTests {
    /// Counted from the beginning, a byte at a time.
    private static func plain(_ bytes: [UInt8], _ offset: Int) -> Text.SourceLocation {
        let offset = min(max(0, offset), bytes.count)
        var line = 1
        var start = 0
        for index in 0..<offset {
            let isEnd = bytes[index] == 0x0A || bytes[index] == 0x0D && (bytes + [0])[index + 1] != 0x0A
            if isEnd { (line, start) = (line + 1, index + 1) }
        }
        return Text.SourceLocation(line: line, column: 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 })
    }

    static let texts: [(name: String, unit: String, count: Int)] = [
        ("empty", "", 1), ("short", "a\nbc\n", 1), ("one long line", "abc", 1200), ("two-byte letters", "aé", 1200),
        ("lines", "name: x\n", 500), ("CRLF", "a\r\nbc\r\n", 500), ("CR", "ab\r", 1000), ("mixed", "a\r\r\n\n\rö", 500),
        ("long lines", String(repeating: "x", count: 1500) + "\r\n", 4), ("exactly a block", "x", 1024),
        ("CRLF over the edge of a block", String(repeating: "x", count: 1023) + "\r\n", 3), ("blank lines", "\n", 3000),
    ]

    @Test(arguments: texts) func everyPlace(_ row: (name: String, unit: String, count: Int)) {
        let bytes = Array(String(repeating: row.unit, count: row.count).utf8)
        let source = SourceFile(path: "x", bytes: bytes)
        var offsets = Array(stride(from: 0, through: bytes.count, by: 97)) + [-5, bytes.count, bytes.count + 9]
        for edge in stride(from: 1024, through: bytes.count, by: 1024) { offsets += edge - 3...edge + 3 }
        for offset in offsets { #expect(source.location(of: offset) == Self.plain(bytes, offset), "\(offset)") }
    }

    /// The text, the range, and what is seen of the line: before, marked, after, the first column, and the width.
    static let excerpts: [(text: String, range: Range<Int>, seen: [String], first: Int, width: Int)] = [
        ("ab\ncdef\ng", 4..<6, ["c", "de", "f"], 1, 2), ("ab\r\ncd\r\n", 4..<6, ["", "cd", ""], 1, 2),
        ("ab\r\ncd", 1..<6, ["a", "b", ""], 1, 1), ("ab\rcd", 2..<2, ["ab", "", ""], 1, 1),
        ("ab", 2..<2, ["ab", "", ""], 1, 1), ("", 0..<0, ["", "", ""], 1, 1), ("ab", 7..<9, ["ab", "", ""], 1, 1),
        ("ab\r\ncd", 3..<4, ["ab", "", ""], 1, 1), ("äöü", 2..<4, ["ä", "ö", "ü"], 1, 1),
        // A line of twelve with room for nine: a third of it before the place.
        ("abcdefghijkl", 0..<1, ["", "a", "bcdefghi"], 1, 1), ("abcdefghijkl", 4..<6, ["bcd", "ef", "ghij"], 2, 2),
        ("abcdefghijkl", 11..<12, ["defghijk", "l", ""], 4, 1), ("abcdefghijkl", 12..<12, ["defghijkl", "", ""], 4, 1),
        ("abcdefghijkl", 2..<12, ["ab", "cdefghi", ""], 1, 10), ("äbcdëfghijkl", 7..<8, ["cdë", "f", "ghijk"], 3, 1),
    ]

    @Test(arguments: excerpts)
    func excerpt(_ row: (text: String, range: Range<Int>, seen: [String], first: Int, width: Int)) {
        let source = SourceFile(path: "x", text: row.text)
        let excerpt = source.excerpt(around: row.range, widest: 9)
        #expect([excerpt.before, excerpt.marked, excerpt.after] == row.seen)
        #expect(excerpt.firstColumn == row.first)
        #expect(source.width(of: row.range) == row.width)
    }

    /// Bytes that continue a character and never begin one must not be walked to their end for every place.
    @Test func noTextAtAll() {
        let source = SourceFile(path: "x", bytes: [UInt8](repeating: 0x80, count: 5000) + [0x41])
        let excerpt = source.excerpt(around: 4000..<4001, widest: 9)
        #expect(excerpt.text.unicodeScalars.count <= 9 * 4 + 1)
        #expect(source.location(of: 5000) == Text.SourceLocation(line: 1, column: 1))
        #expect(source.location(of: 5001) == Text.SourceLocation(line: 1, column: 2))
    }

    /// What is blanked to be parsed is shown as the file has it.
    @Test func aMaskedCopyShowsTheFile() {
        let source = SourceFile(path: "x", text: "/* note */ {\"a\": 1}")
        let copy = SourceFile(of: source, bytes: Array("           {\"a\": 1}".utf8))
        let diagnostic = Diagnostic(.error, copy, 12..<15, "wrong")
        #expect(diagnostic.report() == "x:1:13: error: wrong\n  1 | /* note */ {\"a\": 1}\n    |             ^^^")
    }
}
