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

    /// The format of `currency` in `language` (a BCP 47 tag such as `de` or `fr-CH`); unknown languages write as English.
    package init(currency: Currency, language: String) {
        let convention = Convention.of(language: language)
        let isHome = Convention.homeCurrency(of: language) == currency.code
        let symbol = isHome ? currency.narrowSymbol : currency.symbol
        // CLDR: a sign made of letters is set off by a space even where the language writes `£12`.
        let endsInLetter = symbol.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
        self.init(
            code: currency.code, symbol: symbol, symbolIsFirst: convention.symbolIsFirst,
            space: convention.hasSpace || endsInLetter ? "\u{A0}" : "", decimalMark: convention.decimalMark,
            groupMark: convention.groupMark, minimumGrouping: convention.minimumGrouping, exponent: currency.exponent)
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

    private func dressed(_ number: String, isNegative: Bool) -> String {
        (isNegative ? "-" : "") + (symbolIsFirst ? symbol + space + number : number + space + symbol)
    }

    private func number(_ money: Money, omittingZeros: Bool = false) -> String {
        let plain = Money(minor: money.minor).decimal(exponent: exponent)
        let unsigned = money.isNegative ? plain.dropFirst() : plain[...]
        let parts = unsigned.split(separator: ".")
        guard let whole = parts.first else { return String(unsigned) }
        var out = grouped(whole)
        if parts.count > 1, !(omittingZeros && parts[1].allSatisfy { $0 == "0" }) { out += decimalMark + parts[1] }
        return out
    }

    private func grouped(_ digits: Substring) -> String {
        let count = digits.utf8.count
        guard count >= 3 + max(1, minimumGrouping) else { return String(digits) }
        var out = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (count - position) % 3 == 0 { out += groupMark }
            out.append(digit)
        }
        return out
    }
}
