import Text

/// Character references: `&name;`, `&#123;`, `&#x1F;` (CommonMark 2.5).
enum Entity {
    /// What a reference stands for, small enough to lie in a token.
    struct Value {
        /// A scalar, or `namedFlag` and an index into the table of names.
        var code: Int32
        static let namedFlag: Int32 = 1 << 30

        func append(to arena: ByteArena) {
            if code & Value.namedFlag != 0 {
                arena.append(EntityNames.shared.expansion(of: Int(code & ~Value.namedFlag)))
            } else if let scalar = Unicode.Scalar(UInt32(code)) {
                arena.append(scalar)
            }
        }
    }

    /// The reference whose `&` is at `start`, or nil.
    static func scan(_ text: Bytes, _ start: Int) -> (value: Value, end: Int)? {
        text.byte(at: start + 1) == UInt8(ascii: "#") ? scanNumber(text, start + 2) : scanName(text, start + 1)
    }

    private static func scanNumber(_ text: Bytes, _ start: Int) -> (value: Value, end: Int)? {
        let isHexadecimal = text.byte(at: start) | 0x20 == UInt8(ascii: "x")
        let digits = isHexadecimal ? start + 1 : start
        let maximum = isHexadecimal ? 6 : 7
        var index = digits
        var value: UInt32 = 0
        while index < text.count, index - digits <= maximum {
            if isHexadecimal {
                guard let digit = ASCII.hexValue(text[index]) else { break }
                value = value << 4 | UInt32(digit)
            } else {
                guard text[index].isASCIIDigit else { break }
                value = value * 10 + UInt32(text[index] - 0x30)
            }
            index += 1
        }
        guard index > digits, index - digits <= maximum, text.byte(at: index) == UInt8(ascii: ";") else { return nil }
        let isScalar = value != 0 && Unicode.Scalar(value) != nil
        return (Value(code: isScalar ? Int32(value) : 0xFFFD), index + 1)
    }

    private static func scanName(_ text: Bytes, _ start: Int) -> (value: Value, end: Int)? {
        guard text.byte(at: start).isASCIILetter else { return nil }
        var index = start + 1
        let limit = min(text.count, start + EntityNames.longestName)
        while index < limit, text[index].isASCIIAlphanumeric { index += 1 }
        guard text.byte(at: index) == UInt8(ascii: ";"),
            let found = EntityNames.shared.index(of: text.slice(start, index))
        else { return nil }
        return (Value(code: Int32(found) | Value.namedFlag), index + 1)
    }
}
