import Text

/// `<scheme:...>` and `<name@host>` (CommonMark 6.5).
enum Autolink {
    /// The end of the absolute URI in angle brackets that begins at `start`, or nil.
    static func uriEnd(_ text: Bytes, _ start: Int) -> Int? {
        var index = start + 1
        guard text.byte(at: index).isASCIILetter else { return nil }
        while index < text.count, isSchemeByte(text[index]), index - start <= 32 { index += 1 }
        guard text.byte(at: index) == ASCII.colon, index - start - 1 >= 2 else { return nil }
        index += 1
        while index < text.count {
            let byte = text[index]
            if byte == ASCII.greaterThan { return index + 1 }
            if byte <= 0x20 || byte == ASCII.lessThan || byte == 0x7F { return nil }
            index += 1
        }
        return nil
    }

    /// The end of the e-mail address in angle brackets that begins at `start`, or nil.
    static func emailEnd(_ text: Bytes, _ start: Int) -> Int? {
        var index = start + 1
        while index < text.count, isLocalByte(text[index]) { index += 1 }
        guard index > start + 1, text.byte(at: index) == UInt8(ascii: "@") else { return nil }
        while true {
            // A label: letters, digits and inner hyphens, at most 63.
            index += 1
            let labelStart = index
            while index < text.count, text[index].isASCIIAlphanumeric || text[index] == ASCII.hyphen { index += 1 }
            guard index > labelStart, index - labelStart <= 63, text[labelStart] != ASCII.hyphen,
                text[index - 1] != ASCII.hyphen
            else { return nil }
            let byte = text.byte(at: index)
            if byte == ASCII.greaterThan { return index + 1 }
            guard byte == ASCII.period else { return nil }
        }
    }

    @inline(__always)
    static func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "+") || byte == ASCII.period || byte == ASCII.hyphen
    }

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        if byte.isASCIIAlphanumeric { return true }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
            UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "/"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "-"):
            return true
        default: return false
        }
    }
}
