import Text

/// How names of regions are compared: without capitals, accents, blanks and punctuation.
enum RegionName {
    /// The letters and digits of a name: small, without accents, `ß` as `ss`. Letters of scripts without either stay.
    ///
    /// `Scripts/make-address-tables` folds the names of its tables in the same way.
    static func folded(_ name: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars {
            var value = scalar.value
            if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 }
            switch value {
            case 0x30...0x39, 0x61...0x7A: out.append(UInt8(value))
            case 0x41...0x5A: out.append(UInt8(value + 0x20))
            case 0x26: out.append(contentsOf: "and".utf8)
            case 0..<0x80, 0xA0, 0xA1, 0xA8, 0xAA, 0xAB, 0xAD, 0xB4, 0xB7, 0xBA, 0xBB, 0xBF, 0x2BB...0x36F, 0x640,
                0x64B...0x65F, 0x2000...0x206F, 0x3000...0x3004, 0x30FB, 0xFEFF:
                continue
            case 0xC0..<0x250, 0x370..<0x530, 0x1E00..<0x2000:
                let mapped = letters[Int(value)]
                if mapped == 0 {
                    if scalar.properties.isAlphabetic { append(value, to: &out) }
                } else if mapped & 0x8000 != 0 {
                    // Two letters of ASCII.
                    out.append(UInt8(mapped >> 8 & 0x7F))
                    out.append(UInt8(mapped & 0x7F))
                } else {
                    append(UInt32(mapped), to: &out)
                }
            default: append(value, to: &out)
            }
        }
        return out
    }

    private static func append(_ value: UInt32, to out: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return }
        out.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }

    /// By code point: what a letter folds to, zero for itself; the highest bit says that it is two letters of ASCII.
    private static let letters: [UInt16] = {
        var out = [UInt16](repeating: 0, count: 0x2000)
        for line in AddressTables.folding.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let result = parts[0].unicodeScalars.map(\.value)
            let value =
                result.count == 2
                ? UInt16(truncatingIfNeeded: result[0] << 8 | result[1] | 0x8000)
                : UInt16(truncatingIfNeeded: result[0])
            for letter in parts[1].unicodeScalars where letter.value < 0x2000 { out[Int(letter.value)] = value }
        }
        return out
    }()
}
