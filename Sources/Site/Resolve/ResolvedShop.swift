import Commerce
import Text

/// What a build came to, kept for the next one of the same session: an edit of one product's price leaves lists,
/// collections and tags of a hundred thousand others as they were.
package final class ResolvedShop: Sendable {
    let catalogue: Catalogue
    private let store: Fingerprint
    private let collections: [SourceFile]
    private let media: [MediaFile]
    private let includesDrafts: Bool
    private let count: Int

    init(_ shop: LoadedShop, _ options: Resolver.Options, _ catalogue: Catalogue) {
        self.catalogue = catalogue
        store = shop.storeFingerprint
        collections = shop.collections.map(\.source)
        media = shop.media.files
        includesDrafts = options.includesDrafts
        count = shop.products.count
    }

    /// Whether all but products, pages and posts is what it was, so that those can be compared one by one.
    func isLike(_ shop: LoadedShop, _ addresses: Addresses, _ options: Resolver.Options) -> Bool {
        store == shop.storeFingerprint && includesDrafts == options.includesDrafts && count == shop.products.count
            && addresses == catalogue.addresses && media == shop.media.files
            && collections.count == shop.collections.count
            && zip(collections, shop.collections).allSatisfy {
                $0.path == $1.source.path && $0.bytes == $1.source.bytes
            }
    }

    /// Itself, if the products are those it knows, and those that changed stand where they stood.
    func products(like facts: [ProductFacts]) -> ResolvedShop? {
        guard facts.count == catalogue.products.count else { return nil }
        for (id, new) in facts.enumerated() {
            let old = catalogue.products[id].facts
            if old === new { continue }
            guard old.handle == new.handle, new.hasSameRelations(as: old) else { return nil }
        }
        return self
    }
}
