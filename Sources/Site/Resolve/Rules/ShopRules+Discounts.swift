import Commerce
import Text

/// Discounts that can never apply, or never to the full.
extension ShopRules {
    /// Days that a discount may be over before it is called forgotten.
    private static let forgotten = 90

    mutating func checkDiscounts() {
        for (index, discount) in shop.discounts.enumerated() { check(discount, index) }
    }

    private mutating func check(_ discount: Discount, _ index: Int) {
        let name = discount.code.map { "the code '\($0)'" } ?? "'\(discount.title)'"
        if let until = discount.until, now.seconds - until.end.seconds > ShopRules.forgotten * 86_400 {
            report(
                .warning, discount: index, "until",
                "\(name) ended on \(until.date.text) and applies no more; leave it out or give it a later end")
        }
        let scope = goods.filter { isInScope(discount, $0.product) }
        if scope.isEmpty, !goods.isEmpty, !lacksGoods, namesOnlyKnown(discount) {
            return report(
                .warning, discount: index, discount.collections.isEmpty ? "products" : "collections",
                "\(name) never applies: no product is in what it names")
        }
        if let wanted = discount.minimumQuantity, let most = pieces(scope), most < wanted {
            report(
                .warning, discount: index, "minimum_quantity",
                "\(name) never applies: an order may have at most \(most) pieces of what it is for ('max_quantity')")
        }
        if discount.most?.isZero == true {
            report(.warning, discount: index, "maximum", "\(name) takes nothing off: its 'maximum' is 0")
        }
        guard discount.benefit == .freeShipping else { return }
        if !goods.isEmpty, sent.isEmpty || store.intent.shipsFree || isShippingFree {
            report(.warning, discount: index, "free_shipping", "\(name) takes nothing off: shipping costs nothing")
        }
    }

    /// Whether every way of shipping is free for everybody.
    private var isShippingFree: Bool {
        let rates = store.shipping.flatMap(\.rates)
        return !rates.isEmpty
            && rates.allSatisfy { rate in
                if case .flat(let price) = rate.charge { return price.isZero && rate.surcharges.isEmpty }
                return false
            }
    }

    private func isInScope(_ discount: Discount, _ product: Product) -> Bool {
        if discount.products.isEmpty, discount.collections.isEmpty { return true }
        return discount.products.contains { $0.value == product.handle }
            || discount.collections.contains { isIn($0.value, product) }
    }

    private func isIn(_ handle: String, _ product: Product) -> Bool {
        if handle == AllProducts.handle || product.collections.contains(where: { $0.value == handle }) { return true }
        guard let collection = shop.collections.first(where: { $0.handle == handle }) else { return false }
        switch collection.membership {
        case .named: return false
        case .listed(let references): return references.contains { $0.value == product.handle }
        // What a rule takes in changes with the day: a discount on it may have its season.
        case .ruled: return true
        }
    }

    /// Names of nothing are reported where they are looked up.
    private func namesOnlyKnown(_ discount: Discount) -> Bool {
        discount.products.allSatisfy { name in shop.products.facts.contains { $0.handle == name.value } }
            && discount.collections.allSatisfy { name in
                name.value == AllProducts.handle || shop.collections.contains { $0.handle == name.value }
            }
    }

    /// The most pieces of some goods that one order may have; nil when some have no limit.
    private func pieces(_ scope: [Goods]) -> Int? {
        var sum = 0
        for one in scope {
            guard let most = one.variant.offer.quantity.maximum else { return nil }
            let (total, overflow) = sum.addingReportingOverflow(most)
            if overflow { return nil }
            sum = total
        }
        return sum
    }
}
