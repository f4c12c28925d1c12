import Text

/// What a plain scalar is, by the regular expressions of the core schema (YAML 1.2.2, 10.3.2).
enum CoreSchema {
    /// The kind; nil for the infinities and not-a-number, which are floats but have no place in JSON or a shop.
    static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> Node.Kind? {
        guard let first = bytes.first else { return .null }
        switch first {
        case UInt8(ascii: "~"): return bytes.count == 1 ? .null : .string
        case UInt8(ascii: "n"): return equal(bytes, "null") ? .null : .string
        case UInt8(ascii: "N"): return equal(bytes, "Null") || equal(bytes, "NULL") ? .null : .string
        case UInt8(ascii: "t"): return equal(bytes, "true") ? .bool : .string
        case UInt8(ascii: "T"): return equal(bytes, "True") || equal(bytes, "TRUE") ? .bool : .string
        case UInt8(ascii: "f"): return equal(bytes, "false") ? .bool : .string
        case UInt8(ascii: "F"): return equal(bytes, "False") || equal(bytes, "FALSE") ? .bool : .string
        case 0x30...0x39, UInt8(ascii: "+"), ASCII.hyphen, ASCII.period: return number(bytes)
        default: return .string
        }
    }

    @inline(__always)
    static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        return KeyTable.equal(bytes, UnsafeBufferPointer(start: word.utf8Start, count: bytes.count))
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Node.Kind? {
        var index = 0
        let count = bytes.count
        if bytes[0] == 0x30, count > 2 {
            // 0o[0-7]+ and 0x[0-9a-fA-F]+
            if bytes[1] == UInt8(ascii: "o") {
                return bytes[2...].allSatisfy { $0 & 0xF8 == 0x30 } ? .integer : .string
            }
            if bytes[1] == UInt8(ascii: "x") {
                return bytes[2...].allSatisfy { ASCII.hexValue($0) != nil } ? .integer : .string
            }
        }
        let hasSign = bytes[0] == ASCII.hyphen || bytes[0] == UInt8(ascii: "+")
        if hasSign { index = 1 }
        let rest = UnsafeBufferPointer(rebasing: bytes[index...])
        if rest.count == 4, rest[0] == ASCII.period {
            if equal(rest, ".inf") || equal(rest, ".Inf") || equal(rest, ".INF") { return nil }
            if !hasSign, equal(rest, ".nan") || equal(rest, ".NaN") || equal(rest, ".NAN") { return nil }
        }
        // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
        let whole = index
        while index < count, ASCII.isDigit(bytes[index]) { index += 1 }
        let wholeDigits = index - whole
        if index == count { return wholeDigits > 0 ? .integer : .string }
        if bytes[index] == ASCII.period {
            index += 1
            let fraction = index
            while index < count, ASCII.isDigit(bytes[index]) { index += 1 }
            if wholeDigits == 0, index == fraction { return .string }
        } else if wholeDigits == 0 {
            return .string
        }
        if index == count { return .decimal }
        guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return .string }
        index += 1
        if index < count, bytes[index] == ASCII.hyphen || bytes[index] == UInt8(ascii: "+") { index += 1 }
        let exponent = index
        while index < count, ASCII.isDigit(bytes[index]) { index += 1 }
        return index == count && index > exponent ? .decimal : .string
    }
}
