import Commerce
import Text

/// Everything the content folder says, each file checked in itself and not yet against the others.
package struct LoadedShop: Sendable {
    package var store: Store
    /// Of the bytes of `store.yaml`: every page depends on it.
    package var storeFingerprint: Fingerprint
    package var discounts: [Discount]
    /// Where the discounts are written, for diagnostics about what they name.
    package var discountsSource: SourceFile?
    package var products: ProductShelf
    package var collections: [Collection]
    package var pages: [Page]
    package var posts: [Post]
    package var media: MediaIndex
    /// What the next build should know of the files.
    package var memory: LoadMemory
    /// Whether that is what the last build knew already.
    var isAsRemembered = false
    package var unread = UnreadContent()

    package init(
        store: Store, storeFingerprint: Fingerprint, discounts: [Discount], discountsSource: SourceFile?,
        products: ProductShelf, collections: [Collection], pages: [Page], posts: [Post], media: MediaIndex,
        memory: LoadMemory = LoadMemory()
    ) {
        self.store = store
        self.storeFingerprint = storeFingerprint
        self.discounts = discounts
        self.discountsSource = discountsSource
        self.products = products
        self.collections = collections
        self.pages = pages
        self.posts = posts
        self.media = media
        self.memory = memory
    }

    /// The files of products, collections, pages and posts whose `section/handle` is among `names`.
    func sources(among names: Set<String>) -> [SourceFile] {
        guard !names.isEmpty else { return [] }
        return products.facts.indices.filter { names.contains("products/" + products.facts[$0].handle) }.map {
            products[$0].source
        }
            + collections.filter { names.contains("collections/" + $0.handle) }.map(\.source)
            + pages.filter { names.contains("pages/" + $0.handle) }.map(\.source)
            + posts.filter { names.contains("journal/" + $0.handle) }.map(\.page.source)
    }
}
