import Text

/// Prices as people write them: plain decimals such as `12.50`, exact to the currency's minor unit.
extension Money {
    /// Why a text is not an amount; each case has its own advice.
    package enum ParseProblem: Error, Sendable, Equatable {
        case empty
        case notANumber
        /// `12,50`: a comma where a point is meant.
        case comma
        /// `EUR 12.50`, `$12`: the currency belongs to the store.
        case currencySign
        /// More digits after the point than the currency has.
        case tooPrecise(exponent: Int)
        case tooLarge
    }

    /// Reads `12`, `12.5`, `12.50`, `-3.00` as minor units of a currency with `exponent` decimals.
    ///
    /// Fewer decimals than the currency has are filled with zeros; more are refused, zeros included, because `12.500`
    /// means twelve thousand to half of Europe.
    package static func parse(_ text: String, exponent: Int) -> Result<Money, ParseProblem> {
        var copy = text
        return copy.withUTF8 { parse($0, exponent: exponent) }
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, exponent: Int) -> Result<Money, ParseProblem> {
        var index = 0
        var isNegative = false
        guard !bytes.isEmpty else { return .failure(.empty) }
        if bytes[0] == ASCII.hyphen {
            isNegative = true
            index = 1
        }
        var minor = 0
        var digits = 0
        var decimals = -1
        while index < bytes.count {
            let byte = bytes[index]
            if ASCII.isDigit(byte) {
                let (product, overflow) = minor.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int(byte &- 0x30))
                if overflow || carry { return .failure(.tooLarge) }
                minor = sum
                digits += 1
                if decimals >= 0 { decimals += 1 }
            } else if byte == ASCII.period, decimals < 0, digits > 0 {
                decimals = 0
            } else {
                return .failure(problem(with: bytes))
            }
            index += 1
        }
        guard digits > 0, decimals != 0 else { return .failure(.notANumber) }
        if decimals > exponent { return .failure(.tooPrecise(exponent: exponent)) }
        for _ in max(decimals, 0)..<max(exponent, 0) {
            let (product, overflow) = minor.multipliedReportingOverflow(by: 10)
            if overflow { return .failure(.tooLarge) }
            minor = product
        }
        guard minor <= Money.largest.minor else { return .failure(.tooLarge) }
        return .success(Money(minor: isNegative ? -minor : minor))
    }

    private static func problem(with bytes: UnsafeBufferPointer<UInt8>) -> ParseProblem {
        var hasDigit = false
        var hasComma = false
        var hasOther = false
        for byte in bytes {
            switch byte {
            case 0x30...0x39: hasDigit = true
            case 0x2C: hasComma = true
            case 0x2E, 0x2D: break
            default: hasOther = true
            }
        }
        if hasDigit, hasComma, !hasOther { return .comma }
        guard hasDigit, hasOther else { return .notANumber }
        // A currency sign or code before or after an otherwise good number.
        let text = String(decoding: bytes, as: UTF8.self)
        let rest = text.unicodeScalars.filter { !("0"..."9").contains($0) && $0 != "." && $0 != "," && $0 != " " }
        let isSign = rest.count == 1 && rest.allSatisfy { $0.properties.generalCategory == .currencySymbol }
        return isSign || Currency(code: String(String.UnicodeScalarView(rest)).uppercased()) != nil
            ? .currencySign : .notANumber
    }

    /// The plain decimal that `parse` reads: `12.50`, `1200`, `-0.05`. Also what feeds and JSON-LD take.
    package func decimal(exponent: Int) -> String {
        guard exponent > 0 else { return String(minor) }
        var digits = String(minor.magnitude)
        if digits.utf8.count <= exponent {
            digits = String(repeating: "0", count: exponent + 1 - digits.utf8.count) + digits
        }
        let point = digits.index(digits.endIndex, offsetBy: -exponent)
        return (minor < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }
}
