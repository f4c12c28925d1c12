import Text

extension ExactDecimal {
    /// Reads `-12.50`, `3` or `1e-7`; nil for anything else, and for numbers of more than `maximumDigits` digits.
    package init?(_ text: String) {
        var copy = text
        guard let value = copy.withUTF8({ ExactDecimal.parse($0) }) else { return nil }
        self = value
    }

    /// The shortest decimal that reads back as `double`; nil for infinities and NaN. It always has a point.
    package init?(_ double: Double) {
        guard double.isFinite, let value = ExactDecimal(double.description) else { return nil }
        self = value.trimmed(keepingPoint: true)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        var index = 0
        var isNegative = false
        if let first = bytes.first, first == ASCII.hyphen || first == 0x2B {
            isNegative = first == ASCII.hyphen
            index = 1
        }
        var digits: [UInt8] = []
        var scale = 0
        var sawPoint = false
        var sawDigit = false
        while index < bytes.count {
            let byte = bytes[index]
            if ASCII.isDigit(byte) {
                sawDigit = true
                if !(digits.isEmpty && byte == 0x30) { digits.append(byte &- 0x30) }
                if sawPoint { scale += 1 }
                if digits.count > maximumDigits || scale > maximumDigits { return nil }
            } else if byte == ASCII.period, !sawPoint, sawDigit, index + 1 < bytes.count,
                ASCII.isDigit(bytes[index + 1])
            {
                sawPoint = true
            } else {
                break
            }
            index += 1
        }
        guard sawDigit else { return nil }
        var hasExponent = false
        if index < bytes.count, bytes[index] | 0x20 == 0x65 {
            hasExponent = true
            index += 1
            var isDown = false
            if index < bytes.count, bytes[index] == ASCII.hyphen || bytes[index] == 0x2B {
                isDown = bytes[index] == ASCII.hyphen
                index += 1
            }
            var exponent = 0
            let start = index
            while index < bytes.count, ASCII.isDigit(bytes[index]) {
                exponent = min(exponent * 10 + Int(bytes[index] &- 0x30), 1_000_000)
                index += 1
            }
            guard index > start else { return nil }
            scale += isDown ? exponent : -exponent
        }
        guard index == bytes.count else { return nil }
        if digits.isEmpty { scale = min(max(scale, 0), 1) }
        while scale < 0 {
            digits.append(0)
            scale += 1
            if digits.count > maximumDigits { return nil }
        }
        guard scale <= maximumDigits + 30 else { return nil }
        return ExactDecimal(limbs: limbs(of: digits), scale: Int32(scale), isNegative: isNegative)
            .trimmed(keepingPoint: sawPoint || hasExponent)
    }

    private static func limbs(of digits: [UInt8]) -> [UInt32] {
        var limbs: [UInt32] = []
        var end = digits.count
        while end > 0 {
            let start = max(0, end - 9)
            var limb: UInt32 = 0
            for digit in digits[start..<end] { limb = limb * 10 + UInt32(digit) }
            limbs.append(limb)
            end = start
        }
        return limbs
    }

    /// The digits of the magnitude, most significant first; `0` for zero.
    private var digits: [UInt8] {
        guard let top = limbs.last else { return [0x30] }
        var out = Array(String(top).utf8)
        for limb in limbs.dropLast().reversed() {
            let text = Array(String(limb).utf8)
            out.append(contentsOf: repeatElement(0x30, count: 9 - text.count))
            out.append(contentsOf: text)
        }
        return out
    }

    /// The number without an exponent, however long.
    package var plainText: String {
        var out: [UInt8] = isNegative ? [ASCII.hyphen] : []
        var digits = digits
        let scale = Int(scale)
        if digits.count <= scale {
            digits.insert(contentsOf: repeatElement(0x30, count: scale - digits.count + 1), at: 0)
        }
        out.append(contentsOf: digits.dropLast(scale))
        if scale > 0 {
            out.append(ASCII.period)
            out.append(contentsOf: digits.suffix(scale))
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number as the reference prints a float: plain between 0.0001 and 10^16, else `1.5e+20`, `1.0e-05`.
    package var description: String {
        if isInteger || isZero { return plainText }
        let digits = trimmed(keepingPoint: false).digits
        let plain = trimmed(keepingPoint: false)
        // The power of ten of the first digit.
        let exponent = digits.count - 1 - Int(plain.scale)
        if exponent >= -4, exponent < 16 { return trimmed(keepingPoint: true).plainText }
        var out: [UInt8] = isNegative ? [ASCII.hyphen] : []
        out.append(digits[0])
        out.append(ASCII.period)
        var fraction = digits.dropFirst()
        while fraction.last == 0x30 { fraction.removeLast() }
        out.append(contentsOf: fraction.isEmpty ? [0x30] : fraction)
        out.append(0x65)
        out.append(exponent < 0 ? ASCII.hyphen : 0x2B)
        let power = String(abs(exponent))
        if power.utf8.count < 2 { out.append(0x30) }
        out.append(contentsOf: power.utf8)
        return String(decoding: out, as: UTF8.self)
    }
}
