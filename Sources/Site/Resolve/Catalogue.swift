import Commerce
import Text

/// The shop with everything in it found, ordered and checked: what templates, metadata, feeds and the price book read.
///
/// Things are named by their index, so that a reference costs four bytes and a look-up nothing. Only what is published
/// at `now` is in here.
package final class Catalogue: Sendable {
    package let store: Store
    package let addresses: Addresses
    /// The moment that prices, sales and publication are decided for.
    package let now: Instant
    /// Ordered by handle.
    package let products: [CatalogueProduct]
    /// Ordered by title; the collection of all products is one of them.
    package let collections: [CatalogueCollection]
    /// Ordered by handle.
    package let tags: [CatalogueTag]
    /// Ordered by handle.
    package let pages: [CataloguePage]
    /// Newest first.
    package let posts: [CataloguePost]
    package let media: MediaIndex
    /// Sources that lead to products and pages which exist but are not shown now, by path without the ending.
    package let hidden: Set<String>

    /// What could not be read, as was reported.
    let unread: UnreadContent
    /// All handles, to look for the one that was meant.
    let names: CatalogueNames

    package let productIndex: HandleIndex
    package let collectionIndex: HandleIndex
    package let tagIndex: HandleIndex
    package let pageIndex: HandleIndex
    package let postIndex: HandleIndex

    /// The tags, types and vendors of lists.
    package let words: ListingWords

    package init(
        store: Store, addresses: Addresses, now: Instant, products: [CatalogueProduct],
        collections: [CatalogueCollection], tags: [CatalogueTag], pages: [CataloguePage], posts: [CataloguePost],
        media: MediaIndex, hidden: Set<String>, unread: UnreadContent, productIndex: HandleIndex, words: ListingWords
    ) {
        self.store = store
        self.addresses = addresses
        self.now = now
        self.products = products
        self.collections = collections
        self.tags = tags
        self.pages = pages
        self.posts = posts
        self.media = media
        self.hidden = hidden
        self.unread = unread
        names = CatalogueNames(
            products: KnownNames { products.map(\.facts.handle) },
            collections: KnownNames { collections.map(\.collection.handle) },
            tags: KnownNames { tags.map(\.handle) }, pages: KnownNames { pages.map(\.page.handle) },
            posts: KnownNames { posts.map(\.post.handle) })
        self.productIndex = productIndex
        self.words = words
        collectionIndex = HandleIndex(collections.map(\.collection.handle))
        tagIndex = HandleIndex(tags.map(\.handle))
        pageIndex = HandleIndex(pages.map(\.page.handle))
        postIndex = HandleIndex(posts.map(\.post.handle))
    }

    /// Whether something is not in here for a reason that is known: it is not shown at present, or its file could not be
    /// read. `section` is the folder of the content that it belongs to.
    func isExplained(_ section: String, _ handle: String) -> Bool {
        hidden.contains("\(section)/\(handle)") || unread.explains(section, handle)
    }

    /// How templates show moments; nil where the clocks stand at UTC.
    package var utcOffset: (@Sendable (Int) -> Int)? {
        let zone = store.zone
        if zone == .utc { return nil }
        return { zone.offset(at: Instant(seconds: $0)) }
    }
}

/// The handles of all that is published.
struct CatalogueNames: Sendable {
    let products: KnownNames
    let collections: KnownNames
    let tags: KnownNames
    let pages: KnownNames
    let posts: KnownNames
}

/// A product with its references found.
package final class CatalogueProduct: Sendable {
    /// What lists and rules know of it.
    package let facts: ProductFacts
    /// Root-relative.
    package let address: String
    /// Media ids, as `product.images`.
    package let images: [Int]
    /// A media id for each variant that has a picture of its own, as `product.variants`; empty where none has.
    package let variantImages: [Int?]
    /// Media id of `seo.image`.
    package let shareImage: Int?
    /// Collection ids: those its file names, in that order, then those whose list or rules take it in.
    package let collections: [Int]
    /// Product ids, only published ones.
    package let related: [Int]
    /// Tag ids, in the order of the file.
    package let tags: [Int]
    /// Changes whenever anything that the product says changes, prices and availability at `now` included.
    package let fingerprint: Fingerprint

    private let shelf: ProductShelf
    private let number: Int

    /// The same of a shelf that holds the same.
    func moved(to shelf: ProductShelf, number: Int) -> CatalogueProduct {
        CatalogueProduct(
            facts, on: shelf, number: number, address: address, images: images, variantImages: variantImages,
            shareImage: shareImage, collections: collections, related: related, tags: tags, fingerprint: fingerprint)
    }

    /// All that its file says; read when it is first asked for.
    package var product: Product { shelf[number] }

    /// Where its file is, relative to the shop's root; asking for it reads nothing.
    package var path: String { shelf.path(number) }

    init(
        _ facts: ProductFacts, on shelf: ProductShelf, number: Int, address: String, images: [Int],
        variantImages: [Int?], shareImage: Int?, collections: [Int], related: [Int], tags: [Int],
        fingerprint: Fingerprint
    ) {
        self.facts = facts
        self.shelf = shelf
        self.number = number
        self.address = address
        self.images = images
        self.variantImages = variantImages
        self.shareImage = shareImage
        self.collections = collections
        self.related = related
        self.tags = tags
        self.fingerprint = fingerprint
    }
}

/// A collection with its products in the order they are shown.
package struct CatalogueCollection: Sendable {
    package let collection: Collection
    package let address: String
    package let image: Int?
    package let shareImage: Int?
    /// Product ids.
    package let products: [Int]
    /// Of the collection's own file.
    package let fingerprint: Fingerprint
    /// Of the list of products.
    package let membersFingerprint: Fingerprint

    package init(
        collection: Collection, address: String, image: Int?, shareImage: Int?, products: [Int],
        fingerprint: Fingerprint, membersFingerprint: Fingerprint
    ) {
        self.collection = collection
        self.address = address
        self.image = image
        self.shareImage = shareImage
        self.products = products
        self.fingerprint = fingerprint
        self.membersFingerprint = membersFingerprint
    }
}

/// A tag of products: one page of the site.
package struct CatalogueTag: Sendable {
    /// As it is written by the first product, in order of handle, that has it.
    package let name: String
    package let handle: String
    package let address: String
    /// Product ids, in order of handle.
    package let products: [Int]
    package let fingerprint: Fingerprint

    package init(name: String, handle: String, address: String, products: [Int], fingerprint: Fingerprint) {
        self.name = name
        self.handle = handle
        self.address = address
        self.products = products
        self.fingerprint = fingerprint
    }
}

/// A page of the shop with its picture found.
package struct CataloguePage: Sendable {
    package let page: Page
    package let address: String
    package let image: Int?
    package let shareImage: Int?
    package let fingerprint: Fingerprint

    package init(page: Page, address: String, image: Int?, shareImage: Int?, fingerprint: Fingerprint) {
        self.page = page
        self.address = address
        self.image = image
        self.shareImage = shareImage
        self.fingerprint = fingerprint
    }
}

/// An entry of the journal with its picture found.
package struct CataloguePost: Sendable {
    package let post: Post
    package let address: String
    package let image: Int?
    package let shareImage: Int?
    package let fingerprint: Fingerprint

    package init(post: Post, address: String, image: Int?, shareImage: Int?, fingerprint: Fingerprint) {
        self.post = post
        self.address = address
        self.image = image
        self.shareImage = shareImage
        self.fingerprint = fingerprint
    }
}
