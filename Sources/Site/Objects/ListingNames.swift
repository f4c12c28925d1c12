import Commerce
import Liquid

import Platform

/// The tags, types and vendors of a list of products, found once a build however many pages show them.
///
/// What they say is part of the state of the list itself (`collectionMembers`, `tag`), so that a page which prints them
/// depends on the list alone and not on each of its products.
final class ListingNames: Sendable {
    typealias Kind = ListingWords.Kind

    private let found = Guarded<[Kind: LiquidValue]>([:])

    /// In order without regard to case, each once.
    func value(_ kind: Kind, of ids: [Int], _ catalogue: Catalogue) -> LiquidValue {
        if let known = found.withLock({ $0[kind] }) { return known }
        let value = LiquidValue(catalogue.words.words(kind, of: ids))
        found.withLock { $0[kind] = value }
        return value
    }
}
