import Text

/// Text to HTML and back.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var out = ByteWriter(reserving: text.utf8.count)
        out.appendEscapingHTML(string: text)
        return out.string
    }

    /// Escapes what is not part of an entity: `&name;` or `&#123;`, and `&#x7b;` if it `knowsHex`, which the reference's
    /// filter does not.
    static func escapedOnce(_ text: String, knowsHex: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var out = ByteWriter(reserving: bytes.count)
        var index = 0
        var scanned = 0
        while index < bytes.count {
            switch bytes[index] {
            case ASCII.ampersand:
                // An entity that is not one is looked at once only: `&aaaa&aaaa` stays linear.
                var end = index + 1
                let isNumber = end < bytes.count && bytes[end] == 0x23
                if isNumber { end += 1 }
                let isHex = knowsHex && isNumber && end < bytes.count && bytes[end] | 0x20 == 0x78
                if isHex { end += 1 }
                let start = end
                while end < bytes.count,
                    isHex
                        ? ASCII.hexValue(bytes[end]) != nil
                        : isNumber ? ASCII.isDigit(bytes[end]) : ASCII.isLetter(bytes[end])
                { end += 1 }
                scanned = end
                if end > start, end < bytes.count, bytes[end] == 0x3B {
                    out.append(bytes, index..<end + 1)
                    index = end
                } else {
                    out.append("&amp;")
                    if scanned > index + 1 {
                        out.append(bytes, index + 1..<scanned)
                        index = scanned - 1
                    }
                }
            case ASCII.lessThan: out.append("&lt;")
            case ASCII.greaterThan: out.append("&gt;")
            case ASCII.quote: out.append("&quot;")
            case ASCII.apostrophe: out.append("&#39;")
            default: out.append(bytes[index])
            }
            index += 1
        }
        return out.string
    }

    /// The text that HTML shows when there is no tag in it, else the HTML as it is.
    static func shown(_ html: String) -> String { html.utf8.contains(ASCII.lessThan) ? html : decoded(html) }

    /// Without scripts, comments, styles and tags, in that order, as the reference does it.
    static func withoutTags(_ html: String) -> String {
        let blocks = without(
            Array(html.utf8), [("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>")])
        return String(decoding: without(blocks, [("<", ">")]), as: UTF8.self)
    }

    /// Takes out what stands between an opening and the next closing mark, marks included; one without its closing mark
    /// stays, and is searched for no second time.
    private static func without(_ bytes: [UInt8], _ marks: [(open: StaticString, close: StaticString)]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var unclosed = [Bool](repeating: false, count: marks.count)
        var index = 0
        bytes.withUnsafeBufferPointer { buffer in
            outer: while index < buffer.count {
                if buffer[index] == ASCII.lessThan {
                    for (number, mark) in marks.enumerated() where !unclosed[number] && starts(buffer, index, mark.open)
                    {
                        let close = UnsafeBufferPointer(
                            start: mark.close.utf8Start, count: mark.close.utf8CodeUnitCount)
                        if let end = ByteSearch.first(close, in: buffer, from: index + mark.open.utf8CodeUnitCount) {
                            index = end + close.count
                            continue outer
                        }
                        unclosed[number] = true
                    }
                }
                out.append(buffer[index])
                index += 1
            }
        }
        return out
    }

    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != mark.utf8Start[offset] { return false }
        return true
    }

    /// With numeric entities and the common named ones decoded.
    static func decoded(_ html: String) -> String {
        guard html.utf8.contains(ASCII.ampersand) else { return html }
        let bytes = Array(html.utf8)
        var out = ByteWriter(reserving: bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == ASCII.ampersand, let (text, end) = entity(bytes, index) {
                out.append(string: text)
                index = end
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out.string
    }

    /// The character of an entity at `start` and where it ends. Names longer than any known one are not looked at.
    private static func entity(_ bytes: [UInt8], _ start: Int) -> (String, Int)? {
        let limit = min(bytes.count, start + 12)
        guard let end = bytes[start..<limit].firstIndex(of: 0x3B), end > start + 1 else { return nil }
        let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        if let text = entities[name] { return (text, end + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        guard let code = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10), code > 0,
            let scalar = Unicode.Scalar(code)
        else { return nil }
        return (String(Character(scalar)), end + 1)
    }

    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
        "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
        "rdquo": "”", "laquo": "«", "raquo": "»", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "deg": "°",
        "times": "×", "shy": "\u{AD}", "bull": "•", "middot": "·", "auml": "ä", "ouml": "ö", "uuml": "ü",
        "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "agrave": "à",
    ]
}
