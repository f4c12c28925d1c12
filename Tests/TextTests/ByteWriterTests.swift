import Testing
import Text

/// What a writer holds is what an array would hold that the same was appended to.
@Suite struct ByteWriterTests {
    @Test func appends() {
        for lengths in [[0, 1, 2, 3], [63, 1, 1], [64, 1], [1, 64, 200, 0, 5], [1_000, 1, 3_000]] {
            var writer = ByteWriter()
            var expected: [UInt8] = []
            for (number, length) in lengths.enumerated() {
                let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 + number) }
                writer.append(bytes)
                writer.append(UInt8(number))
                writer.append(bytes[(length / 2)...])
                expected += bytes + [UInt8(number)] + bytes[(length / 2)...]
                #expect(writer.bytes == expected)
                #expect(writer.count == expected.count)
                #expect(writer.last == expected.last)
            }
        }
    }

    @Test(
        arguments: [
            0, 1, 9, 10, 11, 99, 100, 12_345, -1, -9, -10, -100, .max, .min, .max - 1, .min + 1, 1_000_000_000,
        ])
    func decimals(value: Int) {
        var writer = ByteWriter()
        writer.append(decimal: value)
        #expect(writer.string == String(value))
    }

    @Test func aCopyIsItsOwn() {
        var first = ByteWriter()
        first.append("abc")
        var second = first
        second.append("d")
        first.append("e")
        second.replace(at: 0, with: 0x78)
        #expect(first.string == "abce")
        #expect(second.string == "xbcd")
    }

    @Test func takingBackAndHandingOver() {
        var writer = ByteWriter(reserving: 4)
        #expect(writer.last == nil)
        writer.append("abcdefgh")
        writer.removeLast(3)
        #expect(writer.string == "abcde")
        #expect(writer.copy(from: 2) == Array("cde".utf8))
        #expect(writer.copy(from: 9) == [])
        writer.append(repeating: 0x2E, count: 70)
        writer.append(repeating: 0x2E, count: -1)
        #expect(writer.count == 75)
        #expect(writer.take().count == 75)
        #expect(writer.count == 0 && writer.bytes == [])
        writer.append("z")
        writer.removeLast(5)
        #expect(writer.bytes == [])
        writer.append("new")
        writer.removeAll()
        writer.append("x")
        #expect(writer.string == "x")
    }

    @Test(arguments: ["", "a", "&", "<a href=\"x\">'&'</a>", "Grüße & Küsse", "12345678&12345678<", "&&&&&&&&&&>"])
    func escapesHTML(text: String) {
        var writer = ByteWriter()
        writer.appendEscapingHTML(string: text)
        let expected = text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: String(character)
            }
        }
        #expect(writer.string == expected.joined())
    }

    /// As the standard library reads them, long and short, whole and broken.
    @Test func stringsOfAnyBytes() {
        let parts: [[UInt8]] = [
            Array("plain text of the kind that fills a page, line by line".utf8), Array("£ – ü 漢字 🫖".utf8), [0xC3],
            [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xAF], [0xFF], [0x80], [0x00],
        ]
        for first in parts {
            for second in parts {
                for repeats in [1, 3, 40] {
                    let bytes = Array([[UInt8]](repeating: first + parts[0] + second, count: repeats).joined())
                    let text = bytes.withUnsafeBufferPointer { String(repairing: $0) }
                    let expected = String(decoding: bytes, as: UTF8.self)
                    #expect(Array(text.utf8) == Array(expected.utf8))
                    #expect(text == expected)
                }
            }
        }
    }
}
