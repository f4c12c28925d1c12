extension ExactDecimal {
    /// -1, 0 or 1.
    package func compare(_ other: ExactDecimal) -> Int {
        if isNegative != other.isNegative {
            if isZero, other.isZero { return 0 }
            return isNegative ? -1 : 1
        }
        let (left, right, _) = ExactDecimal.aligned(self, other)
        let order = Limbs.compare(left, right)
        return isNegative ? -order : order
    }

    /// Both magnitudes at the larger of the two scales.
    private static func aligned(
        _ left: ExactDecimal, _ right: ExactDecimal
    ) -> (left: [UInt32], right: [UInt32], scale: Int32) {
        let scale = max(left.scale, right.scale)
        return (
            Limbs.shiftedUp(left.limbs, digits: Int(scale - left.scale)),
            Limbs.shiftedUp(right.limbs, digits: Int(scale - right.scale)), scale
        )
    }

    package var negated: ExactDecimal { ExactDecimal(limbs: limbs, scale: scale, isNegative: !isNegative) }

    package var absolute: ExactDecimal { ExactDecimal(limbs: limbs, scale: scale, isNegative: false) }

    /// The exact sum; it has a point if either side has.
    package func adding(_ other: ExactDecimal) -> ExactDecimal {
        let (left, right, scale) = ExactDecimal.aligned(self, other)
        let sum: ExactDecimal
        if isNegative == other.isNegative {
            sum = ExactDecimal(limbs: Limbs.add(left, right), scale: scale, isNegative: isNegative)
        } else if Limbs.compare(left, right) >= 0 {
            sum = ExactDecimal(limbs: Limbs.subtract(left, right), scale: scale, isNegative: isNegative)
        } else {
            sum = ExactDecimal(limbs: Limbs.subtract(right, left), scale: scale, isNegative: other.isNegative)
        }
        return sum.trimmed(keepingPoint: scale > 0)
    }

    package func subtracting(_ other: ExactDecimal) -> ExactDecimal { adding(other.negated) }

    /// The exact product; it has a point if either side has.
    package func multiplied(by other: ExactDecimal) -> ExactDecimal {
        let keepsPoint = scale > 0 || other.scale > 0
        return ExactDecimal(
            limbs: Limbs.multiply(limbs, other.limbs), scale: scale + other.scale,
            isNegative: isNegative != other.isNegative
        ).trimmed(keepingPoint: keepsPoint)
    }

    /// The quotient, or nil for a divisor of zero.
    ///
    /// Two integers give the floor of the quotient, as integer division in the reference does. Otherwise a quotient of
    /// up to 17 digits is exact and a longer one is the shortest text of the nearest double.
    package func divided(by other: ExactDecimal) -> ExactDecimal? {
        if other.isZero { return nil }
        if isInteger, other.isInteger { return flooredQuotient(other) }
        if let quick = quotientOfWords(other) { return quick }
        // 40 significant digits are enough to round a double rightly but for ties that no short quotient reaches.
        let extra = max(0, 40 + other.digitCount - digitCount)
        let scaled = Limbs.shiftedUp(limbs, digits: extra)
        let (quotient, remainder) = Limbs.divide(scaled, by: other.limbs)
        let resultScale = Int(scale) - Int(other.scale) + extra
        let exactLimbs = resultScale < 0 ? Limbs.shiftedUp(quotient, digits: -resultScale) : quotient
        let result = ExactDecimal(
            limbs: exactLimbs, scale: Int32(clamping: max(0, resultScale)), isNegative: isNegative != other.isNegative
        ).trimmed(keepingPoint: true)
        if remainder.isEmpty, result.digitCount <= 17 { return result }
        return result.roundedToDouble
    }

    /// The quotient of two numbers of up to 18 digits each, which is what prices and rates are: 38 digits after the point
    /// by machine arithmetic. Nil for longer numbers.
    private func quotientOfWords(_ other: ExactDecimal) -> ExactDecimal? {
        guard limbs.count <= 2, other.limbs.count <= 2, let dividend = Limbs.toWord(limbs),
            let divisor = Limbs.toWord(other.limbs)
        else { return nil }
        let shift: UInt128 = 10_000_000_000_000_000_000
        let (whole, firstRest) = dividend.quotientAndRemainder(dividingBy: divisor)
        let (high, secondRest) = (UInt128(firstRest) * shift).quotientAndRemainder(dividingBy: UInt128(divisor))
        let (low, rest) = (secondRest * shift).quotientAndRemainder(dividingBy: UInt128(divisor))
        var digits = Limbs.from(whole)
        var fraction = 0
        for part in firstRest == 0 ? [] : secondRest == 0 ? [high] : [high, low] {
            digits = Limbs.add(Limbs.shiftedUp(digits, digits: 19), Limbs.from(UInt(truncatingIfNeeded: part)))
            fraction += 19
        }
        var resultScale = Int(scale) - Int(other.scale) + fraction
        if resultScale < 0 {
            digits = Limbs.shiftedUp(digits, digits: -resultScale)
            resultScale = 0
        }
        let result = ExactDecimal(
            limbs: digits, scale: Int32(clamping: resultScale), isNegative: isNegative != other.isNegative
        ).trimmed(keepingPoint: true)
        return rest == 0 && result.digitCount <= 17 ? result : result.roundedToDouble
    }

    private func flooredQuotient(_ other: ExactDecimal) -> ExactDecimal {
        let (quotient, remainder) = Limbs.divide(limbs, by: other.limbs)
        let isNegative = isNegative != other.isNegative
        let floored = isNegative && !remainder.isEmpty ? Limbs.add(quotient, [1]) : quotient
        return ExactDecimal(limbs: floored, scale: 0, isNegative: isNegative)
    }

    /// The remainder that has the sign of the divisor, or nil for a divisor of zero.
    package func modulo(_ other: ExactDecimal) -> ExactDecimal? {
        if other.isZero { return nil }
        let (left, right, scale) = ExactDecimal.aligned(self, other)
        var remainder = Limbs.divide(left, by: right).remainder
        if isNegative != other.isNegative, !remainder.isEmpty { remainder = Limbs.subtract(right, remainder) }
        return ExactDecimal(limbs: remainder, scale: scale, isNegative: other.isNegative)
            .trimmed(keepingPoint: scale > 0)
    }

    package enum Rounding: Sendable { case halfAwayFromZero, up, down }

    /// Rounded to `digits` after the point; below zero, to tens, hundreds and so on. The result is an integer when
    /// `digits` is 0 or less.
    package func rounded(_ rule: Rounding = .halfAwayFromZero, digits: Int = 0) -> ExactDecimal {
        if digits >= Int(scale) { return digits > 0 && scale > 0 ? self : trimmed(keepingPoint: digits > 0) }
        let cut = Int(scale) - max(digits, -ExactDecimal.maximumDigits)
        var (whole, lost) = Limbs.shiftedDown(limbs, digits: cut)
        let increases =
            switch rule {
            case .halfAwayFromZero: lost == .half || lost == .moreThanHalf
            case .up: lost != .nothing && !isNegative
            case .down: lost != .nothing && isNegative
            }
        if increases { whole = Limbs.add(whole, [1]) }
        if digits < 0 { whole = Limbs.shiftedUp(whole, digits: -max(digits, -ExactDecimal.maximumDigits)) }
        return ExactDecimal(limbs: whole, scale: Int32(max(0, digits)), isNegative: isNegative)
            .trimmed(keepingPoint: digits > 0)
    }

    /// The decimal with the shortest text that reads back as the double nearest to this one.
    var roundedToDouble: ExactDecimal {
        guard let double = Double(plainText), double.isFinite else { return self }
        return ExactDecimal(double) ?? self
    }
}
