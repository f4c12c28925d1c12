import Commerce
import Text

/// Finds what each product names: collections, related products, pictures.
///
/// A class, because a hundred thousand products are resolved on all cores and each would copy what it looks things up in.
final class ProductResolver: Sendable {
    private let shop: LoadedShop
    private let addresses: Addresses
    private let missing: MissingThings
    private let products: [Resolver.Entry]
    private let collections: [Collection]
    private let productIndex: HandleIndex
    private let collectionIndex: HandleIndex
    /// Of the output path of each published file, and of the handle of each published collection.
    private let mediaPaths: [Fingerprint]
    private let collectionHandles: [Fingerprint]

    /// A product with its references found, and what was not there.
    struct Resolved: Sendable {
        var item: CatalogueProduct
        var diagnostics: [Diagnostic] = []
    }

    init(
        _ shop: LoadedShop, addresses: Addresses, missing: MissingThings, products: [Resolver.Entry],
        collections: [Collection], productIndex: HandleIndex, collectionIndex: HandleIndex
    ) {
        self.shop = shop
        self.addresses = addresses
        self.missing = missing
        self.products = products
        self.collections = collections
        self.productIndex = productIndex
        self.collectionIndex = collectionIndex
        mediaPaths = shop.media.files.map { Fingerprint($0.outputPath) }
        collectionHandles = collections.map { Fingerprint($0.handle) }
    }

    /// - Parameters:
    ///   - belongs: the collections that have it.
    ///   - tags: its tags by their numbers.
    func resolve(_ id: Int, belongs: [Int], tags: [Int]) -> Resolved {
        var found: [Diagnostic] = []
        let facts = products[id].facts
        let path = shop.products.path(products[id].number)
        // Only what is wrong needs the file: for the place, and for the words.
        func product() -> Product { shop.products[products[id].number] }
        var named: [Int] = []
        for (index, handle) in facts.collections.enumerated() {
            if let collection = collectionIndex[handle] {
                if !named.contains(collection) { named.append(collection) }
            } else if !missing.isExplained("collections", handle) {
                let mend = collections.count <= 1 ? "; make content/collections/\(handle).md" : ""
                found.append(missing.collection(product().collections[index], in: product().source, mend: mend))
            }
        }
        for collection in belongs where !named.contains(collection) { named.append(collection) }
        var related: [Int] = []
        for (index, handle) in facts.related.enumerated() {
            if let other = productIndex[handle] {
                if other != id, !related.contains(other) { related.append(other) }
            } else if !missing.isExplained("products", handle) {
                found.append(missing.product(product().related[index], in: product().source))
            }
        }
        func picture(_ name: String, _ written: () -> Located<String>?) -> Int? {
            if let id = shop.media.find(name, from: path), shop.media[id].isPicture { return id }
            guard let written = written() else { return nil }
            return shop.media.picture(written, in: product().source, &found)
        }
        let images = facts.images.indices.compactMap { index in
            picture(facts.images[index]) { product().images[index].file }
        }
        let variantImages = facts.variantImages.indices.map { index in
            facts.variantImages[index].isEmpty
                ? nil : picture(facts.variantImages[index]) { product().variants[index].image }
        }
        let share = facts.shareImage.flatMap { name in picture(name) { product().seo.image } }
        var state = facts.content
        func note(_ image: Int?) {
            guard let image else { return }
            // The same picture at another path has another address.
            state = state.combined(with: shop.media[image].fingerprint)
            state = state.combined(with: mediaPaths[image])
        }
        images.forEach(note)
        variantImages.forEach(note)
        note(share)
        for collection in named { state = state.combined(with: collectionHandles[collection]) }
        for other in related { state = state.combined(with: Fingerprint(products[other].facts.handle)) }
        state = state.combined(with: facts.offers)
        let item = CatalogueProduct(
            facts, on: shop.products, number: products[id].number, address: addresses.product(facts.handle),
            images: images, variantImages: variantImages, shareImage: share, collections: named, related: related,
            tags: tags, fingerprint: state)
        return Resolved(item: item, diagnostics: found)
    }
}
