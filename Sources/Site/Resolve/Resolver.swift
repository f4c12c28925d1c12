import Commerce
import Text

/// Turns what the files say into the catalogue: finds what they name, and reports what is not there.
///
/// Everything that needs more than one file is decided here, once, before the first page is rendered.
package struct Resolver: Sendable {
    package struct Options: Sendable {
        package var now: Instant
        package var includesDrafts: Bool

        package init(now: Instant, includesDrafts: Bool = false) {
            self.now = now
            self.includesDrafts = includesDrafts
        }

        func shows(isDraft: Bool, isWithinDates: Bool) -> Bool { includesDrafts || (!isDraft && isWithinDates) }
    }

    let shop: LoadedShop
    /// What the last build of the same session came to, where this one can only differ from it in single products.
    private let last: ResolvedShop?
    let addresses: Addresses
    let options: Options
    private(set) var diagnostics: [Diagnostic] = []
    /// Files whose pages exist but not today: a link to one of them is not the mistake that a link to nothing is.
    private let hidden: Set<String>
    /// Of the output path of each published file.
    private let mediaPaths: [Fingerprint]
    /// Of the handle of each published collection; known once those are.
    private var collectionHandles: [Fingerprint] = []

    package static func resolve(
        _ shop: LoadedShop, addresses: Addresses, options: Options, diagnostics: inout [Diagnostic]
    ) -> Catalogue {
        resolve(shop, addresses: addresses, options: options, last: nil, diagnostics: &diagnostics).catalogue
    }

    /// - Parameter last: what the last build of the same session came to.
    static func resolve(
        _ shop: LoadedShop, addresses: Addresses, options: Options, last: ResolvedShop?,
        diagnostics: inout [Diagnostic]
    ) -> (catalogue: Catalogue, remembered: ResolvedShop?) {
        var resolver = Resolver(shop: shop, addresses: addresses, options: options, last: last)
        let catalogue = resolver.run()
        diagnostics += resolver.diagnostics
        // What is wrong must be found again each time.
        let isQuiet = resolver.diagnostics.isEmpty
        return (catalogue, isQuiet ? ResolvedShop(shop, options, catalogue) : nil)
    }

    private init(shop: LoadedShop, addresses: Addresses, options: Options, last: ResolvedShop?) {
        self.shop = shop
        self.last = last.flatMap { $0.isLike(shop, addresses, options) ? $0 : nil }
        self.addresses = addresses
        self.options = options
        hidden = Self.hiddenSources(shop, options)
        mediaPaths = shop.media.files.map { Fingerprint($0.outputPath) }
    }

    private mutating func run() -> Catalogue {
        let facts = shop.products.facts
        // Files lie in the order of their names, which is nearly always that of the handles.
        let published = facts.indices.filter { facts[$0].isShown(withDrafts: options.includesDrafts) }
            .sorted { facts[$0].handle.precedesInBytes(facts[$1].handle) }
            .map { Entry(number: $0, facts: facts[$0]) }
        let known = last?.products(like: published.map(\.facts))
        // What is not shown today is in nobody's memory, and must be told apart all the same.
        if known == nil || facts.count != published.count {
            reportCollidingProducts()
            reportCollidingSKUs()
        }
        reportCollidingHandles()
        let collections = publishedCollections()
        collectionHandles = collections.map { Fingerprint($0.handle) }
        let productIndex = known.map { $0.catalogue.productIndex } ?? HandleIndex(published.map(\.facts.handle))
        let collectionIndex = HandleIndex(collections.map(\.handle))
        let members =
            known.map { $0.catalogue.collections.map(\.products) }
            ?? membership(
                of: collections, among: published, productIndex: productIndex, collectionIndex: collectionIndex)
        let (tags, productTags) = known.map { ($0.catalogue.tags, nil) } ?? tagIndex(published)
        let resolved = resolveProducts(
            published, collections: collections, productIndex: productIndex, collectionIndex: collectionIndex,
            members: members, tags: productTags, known: known?.catalogue)
        let catalogue = Catalogue(
            store: shop.store, addresses: addresses, now: options.now, products: resolved,
            collections: known?.catalogue.collections
                ?? zip(collections, members).map { resolve($0, members: $1, among: resolved) },
            tags: tags, pages: publishedPages(), posts: publishedPosts(), media: shop.media, hidden: hidden,
            productIndex: productIndex)
        checkStore()
        checkDiscounts()
        return catalogue
    }

    // MARK: What is shown

    private static func hiddenSources(_ shop: LoadedShop, _ options: Options) -> Set<String> {
        var hidden: Set<String> = []
        for facts in shop.products.facts where !facts.isShown(withDrafts: options.includesDrafts) {
            hidden.insert("products/" + facts.handle)
        }
        for collection in shop.collections where !options.shows(isDraft: collection.isDraft, isWithinDates: true) {
            hidden.insert("collections/" + collection.handle)
        }
        for page in shop.pages where !options.shows(isDraft: page.isDraft, isWithinDates: true) {
            hidden.insert("pages/" + page.handle)
        }
        for post in shop.posts
        where !options.shows(isDraft: post.page.isDraft, isWithinDates: post.isWithinDates(at: options.now)) {
            hidden.insert("journal/" + post.handle)
        }
        return hidden
    }

    private mutating func publishedCollections() -> [Collection] {
        var collections = shop.collections.filter { options.shows(isDraft: $0.isDraft, isWithinDates: true) }
        if !collections.contains(where: { $0.handle == AllProducts.handle }) {
            collections.append(AllProducts.collection(language: shop.store.language))
        }
        return collections.sorted {
            ($0.title.lowercased(), $0.handle) < ($1.title.lowercased(), $1.handle)
        }
    }

    private mutating func publishedPages() -> [CataloguePage] {
        var out: [CataloguePage] = []
        for page in shop.pages where options.shows(isDraft: page.isDraft, isWithinDates: true) {
            let image = page.image.flatMap { find($0.file, in: page.source) }
            let share = page.seo.image.flatMap { find($0, in: page.source) }
            out.append(
                CataloguePage(
                    page: page, address: addresses.page(page.handle), image: image, shareImage: share,
                    fingerprint: fingerprint(page.source, page.range, page.body, [image, share])))
        }
        return out.sorted { $0.page.handle.precedesInBytes($1.page.handle) }
    }

    private mutating func publishedPosts() -> [CataloguePost] {
        var out: [CataloguePost] = []
        for post in shop.posts
        where options.shows(isDraft: post.page.isDraft, isWithinDates: post.isWithinDates(at: options.now)) {
            let image = post.page.image.flatMap { find($0.file, in: post.page.source) }
            let share = post.page.seo.image.flatMap { find($0, in: post.page.source) }
            out.append(
                CataloguePost(
                    post: post, address: addresses.post(post.handle), image: image, shareImage: share,
                    fingerprint: fingerprint(post.page.source, post.page.range, post.page.body, [image, share])))
        }
        return out.sorted { left, right in
            if left.post.date.instant != right.post.date.instant {
                return left.post.date.instant > right.post.date.instant
            }
            return left.post.handle.precedesInBytes(right.post.handle)
        }
    }

    // MARK: Products

    /// A published product: its number on the shelf, and what is known of it.
    struct Entry: Sendable {
        var number: Int
        var facts: ProductFacts
    }

    private mutating func resolveProducts(
        _ products: [Entry], collections: [Collection], productIndex: HandleIndex, collectionIndex: HandleIndex,
        members: [[Int]], tags: [[Int]]?, known: Catalogue?
    ) -> [CatalogueProduct] {
        var belongs: [[Int]] = []
        if known == nil {
            belongs = [[Int]](repeating: [], count: products.count)
            for (collection, ids) in members.enumerated() { for id in ids { belongs[id].append(collection) } }
        }
        let resolved = Parallel.map(products.count, stride: 64) { [self, belongs] id in
            var found: [Diagnostic] = []
            if let old = known?.products[id] {
                if old.facts === products[id].facts {
                    return (item: old.moved(to: shop.products, number: products[id].number), found: found)
                }
                let item = resolve(
                    id, products, collections: collections, productIndex: productIndex,
                    collectionIndex: collectionIndex, belongs: old.collections, tags: old.tags, &found)
                return (item: item, found: found)
            }
            let item = resolve(
                id, products, collections: collections, productIndex: productIndex, collectionIndex: collectionIndex,
                belongs: belongs[id], tags: tags?[id] ?? [], &found)
            return (item: item, found: found)
        }
        for result in resolved where !result.found.isEmpty { diagnostics += result.found }
        return resolved.map(\.item)
    }

    private func resolve(
        _ id: Int, _ products: [Entry], collections: [Collection], productIndex: HandleIndex,
        collectionIndex: HandleIndex, belongs: [Int], tags: [Int], _ found: inout [Diagnostic]
    ) -> CatalogueProduct {
        let facts = products[id].facts
        let path = shop.products.path(products[id].number)
        // Only what is wrong needs the file: for the place, and for the words.
        func product() -> Product { shop.products[products[id].number] }
        var named: [Int] = []
        for (index, handle) in facts.collections.enumerated() {
            if let collection = collectionIndex[handle] {
                if !named.contains(collection) { named.append(collection) }
            } else if !hidden.contains("collections/" + handle) {
                let reference = product().collections[index]
                found.append(
                    Diagnostic(
                        .error, product().source, reference.range,
                        "there is no collection '\(reference.value)'"
                            + Suggestion.phrase(for: reference.value, in: collections.map(\.handle))
                            + (collections.count <= 1 ? "; make content/collections/\(reference.value).md" : "")))
            }
        }
        for collection in belongs where !named.contains(collection) { named.append(collection) }
        var related: [Int] = []
        for (index, handle) in facts.related.enumerated() {
            if let other = productIndex[handle] {
                if other != id, !related.contains(other) { related.append(other) }
            } else if !hidden.contains("products/" + handle) {
                let reference = product().related[index]
                found.append(
                    Diagnostic(
                        .error, product().source, reference.range,
                        "there is no product '\(reference.value)'"
                            + Suggestion.phrase(for: reference.value, in: products.lazy.map(\.facts.handle))))
            }
        }
        func picture(_ name: String, _ written: () -> Located<String>?) -> Int? {
            if let id = shop.media.find(name, from: path), shop.media[id].isPicture { return id }
            guard let written = written() else { return nil }
            return find(written, in: product().source, &found)
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
        return CatalogueProduct(
            facts, on: shop.products, number: products[id].number, address: addresses.product(facts.handle),
            images: images, variantImages: variantImages, shareImage: share, collections: named, related: related,
            tags: tags, fingerprint: state)
    }

    // MARK: Collections

    private mutating func membership(
        of collections: [Collection], among products: [Entry], productIndex: HandleIndex,
        collectionIndex: HandleIndex
    ) -> [[Int]] {
        var naming = [[Int]](repeating: [], count: collections.count)
        for (id, product) in products.enumerated() {
            for handle in product.facts.collections {
                if let collection = collectionIndex[handle] { naming[collection].append(id) }
            }
        }
        let results = Parallel.map(collections.count, stride: 1) { [self, naming] number in
            var found: [Diagnostic] = []
            let ids = members(
                of: collections[number], naming: naming[number], among: products, productIndex: productIndex, &found)
            return (ids: ids, found: found)
        }
        for result in results { diagnostics += result.found }
        return results.map(\.ids)
    }

    private func members(
        of collection: Collection, naming: [Int], among products: [Entry], productIndex: HandleIndex,
        _ found: inout [Diagnostic]
    ) -> [Int] {
        var ids: [Int] = []
        var seen = [Bool](repeating: false, count: products.count)
        func add(_ id: Int) {
            if !seen[id] { ids.append(id) }
            seen[id] = true
        }
        switch collection.membership {
        case .named where collection.handle == AllProducts.handle && collection.range.isEmpty:
            ids = Array(products.indices)
            return sorted(ids, by: collection.sort, among: products)
        case .named: break
        case .listed(let references):
            for reference in references {
                if let id = productIndex[reference.value] {
                    add(id)
                } else if !hidden.contains("products/" + reference.value) {
                    found.append(
                        Diagnostic(
                            .error, collection.source, reference.range,
                            "there is no product '\(reference.value)'"
                                + Suggestion.phrase(for: reference.value, in: products.lazy.map(\.facts.handle))))
                }
            }
        case .ruled:
            for (id, product) in products.enumerated() where collection.rulesMatch(product.facts) { add(id) }
        }
        for id in naming { add(id) }
        return sorted(ids, by: collection.sort, among: products)
    }

    /// Ties are in order of handle, which is the order of the ids.
    private func sorted(_ ids: [Int], by sort: Collection.Sort, among products: [Entry]) -> [Int] {
        func ordered<Key>(_ key: (ProductFacts) -> Key, _ precedes: (Key, Key) -> Bool) -> [Int] {
            ids.map { ($0, key(products[$0].facts)) }
                .sorted { left, right in
                    if precedes(left.1, right.1) { return true }
                    return precedes(right.1, left.1) ? false : left.0 < right.0
                }
                .map(\.0)
        }
        return switch sort {
        case .manual: ids
        case .title: ordered(\.titleKey, <)
        case .price: ordered(\.lowestPrice, <)
        case .priceDescending: ordered(\.lowestPrice, >)
        case .newest: ordered(\.added, >)
        case .bestRated: ordered(\.rating, >)
        }
    }

    private mutating func resolve(
        _ collection: Collection, members: [Int], among products: [CatalogueProduct]
    ) -> CatalogueCollection {
        let image = collection.image.flatMap { find($0.file, in: collection.source) }
        let share = collection.seo.image.flatMap { find($0, in: collection.source) }
        let state = membersState(members.lazy.map { products[$0].facts.listing })
        return CatalogueCollection(
            collection: collection, address: addresses.collection(collection.handle), image: image, shareImage: share,
            products: members,
            fingerprint: fingerprint(collection.source, collection.range, collection.body, [image, share]),
            membersFingerprint: state)
    }

    /// Of which products a list holds, in which order, and of their tags, types and vendors, which lists sum up.
    private func membersState(_ listings: some Sequence<Fingerprint>) -> Fingerprint {
        listings.reduce(Fingerprint("members")) { $0.combined(with: $1) }
    }

    // MARK: Tags

    private mutating func tagIndex(_ products: [Entry]) -> (tags: [CatalogueTag], ofProduct: [[Int]]?) {
        /// A tag as it is found: by its handle, in the order of the first product that has it.
        struct Found {
            var handle: String
            var name: String
            var members: [Int] = []
        }
        var found: [Found] = []
        var byHandle: [String: Int] = [:]
        /// By the text, so that a tag's handle is made once; -1 for a text that no address can be made from.
        var known: [String: Int] = [:]
        var numbers = [[Int]](repeating: [], count: products.count)
        for (id, entry) in products.enumerated() where !entry.facts.tags.isEmpty {
            var own: [Int] = []
            for (index, tag) in entry.facts.tags.enumerated() {
                let number: Int
                if let made = known[tag] {
                    number = made
                } else {
                    let handle = Handle.make(from: tag)
                    if handle.isEmpty || handle.utf8.count > Handle.mostBytes {
                        number = -1
                    } else if let made = byHandle[handle] {
                        number = made
                    } else {
                        number = found.count
                        byHandle[handle] = number
                        found.append(Found(handle: handle, name: tag))
                    }
                    known[tag] = number
                }
                if number < 0 {
                    report(badTag: index, of: entry)
                } else if !own.contains(number) {
                    own.append(number)
                    found[number].members.append(id)
                }
            }
            numbers[id] = own
        }
        let order = found.indices.sorted { found[$0].handle.precedesInBytes(found[$1].handle) }
        var place = [Int](repeating: 0, count: found.count)
        for (index, number) in order.enumerated() { place[number] = index }
        let tags = order.map { number in
            let tag = found[number]
            let state = membersState(tag.members.lazy.map { products[$0].facts.listing })
                .combined(with: Fingerprint(tag.name))
            return CatalogueTag(
                name: tag.name, handle: tag.handle, address: addresses.tag(tag.handle), products: tag.members,
                fingerprint: state)
        }
        return (tags, numbers.map { own in own.map { place[$0] } })
    }

    private mutating func report(badTag index: Int, of entry: Entry) {
        let product = shop.products[entry.number]
        guard product.tags.indices.contains(index) else { return }
        let tag = product.tags[index]
        report(
            .error, product.source, tag.range,
            Handle.make(from: tag.value).isEmpty
                ? "the tag '\(tag.value)' has no letter or digit to make an address from; name it with words"
                : "the tag is longer than \(Handle.mostBytes) bytes as an address; make it shorter")
    }

    // MARK: Collisions

    private mutating func reportCollidingProducts() {
        reportColliding("products", shop.products.count) { [shop] in
            (shop.products.facts[$0].handle, shop.products.path($0))
        }
    }

    private mutating func reportCollidingHandles() {
        reportColliding("collections", shop.collections.count) { [shop] in
            (shop.collections[$0].handle, shop.collections[$0].source.path)
        }
        reportColliding("pages", shop.pages.count) { [shop] in (shop.pages[$0].handle, shop.pages[$0].source.path) }
        reportColliding("posts", shop.posts.count) { [shop] in
            (shop.posts[$0].handle, shop.posts[$0].page.source.path)
        }
    }

    private mutating func reportColliding(
        _ kind: String, _ count: Int, _ item: (Int) -> (handle: String, path: String)
    ) {
        var seen = KeyTable(expecting: count)
        var holders: [Int] = []
        for id in 0..<count {
            let handle = item(id).handle
            let folded = Handle.folded(handle)
            // A string's own hash is the same for all forms of its accents.
            let digest =
                folded.utf8.allSatisfy { $0 < 0x80 }
                ? Fingerprint(folded).low : UInt64(bitPattern: Int64(folded.hashValue))
            let key = seen.insert(digest)
            if key == holders.count {
                holders.append(id)
                continue
            }
            let first = item(holders[key])
            guard Handle.folded(first.handle) == Handle.folded(handle) else { continue }
            let difference =
                first.handle.utf8.elementsEqual(handle.utf8)
                ? "the handle '\(handle)' is taken by \(first.path)"
                : "the handle '\(handle)' differs from '\(first.handle)' (\(first.path)) "
                    + "only by case or accents' form, which some file systems cannot tell apart"
            diagnostics.append(
                Diagnostic(.error, path: item(id).path, message: "\(difference); rename one of the two \(kind)"))
        }
    }

    private mutating func reportCollidingSKUs() {
        var count = 0
        for facts in shop.products.facts { count += facts.skus.count }
        var seen = KeyTable(expecting: count)
        var holders: [Int] = []
        holders.reserveCapacity(count)
        for (number, facts) in shop.products.facts.enumerated() {
            for (index, sku) in facts.skus.enumerated() {
                let key = seen.insert(sku)
                guard key < holders.count else {
                    holders.append(number)
                    continue
                }
                let variant = shop.products[number].variants[index]
                let first = shop.products[holders[key]]
                // Two SKUs may have one digest, though nobody will ever see it.
                guard let other = first.variants.first(where: { $0.sku.value == variant.sku.value }) else { continue }
                let line = first.source.location(of: other.sku.range.lowerBound).line
                report(
                    .error, shop.products[number].source, variant.sku.range,
                    "the SKU '\(variant.sku.value)' is taken at \(first.source.path):\(line); "
                        + "every SKU of the shop must be its own")
            }
        }
    }

    // MARK: The store and the discounts

    private mutating func checkStore() {
        let store = shop.store
        for file in [store.logo, store.favicon, store.seo.image] {
            if let file { _ = find(file, in: store.source) }
        }
    }

    private mutating func checkDiscounts() {
        guard let source = shop.discountsSource else { return }
        for discount in shop.discounts {
            for reference in discount.products
            where !shop.products.facts.contains(where: { $0.handle == reference.value }) {
                report(
                    .error, source, reference.range,
                    "there is no product '\(reference.value)'"
                        + Suggestion.phrase(for: reference.value, in: shop.products.facts.map(\.handle)))
            }
            for reference in discount.collections
            where reference.value != AllProducts.handle
                && !shop.collections.contains(where: { $0.handle == reference.value })
            {
                report(
                    .error, source, reference.range,
                    "there is no collection '\(reference.value)'"
                        + Suggestion.phrase(for: reference.value, in: shop.collections.map(\.handle)))
            }
        }
    }

    // MARK: Small things

    private mutating func find(_ file: Located<String>, in source: SourceFile) -> Int? {
        var found: [Diagnostic] = []
        defer { diagnostics += found }
        return find(file, in: source, &found)
    }

    private func find(_ file: Located<String>, in source: SourceFile, _ found: inout [Diagnostic]) -> Int? {
        if let id = shop.media.find(file.value, from: source.path) {
            if shop.media[id].isPicture { return id }
            found.append(
                Diagnostic(
                    .error, source, file.range,
                    "'\(file.value)' is not a picture that Vitrine can read; "
                        + "use PNG, JPEG, GIF, WebP, AVIF or an SVG with a width and height or viewBox"))
            return nil
        }
        found.append(
            Diagnostic(
                .error, source, file.range,
                "the file '\(file.value)' is neither beside this file nor in content/media/"
                    + shop.media.suggestion(for: file.value)))
        return nil
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ source: SourceFile, _ range: Range<Int>, _ message: String
    ) {
        diagnostics.append(Diagnostic(severity, source, range, message))
    }

    /// Of the bytes that describe a thing and of the pictures it names.
    private func fingerprint(_ source: SourceFile, _ range: Range<Int>, _ body: ContentBody, _ images: [Int?])
        -> Fingerprint
    {
        func slice(_ source: SourceFile, _ range: Range<Int>) -> Fingerprint {
            source.bytes.withUnsafeBytes { bytes in
                Fingerprint(UnsafeRawBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)]))
            }
        }
        var state = slice(source, range).combined(with: slice(body.source, body.range))
        state = state.combined(with: Fingerprint(source.path))
        for image in images {
            guard let image, image >= 0 else { continue }
            // The same picture at another path has another address.
            state = state.combined(with: shop.media[image].fingerprint)
            state = state.combined(with: Fingerprint(shop.media[image].outputPath))
        }
        return state
    }
}
