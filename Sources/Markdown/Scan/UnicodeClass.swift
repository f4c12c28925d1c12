/// What delimiter runs and heading ids ask of a character (CommonMark 2.1).
enum UnicodeClass {
    /// Unicode white space; also what stands for the beginning and the end of the text.
    case whitespace
    /// Categories P and S.
    case punctuation
    case other

    /// The class of the character that starts at `index`.
    @inline(__always)
    static func after(_ text: Bytes, _ index: Int) -> UnicodeClass {
        guard index < text.count else { return .whitespace }
        let byte = text[index]
        return byte < 0x80 ? ascii(byte) : scalar(text.scalar(at: index).scalar)
    }

    /// The class of the character that ends before `index`.
    @inline(__always)
    static func before(_ text: Bytes, _ index: Int) -> UnicodeClass {
        guard index > 0 else { return .whitespace }
        let byte = text[index &- 1]
        if byte < 0x80 { return ascii(byte) }
        var start = index &- 1
        while start > 0, index &- start < 4, text[start] & 0xC0 == 0x80 { start &-= 1 }
        return scalar(text.scalar(at: start).scalar)
    }

    @inline(__always)
    private static func ascii(_ byte: UInt8) -> UnicodeClass {
        if byte.isASCIIAlphanumeric { return .other }
        if byte.isASCIIWhitespace { return .whitespace }
        return byte.isASCIIPunctuation ? .punctuation : .other
    }

    static func scalar(_ scalar: Unicode.Scalar) -> UnicodeClass {
        switch scalar.properties.generalCategory {
        case .spaceSeparator: .whitespace
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            .punctuation
        default: .other
        }
    }
}

extension Bytes {
    /// The scalar that starts at `index` and its length in bytes; U+FFFD and 1 where the bytes are not UTF-8.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = self[index]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, index + length <= count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = self[index + offset]
            guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }
}
