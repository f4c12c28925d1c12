import Text

/// Text for places that take no markup and little room.
package enum PlainText {
    /// White space folded, cut at a word so that at most `limit` characters remain, an ellipsis where it was cut.
    package static func shorten(_ text: String, to limit: Int) -> String {
        var text = text
        return text.withUTF8 { shorten($0, to: limit) }
    }

    private static func shorten(_ text: UnsafeBufferPointer<UInt8>, to limit: Int) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(min(text.count, limit * 4))
        var count = 0
        var position = 0
        while let word = nextWord(text, &position) {
            let length = characters(text[word]) + (count == 0 ? 0 : 1)
            if count + length > limit { return cut(out, count, before: text[word], limit) }
            if count > 0 { out.append(ASCII.space) }
            out.append(contentsOf: text[word])
            count += length
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// What fits, with an ellipsis, where the next word would be too much.
    private static func cut(
        _ words: [UInt8], _ count: Int, before next: Slice<UnsafeBufferPointer<UInt8>>, _ limit: Int
    ) -> String {
        guard count > 0 else { return String(decoding: next, as: UTF8.self).prefix(max(0, limit - 1)) + "…" }
        var out = String(decoding: words, as: UTF8.self)
        // Room for the ellipsis: one word less, or a letter less where there is only one word.
        if count + 1 > limit {
            if let space = out.lastIndex(of: " ") { out = String(out[..<space]) } else { out.removeLast() }
        }
        while let last = out.last, last.isPunctuation { out.removeLast() }
        return out + "…"
    }

    /// Letters as people count them; most words are ASCII, where a byte is one.
    private static func characters(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        word.allSatisfy { $0 < 0x80 } ? word.count : String(decoding: word, as: UTF8.self).count
    }

    /// The next word from `position` on, which is then behind it; nil at the end.
    private static func nextWord(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Range<Int>? {
        while position < text.count {
            let blank = lengthOfBlank(text, position)
            if blank == 0 { break }
            position += blank
        }
        let start = position
        while position < text.count, lengthOfBlank(text, position) == 0 { position += 1 }
        return start < position ? start..<position : nil
    }

    /// The bytes of the white space (Unicode's White_Space) that begins here; 0 where none does.
    private static func lengthOfBlank(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80 { return byte == ASCII.space || (0x09...0x0D).contains(byte) ? 1 : 0 }
        // U+0085, U+00A0; U+1680; U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F; U+3000
        if byte == 0xC2 {
            return index + 1 < text.count && (text[index + 1] == 0x85 || text[index + 1] == 0xA0) ? 2 : 0
        }
        guard (0xE1...0xE3).contains(byte), index + 2 < text.count else { return 0 }
        switch (byte, text[index + 1], text[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return 3
        default: return 0
        }
    }
}
