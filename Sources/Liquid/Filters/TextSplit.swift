import Text

/// Cutting text apart.
enum TextSplit {
    /// The parts between separators by the rules of the reference's `split`: a single space means runs of white space,
    /// an empty separator means characters, and empty parts at the end are dropped.
    static func split(_ text: String, at separator: String) -> [String] {
        if text.isEmpty { return [] }
        if separator.isEmpty { return text.unicodeScalars.map { String(Character($0)) } }
        if separator == " " { return words(text) }
        var text = text
        var separator = separator
        return text.withUTF8 { bytes in
            separator.withUTF8 { needle in
                var parts: [String] = []
                var start = 0
                while let found = ByteSearch.first(needle, in: bytes, from: start) {
                    parts.append(String(decoding: bytes[start..<found], as: UTF8.self))
                    start = found + needle.count
                }
                if start < bytes.count { parts.append(String(decoding: bytes[start...], as: UTF8.self)) }
                while parts.last?.isEmpty == true { parts.removeLast() }
                return parts
            }
        }
    }

    /// Runs of anything but ASCII white space.
    static func words(_ text: String) -> [String] {
        text.utf8.split(whereSeparator: { ASCII.isWhitespace($0) }).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first words joined by spaces, or nil when nothing follows them.
    static func firstWords(_ text: String, _ count: Int) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var out = ByteWriter()
            var index = 0
            var found = 0
            while true {
                while index < bytes.count, ASCII.isWhitespace(bytes[index]) { index += 1 }
                let start = index
                while index < bytes.count, !ASCII.isWhitespace(bytes[index]) { index += 1 }
                guard index > start else { return nil }
                if found > 0 { out.append(ASCII.space) }
                out.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                found += 1
                if found == count { return index < bytes.count ? out.string : nil }
            }
        }
    }

    /// Without white space at the ends; a NUL counts as white space, as in the reference.
    static func stripped(_ text: String, start: Bool = true, end: Bool = true) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var lower = 0
            var upper = bytes.count
            if start { while lower < upper, ASCII.isWhitespace(bytes[lower]) || bytes[lower] == 0 { lower += 1 } }
            if end { while upper > lower, ASCII.isWhitespace(bytes[upper - 1]) || bytes[upper - 1] == 0 { upper -= 1 } }
            return String(decoding: bytes[lower..<upper], as: UTF8.self)
        }
    }
}
