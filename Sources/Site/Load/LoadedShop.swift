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
    /// In order of path.
    package var products: [Product]
    package var collections: [Collection]
    package var pages: [Page]
    package var posts: [Post]
    package var media: MediaIndex
    /// What the next build's cache should know of the published files.
    package var mediaRecords: [BuildCache.Media]
    package var unread = UnreadContent()

    package init(
        store: Store, storeFingerprint: Fingerprint, discounts: [Discount], discountsSource: SourceFile?,
        products: [Product], collections: [Collection], pages: [Page], posts: [Post], media: MediaIndex,
        mediaRecords: [BuildCache.Media]
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
        self.mediaRecords = mediaRecords
    }

    /// The files of products, collections, pages and posts whose `section/handle` is among `names`.
    func sources(among names: Set<String>) -> [SourceFile] {
        guard !names.isEmpty else { return [] }
        return products.filter { names.contains("products/" + $0.handle) }.map(\.source)
            + collections.filter { names.contains("collections/" + $0.handle) }.map(\.source)
            + pages.filter { names.contains("pages/" + $0.handle) }.map(\.source)
            + posts.filter { names.contains("journal/" + $0.handle) }.map(\.page.source)
    }
}
