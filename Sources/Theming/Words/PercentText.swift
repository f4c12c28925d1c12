import Commerce

/// Rates as a shop writes them: `13.5%`, `13,5 %`.
package enum PercentText {
    /// Languages that set the sign off by a no-break space (Unicode CLDR, percent formats).
    private static let spaced: Set<String> = ["de", "fr", "es", "sv", "da", "nb", "no", "fi", "cs"]

    /// A rate in parts per million.
    package static func text(_ parts: Int, language: String, decimalMark: String) -> String {
        let number = DecimalNumber(digits: parts, places: 4).text.replacing(".", with: decimalMark)
        let base = language.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
        return number + (spaced.contains(base) ? "\u{A0}%" : "%")
    }
}
