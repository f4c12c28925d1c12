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
}
