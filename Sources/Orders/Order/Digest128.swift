import Text

/// The first half of a SHA-256, for telling things apart.
package struct Digest128: Sendable, Hashable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension Digest128 {
    /// Of the SHA-256 of `bytes`.
    package init(of bytes: [UInt8]) {
        var hash = SHA256()
        hash.update(bytes)
        self.init(hash)
    }

    /// Of the HMAC-SHA-256 of `bytes`: whoever has not the key cannot tell a guess from a hit.
    package init(of bytes: [UInt8], key: HMAC) { self.init(key.hash(of: bytes)) }

    private init(_ hash: SHA256) {
        var hash = hash
        let words = hash.finishWords()
        self.init(high: words.0, low: words.1)
    }

    /// 32 hexadecimal digits.
    package var text: String {
        String(unsafeUninitializedCapacity: 32) { digits in
            var index = 0
            for word in [high, low] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    digits[index] = Hex.digit(UInt8(truncatingIfNeeded: word &>> UInt64(shift)) & 0x0F)
                    index &+= 1
                }
            }
            return 32
        }
    }

    /// Reads 32 lower-case hexadecimal digits; nil for anything else.
    package init?(_ text: String) {
        var text = text
        let words: (UInt64, UInt64)? = text.withUTF8 { digits in
            guard digits.count == 32 else { return nil }
            var words: (UInt64, UInt64) = (0, 0)
            for index in 0..<32 {
                let value: UInt64
                switch digits[index] {
                case let digit where ASCII.isDigit(digit): value = UInt64(digit &- 0x30)
                case let digit where digit &- 0x61 < 6: value = UInt64(digit &- 0x57)
                default: return nil
                }
                if index < 16 { words.0 = words.0 << 4 | value } else { words.1 = words.1 << 4 | value }
            }
            return words
        }
        guard let words else { return nil }
        self.init(high: words.0, low: words.1)
    }
}
