import Text

/// Escaping as the CommonMark reference output has it.
extension Sink {
    /// Appends one byte, escaped if HTML asks for it.
    @inline(__always)
    mutating func appendEscaping(_ byte: UInt8) {
        switch byte {
        case ASCII.quote: append("&quot;")
        case ASCII.ampersand: append("&amp;")
        case ASCII.lessThan: append("&lt;")
        case ASCII.greaterThan: append("&gt;")
        default: append(byte)
        }
    }

    /// Appends `text[start..<end]` with `& < > "` escaped.
    mutating func appendEscaping(_ text: Bytes, _ start: Int, _ end: Int) {
        let escaped = ByteTable.escaped.base
        var runStart = start
        var index = start
        while index < end {
            if escaped[Int(text[index])] != 0 {
                append(text, runStart, index)
                appendEscaping(text[index])
                runStart = index &+ 1
            }
            index &+= 1
        }
        append(text, runStart, end)
    }

    mutating func appendEscaping(_ text: Bytes) { appendEscaping(text, 0, text.count) }

    /// Appends a destination, percent-encoding what may not stand in one and escaping `&` and `'`.
    mutating func appendDestination(_ text: Bytes) {
        let safe = ByteTable.hrefSafe.base
        var runStart = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if safe[Int(byte)] == 0 {
                append(text, runStart, index)
                runStart = index &+ 1
                switch byte {
                case ASCII.ampersand: append("&amp;")
                case ASCII.apostrophe: append("&#x27;")
                default:
                    append(UInt8(ascii: "%"))
                    append(hexDigit(byte >> 4))
                    append(hexDigit(byte & 15))
                }
            }
            index &+= 1
        }
        append(text, runStart, text.count)
    }

    private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
