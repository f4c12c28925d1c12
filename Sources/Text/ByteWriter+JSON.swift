/// JSON string literals (RFC 8259, 7), safe inside a `<script>` element as well.
extension ByteWriter {
    /// Appends `string` as a JSON string with its quotes.
    ///
    /// `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes, so that the text can stand in a `<script>`
    /// element without ending it and in JavaScript source without breaking a line; and so are the controls of C1 and the
    /// bidirectional ones, so that it can stand on a terminal.
    package mutating func appendJSON(string: String) {
        var copy = string
        copy.withUTF8 { appendJSON(bytes: $0) }
    }

    /// Appends valid UTF-8 as a JSON string with its quotes; see `appendJSON(string:)`.
    package mutating func appendJSON(bytes source: UnsafeBufferPointer<UInt8>) {
        let count = source.count
        // Room for all of a plain one: most are plain, and short.
        reserve(count + 2)
        append(ASCII.quote)
        var runStart = 0
        var index = 0
        while true {
            index = ByteRun.endOfPlainJSON(source, from: index)
            guard index < count else { break }
            let byte = source[index]
            var length = 1
            switch byte {
            case 0x22, 0x5C, 0x00...0x1F, 0x7F, 0x3C, 0x3E, 0x26: break
            case 0xC2:
                // U+0080 to U+009F are C2 80 to C2 9F.
                guard index + 1 < count, (0x80...0x9F).contains(source[index + 1]) else {
                    index += 1
                    continue
                }
                length = 2
            case 0xE2:
                // U+2028 to U+202E are E2 80 A8 to E2 80 AE, U+2066 to U+2069 are E2 81 A6 to E2 81 A9.
                guard index + 2 < count, ByteWriter.isEscaped(source[index + 1], source[index + 2]) else {
                    index += 1
                    continue
                }
                length = 3
            default:
                index += 1
                continue
            }
            if index > runStart { append(UnsafeBufferPointer(rebasing: source[runStart..<index])) }
            switch length {
            case 1: appendJSONEscape(byte)
            case 2: appendJSONEscape(source[index + 1])
            default:
                append("\\u20")
                let low = source[index + 1] << 6 | source[index + 2] & 0x3F
                append(Hex.digit(low >> 4))
                append(Hex.digit(low & 0x0F))
            }
            index += length
            runStart = index
        }
        append(UnsafeBufferPointer(rebasing: source[runStart..<count]))
        append(ASCII.quote)
    }

    /// Whether E2 and these two bytes are a character that is escaped.
    private static func isEscaped(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x80 ? (0xA8...0xAE).contains(third) : second == 0x81 && (0xA6...0xA9).contains(third)
    }

    private mutating func appendJSONEscape(_ byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        default:
            append("\\u00")
            append(Hex.digit(byte >> 4))
            append(Hex.digit(byte & 0x0F))
        }
    }
}
