import Text

/// Numbers out of text by the reference's rules.
enum NumberText {
    /// A text that is digits, a point and digits is a decimal; any other counts by the integer it begins with.
    static func number(_ text: String) -> LiquidValue {
        var copy = text
        let isDecimal = copy.withUTF8 { bytes in
            var start = 0
            var end = bytes.count
            while start < end, ASCII.isWhitespace(bytes[start]) { start += 1 }
            while end > start, ASCII.isWhitespace(bytes[end - 1]) { end -= 1 }
            if start < end, bytes[start] == ASCII.hyphen { start += 1 }
            let digits = start
            while start < end, ASCII.isDigit(bytes[start]) { start += 1 }
            guard start > digits, start < end, bytes[start] == ASCII.period else { return false }
            let fraction = start + 1
            start = fraction
            while start < end, ASCII.isDigit(bytes[start]) { start += 1 }
            return start == end && start > fraction
        }
        if isDecimal, let number = ExactDecimal(trimmed(text)) { return .decimal(number) }
        return leadingNumber(text)
    }

    private static func trimmed(_ text: String) -> String {
        String(text.unicodeScalars.filter { !$0.isASCII || !ASCII.isWhitespace(UInt8($0.value)) }.map(Character.init))
    }

    /// The end of a range that is written as a literal; nil for what has no number in it.
    static func rangeEnd(_ value: LiquidValue) -> Int? {
        switch value {
        case .integer(let number): number
        case .decimal(let number): number.truncatedInteger ?? (number.isNegative ? .min : .max)
        case .string(let text), .html(let text): leadingInteger(text)
        case .null: 0
        default: nil
        }
    }

    /// The integer a text begins with, 0 if it begins with none: `"12 px"` is 12. Underscores between digits are
    /// skipped. Past the range of `Int` it stays at the end of the range.
    static func leadingInteger(_ text: String) -> Int {
        switch leadingNumber(text) {
        case .integer(let value): value
        case .decimal(let value): value.isNegative ? .min : .max
        default: 0
        }
    }

    /// The integer a text begins with, of any size.
    static func leadingNumber(_ text: String) -> LiquidValue {
        var digits: [UInt8] = []
        var isNegative = false
        var sawSign = false
        var previousWasDigit = false
        for byte in text.utf8 {
            if ASCII.isDigit(byte) {
                digits.append(byte)
                previousWasDigit = true
                if digits.count > ExactDecimal.maximumDigits { return .integer(0) }
            } else if byte == ASCII.underscore, previousWasDigit {
                previousWasDigit = false
            } else if digits.isEmpty, !sawSign, byte == ASCII.hyphen || byte == 0x2B {
                sawSign = true
                isNegative = byte == ASCII.hyphen
            } else if digits.isEmpty, !sawSign, ASCII.isWhitespace(byte) {
                continue
            } else {
                break
            }
        }
        if digits.isEmpty { return .integer(0) }
        return LiquidValue(number: (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
    }

    /// The integer a whole text is, as `Integer("...")` of the reference reads it: white space around it, a sign,
    /// underscores between digits, `0x`, `0b`, `0o` and a leading `0` for octal. Nil for anything else.
    static func wholeInteger(_ text: String) -> Int? {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, ASCII.isWhitespace(first) { bytes.removeFirst() }
        while let last = bytes.last, ASCII.isWhitespace(last) { bytes.removeLast() }
        var isNegative = false
        if let first = bytes.first, first == ASCII.hyphen || first == 0x2B {
            isNegative = first == ASCII.hyphen
            bytes.removeFirst()
        }
        var radix = 10
        if bytes.count > 1, bytes.first == 0x30 {
            switch bytes[bytes.startIndex + 1] | 0x20 {
            case 0x78: radix = 16
            case 0x62: radix = 2
            case 0x6F: radix = 8
            case 0x64: radix = 10
            default: radix = 0
            }
            bytes.removeFirst(radix == 0 ? 1 : 2)
            if radix == 0 {
                radix = 8
                if bytes.first == ASCII.underscore { bytes.removeFirst() }
            }
        }
        var value = 0
        var previousWasDigit = false
        for byte in bytes {
            if byte == ASCII.underscore, previousWasDigit {
                previousWasDigit = false
                continue
            }
            guard let digit = ASCII.hexValue(byte), Int(digit) < radix else { return nil }
            let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
            let (sum, carried) = product.addingReportingOverflow(Int(digit))
            if overflowed || carried { return nil }
            value = sum
            previousWasDigit = true
        }
        guard previousWasDigit else { return nil }
        return isNegative ? -value : value
    }
}
