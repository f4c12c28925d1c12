import Commerce
import Platform
import Text

/// The vendors, types and tags of all products and the tags of all posts, found when they are first asked for.
package final class ShopNames: Sendable {
    package enum Kind: Int, Sendable, CaseIterable {
        case vendors, types, tags, postTags

        var dependency: Dependency.Kind {
            switch self {
            case .vendors: .allVendors
            case .types: .allTypes
            case .tags: .allTags
            case .postTags: .allPostTags
            }
        }
    }

    private let catalogue: Catalogue
    private let found = Guarded<[Kind: [String]]>([:])

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Each once; in order without regard to case, the tags of products in that of their addresses.
    func all(_ kind: Kind) -> [String] {
        if let known = found.withLock({ $0[kind] }) { return known }
        let names = make(kind)
        found.withLock { $0[kind] = names }
        return names
    }

    private func make(_ kind: Kind) -> [String] {
        let products = Array(catalogue.products.indices)
        switch kind {
        case .tags: return catalogue.tags.map(\.name)
        case .vendors: return catalogue.words.words(.vendors, of: products)
        case .types: return catalogue.words.words(.types, of: products)
        case .postTags:
            let seen = Set(catalogue.posts.flatMap { $0.post.tags.map(\.value) })
            return seen.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
        }
    }
}
