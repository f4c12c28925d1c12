/// What a thing weighs, to the milligram, with the unit its owner wrote for showing it again.
package struct Weight: Sendable, Hashable {
    package enum Unit: String, Sendable, CaseIterable {
        case g, kg, oz, lb

        /// Millionths of a milligram in one, exactly: the pound is 0.45359237 kg (international agreement of 1959), the ounce
        /// its sixteenth.
        package var picograms: Int {
            switch self {
            case .g: 1_000_000_000
            case .kg: 1_000_000_000_000
            case .oz: 28_349_523_125
            case .lb: 453_592_370_000
            }
        }
    }

    package var milligrams: Int
    package var unit: Unit

    package init(milligrams: Int, unit: Unit = .g) {
        self.milligrams = milligrams
        self.unit = unit
    }

    package init(grams: Int, unit: Unit = .g) { self.init(milligrams: grams * 1_000, unit: unit) }

    /// `value` in `unit`, rounded half up to the milligram; nil when negative or past a thousand tonnes.
    package init?(_ value: DecimalNumber, _ unit: Unit) {
        guard !value.isNegative,
            let milligrams = Money(minor: value.digits).scaled(
                by: unit.picograms, over: Weight.picogramsInMilligram * DecimalNumber.powerOfTen(value.places))?.minor,
            milligrams <= Weight.mostMilligrams
        else { return nil }
        self.init(milligrams: milligrams, unit: unit)
    }

    /// Whole grams, rounded half up: for whatever tells weights in grams.
    package var grams: Int { (milligrams + 500) / 1_000 }

    /// A thousand tonnes: 200 lines of 9,999 such things are 2 * 10^18, which an Int holds.
    package static let mostMilligrams = 1_000_000_000_000

    /// Whether `value` has decimals that a milligram cannot tell apart.
    package static func isTooFine(_ value: DecimalNumber, _ unit: Unit) -> Bool {
        var (digits, places) = (value.digits, value.places)
        while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
        return places > 0 && unit.picograms < picogramsInMilligram * DecimalNumber.powerOfTen(places)
    }

    /// Of a decimal with its nine places it is far below what an Int holds.
    package static let picogramsInMilligram = 1_000_000
}

/// Length, width and height in whole millimetres.
package struct Dimensions: Sendable, Hashable {
    package var length: Int
    package var width: Int
    package var height: Int

    package init(length: Int, width: Int, height: Int) {
        self.length = length
        self.width = width
        self.height = height
    }
}

/// An amount of something sold by measure: `250 ml`, `1.5 kg`.
package struct Measure: Sendable, Hashable {
    package enum Unit: String, Sendable, CaseIterable {
        case mg, g, kg, oz, lb
        case ml, cl, l, floz
        case mm, cm, m, `in`, ft
        case sqm = "m2"
        case ct

        package enum Kind: Sendable { case weight, volume, length, area, count }

        package var kind: Kind {
            switch self {
            case .mg, .g, .kg, .oz, .lb: .weight
            case .ml, .cl, .l, .floz: .volume
            case .mm, .cm, .m, .in, .ft: .length
            case .sqm: .area
            case .ct: .count
            }
        }

        /// How many of the smallest step of its kind one is: nanograms / 10, nanolitres / 10, micrometres ...
        var steps: Int {
            switch self {
            case .mg: 100
            case .g: 100_000
            case .kg: 100_000_000
            case .oz: 2_834_952
            case .lb: 45_359_237
            case .ml: 10_000
            case .cl: 100_000
            case .l: 10_000_000
            case .floz: 295_735
            case .mm: 1_000
            case .cm: 10_000
            case .m: 1_000_000
            case .in: 25_400
            case .ft: 304_800
            case .sqm, .ct: 1
            }
        }
    }

    package var value: DecimalNumber
    package var unit: Unit

    package init(value: DecimalNumber, unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// `250 ml`.
    package var text: String { value.text + " " + unit.rawValue }
}

/// The base price that shops must show in many countries: what `per` costs when `amount` is in the pack.
package struct UnitPrice: Sendable, Hashable {
    /// What is in the pack: `250 ml`.
    package var amount: Measure
    /// What the price is compared by: `1 l`. Of the same kind as `amount`.
    package var per: Measure

    package init(amount: Measure, per: Measure) {
        self.amount = amount
        self.per = per
    }

    /// The price of `per` when the pack costs `price`, rounded half up; nil on overflow or when the kinds differ.
    package func price(of price: Money) -> Money? {
        guard amount.unit.kind == per.unit.kind else { return nil }
        let (up, upOverflow) = per.value.digits.multipliedReportingOverflow(by: per.unit.steps)
        let (down, downOverflow) = amount.value.digits.multipliedReportingOverflow(by: amount.unit.steps)
        let (numerator, overflow) = up.multipliedReportingOverflow(by: DecimalNumber.powerOfTen(amount.value.places))
        let (denominator, over) = down.multipliedReportingOverflow(by: DecimalNumber.powerOfTen(per.value.places))
        guard !upOverflow, !downOverflow, !overflow, !over else { return nil }
        return price.scaled(by: numerator, over: denominator)
    }
}
