import Text

/// A decimal number held exactly: `magnitude * 10^-scale`, with a sign.
///
/// Templates add prices and rates; a binary float would show its rounding there (`0.1 + 0.2`). Addition, subtraction and
/// multiplication are exact. A quotient that has no end is rounded as the reference rounds it, to the shortest text of
/// the nearest double, so that `10 / 3.0` reads the same everywhere.
///
/// A number with scale 0 is an integer too large for `Int` and prints without a point; any other prints at least one
/// digit after it, as `4.0` does.
package struct ExactDecimal: Sendable {
    /// Least significant limb first, base 10^9, no zero limb at the top; empty is zero.
    let limbs: [UInt32]
    /// Digits after the point, 0 or more.
    let scale: Int32
    let isNegative: Bool

    /// The most digits a number may have; squaring in a loop would double them each time round.
    package static let maximumDigits = 1_000

    init(limbs: [UInt32], scale: Int32, isNegative: Bool) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.scale = scale
        self.isNegative = isNegative && !limbs.isEmpty
    }

    /// An integer as a decimal of scale 0.
    package init(_ value: Int) {
        self.init(limbs: Limbs.from(value.magnitude), scale: 0, isNegative: value < 0)
    }

    /// `minorUnits` divided by ten to the `exponent`: 1250 with exponent 2 is 12.5.
    package init(_ minorUnits: Int, exponent: Int) {
        let scale = Int32(clamping: max(0, min(exponent, 100)))
        let plain = ExactDecimal(
            limbs: Limbs.from(minorUnits.magnitude), scale: scale, isNegative: minorUnits < 0)
        self = plain.trimmed(keepingPoint: scale > 0)
    }

    package var isZero: Bool { limbs.isEmpty }

    /// Whether it was made as an integer: it prints without a point.
    package var isInteger: Bool { scale == 0 }

    var digitCount: Int { Limbs.digitCount(limbs) }

    /// The same value without zeros at the end of its fraction; one digit stays if it `keepingPoint`.
    func trimmed(keepingPoint: Bool) -> ExactDecimal {
        let least: Int32 = keepingPoint ? 1 : 0
        if limbs.isEmpty { return ExactDecimal(limbs: [], scale: least, isNegative: false) }
        var limbs = limbs
        var scale = scale
        if scale < least {
            limbs = Limbs.shiftedUp(limbs, digits: Int(least - scale))
            return ExactDecimal(limbs: limbs, scale: least, isNegative: isNegative)
        }
        while scale - 9 >= least, limbs.first == 0 {
            limbs.removeFirst()
            scale -= 9
        }
        while scale > least, let first = limbs.first, first % 10 == 0 {
            Limbs.divide(&limbs, by: 10)
            scale -= 1
        }
        return ExactDecimal(limbs: limbs, scale: scale, isNegative: isNegative)
    }

    /// The integer part as an `Int` if it fits.
    package var truncatedInteger: Int? {
        let whole = Limbs.shiftedDown(limbs, digits: Int(scale)).quotient
        guard let magnitude = Limbs.toWord(whole) else { return nil }
        if isNegative { return magnitude <= UInt(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil }
        return magnitude <= UInt(Int.max) ? Int(magnitude) : nil
    }
}

extension ExactDecimal: Hashable {
    package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool { left.compare(right) == 0 }

    package func hash(into hasher: inout Hasher) {
        let plain = trimmed(keepingPoint: false)
        hasher.combine(plain.limbs)
        hasher.combine(plain.scale)
        hasher.combine(plain.isNegative)
    }
}
