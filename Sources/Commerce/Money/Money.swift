/// An amount in the minor unit of the store's currency: cents, yen, fils.
///
/// There is one currency in a store, so an amount does not carry it. Arithmetic that input can drive reports overflow
/// by returning nil; nothing here traps.
package struct Money: Sendable, Hashable, Comparable {
    /// Minor units; 12.50 EUR is 1250, 1200 JPY is 1200.
    package var minor: Int

    package init(minor: Int) { self.minor = minor }

    package static let zero = Money(minor: 0)

    /// The largest amount that is read or computed: 2^53 - 1, which every JSON reader keeps exactly.
    package static let largest = Money(minor: 9_007_199_254_740_991)

    package var isZero: Bool { minor == 0 }
    package var isNegative: Bool { minor < 0 }

    package static func < (left: Money, right: Money) -> Bool { left.minor < right.minor }

    /// The sum, or nil past `largest` in either direction.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        return overflow ? nil : Money(minor: sum).checked
    }

    /// The difference, or nil past `largest` in either direction.
    package func subtracting(_ other: Money) -> Money? {
        let (difference, overflow) = minor.subtractingReportingOverflow(other.minor)
        return overflow ? nil : Money(minor: difference).checked
    }

    /// The amount `count` times, or nil past `largest` in either direction.
    package func multiplied(by count: Int) -> Money? {
        let (product, overflow) = minor.multipliedReportingOverflow(by: count)
        return overflow ? nil : Money(minor: product).checked
    }

    /// `amount * numerator / denominator`, rounded half away from zero, with a full-width intermediate product.
    ///
    /// Nil when the denominator is not positive or the result is past `largest`.
    package func scaled(by numerator: Int, over denominator: Int) -> Money? {
        guard denominator > 0 else { return nil }
        let product = minor.magnitude.multipliedFullWidth(by: numerator.magnitude)
        let divisor = denominator.magnitude
        guard product.high < divisor else { return nil }
        var (quotient, remainder) = divisor.dividingFullWidth(product)
        if remainder >= divisor - remainder { quotient += 1 }
        guard quotient <= Money.largest.minor.magnitude else { return nil }
        let isNegative = (minor < 0) != (numerator < 0)
        return Money(minor: isNegative ? -Int(quotient) : Int(quotient))
    }

    private var checked: Money? { minor.magnitude <= Money.largest.minor.magnitude ? self : nil }
}
