import Text

/// What a typed postcode turned out to be.
package enum PostcodeReading: Sendable, Hashable {
    /// Nothing was typed, or the country has no postcodes.
    case missing
    /// The postcode as its post writes it: `SW1A 1AA`.
    case good(String)
    /// No postcode of the country.
    case wrong
}

extension AddressFormat {
    /// Reads a postcode the way people type it: in small letters, with blanks and hyphens missing or in odd places, in full
    /// width, behind the country's sign (`D-80331`), with an `O` for a zero where only a zero can be meant.
    package func postcode(_ typed: String) -> PostcodeReading {
        guard uses.contains(.postcode) else { return .missing }
        guard let compact = AddressFormat.compact(typed), compact.count <= 20 else { return .wrong }
        guard !compact.isEmpty else { return .missing }
        guard !shape.isEmpty else { return .good(String(decoding: compact, as: UTF8.self)) }
        func good(_ bytes: [UInt8]) -> PostcodeReading { .good(String(decoding: bytes, as: UTF8.self)) }
        if let found = shape.normalForm(compact) { return good(found) }
        var candidates = [compact]
        for prefix in [Array(country.utf8)] + prefixes where compact.starts(with: prefix) {
            let rest = Array(compact.dropFirst(prefix.count))
            if let found = shape.normalForm(rest) { return good(found) }
            candidates.append(rest)
        }
        let letters = shape.commonLetters
        if !letters.isEmpty, let found = shape.normalForm(letters + compact) { return good(found) }
        for candidate in candidates {
            if let found = shape.mended(candidate) { return good(found) }
        }
        return .wrong
    }

    /// Whether a postcode of the country can begin with capital letters and digits, and with a blank or hyphen where its
    /// normal form has one.
    package func postcodeCanBegin(_ beginning: some Collection<UInt8>) -> Bool {
        uses.contains(.postcode) && (shape.isEmpty || shape.canBegin(beginning))
    }

    /// Whether a text is a whole postcode in its normal form.
    package func isPostcode(_ text: String) -> Bool {
        guard uses.contains(.postcode), let compact = AddressFormat.compact(text),
            let normal = shape.normalForm(compact)
        else { return false }
        return normal.elementsEqual(text.utf8)
    }

    /// Capital letters and digits of a text, in ASCII; nil when there is anything in it that no postcode has.
    package static func compact(_ typed: String) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(10)
        for scalar in typed.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A: out.append(UInt8(scalar.value))
            case 0x61...0x7A: out.append(UInt8(scalar.value - 0x20))
            // Blanks, hyphens, dots, slashes and the Japanese postal mark part what belongs together.
            case 0x09, 0x20, 0x2C...0x2F, 0x5F, 0xA0, 0xAD, 0x2000...0x2015, 0x202F, 0x2060, 0x2212, 0x3000, 0x3012,
                0x3036,
                0x30FC, 0xFEFF, 0xFF0D, 0xFF0E, 0xFF70:
                continue
            case 0xFF10...0xFF19: out.append(UInt8(scalar.value - 0xFEE0))
            case 0xFF21...0xFF3A: out.append(UInt8(scalar.value - 0xFEE0))
            case 0xFF41...0xFF5A: out.append(UInt8(scalar.value - 0xFF00))
            default:
                // Digits of other scripts.
                guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue,
                    value >= 0, value < 10
                else { return nil }
                out.append(0x30 + UInt8(value))
            }
        }
        return out
    }
}
