/// Splits an amount so that the parts add up to it exactly.
package enum Allocation {
    /// Parts of `total` in proportion to `weights`, by largest remainder; of equal remainders the first gets the unit.
    ///
    /// `total` and all weights are at least zero, and the weights' sum fits an Int. All parts are zero when all weights
    /// are. No part is larger than its weight while `total` is not larger than their sum.
    package static func split(_ total: Int, by weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard total > 0, sum > 0 else { return [Int](repeating: 0, count: weights.count) }
        var parts: [Int] = []
        var remainders: [(remainder: UInt, index: Int)] = []
        var left = total
        for (index, weight) in weights.enumerated() {
            let product = total.magnitude.multipliedFullWidth(by: weight.magnitude)
            // The quotient is at most `total`, because no weight is above the sum.
            let (quotient, remainder) = sum.magnitude.dividingFullWidth(product)
            parts.append(Int(quotient))
            left -= Int(quotient)
            remainders.append((remainder, index))
        }
        remainders.sort { $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index }
        for (_, index) in remainders.prefix(left) { parts[index] += 1 }
        return parts
    }
}
