/// A currency of ISO 4217: its code and how many decimals its minor unit has.
package struct Currency: Sendable, Hashable {
    /// Three capital letters.
    package let code: String
    /// Decimals of the minor unit: 2 for most, 0 for JPY, 3 for KWD.
    package let exponent: Int

    /// Nil when `code` is not a current ISO 4217 code (capital letters).
    package init?(code: String) {
        guard let exponent = Currency.exponents[code] else { return nil }
        self.code = code
        self.exponent = exponent
    }

    private init(known code: String, exponent: Int) {
        self.code = code
        self.exponent = exponent
    }

    /// What a store without a readable `currency` is decoded with, so that the rest of its content is still checked.
    package static let fallback = Currency(known: "EUR", exponent: 2)

    /// The sign in common use (`€`, `£`, `$`, `zł`), or the code where there is none.
    ///
    /// Dollars and pesos other than the United States' carry their country, as CLDR writes them in English: `CA$`.
    package var symbol: String { Currency.symbols[code] ?? code }

    /// The sign where the currency is at home: `$` for CAD in `en-CA`.
    package var narrowSymbol: String {
        let symbol = symbol
        return symbol.hasSuffix("$") && symbol != "R$" ? "$" : symbol
    }

    /// Every code, sorted, for suggestions and documentation.
    package static var codes: [String] { exponents.keys.sorted() }
}
