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
    func products(like facts: [ProductFacts], _ use: RelationUse) -> ResolvedShop? {
        guard facts.count == catalogue.products.count else { return nil }
        for (id, new) in facts.enumerated() {
            let old = catalogue.products[id].facts
            if old === new { continue }
            guard old.handle == new.handle, use.isSame(old, new) else { return nil }
        }
        return self
    }
}

/// What the shop's collections look at when they take products in and put them in order.
struct RelationUse {
    private var price = false
    private var availability = false
    private var reduction = false
    private var title = false
    private var date = false
    private var rating = false

    init(_ collections: [Collection]) {
        for collection in collections {
            switch collection.sort {
            case .manual: break
            case .title: title = true
            case .price, .priceDescending: price = true
            case .newest: date = true
            case .bestRated: rating = true
            }
            guard case .ruled(let rules, _) = collection.membership else { continue }
            for rule in rules {
                switch rule {
                case .tag, .vendor, .type: break
                case .price: price = true
                case .available: availability = true
                case .onSale: reduction = true
                }
            }
        }
    }

    /// Whether lists, collections and tags hold the one as they hold the other, and in the same place.
    func isSame(_ old: ProductFacts, _ new: ProductFacts) -> Bool {
        old.listing == new.listing && old.collections == new.collections && old.skus == new.skus
            && (!title || old.titleKey == new.titleKey) && (!price || old.lowestPrice == new.lowestPrice)
            && (!availability || old.isAvailable == new.isAvailable) && (!reduction || old.isReduced == new.isReduced)
            && (!date || old.added == new.added) && (!rating || old.rating == new.rating)
    }
}
