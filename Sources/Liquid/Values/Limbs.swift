/// Arithmetic on non-negative whole numbers in base 10^9, least significant limb first, without leading zero limbs.
///
/// Base 10^9 rather than 2^32: shifting by decimal digits and printing, which templates do most, need no division of
/// big numbers.
enum Limbs {
    static let base: UInt64 = 1_000_000_000
    static let powersOfTen: [UInt32] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    static func from(_ word: UInt) -> [UInt32] {
        var limbs: [UInt32] = []
        var rest = UInt64(word)
        while rest > 0 {
            limbs.append(UInt32(rest % base))
            rest /= base
        }
        return limbs
    }

    /// The value as a machine word, or nil if it does not fit.
    static func toWord(_ limbs: [UInt32]) -> UInt? {
        var word: UInt = 0
        for limb in limbs.reversed() {
            let (product, overflowed) = word.multipliedReportingOverflow(by: UInt(base))
            let (sum, carried) = product.addingReportingOverflow(UInt(limb))
            if overflowed || carried { return nil }
            word = sum
        }
        return word
    }

    static func digitCount(_ limbs: [UInt32]) -> Int {
        guard let top = limbs.last else { return 1 }
        var digits = (limbs.count - 1) * 9
        var rest = top
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        return digits
    }

    static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
        if left.count != right.count { return left.count < right.count ? -1 : 1 }
        for index in left.indices.reversed() where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return 0
    }

    static func add(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var out: [UInt32] = []
        let count = max(left.count, right.count)
        out.reserveCapacity(count + 1)
        var carry: UInt64 = 0
        for index in 0..<count {
            let sum =
                carry + (index < left.count ? UInt64(left[index]) : 0)
                + (index < right.count ? UInt64(right[index]) : 0)
            out.append(UInt32(sum % base))
            carry = sum / base
        }
        if carry > 0 { out.append(UInt32(carry)) }
        return out
    }

    /// `left - right`; `left` must not be the smaller.
    static func subtract(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(left.count)
        var borrow: Int64 = 0
        for index in left.indices {
            var difference = Int64(left[index]) - borrow - (index < right.count ? Int64(right[index]) : 0)
            borrow = difference < 0 ? 1 : 0
            if difference < 0 { difference += Int64(base) }
            out.append(UInt32(truncatingIfNeeded: difference))
        }
        return trimmed(out)
    }

    static func multiply(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        if left.isEmpty || right.isEmpty { return [] }
        var out = [UInt32](repeating: 0, count: left.count + right.count)
        for i in left.indices {
            var carry: UInt64 = 0
            for j in right.indices {
                let sum = UInt64(out[i + j]) + UInt64(left[i]) * UInt64(right[j]) + carry
                out[i + j] = UInt32(sum % base)
                carry = sum / base
            }
            out[i + right.count] = UInt32(carry)
        }
        return trimmed(out)
    }

    /// Divides in place by a small number and returns the remainder.
    @discardableResult
    static func divide(_ limbs: inout [UInt32], by divisor: UInt32) -> UInt32 {
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = remainder * base + UInt64(limbs[index])
            limbs[index] = UInt32(value / UInt64(divisor))
            remainder = value % UInt64(divisor)
        }
        limbs = trimmed(limbs)
        return UInt32(remainder)
    }

    /// Quotient and remainder; the divisor is not zero. A limb of the quotient is found by bisection: thirty
    /// multiplications a limb, on numbers of a hundred limbs at most, and nothing to get wrong.
    static func divide(_ left: [UInt32], by right: [UInt32]) -> (quotient: [UInt32], remainder: [UInt32]) {
        if right.isEmpty || compare(left, right) < 0 { return ([], left) }
        if right.count == 1 {
            var quotient = left
            let remainder = divide(&quotient, by: right[0])
            return (quotient, remainder == 0 ? [] : [remainder])
        }
        var quotient = [UInt32](repeating: 0, count: left.count)
        var remainder: [UInt32] = []
        for index in left.indices.reversed() {
            remainder.insert(left[index], at: 0)
            remainder = trimmed(remainder)
            var low: UInt64 = 0
            var high: UInt64 = base - 1
            while low < high {
                let middle = (low + high + 1) / 2
                if compare(multiply(right, [UInt32(middle)]), remainder) <= 0 {
                    low = middle
                } else {
                    high = middle - 1
                }
            }
            quotient[index] = UInt32(low)
            if low > 0 { remainder = subtract(remainder, multiply(right, [UInt32(low)])) }
        }
        return (trimmed(quotient), remainder)
    }

    /// Times ten to the `digits`.
    static func shiftedUp(_ limbs: [UInt32], digits: Int) -> [UInt32] {
        if limbs.isEmpty || digits <= 0 { return limbs }
        let scaled = multiply(limbs, [powersOfTen[digits % 9]])
        return [UInt32](repeating: 0, count: digits / 9) + scaled
    }

    /// Divided by ten to the `digits`: the whole part, and whether anything was lost and how it compares to a half.
    static func shiftedDown(_ limbs: [UInt32], digits: Int) -> (quotient: [UInt32], lost: Lost) {
        if limbs.isEmpty || digits <= 0 { return (limbs, .nothing) }
        if digits > limbs.count * 9 + 1 { return ([], .lessThanHalf) }
        let whole = digits / 9
        var rest = whole < limbs.count ? Array(limbs[whole...]) : []
        let remainder = digits % 9 > 0 ? divide(&rest, by: powersOfTen[digits % 9]) : 0
        // Compare what was cut off with half of 10^digits, most significant part first.
        let below = limbs.prefix(whole)
        let half: UInt32
        let part: UInt32
        let tail: ArraySlice<UInt32>
        if digits % 9 > 0 {
            (half, part, tail) = (powersOfTen[digits % 9] / 2, remainder, below)
        } else {
            (half, part, tail) = (powersOfTen[9] / 2, below.last ?? 0, below.dropLast())
        }
        let tailIsZero = tail.allSatisfy { $0 == 0 }
        let lost: Lost
        if part == 0, tailIsZero {
            lost = .nothing
        } else if part < half {
            lost = .lessThanHalf
        } else if part == half, tailIsZero {
            lost = .half
        } else {
            lost = .moreThanHalf
        }
        return (trimmed(rest), lost)
    }

    enum Lost { case nothing, lessThanHalf, half, moreThanHalf }

    private static func trimmed(_ limbs: [UInt32]) -> [UInt32] {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        return limbs
    }
}
