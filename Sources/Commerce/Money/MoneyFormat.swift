import Languages
import Text

/// How amounts are written in one language: marks, sign and its place. Decided once, at build, without ICU.
package struct MoneyFormat: Sendable, Hashable {
    /// ISO 4217 code, for forms that name the currency.
    package var code: String
    package var symbol: String
    /// `£12.50` when true, `12,50 €` when false.
    package var symbolIsFirst: Bool
    /// Between sign and digits: empty or a no-break space.
    package var space: String
    package var decimalMark: String
    package var groupMark: String
    /// Digits before the first group mark must be at least this many: 2 leaves `1234,50` alone, as Spanish does.
    package var minimumGrouping: Int
    package var exponent: Int

    package init(
        code: String, symbol: String, symbolIsFirst: Bool, space: String, decimalMark: String, groupMark: String,
        minimumGrouping: Int, exponent: Int
    ) {
        self.code = code
        self.symbol = symbol
        self.symbolIsFirst = symbolIsFirst
        self.space = space
        self.decimalMark = decimalMark
        self.groupMark = groupMark
        self.minimumGrouping = minimumGrouping
        self.exponent = exponent
    }

    /// The format of `currency` in `language`.
    package init(currency: Currency, language: Language) {
        let marks = language.moneyMarks
        let isHome = language.homeCurrency == currency.code
        let symbol = isHome ? currency.narrowSymbol : currency.symbol
        // CLDR: a sign made of letters is set off by a space even where the language writes `£12`.
        let endsInLetter = symbol.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
        self.init(
            code: currency.code, symbol: symbol, symbolIsFirst: marks.symbolIsFirst,
            space: marks.hasSpace || endsInLetter ? "\u{A0}" : "", decimalMark: marks.decimal,
            groupMark: marks.group, minimumGrouping: marks.minimumGrouping, exponent: currency.exponent)
    }

    /// `£1,234.50`, `1.234,50 €`.
    package func string(_ money: Money) -> String { dressed(number(money), isNegative: money.isNegative) }

    /// `£1,234` instead of `£1,234.00`; amounts with pence keep them.
    package func stringWithoutTrailingZeros(_ money: Money) -> String {
        dressed(number(money, omittingZeros: true), isNegative: money.isNegative)
    }

    /// `£1,234.50 GBP`; no code is added where the sign already is the code.
    package func stringWithCode(_ money: Money) -> String {
        symbol == code ? string(money) : string(money) + " " + code
    }

    /// `1,234.50`, no sign.
    package func stringWithoutSymbol(_ money: Money) -> String {
        (money.isNegative ? "-" : "") + number(money)
    }

    /// A rate in parts per million with this format's decimal mark: `13.5%`, `13,5 %`.
    package func percent(_ parts: Int, in language: Language) -> String {
        language.percent(DecimalNumber(digits: parts, places: 4).text.replacing(".", with: decimalMark))
    }

    private func dressed(_ number: String, isNegative: Bool) -> String {
        (isNegative ? "-" : "") + (symbolIsFirst ? symbol + space + number : number + space + symbol)
    }

    private func number(_ money: Money, omittingZeros: Bool = false) -> String {
        var digits = Array(String(money.minor.magnitude).utf8)
        let missing = exponent + 1 - digits.count
        if missing > 0 { digits.insert(contentsOf: [UInt8](repeating: 0x30, count: missing), at: 0) }
        let whole = digits.count - max(0, exponent)
        let isGrouped = whole >= 3 + max(1, minimumGrouping)
        var out = ByteWriter(reserving: 32)
        for place in 0..<whole {
            if isGrouped, place > 0, (whole - place) % 3 == 0 { out.append(string: groupMark) }
            out.append(digits[place])
        }
        let fraction = digits[whole...]
        if !fraction.isEmpty, !(omittingZeros && fraction.allSatisfy { $0 == 0x30 }) {
            out.append(string: decimalMark)
            out.append(fraction)
        }
        return out.string
    }
}
