/// One condition of a collection by rule.
package enum CollectionRule: Sendable, Equatable {
    case tag(Located<String>)
    case vendor(String)
    case type(String)
    case price(PriceRule)
    /// Can, or cannot, be bought.
    case available(Bool)
    /// Is, or is not, reduced: a price to strike through is shown.
    case onSale(Bool)

    /// A bound on the lowest price of a product.
    package enum PriceRule: Sendable, Equatable {
        case under(Money)
        case atMost(Money)
        case over(Money)
        case atLeast(Money)
        case exactly(Money)
    }

    /// Whether a product obeys the rule at a moment. Tags, vendors and types compare without regard to ASCII case.
    package func matches(_ product: Product, at now: Instant) -> Bool {
        switch self {
        case .tag(let tag): product.tags.contains { $0.value.lowercased() == tag.value.lowercased() }
        case .vendor(let vendor): product.vendor?.lowercased() == vendor.lowercased()
        case .type(let type): product.type?.lowercased() == type.lowercased()
        case .price(let rule): rule.matches(product.priceRange(at: now).lowerBound)
        case .available(let wanted): product.isAvailable(at: now) == wanted
        case .onSale(let wanted): product.variants.contains { $0.compareAtPrice(at: now) != nil } == wanted
        }
    }
}

extension CollectionRule.PriceRule {
    package func matches(_ price: Money) -> Bool {
        switch self {
        case .under(let bound): price < bound
        case .atMost(let bound): price <= bound
        case .over(let bound): price > bound
        case .atLeast(let bound): price >= bound
        case .exactly(let bound): price == bound
        }
    }
}

extension Collection {
    /// Whether the collection's rules take a product in at a moment; false for collections without rules.
    package func rulesMatch(_ product: Product, at now: Instant) -> Bool {
        guard case .ruled(let rules, let match) = membership else { return false }
        return switch match {
        case .all: rules.allSatisfy { $0.matches(product, at: now) }
        case .any: rules.contains { $0.matches(product, at: now) }
        }
    }
}
