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

/// Which form goes with a number: languages of one rule share a case.
package enum PluralRule: Sendable, Hashable {
    /// One whole thing is one: English, German, Dutch, Swedish, Finnish, Estonian and their like.
    case wholeOne
    /// There is one form.
    case none
    /// One is one, also as 1.0.
    case valueOne
    /// Everything below two is one, and millions are many.
    case french
    case portuguese, italian, spanish, danish, icelandic, macedonian
    /// Nothing and one are one.
    case hindi
    case eastSlavic, polish, czech, southSlavic, slovenian, lithuanian, latvian, romanian, arabic, hebrew, irish, welsh
    case maltese

    private static let table: [String: PluralRule] = {
        var table: [String: PluralRule] = [
            "fr": .french, "pt": .portuguese, "pt-pt": .italian, "it": .italian, "ca": .italian, "es": .spanish,
            "da": .danish, "is": .icelandic, "mk": .macedonian, "pl": .polish, "sl": .slovenian, "lt": .lithuanian,
            "lv": .latvian, "ar": .arabic, "ga": .irish, "cy": .welsh, "mt": .maltese,
        ]
        func add(_ rule: PluralRule, _ languages: String) {
            for language in languages.split(separator: " ") { table[String(language)] = rule }
        }
        add(.none, "ja ko zh th vi id ms lo my km yue jv su to wo bo dz")
        add(.valueOne, "bg hu tr el eu ka kk ky mn sq uz az af ku ne ml ta te mr nb no nn")
        add(.hindi, "hi bn fa gu kn am zu")
        add(.eastSlavic, "ru uk be")
        add(.czech, "cs sk")
        add(.southSlavic, "hr sr bs sh")
        add(.romanian, "ro mo")
        add(.hebrew, "he iw")
        return table
    }()

    /// The rule of a tag in small letters, or else of its language.
    init(tag: String, base: String) { self = PluralRule.table[tag] ?? PluralRule.table[base] ?? .wholeOne }

    package func form(_ n: PluralOperands) -> PluralForm {
        let i = n.integer
        switch self {
        case .wholeOne: return i == 1 && n.isInteger ? .one : .other
        case .none: return .other
        case .valueOne: return i == 1 && n.hasWholeValue ? .one : .other
        case .french, .portuguese:
            if i <= 1 { return .one }
            return PluralRule.isMillions(n) ? .many : .other
        case .italian:
            if i == 1 && n.isInteger { return .one }
            return PluralRule.isMillions(n) ? .many : .other
        case .spanish:
            if i == 1 && n.hasWholeValue { return .one }
            return PluralRule.isMillions(n) ? .many : .other
        case .danish: return (i == 1 && n.hasWholeValue) || (!n.hasWholeValue && i <= 1) ? .one : .other
        case .icelandic:
            return n.hasWholeValue && i % 10 == 1 && i % 100 != 11 || (!n.hasWholeValue && n.fraction % 10 == 1)
                ? .one : .other
        case .macedonian:
            let integerOne = n.isInteger && i % 10 == 1 && i % 100 != 11
            return integerOne || (n.fraction % 10 == 1 && n.fraction % 100 != 11) ? .one : .other
        case .hindi: return i == 0 || (i == 1 && n.hasWholeValue) ? .one : .other
        case .eastSlavic: return PluralRule.eastSlavic(n)
        case .polish: return PluralRule.polish(n)
        case .czech:
            if !n.isInteger { return .many }
            return i == 1 ? .one : (2...4).contains(i) ? .few : .other
        case .southSlavic: return PluralRule.southSlavic(n)
        case .slovenian: return PluralRule.slovenian(n)
        case .lithuanian: return PluralRule.lithuanian(n)
        case .latvian: return PluralRule.latvian(n)
        case .romanian:
            if i == 1 && n.isInteger { return .one }
            return !n.isInteger || i == 0 || (i != 1 && (1...19).contains(i % 100)) ? .few : .other
        case .arabic: return PluralRule.arabic(n)
        case .hebrew:
            if (i == 1 && n.isInteger) || (i == 0 && !n.isInteger) { return .one }
            return i == 2 && n.isInteger ? .two : .other
        case .irish:
            guard n.hasWholeValue else { return .other }
            return i == 1 ? .one : i == 2 ? .two : (3...6).contains(i) ? .few : (7...10).contains(i) ? .many : .other
        case .welsh:
            guard n.hasWholeValue else { return .other }
            let forms: [UInt64: PluralForm] = [0: .zero, 1: .one, 2: .two, 3: .few, 6: .many]
            return forms[i] ?? .other
        case .maltese:
            guard n.hasWholeValue else { return .other }
            if i == 1 { return .one }
            if i == 2 { return .two }
            if i == 0 || (3...10).contains(i % 100) { return .few }
            return (11...19).contains(i % 100) ? .many : .other
        }
    }

    /// Forms that the rule gives for some whole number, so that a file's missing form can be reported.
    package var formsOfIntegers: [PluralForm] {
        let seen = Set((0...200).map { form(PluralOperands(integer: $0)) })
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
