import Commerce

/// A weight in the unit an owner wrote.
package enum WeightText {
    /// Whole grams in `unit` with at most three decimals, rounded.
    package static func number(_ grams: Int, _ unit: Weight.Unit) -> String {
        unit == .g ? String(grams) : text(grams, picograms: 1_000 * Weight.picogramsInMilligram, unit)
    }

    /// The weight in its own unit with at most three decimals, rounded.
    package static func number(_ weight: Weight) -> String {
        text(weight.milligrams, picograms: Weight.picogramsInMilligram, weight.unit)
    }

    /// `amount` of something that weighs so many millionths of a milligram.
    private static func text(_ amount: Int, picograms: Int, _ unit: Weight.Unit) -> String {
        let thousandths = Money(minor: amount).scaled(by: picograms * 1_000, over: unit.picograms)?.minor
        return DecimalNumber(digits: thousandths ?? 0, places: 3).text
    }
}
