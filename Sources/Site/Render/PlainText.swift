import Text

/// Text for places that take no markup and little room.
package enum PlainText {
    /// White space folded, cut at a word so that at most `limit` characters remain, an ellipsis where it was cut.
    package static func shorten(_ text: String, to limit: Int) -> String {
        var out = ""
        var count = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            let length = word.count + (count == 0 ? 0 : 1)
            if count + length > limit {
                guard count > 0 else { return String(word.prefix(max(0, limit - 1))) + "…" }
                // Room for the ellipsis: one word less, or a letter less where there is only one word.
                if count + 1 > limit {
                    if let space = out.lastIndex(of: " ") { out = String(out[..<space]) } else { out.removeLast() }
                }
                while let last = out.last, last.isPunctuation { out.removeLast() }
                return out + "…"
            }
            if count > 0 { out += " " }
            out += word
            count += length
        }
        return out
    }
}
