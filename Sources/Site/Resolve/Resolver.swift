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
    let addresses: Addresses
    let options: Options
    private(set) var diagnostics: [Diagnostic] = []
    /// Files whose pages exist but not today: a link to one of them is not the mistake that a link to nothing is.
    private let hidden: Set<String>
    /// The handles of all products and collections that are shown, to look for the one that was meant.
    private var productNames = KnownNames([])
    private var collectionNames = KnownNames([])

    package static func resolve(
        _ shop: LoadedShop, addresses: Addresses, options: Options, diagnostics: inout [Diagnostic]
    ) -> Catalogue {
        var resolver = Resolver(shop: shop, addresses: addresses, options: options)
        let catalogue = resolver.run()
        diagnostics.append(contentsOf: resolver.diagnostics)
        ShopRules.check(shop, now: options.now, diagnostics: &diagnostics)
        return catalogue
    }

    private init(shop: LoadedShop, addresses: Addresses, options: Options) {
        self.shop = shop
        self.addresses = addresses
        self.options = options
        hidden = Self.hiddenSources(shop, options)
    }

    private mutating func run() -> Catalogue {
        reportCollidingSKUs(without: reportCollidingHandles())
        let published = shop.products.filter {
            options.shows(isDraft: $0.isDraft, isWithinDates: $0.isWithinDates(at: options.now))
        }
        .sorted { $0.handle.precedesInBytes($1.handle) }
        let collections = publishedCollections()
        let productHandles = published.map(\.handle)
        let collectionHandles = collections.map(\.handle)
        productNames = KnownNames(productHandles)
        collectionNames = KnownNames(collectionHandles)
        let productIndex = firstIndex(productHandles)
        let collectionIndex = firstIndex(collectionHandles)
        let members = membership(
            of: collections, among: published, productIndex: productIndex, collectionIndex: collectionIndex)
        let (tags, productTags) = tagIndex(published)
        let resolved = resolveProducts(
            published, collections: collections, productIndex: productIndex, collectionIndex: collectionIndex,
            members: members, tags: productTags)
        let catalogue = Catalogue(
            store: shop.store, addresses: addresses, now: options.now, products: resolved,
            collections: zip(collections, members).map { resolve($0, members: $1, among: resolved) },
            tags: tags, pages: publishedPages(), posts: publishedPosts(), media: shop.media, hidden: hidden,
            unread: shop.unread)
        checkStore()
        checkDiscounts()
        return catalogue
    }

    // MARK: What is shown

    private static func hiddenSources(_ shop: LoadedShop, _ options: Options) -> Set<String> {
        var hidden: Set<String> = []
        for product in shop.products
        where !options.shows(isDraft: product.isDraft, isWithinDates: product.isWithinDates(at: options.now)) {
            hidden.insert("products/" + product.handle)
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

    private mutating func resolveProducts(
        _ products: [Product], collections: [Collection], productIndex: [String: Int], collectionIndex: [String: Int],
        members: [[Int]], tags: [ProductTags]
    ) -> [CatalogueProduct] {
        var belongs = [[Int]](repeating: [], count: products.count)
        for (collection, ids) in members.enumerated() { for id in ids { belongs[id].append(collection) } }
        let resolved = Parallel.map(products.count, stride: 64) { [self, belongs] id in
            var found: [Diagnostic] = []
            let item = resolve(
                id, products, collections: collections, productIndex: productIndex, collectionIndex: collectionIndex,
                belongs: belongs[id], tags: tags[id], &found)
            return (item: item, found: found)
        }
        for result in resolved where !result.found.isEmpty { diagnostics += result.found }
        return resolved.map(\.item)
    }

    private func resolve(
        _ id: Int, _ products: [Product], collections: [Collection], productIndex: [String: Int],
        collectionIndex: [String: Int], belongs: [Int], tags: ProductTags, _ found: inout [Diagnostic]
    ) -> CatalogueProduct {
        let product = products[id]
        let source = product.source
        var named: [Int] = []
        for reference in product.collections {
            if let collection = collectionIndex[reference.value] {
                if !named.contains(collection) { named.append(collection) }
            } else if !isExplained("collections", reference.value) {
                found.append(
                    Diagnostic(
                        .error, source, reference.range,
                        "there is no collection '\(reference.value)'" + collectionNames.guess(for: reference.value)
                            + (collections.count <= 1 ? "; make content/collections/\(reference.value).md" : "")))
            }
        }
        for collection in belongs where !named.contains(collection) { named.append(collection) }
        var related: [Int] = []
        for reference in product.related {
            if let other = productIndex[reference.value] {
                if other != id, !related.contains(other) { related.append(other) }
            } else if !isExplained("products", reference.value) {
                found.append(missingProduct(reference, in: source))
            }
        }
        let images = product.images.compactMap { find($0.file, in: source, &found) }
        let variantImages = product.variants.map { variant in
            variant.image.flatMap { find($0, in: source, &found) }
        }
        let share = product.seo.image.flatMap { find($0, in: source, &found) }
        var state = fingerprint(
            source, product.range, product.body, images + variantImages.map { $0 ?? -1 } + [share ?? -1])
        for collection in named { state = state.combined(with: Fingerprint(collections[collection].handle)) }
        for other in related { state = state.combined(with: Fingerprint(products[other].handle)) }
        state = state.combined(with: offerState(product))
        return CatalogueProduct(
            product: product, address: addresses.product(product.handle), images: images,
            variantImages: variantImages, shareImage: share, collections: named, related: related,
            tags: tags.ids, listing: tags.listing, fingerprint: state)
    }

    /// What of a product changes with the time alone.
    private func offerState(_ product: Product) -> Fingerprint {
        var out = ByteWriter(reserving: 64)
        for variant in product.variants {
            out.append(decimal: variant.price(at: options.now).minor)
            out.append(ASCII.space)
            out.append(decimal: variant.compareAtPrice(at: options.now)?.minor ?? -1)
            switch variant.availability(at: options.now) {
            case .inStock: out.append("i")
            case .outOfStock: out.append("o")
            case .backorder(let from):
                out.append("b")
                out.append(decimal: from?.instant.seconds ?? 0)
            case .preorder(let from):
                out.append("p")
                out.append(decimal: from.instant.seconds)
            case .withdrawn: out.append("w")
            }
        }
        return Fingerprint(out.bytes)
    }

    // MARK: Collections

    private mutating func membership(
        of collections: [Collection], among products: [Product], productIndex: [String: Int],
        collectionIndex: [String: Int]
    ) -> [[Int]] {
        var naming = [[Int]](repeating: [], count: collections.count)
        for (id, product) in products.enumerated() {
            for reference in product.collections {
                if let collection = collectionIndex[reference.value] { naming[collection].append(id) }
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
        of collection: Collection, naming: [Int], among products: [Product], productIndex: [String: Int],
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
                } else if !isExplained("products", reference.value) {
                    found.append(missingProduct(reference, in: collection.source))
                }
            }
        case .ruled:
            for (id, product) in products.enumerated() where collection.rulesMatch(product, at: options.now) { add(id) }
        }
        for id in naming { add(id) }
        return sorted(ids, by: collection.sort, among: products)
    }

    /// Ties are in order of handle, which is the order of the ids.
    private func sorted(_ ids: [Int], by sort: Collection.Sort, among products: [Product]) -> [Int] {
        func ordered<Key>(_ key: (Product) -> Key, _ precedes: (Key, Key) -> Bool) -> [Int] {
            ids.map { ($0, key(products[$0])) }
                .sorted { left, right in
                    if precedes(left.1, right.1) { return true }
                    return precedes(right.1, left.1) ? false : left.0 < right.0
                }
                .map(\.0)
        }
        let now = options.now
        return switch sort {
        case .manual: ids
        case .title: ordered({ $0.title.lowercased() }, <)
        case .price: ordered({ $0.priceRange(at: now).lowerBound }, <)
        case .priceDescending: ordered({ $0.priceRange(at: now).lowerBound }, >)
        case .newest: ordered({ $0.date?.instant.seconds ?? .min }, >)
        case .bestRated: ordered({ $0.rating.map { billionths($0.value) } ?? 0 }, >)
        }
    }

    /// A rating on a common scale; ratings are small, so what overflows is nonsense and sorts last.
    private func billionths(_ value: DecimalNumber) -> Int {
        var scaled = value.digits
        for _ in value.places..<max(value.places, DecimalNumber.mostPlaces) {
            let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
            if overflow { return 0 }
            scaled = product
        }
        return scaled
    }

    private mutating func resolve(
        _ collection: Collection, members: [Int], among products: [CatalogueProduct]
    ) -> CatalogueCollection {
        let image = collection.image.flatMap { find($0.file, in: collection.source) }
        let share = collection.seo.image.flatMap { find($0, in: collection.source) }
        let state = membersState(members.lazy.map { products[$0].listing })
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

    private static func listing(_ product: Product) -> Fingerprint {
        var out = ByteWriter(reserving: 128)
        out.append(string: product.handle)
        for tag in product.tags {
            out.append(ASCII.lineFeed)
            out.append(string: tag.value)
        }
        out.append("\n\n")
        out.append(string: product.vendor ?? "")
        out.append(ASCII.lineFeed)
        out.append(string: product.type ?? "")
        return Fingerprint(out.bytes)
    }

    // MARK: Tags

    /// What the tags of a product come to.
    private struct ProductTags: Sendable {
        /// Tag ids, in the order of the file.
        var ids: [Int]
        var listing: Fingerprint
    }

    private mutating func tagIndex(_ products: [Product]) -> (tags: [CatalogueTag], ofProduct: [ProductTags]) {
        let listings = Parallel.map(products.count, stride: 64) { Self.listing(products[$0]) }
        var names: [String: String] = [:]
        var members: [String: [Int]] = [:]
        var handles = [[String]](repeating: [], count: products.count)
        var known: [String: String] = [:]
        for (id, product) in products.enumerated() {
            for tag in product.tags {
                let handle: String
                if let made = known[tag.value] {
                    handle = made
                } else {
                    handle = Handle.make(from: tag.value)
                    known[tag.value] = handle
                }
                if handle.isEmpty {
                    report(
                        .error, product.source, tag.range,
                        "the tag '\(tag.value)' has no letter or digit to make an address from; name it with words")
                    continue
                }
                if handle.utf8.count > Handle.mostBytes {
                    report(
                        .error, product.source, tag.range,
                        "the tag is longer than \(Handle.mostBytes) bytes as an address; make it shorter")
                    continue
                }
                if handles[id].contains(handle) { continue }
                handles[id].append(handle)
                if names[handle] == nil { names[handle] = tag.value }
                members[handle, default: []].append(id)
            }
        }
        let sorted = names.keys.sorted { $0.precedesInBytes($1) }
        let index = firstIndex(sorted)
        let tags = sorted.map { handle in
            let ids = members[handle] ?? []
            let name = names[handle] ?? handle
            let state = membersState(ids.lazy.map { listings[$0] }).combined(with: Fingerprint(name))
            return CatalogueTag(
                name: name, handle: handle, address: addresses.tag(handle), products: ids, fingerprint: state)
        }
        return (
            tags, zip(handles, listings).map { ProductTags(ids: $0.compactMap { index[$0] }, listing: $1) }
        )
    }

    // MARK: Collisions

    /// Gives the positions of the products that have another's handle.
    private mutating func reportCollidingHandles() -> Set<Int> {
        func check(_ kind: String, _ items: [(handle: String, source: SourceFile)]) -> Set<Int> {
            var colliding: Set<Int> = []
            var seen: [String: (handle: String, source: SourceFile)] = [:]
            for (number, item) in items.enumerated() {
                let folded = Handle.folded(item.handle)
                if let first = seen[folded] {
                    colliding.insert(number)
                    let difference =
                        first.handle.utf8.elementsEqual(item.handle.utf8)
                        ? "the handle '\(item.handle)' is taken by \(first.source.path)"
                        : "the handle '\(item.handle)' differs from '\(first.handle)' (\(first.source.path)) "
                            + "only by case or accents' form, which some file systems cannot tell apart"
                    diagnostics.append(
                        Diagnostic(
                            .error, path: item.source.path, message: "\(difference); rename one of the two \(kind)"))
                } else {
                    seen[folded] = item
                }
            }
            return colliding
        }
        let products = check("products", shop.products.map { ($0.handle, $0.source) })
        _ = check("collections", shop.collections.map { ($0.handle, $0.source) })
        _ = check("pages", shop.pages.map { ($0.handle, $0.source) })
        _ = check("posts", shop.posts.map { ($0.handle, $0.page.source) })
        return products
    }

    /// SKUs that two products have. Within one product it was told when its file was read; and one that is there twice
    /// under one handle was told of already, with all that is in it.
    private mutating func reportCollidingSKUs(without told: Set<Int>) {
        var seen: [String: (product: Int, range: Range<Int>)] = [:]
        seen.reserveCapacity(shop.products.count)
        for (number, product) in shop.products.enumerated() where !told.contains(number) {
            for variant in product.variants {
                guard let first = seen[variant.sku.value] else {
                    seen[variant.sku.value] = (number, variant.sku.range)
                    continue
                }
                guard first.product != number else { continue }
                let source = shop.products[first.product].source
                let place = source.location(of: first.range.lowerBound)
                // Within one line only the column tells where.
                let isSameLine =
                    source === product.source
                    && place.line == source.location(of: variant.sku.range.lowerBound).line
                report(
                    .error, product.source, variant.sku.range,
                    "the SKU '\(variant.sku.value)' is taken at \(source.path):\(place.line)"
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
        let products = Set(shop.products.lazy.map(\.handle))
        let collections = Set(shop.collections.lazy.map(\.handle)).union([AllProducts.handle])
        for discount in shop.discounts {
            for reference in discount.products
            where !products.contains(reference.value) && !shop.unread.explains("products", reference.value) {
                diagnostics.append(missingProduct(reference, in: source))
            }
            for reference in discount.collections
            where !collections.contains(reference.value) && !shop.unread.explains("collections", reference.value) {
                diagnostics.append(
                    Diagnostic(
                        .error, source, reference.range,
                        "there is no collection '\(reference.value)'" + collectionNames.guess(for: reference.value)))
            }
        }
    }

    // MARK: Small things

    /// Whether something is not shown for a reason that is known.
    private func isExplained(_ section: String, _ handle: String) -> Bool {
        hidden.contains("\(section)/\(handle)") || shop.unread.explains(section, handle)
    }

    private func missingProduct(_ reference: Located<String>, in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, source, reference.range,
            "there is no product '\(reference.value)'" + productNames.guess(for: reference.value))
    }

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
        if shop.media.isUnread(file.value, from: source.path) { return nil }
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

    private func firstIndex(_ handles: [String]) -> [String: Int] {
        Dictionary(handles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
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
