import Commerce
import Text

/// What became of an input of a page, as its owner would say it.
struct InputWords {
    enum Change {
        case changed, appeared, gone
    }

    private let links: Links
    private let last: BuildCache
    private var catalogue: Catalogue { links.catalogue }
    /// What the last build knew of products, by handle, and where it read them.
    private let facts: [String: (facts: ProductFacts, path: String)]
    private let pictures: [String: Fingerprint]

    /// Files that are named where many changed at once.
    private static let mostNamed = 3

    init(_ links: Links, last: BuildCache) {
        self.links = links
        self.last = last
        var facts: [String: (facts: ProductFacts, path: String)] = [:]
        var next = 0
        for file in last.memory.files {
            for _ in 0..<file.count where next < last.memory.facts.count {
                facts[last.memory.facts[next].handle] = (last.memory.facts[next], file.path)
                next += 1
            }
        }
        self.facts = facts
        pictures = Dictionary(
            last.memory.media.map { ($0.path, $0.fingerprint) }, uniquingKeysWith: { first, _ in first })
    }

    /// Without a stop.
    func sentence(_ name: DependencyNames.Name, _ change: Change) -> String {
        switch name.kind {
        case .product:
            if let id = find(.product, name.text) { return product(id, change) }
            return gone("products", "the product", name.text, facts[name.text]?.path)
        case .collection:
            guard let id = find(.collection, name.text) else {
                return gone("collections", "the collection", name.text, nil)
            }
            let item = catalogue.collections[id]
            guard let path = PageDescriptor.Subject.collection(id).sourcePath(catalogue) else {
                return plain("the collection '\(name.text)'", change)
            }
            return own(path, change, [item.image, item.shareImage])
        case .collectionMembers:
            guard change == .changed, let id = find(.collection, name.text) else {
                return plain("the collection '\(name.text)'", change)
            }
            return members(catalogue.collections[id].products, "in the collection '\(name.text)'")
        case .tag:
            guard change == .changed, let id = find(.tag, name.text) else {
                return plain("the tag '\(name.text)'", change)
            }
            return members(catalogue.tags[id].products, "with the tag '\(name.text)'")
        case .page:
            guard let id = find(.page, name.text) else { return gone("pages", "the page", name.text, nil) }
            let item = catalogue.pages[id]
            return own(item.page.source.path, change, [item.image, item.shareImage])
        case .post:
            guard let id = find(.post, name.text) else { return gone("journal", "the post", name.text, nil) }
            let item = catalogue.posts[id]
            return own(item.post.page.source.path, change, [item.image, item.shareImage])
        case .media: return plain(name.text, change)
        case .allProducts:
            return list(
                name.kind, before: handles("products"), now: Set(catalogue.products.lazy.map(\.facts.handle)))
        case .allCollections:
            return list(
                name.kind, before: handles("collections"),
                now: Set(catalogue.collections.lazy.map(\.collection.handle)))
        case .allPages:
            return list(name.kind, before: handles("pages"), now: Set(catalogue.pages.lazy.map(\.page.handle)))
        case .allPosts:
            return list(name.kind, before: handles("journal"), now: Set(catalogue.posts.lazy.map(\.post.handle)))
        case .allFiles, .allAddresses, .allTags, .allVendors, .allTypes, .allPostTags:
            return "\(name.kind.phrase(1)) is another"
        case .everyProduct: return everyProduct
        case .thisYear: return "the year turned"
        case .thisMonth: return "the month turned"
        case .today: return "the day is another"
        case .moment: return "it shows the time of the build"
        case .address:
            return change == .gone ? "\(name.text) no longer leads anywhere" : "\(name.text) leads somewhere now"
        }
    }

    /// No page asks, so nobody needs to know.
    private func find(_ kind: Dependency.Kind, _ handle: String) -> Int? { links.find(kind, handle, DependencyTrace()) }

    /// Of what had a page at the last build, below one of the site's folders.
    private func handles(_ section: String) -> Set<String> {
        var found: Set<String> = []
        for id in last.outputs.ids(withPrefix: section + "/") {
            let parts = last.outputs.path(id).split(separator: "/")
            if parts.count == 3, parts[2] == EngineFile.pageName { found.insert(String(parts[1])) }
        }
        return found
    }

    /// A list of all things of a kind, with those that came and went.
    private func list(_ kind: Dependency.Kind, before: Set<String>, now: Set<String>) -> String {
        let changes = [named(now.subtracting(before), "new"), named(before.subtracting(now), "gone")].compactMap { $0 }
        return "\(kind.phrase(1)) is another"
            + (changes.isEmpty ? ", or in another order" : ": " + changes.joined(separator: ", "))
    }

    /// A list of products, with those that nothing had at the last build. Who left it is not remembered.
    private func members(_ ids: [Int], _ what: String) -> String {
        let new = Set(ids.lazy.map { catalogue.products[$0].facts.handle }).subtracting(handles("products"))
        return "the list of products \(what) is another" + (named(new, "new").map { ": " + $0 } ?? "")
    }

