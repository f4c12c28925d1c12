import Commerce
import Liquid
import Platform

/// The tags, types and vendors of a list of products, found once a build however many pages show them.
///
/// What they say is part of the state of the list itself (`collectionMembers`, `tag`), so that a page which prints them
/// depends on the list alone and not on each of its products.
final class ListingNames: Sendable {
    enum Kind: Int, Sendable { case tags, types, vendors }

    private let found = Guarded<[Kind: LiquidValue]>([:])

    /// In order without regard to ASCII case, each once.
    func value(_ kind: Kind, of ids: [Int], _ catalogue: Catalogue) -> LiquidValue {
        if let known = found.withLock({ $0[kind] }) { return known }
        var seen: Set<String> = []
        for id in ids {
            switch kind {
            case .tags: seen.formUnion(catalogue.products[id].facts.tags)
            case .types: if let type = catalogue.products[id].facts.type { seen.insert(type) }
            case .vendors: if let vendor = catalogue.products[id].facts.vendor { seen.insert(vendor) }
            }
        }
        let value = LiquidValue(seen.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) })
        found.withLock { $0[kind] = value }
        return value
    }
}
