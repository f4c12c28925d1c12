import Commerce

/// Grams in the unit an owner wrote.
package enum WeightText {
    /// The weight in `unit` with at most three decimals, rounded.
    package static func number(_ grams: Int, _ unit: Weight.Unit) -> String {
        let thousandths: Int
        switch unit {
        case .g: return String(grams)
        case .kg: thousandths = grams
        case .oz: thousandths = scaled(grams, 2_834_952)
        case .lb: thousandths = scaled(grams, 45_359_237)
        }
        return DecimalNumber(digits: thousandths, places: 3).text
    }

    /// Thousandths of a unit that weighs `hundredMicrograms` times ten micrograms.
    private static func scaled(_ grams: Int, _ hundredMicrograms: Int) -> Int {
        Money(minor: grams).scaled(by: 100_000 * 1000, over: hundredMicrograms)?.minor ?? 0
    }
}