    private func named(_ handles: Set<String>, _ what: String) -> String? {
        if handles.isEmpty { return nil }
        let rest = handles.count - Self.mostNamed
        let names = handles.sorted { $0.precedesInBytes($1) }.prefix(Self.mostNamed).map { "'\($0)'" }
        return names.joined(separator: ", ") + (rest > 0 ? " and \(Diagnostic.grouped(rest)) more" : "")
            + (handles.count == 1 ? " is " : " are ") + what
    }

    private func plain(_ what: String, _ change: Change) -> String {
        switch change {
        case .changed: "\(what) changed"
        case .appeared: "\(what) is new"
        case .gone: "\(what) is gone"
        }
    }

    private func gone(_ section: String, _ what: String, _ handle: String, _ path: String?) -> String {
        let name = path ?? "\(what) '\(handle)'"
        return catalogue.hidden.contains("\(section)/\(handle)")
            ? "\(name) is not published any more" : "\(name) is gone"
    }

    /// Of a thing with a file of its own, or because of a picture that it shows.
    private func own(_ path: String, _ change: Change, _ images: [Int?]) -> String {
        if change == .changed, let picture = changedPicture(images) {
            return "\(picture), a picture of \(path), changed"
        }
        return plain(path, change)
    }

    private func changedPicture(_ images: [Int?]) -> String? {
        for case let id? in images {
            let file = catalogue.media[id]
            if let before = pictures[file.path], before != file.fingerprint { return file.path }
        }
        return nil
    }

    private func product(_ id: Int, _ change: Change) -> String {
        let item = catalogue.products[id]
        let path = item.path
        guard let before = facts[item.facts.handle] else { return plain(path, change) }
        if before.facts.content != item.facts.content {
            return before.path == path ? "\(path) changed" : "\(path) was \(before.path)"
        }
        if change == .appeared { return "\(path) is published now" }
        if before.facts.offers != item.facts.offers {
            return "what \(path) costs, or whether it can be bought, changed with the time"
        }
        if let picture = changedPicture(item.images + item.variantImages + [item.shareImage]) {
            return "\(picture), a picture of \(path), changed"
        }
        return "what \(path) belongs to changed: its collections, related products or pictures"
    }

    private var everyProduct: String {
        var paths = catalogue.products.filter { item in
            guard let before = facts[item.facts.handle]?.facts else { return true }
            return before.content != item.facts.content || before.offers != item.facts.offers
        }.map(\.path)
        paths += facts.filter { find(.product, $0.key) == nil }.map(\.value.path)
        paths = Set(paths).sorted { $0.precedesInBytes($1) }
        if paths.isEmpty { return "one of the products changed, all of which it reads" }
        let rest = paths.count - Self.mostNamed
        return paths.prefix(Self.mostNamed).joined(separator: ", ")
            + (rest > 0 ? " and \(Diagnostic.grouped(rest)) more" : "") + " changed, and it reads all products"
    }
}

extension Dependency.Kind {
    /// As programs read it.
    var word: String {
        switch self {
        case .product: "product"
        case .collection: "collection"
        case .collectionMembers: "collection-products"
        case .tag: "tag-products"
        case .page: "page"
        case .post: "post"
        case .media: "file"
        case .allProducts: "all-products"
        case .allCollections: "all-collections"
        case .allPages: "all-pages"
        case .allPosts: "all-posts"
        case .allFiles: "all-files"
        case .allAddresses: "all-addresses"
        case .allTags: "all-tags"
        case .allVendors: "all-vendors"
        case .allTypes: "all-types"
        case .allPostTags: "all-post-tags"
        case .everyProduct: "every-product"
        case .thisYear: "year"
        case .thisMonth: "month"
        case .today: "day"
        case .moment: "moment"
        case .address: "address"
        }
    }

    /// Whether there is only one of the kind.
    var isSingle: Bool { phrase(1) == phrase(2) }

    /// What so many of it are, without the number.
    func phrase(_ count: Int) -> String {
        switch self {
        case .product: count == 1 ? "product" : "products"
        case .collection: count == 1 ? "collection" : "collections"
        case .collectionMembers: count == 1 ? "list of a collection's products" : "lists of collections' products"
        case .tag: count == 1 ? "list of a tag's products" : "lists of tags' products"
        case .page: count == 1 ? "page of the content" : "pages of the content"
        case .post: count == 1 ? "post of the journal" : "posts of the journal"
        case .media: count == 1 ? "picture or other file" : "pictures and other files"
        case .allProducts: "the list of all products"
        case .allCollections: "the list of all collections"
        case .allPages: "the list of all pages"
        case .allPosts: "the list of all posts"
        case .allFiles: "the list of all files"
        case .allAddresses: "the list of all old addresses"
        case .allTags: "the list of all tags"
        case .allVendors: "the list of all vendors"
        case .allTypes: "the list of all types of products"
        case .allPostTags: "the list of all tags of the journal"
        case .everyProduct: "all that all products say"
        case .thisYear: "the year"
        case .thisMonth: "the month"
        case .today: "the day"
        case .moment: "the time of the build"
        case .address: count == 1 ? "old address" : "old addresses"
        }
    }
}
