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
    private var missing: MissingThings

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
        // What is wrong must be found again each time, and so must what is only missing because of it.
        let isQuiet = resolver.diagnostics.isEmpty && shop.unread.isEmpty
        return (catalogue, isQuiet ? ResolvedShop(shop, options, catalogue) : nil)
    }

    private init(shop: LoadedShop, addresses: Addresses, options: Options, last: ResolvedShop?) {
        self.shop = shop
        self.last = last.flatMap { $0.isLike(shop, addresses, options) ? $0 : nil }
        self.addresses = addresses
        self.options = options
        hidden = Self.hiddenSources(shop, options)
        missing = MissingThings(
            hidden: hidden, unread: shop.unread, products: KnownNames([]), collections: KnownNames([]))
    }

    private mutating func run() -> Catalogue {
        let facts = shop.products.facts
        // Files lie in the order of their names, which is nearly always that of the handles.
        let published = facts.indices.filter { facts[$0].isShown(withDrafts: options.includesDrafts) }
            .sorted { facts[$0].handle.precedesInBytes(facts[$1].handle) }
            .map { Entry(number: $0, facts: facts[$0]) }
        let collections = publishedCollections()
        missing = MissingThings(
            hidden: hidden, unread: shop.unread, products: KnownNames { published.map(\.facts.handle) },
            collections: KnownNames { collections.map(\.handle) })
        let known = last?.products(like: published.map(\.facts), RelationUse(collections))
        // What is not shown today is in nobody's memory, and must be told apart all the same.
        if known == nil || facts.count != published.count {
            reportCollidingSKUs(without: reportCollidingProducts())
        }
        reportCollidingHandles()
        let productIndex = known.map { $0.catalogue.productIndex } ?? HandleIndex(published.map(\.facts.handle))
        let collectionIndex = HandleIndex(collections.map(\.handle))
        let members =
            known.map { $0.catalogue.collections.map(\.products) }
            ?? membership(
                of: collections, among: published, productIndex: productIndex, collectionIndex: collectionIndex)
        let words = known?.catalogue.words ?? ListingWords(published.map(\.facts))
        let (tags, productTags) = known.map { ($0.catalogue.tags, nil) } ?? tagIndex(published, words)
        let resolved = resolveProducts(
            published, collections: collections, productIndex: productIndex, collectionIndex: collectionIndex,
            members: members, tags: productTags, known: known?.catalogue)
        let catalogue = Catalogue(
            store: shop.store, addresses: addresses, now: options.now, products: resolved,
            collections: known?.catalogue.collections
                ?? zip(collections, members).map { resolve($0, members: $1, among: resolved) },
            tags: tags, pages: publishedPages(), posts: publishedPosts(), media: shop.media, hidden: hidden,
            unread: shop.unread, productIndex: productIndex, words: words)
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
        let resolver = ProductResolver(
            shop, addresses: addresses, missing: missing, products: products, collections: collections,
            productIndex: productIndex, collectionIndex: collectionIndex)
        let shelf = shop.products
        let resolved = Parallel.map(products.count, stride: 64) { [belongs] id in
            guard let old = known?.products[id] else {
                return resolver.resolve(id, belongs: belongs[id], tags: tags?[id] ?? [])
            }
            if old.facts === products[id].facts {
                return ProductResolver.Resolved(item: old.moved(to: shelf, number: products[id].number))
            }
            return resolver.resolve(id, belongs: old.collections, tags: old.tags)
        }
        for result in resolved where !result.diagnostics.isEmpty { diagnostics += result.diagnostics }
        return resolved.map(\.item)
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
        case .named where collection.handle == AllProducts.handle:
            ids = Array(products.indices)
            return sorted(ids, by: collection.sort, among: products)
        case .named: break
        case .listed(let references):
            for reference in references {
                if let id = productIndex[reference.value] {
                    add(id)
                } else if !missing.isExplained("products", reference.value) {
                    found.append(missing.product(reference, in: collection.source))
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
        case .title: TitleOrder.sorted(ids, among: products)
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

    private mutating func tagIndex(_ products: [Entry], _ words: ListingWords) -> (
        tags: [CatalogueTag], ofProduct: [[Int]]?
    ) {
        /// A tag as it is found: by its handle, in the order of the first product that has it.
        struct Found {
            var handle: String
            var name: String
            var members: [Int] = []
        }
        var found: [Found] = []
        var byHandle: [String: Int] = [:]
        // By the number of its text, so that a tag's handle is made once; -1 for a text that no address can be made from.
        let known = words.texts.map { tag -> Int in
            let handle = Handle.make(from: tag)
            if handle.isEmpty || handle.utf8.count > Handle.mostBytes { return -1 }
            if let made = byHandle[handle] { return made }
            byHandle[handle] = found.count
            found.append(Found(handle: handle, name: ""))
            return found.count - 1
        }
        var numbers = [[Int]](repeating: [], count: products.count)
        for id in products.indices {
            var own: [Int] = []
            for (index, text) in words.numbers(.tags, of: id).enumerated() {
                let number = known[Int(text)]
                if number < 0 {
                    report(badTag: index, of: products[id])
                } else if !own.contains(number) {
                    own.append(number)
                    if found[number].members.isEmpty { found[number].name = words.texts[Int(text)] }
                    found[number].members.append(id)
                }
            }
            numbers[id] = own
        }
        let order = found.indices.filter { !found[$0].members.isEmpty }.sorted {
            found[$0].handle.precedesInBytes(found[$1].handle)
        }
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

    /// Gives the numbers of the products that have another's handle.
    private mutating func reportCollidingProducts() -> Set<Int> {
        reportColliding("products", shop.products.count) { [shop] in
            (shop.products.facts[$0].handle, shop.products.path($0))
        }
    }

    private mutating func reportCollidingHandles() {
        _ = reportColliding("collections", shop.collections.count) { [shop] in
            (shop.collections[$0].handle, shop.collections[$0].source.path)
        }
        _ = reportColliding("pages", shop.pages.count) { [shop] in
            (shop.pages[$0].handle, shop.pages[$0].source.path)
        }
        _ = reportColliding("posts", shop.posts.count) { [shop] in
            (shop.posts[$0].handle, shop.posts[$0].page.source.path)
        }
    }

    private mutating func reportColliding(
        _ kind: String, _ count: Int, _ item: (Int) -> (handle: String, path: String)
    ) -> Set<Int> {
        var colliding: Set<Int> = []
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
            colliding.insert(id)
            let difference =
                first.handle.utf8.elementsEqual(handle.utf8)
                ? "the handle '\(handle)' is taken by \(first.path)"
                : "the handle '\(handle)' differs from '\(first.handle)' (\(first.path)) "
                    + "only by case or accents' form, which some file systems cannot tell apart"
            diagnostics.append(
                Diagnostic(.error, path: item(id).path, message: "\(difference); rename one of the two \(kind)"))
        }
        return colliding
    }

    /// SKUs that two products have. Within one product it was told when its file was read; and a product that is there
    /// twice under one handle was told of with all that is in it.
    private mutating func reportCollidingSKUs(without told: Set<Int>) {
        var count = 0
        for facts in shop.products.facts { count += facts.skus.count }
        var seen = KeyTable(expecting: count)
        var holders: [Int] = []
        holders.reserveCapacity(count)
        for (number, facts) in shop.products.facts.enumerated() where !told.contains(number) {
            for (index, sku) in facts.skus.enumerated() {
                let key = seen.insert(sku)
                guard key < holders.count else {
                    holders.append(number)
                    continue
                }
                guard holders[key] != number else { continue }
                let source = shop.products[number].source
                let variant = shop.products[number].variants[index]
                let first = shop.products[holders[key]]
                // Two SKUs may have one digest, though nobody will ever see it.
                guard let other = first.variants.first(where: { $0.sku.value == variant.sku.value }) else { continue }
                let place = first.source.location(of: other.sku.range.lowerBound)
                // Within one line only the column tells where.
                let isSameLine =
                    first.source.path == source.path
                    && place.line == source.location(of: variant.sku.range.lowerBound).line
                report(
                    .error, source, variant.sku.range,
                    "the SKU '\(variant.sku.value)' is taken at \(first.source.path):\(place.line)"
                        + (isSameLine ? ":\(place.column)" : "") + "; every SKU of the shop must be its own")
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
        let namesProducts = shop.discounts.contains { !$0.products.isEmpty }
        let products = namesProducts ? Set(shop.products.facts.lazy.map(\.handle)) : []
        let collections = Set(shop.collections.lazy.map(\.handle)).union([AllProducts.handle])
        for discount in shop.discounts {
            for reference in discount.products
            where !products.contains(reference.value) && !shop.unread.explains("products", reference.value) {
                diagnostics.append(missing.product(reference, in: source))
            }
            for reference in discount.collections
            where !collections.contains(reference.value) && !shop.unread.explains("collections", reference.value) {
                diagnostics.append(missing.collection(reference, in: source))
            }
        }
    }

    // MARK: Small things

    private mutating func find(_ file: Located<String>, in source: SourceFile) -> Int? {
        var found: [Diagnostic] = []
        defer { diagnostics += found }
        return shop.media.picture(file, in: source, &found)
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
