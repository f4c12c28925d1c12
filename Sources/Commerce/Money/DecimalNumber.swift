import Text

/// An exact decimal: `digits` over a power of ten. Weights, ratings and percentages are read with it.
package struct DecimalNumber: Sendable, Hashable {
    /// All digits as one integer; 4.75 is 475.
    package var digits: Int
    /// How many of them stand after the point, 0 to 9.
    package var places: Int

    package init(digits: Int, places: Int) {
        self.digits = digits
        self.places = places
    }

    /// The most decimals that are read; more would overflow the products taken of them.
    package static let mostPlaces = 9

    /// Reads `4`, `4.75`, `-0.5`; nil for anything else, more than nine decimals or more than eighteen digits.
    package init?(_ text: some StringProtocol) {
        let read = text.utf8.withContiguousStorageIfAvailable { DecimalNumber(bytes: $0) }
        guard let number = read ?? Array(text.utf8).withUnsafeBufferPointer({ DecimalNumber(bytes: $0) }) else {
            return nil
        }
        self = number
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var digits = 0
        var places = -1
        var count = 0
        var isNegative = false
        for (offset, byte) in bytes.enumerated() {
            if offset == 0, byte == ASCII.hyphen {
                isNegative = true
            } else if ASCII.isDigit(byte) {
                count += 1
                guard count <= 18 else { return nil }
                digits = digits &* 10 &+ Int(byte &- 0x30)
                if places >= 0 { places += 1 }
            } else if byte == ASCII.period, places < 0, count > 0 {
                places = 0
            } else {
                return nil
            }
        }
        guard count > 0, places != 0, places <= DecimalNumber.mostPlaces else { return nil }
        self.init(digits: isNegative ? -digits : digits, places: max(0, places))
    }

    package var isNegative: Bool { digits < 0 }

    /// The number times `factor`, rounded half away from zero to a whole; nil on overflow.
    package func scaled(by factor: Int) -> Int? {
        Money(minor: digits).scaled(by: factor, over: DecimalNumber.powerOfTen(places))?.minor
    }

    /// As written, without trailing zeros: `4.5`.
    package var text: String {
        var trimmed = self
        while trimmed.places > 0, trimmed.digits % 10 == 0 {
            trimmed.digits /= 10
            trimmed.places -= 1
        }
        return Money(minor: trimmed.digits).decimal(exponent: trimmed.places)
    }

    package static func powerOfTen(_ exponent: Int) -> Int {
        var power = 1
        for _ in 0..<min(max(exponent, 0), 18) { power *= 10 }
        return power
    }
}
