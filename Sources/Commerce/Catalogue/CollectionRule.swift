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

    /// Whether a product obeys the rule. Tags, vendors and types compare without regard to case.
    package func matches(_ product: some RuleSubject) -> Bool {
        switch self {
        case .tag(let tag): product.tags.contains { $0.lowercased() == tag.value.lowercased() }
        case .vendor(let vendor): product.vendor?.lowercased() == vendor.lowercased()
        case .type(let type): product.type?.lowercased() == type.lowercased()
        case .price(let rule): rule.matches(product.lowestPrice)
        case .available(let wanted): product.isAvailable == wanted
        case .onSale(let wanted): product.isReduced == wanted
        }
    }
}

/// What rules ask of a product, as it is at one moment.
package protocol RuleSubject {
    var tags: [String] { get }
    var vendor: String? { get }
    var type: String? { get }
    /// Of all variants.
    var lowestPrice: Money { get }
    /// Whether any variant can be bought.
    var isAvailable: Bool { get }
    /// Whether a price to strike through is shown for any variant.
    var isReduced: Bool { get }
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
    /// Whether the collection's rules take a product in; false for collections without rules.
    package func rulesMatch(_ product: some RuleSubject) -> Bool {
        guard case .ruled(let rules, let match) = membership else { return false }
        return switch match {
        case .all: rules.allSatisfy { $0.matches(product) }
        case .any: rules.contains { $0.matches(product) }
        }
    }
}
