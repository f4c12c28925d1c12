import Commerce

/// The weights, amounts and numbers of pieces at which the shop's rules change their mind.
///
/// What the rules come to follows from where goods stand among these and not from their prices themselves, so that a new
/// price that crosses none of them need not be looked at together with all other goods.
struct RuleBounds: Sendable {
    private var weights: [Int] = []
    private var amounts: [Int] = []
    private var pieces: [Int] = []

    /// Of a shop without rules.
    init() {}

    init(_ store: Store) {
        for rate in store.shipping.flatMap(\.rates) {
            if let most = rate.maximumWeight { weights.append(most) }
            if let most = rate.maximumSubtotal { amounts.append(most.minor) }
            guard case .tiers(let basis, let tiers) = rate.charge, let last = tiers.last?.upTo else { continue }
            switch basis {
            case .weight: weights.append(last)
            case .subtotal: amounts.append(last)
            case .quantity: pieces.append(last)
            }
        }
        amounts += store.payment.compactMap { $0.maximum?.minor }
        weights.sort()
        amounts.sort()
        pieces.sort()
    }

    /// How many of the bounds the fewest pieces of a variant that can be ordered are above; -1 for what overflows.
    func ranks(of variant: Variant) -> (weight: Int, amount: Int, pieces: Int) {
        let fewest = variant.offer.quantity.minimum
        let (weight, overflow) = (variant.weight?.milligrams ?? 0).multipliedReportingOverflow(by: fewest)
        let cheapest = min(variant.price, variant.offer.sale?.price ?? variant.price)
        let amount = cheapest.multiplied(by: fewest)
        return (
            overflow ? -1 : weights.count { $0 < weight },
            amount.map { amount in amounts.count { $0 < amount.minor } } ?? -1, pieces.count { $0 < fewest }
        )
    }
}
