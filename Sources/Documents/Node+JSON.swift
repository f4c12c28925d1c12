import Text

/// Values as JSON (RFC 8259), numbers with the digits they were written with.
extension Node {
    /// Appends the value as JSON without white space.
    package func appendJSON(to out: inout ByteWriter) {
        switch kind {
        case .null: out.append("null")
        case .bool: out.append(bool == true ? "true" : "false")
        case .integer, .decimal: withBytes { NumberSpelling.append($0, to: &out) }
        case .string: appendJSONText(to: &out)
        case .list:
            var separator = UInt8(ascii: "[")
            for item in items {
                out.append(separator)
                item.appendJSON(to: &out)
                separator = UInt8(ascii: ",")
            }
            if items.isEmpty { out.append(separator) }
            out.append(UInt8(ascii: "]"))
        case .map:
            var separator = UInt8(ascii: "{")
            for (key, value) in entries {
                out.append(separator)
                key.appendJSONText(to: &out)
                out.append(ASCII.colon)
                value.appendJSON(to: &out)
                separator = UInt8(ascii: ",")
            }
            if entries.isEmpty { out.append(separator) }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// The text as a JSON string; only what RFC 8259, 7 demands is escaped, because this JSON is for reading.
    private func appendJSONText(to out: inout ByteWriter) {
        out.append(ASCII.quote)
        withBytes { bytes in
            var runStart = 0
            for index in 0..<bytes.count {
                let byte = bytes[index]
                guard byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash || byte == 0x7F else { continue }
                out.append(UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
                runStart = index + 1
                switch byte {
                case ASCII.quote: out.append("\\\"")
                case ASCII.backslash: out.append("\\\\")
                case 0x08: out.append("\\b")
                case ASCII.tab: out.append("\\t")
                case ASCII.lineFeed: out.append("\\n")
                case 0x0C: out.append("\\f")
                case ASCII.carriageReturn: out.append("\\r")
                default:
                    out.append("\\u00")
                    out.append(Hex.digit(byte >> 4))
                    out.append(Hex.digit(byte & 0x0F))
                }
            }
            out.append(UnsafeBufferPointer(rebasing: bytes[runStart...]))
        }
        out.append(ASCII.quote)
    }
}
