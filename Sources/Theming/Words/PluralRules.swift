/// The plural forms of a language: which of a translation's forms goes with a number (Unicode CLDR 45, cardinals).
///
/// Written out for the languages shops are commonly written in; others use English's rule, which a translation can
/// still override by giving only `other`.
package enum PluralForm: String, Sendable, CaseIterable {
    case zero, one, two, few, many, other
}

/// A number as the plural rules see it (UTS 35, "Plural operand meanings").
package struct PluralOperands: Sendable, Hashable {
    /// The digits before the point, without sign.
    package var integer: UInt64
    /// How many digits stand after the point.
    package var fractionDigits: Int
    /// Those digits as a number.
    package var fraction: UInt64

    package init(integer: UInt64, fractionDigits: Int = 0, fraction: UInt64 = 0) {
        self.integer = integer
        self.fractionDigits = fractionDigits
        self.fraction = fraction
    }

    /// Reads `3`, `-3` or `1.50`; nil for anything else.
    package init?(_ text: String) {
        var body = text[...]
        if body.first == "-" || body.first == "+" { body.removeFirst() }
        let parts = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            let integer = UInt64(whole)
        else { return nil }
        self.init(integer: integer)
        guard parts.count == 2 else { return }
        guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }), let fraction = UInt64(parts[1]) else {
            return nil
        }
        self.fractionDigits = parts[1].utf8.count
        self.fraction = fraction
    }

    /// Whether the number is whole: 1.0 is not, for grammar's sake.
    var isInteger: Bool { fractionDigits == 0 }
    /// Whether its value is whole.
    var hasWholeValue: Bool { fraction == 0 }
}

