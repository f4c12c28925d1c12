import Text

/// The spellings of numbers that the core schema accepts (YAML 1.2.2, 10.3.2), brought to JSON's.
///
/// Work is on digits, never on binary floating point: `19.90` stays `19.90`.
enum NumberSpelling {
    /// The value of an integer spelling, or nil if it does not fit.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if let magnitude = prefixed(bytes) { return Int(exactly: magnitude) }
        var index = 0
        var negative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            index = 1
        }
        guard index < bytes.count else { return nil }
        var value = 0
        while index < bytes.count {
            guard ASCII.isDigit(bytes[index]) else { return nil }
            let digit = Int(bytes[index] &- 0x30)
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) =
                negative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
            index += 1
        }
        return value
    }

    /// The value of a `0o` or `0x` spelling, or nil if it is none or has more than 64 bits.
    static func prefixed(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard bytes.count > 2, bytes[0] == 0x30 else { return nil }
        let shift: UInt64
        switch bytes[1] {
        case UInt8(ascii: "o"): shift = 3
        case UInt8(ascii: "x"): shift = 4
        default: return nil
        }
        var value: UInt64 = 0
        for byte in bytes[2...] {
            guard let digit = ASCII.hexValue(byte), value >> (64 - shift) == 0 else { return nil }
            value = value << shift | UInt64(digit)
        }
        return value
    }

    /// Appends a number of either kind as JSON spells it.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) {
        if let value = prefixed(bytes) { return out.append(string: String(value)) }
        var index = 0
        if bytes.first == UInt8(ascii: "-") { out.append(ASCII.hyphen) }
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { index = 1 }
        while index + 1 < bytes.count, bytes[index] == 0x30, ASCII.isDigit(bytes[index + 1]) { index += 1 }
        let digits = index
        while index < bytes.count, ASCII.isDigit(bytes[index]) { index += 1 }
        if index == digits { out.append(0x30) }
        out.append(UnsafeBufferPointer(rebasing: bytes[digits..<index]))
        guard index < bytes.count else { return }
        if bytes[index] == ASCII.period {
            out.append(ASCII.period)
            index += 1
            if index == bytes.count || !ASCII.isDigit(bytes[index]) { out.append(0x30) }
        }
        out.append(UnsafeBufferPointer(rebasing: bytes[index...]))
    }

    /// Whether JSON would spell the number the same way.
    static func isCanonical(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var out = ByteWriter(reserving: 24)
        append(bytes, to: &out)
        return out.bytes.elementsEqual(bytes)
    }
}
