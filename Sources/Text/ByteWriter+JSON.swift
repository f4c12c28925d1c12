/// JSON string literals (RFC 8259, 7), safe inside a `<script>` element as well.
extension ByteWriter {
    /// Appends `string` as a JSON string with its quotes.
    ///
    /// `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes, so that the text can stand in a `<script>`
    /// element without ending it and in JavaScript source without breaking a line.
    package mutating func appendJSON(string: String) {
        var copy = string
        copy.withUTF8 { appendJSON(bytes: $0) }
    }

    /// Appends valid UTF-8 as a JSON string with its quotes; see `appendJSON(string:)`.
    package mutating func appendJSON(bytes source: UnsafeBufferPointer<UInt8>) {
        append(ASCII.quote)
        var runStart = 0
        var index = 0
        let count = source.count
        while index < count {
            let byte = source[index]
            var length = 1
            switch byte {
            case 0x22, 0x5C, 0x00...0x1F, 0x7F, 0x3C, 0x3E, 0x26: break
            case 0xE2:
                // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
                guard index + 2 < count, source[index + 1] == 0x80, source[index + 2] & 0xFE == 0xA8 else {
                    index += 1
                    continue
                }
                length = 3
            default:
                index += 1
                continue
            }
            append(UnsafeBufferPointer(rebasing: source[runStart..<index]))
            if length == 3 {
                append(source[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
            } else {
                appendJSONEscape(byte)
            }
            index += length
            runStart = index
        }
        append(UnsafeBufferPointer(rebasing: source[runStart..<count]))
        append(ASCII.quote)
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