package enum PluralRules {
    /// The form that `number` takes in `language`, a BCP 47 tag such as `de` or `pt-BR`.
    package static func form(_ number: PluralOperands, language: String) -> PluralForm {
        // A shop's language is mostly two small letters, of which nothing is to be folded or cut.
        let isBase = language.utf8.count == 2 && language.utf8.allSatisfy { $0 &- 0x61 < 26 }
        let folded = isBase ? language : language.lowercased()
        let base = isBase ? folded : folded.split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? "en"
        let n = number
        let i = number.integer
        switch base {
        case "ja", "ko", "zh", "th", "vi", "id", "ms", "lo", "my", "km", "yue", "jv", "su", "to", "wo", "bo", "dz":
            return .other
        case "fr":
            if i <= 1 { return .one }
            return isMillions(n) ? .many : .other
        case "pt":
            if folded == "pt-pt" || folded == "pt_pt" {
                if i == 1 && n.isInteger { return .one }
            } else if i <= 1 {
                return .one
            }
            return isMillions(n) ? .many : .other
        case "it", "ca":
            if i == 1 && n.isInteger { return .one }
            return isMillions(n) ? .many : .other
        case "es":
            if i == 1 && n.hasWholeValue { return .one }
            return isMillions(n) ? .many : .other
        case "bg", "hu", "tr", "el", "eu", "ka", "kk", "ky", "mn", "sq", "uz", "az", "af", "ku", "ne", "ml", "ta", "te",
            "mr", "bo-in", "nb", "no", "nn":
            return i == 1 && n.hasWholeValue ? .one : .other
        case "da":
            return (i == 1 && n.hasWholeValue) || (!n.hasWholeValue && i <= 1) ? .one : .other
        case "is":
            return n.hasWholeValue && i % 10 == 1 && i % 100 != 11 || (!n.hasWholeValue && n.fraction % 10 == 1)
                ? .one : .other
        case "mk":
            let integerOne = n.isInteger && i % 10 == 1 && i % 100 != 11
            return integerOne || (n.fraction % 10 == 1 && n.fraction % 100 != 11) ? .one : .other
        case "hi", "bn", "fa", "gu", "kn", "am", "zu":
            return i == 0 || (i == 1 && n.hasWholeValue) ? .one : .other
        case "ru", "uk", "be":
            return eastSlavic(n)
        case "pl":
            return polish(n)
        case "cs", "sk":
            if !n.isInteger { return .many }
            return i == 1 ? .one : (2...4).contains(i) ? .few : .other
        case "hr", "sr", "bs", "sh":
            return southSlavic(n)
        case "sl":
            return slovenian(n)
        case "lt":
            return lithuanian(n)
        case "lv":
            return latvian(n)
        case "ro", "mo":
            if i == 1 && n.isInteger { return .one }
            return !n.isInteger || i == 0 || (i != 1 && (1...19).contains(i % 100)) ? .few : .other
        case "ar":
            return arabic(n)
        case "he", "iw":
            if (i == 1 && n.isInteger) || (i == 0 && !n.isInteger) { return .one }
            return i == 2 && n.isInteger ? .two : .other
        case "ga":
            guard n.hasWholeValue else { return .other }
            return i == 1 ? .one : i == 2 ? .two : (3...6).contains(i) ? .few : (7...10).contains(i) ? .many : .other
        case "cy":
            guard n.hasWholeValue else { return .other }
            let forms: [UInt64: PluralForm] = [0: .zero, 1: .one, 2: .two, 3: .few, 6: .many]
            return forms[i] ?? .other
        case "mt":
            guard n.hasWholeValue else { return .other }
            if i == 1 { return .one }
            if i == 2 { return .two }
            if i == 0 || (3...10).contains(i % 100) { return .few }
            return (11...19).contains(i % 100) ? .many : .other
        default:
            // English, German, Dutch, Swedish, Finnish, Estonian and their like.
            return i == 1 && n.isInteger ? .one : .other
        }
    }

    /// Forms that the rule of `language` gives for some whole number, so that a file's missing form can be reported.
    package static func formsOfIntegers(language: String) -> [PluralForm] {
        let seen = Set((0...200).map { form(PluralOperands(integer: $0), language: language) })
        return PluralForm.allCases.filter { seen.contains($0) }
    }

    private static func isMillions(_ n: PluralOperands) -> Bool {
        n.isInteger && n.integer != 0 && n.integer % 1_000_000 == 0
    }

    private static func eastSlavic(_ n: PluralOperands) -> PluralForm {
        guard n.isInteger else { return .other }
        let (ten, hundred) = (n.integer % 10, n.integer % 100)
        if ten == 1 && hundred != 11 { return .one }
        return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
    }

    private static func polish(_ n: PluralOperands) -> PluralForm {
        guard n.isInteger else { return .other }
        if n.integer == 1 { return .one }
        return (2...4).contains(n.integer % 10) && !(12...14).contains(n.integer % 100) ? .few : .many
    }

    private static func southSlavic(_ n: PluralOperands) -> PluralForm {
        func isOne(_ value: UInt64) -> Bool { value % 10 == 1 && value % 100 != 11 }
        func isFew(_ value: UInt64) -> Bool { (2...4).contains(value % 10) && !(12...14).contains(value % 100) }
        if n.isInteger { return isOne(n.integer) ? .one : isFew(n.integer) ? .few : .other }
        return isOne(n.fraction) ? .one : isFew(n.fraction) ? .few : .other
    }

    private static func slovenian(_ n: PluralOperands) -> PluralForm {
        guard n.isInteger else { return .few }
        switch n.integer % 100 {
        case 1: return .one
        case 2: return .two
        case 3, 4: return .few
        default: return .other
        }
    }

    private static func lithuanian(_ n: PluralOperands) -> PluralForm {
        guard n.hasWholeValue else { return .many }
        let (ten, teen) = (n.integer % 10, (11...19).contains(n.integer % 100))
        if ten == 1 && !teen { return .one }
        return (2...9).contains(ten) && !teen ? .few : .other
    }

    private static func latvian(_ n: PluralOperands) -> PluralForm {
        let (i, f, v) = (n.integer, n.fraction, n.fractionDigits)
        if (n.hasWholeValue && (i % 10 == 0 || (11...19).contains(i % 100))) || (v == 2 && (11...19).contains(f % 100))
        {
            return .zero
        }
        let whole = n.hasWholeValue && i % 10 == 1 && i % 100 != 11
        return whole || (v == 2 && f % 10 == 1 && f % 100 != 11) || (v != 2 && v > 0 && f % 10 == 1) ? .one : .other
    }

    private static func arabic(_ n: PluralOperands) -> PluralForm {
        guard n.hasWholeValue else { return .other }
        switch n.integer {
        case 0: return .zero
        case 1: return .one
        case 2: return .two
        default:
            let hundred = n.integer % 100
            return (3...10).contains(hundred) ? .few : hundred >= 11 ? .many : .other
        }
    }
}
