import Text

/// Text for places that take no markup and little room.
package enum PlainText {
    /// White space folded, cut at a word so that at most `limit` characters remain, an ellipsis where it was cut.
    package static func shorten(_ text: String, to limit: Int) -> String {
        var out = ""
        var count = 0
        for word in Words(text.utf8) {
            let length = characters(of: word) + (count == 0 ? 0 : 1)
            if count + length > limit {
                guard count > 0 else { return String(Substring(word).prefix(max(0, limit - 1))) + "…" }
                // Room for the ellipsis: one word less, or a letter less where there is only one word.
                if count + 1 > limit {
                    if let space = out.lastIndex(of: " ") { out = String(out[..<space]) } else { out.removeLast() }
                }
                while let last = out.last, last.isPunctuation { out.removeLast() }
                return out + "…"
            }
            if count > 0 { out += " " }
            out += Substring(word)
            count += length
        }
        return out
    }

    /// Letters as people count them; most words are ASCII, where a byte is one.
    private static func characters(of word: Substring.UTF8View) -> Int {
        word.allSatisfy { $0 < 0x80 } ? word.count : Substring(word).count
    }

    /// The words of a text one after the other, so that a long text is not read further than its beginning is wanted.
    private struct Words: Sequence, IteratorProtocol {
        private let text: String.UTF8View
        private var position: String.Index

        init(_ text: String.UTF8View) {
            self.text = text
            position = text.startIndex
        }

        mutating func next() -> Substring.UTF8View? {
            while position < text.endIndex, let end = endOfBlank(at: position) { position = end }
            let start = position
            while position < text.endIndex, endOfBlank(at: position) == nil { text.formIndex(after: &position) }
            return start < position ? text[start..<position] : nil
        }

        /// Where the white space that begins here ends (Unicode's White_Space); nil where none begins.
        private func endOfBlank(at index: String.Index) -> String.Index? {
            let byte = text[index]
            if byte < 0x80 {
                return byte == ASCII.space || (0x09...0x0D).contains(byte) ? text.index(after: index) : nil
            }
            // U+0085, U+00A0; U+1680; U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F; U+3000
            guard byte == 0xC2 || (0xE1...0xE3).contains(byte) else { return nil }
            let second = text.index(after: index)
            guard second < text.endIndex else { return nil }
            let end = text.index(after: second)
            if byte == 0xC2 { return text[second] == 0x85 || text[second] == 0xA0 ? end : nil }
            guard end < text.endIndex else { return nil }
            let isBlank =
                switch (byte, text[second], text[end]) {
                case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
                    (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
                    true
                default: false
                }
            return isBlank ? text.index(after: end) : nil
        }
    }
}
