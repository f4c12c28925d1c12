import Commerce
import Text

/// What the keys of inputs stand for: they are hashes, so all names are gone through of which they can be, those of this
/// build first and then what is known of the last one. For the one page that is asked about.
struct DependencyNames {
    struct Name: Hashable {
        var kind: Dependency.Kind
        /// A handle, a path or an address; empty for what there is one of.
        var text: String
    }

    private var names: [UInt64: Name] = [:]
    private var questions: [UInt64: Name] = [:]

    init(of keys: [UInt64], _ links: Links, last: BuildCache) {
        var wanted = Set(keys)
        func add(_ kind: Dependency.Kind, _ text: String) {
            let key = DependencyTrace.stableKey(kind, text)
            if wanted.remove(key) != nil { names[key] = Name(kind: kind, text: text) }
            let question = key ^ DependencyTrace.presence
            if wanted.remove(question) != nil { questions[question] = Name(kind: kind, text: text) }
        }
        let catalogue = links.catalogue
        for kind in Dependency.Kind.allCases { add(kind, "") }
        for item in catalogue.products { add(.product, item.facts.handle) }
        for item in catalogue.collections {
            add(.collection, item.collection.handle)
            add(.collectionMembers, item.collection.handle)
        }
        for item in catalogue.tags { add(.tag, item.handle) }
        for item in catalogue.pages { add(.page, item.page.handle) }
        for item in catalogue.posts { add(.post, item.post.handle) }
        for file in catalogue.media.files { add(.media, file.path) }
        for path in links.aliases.paths { add(.address, path) }
        for file in EngineFile.allCases { add(.address, "/" + file.path) }
        add(.address, "/journal")
        // What is gone.
        for facts in last.memory.facts { add(.product, facts.handle) }
        for file in last.memory.media { add(.media, file.path) }
        for name in catalogue.hidden {
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            if parts.count == 2, let kind = Self.kinds[parts[0]] { add(kind, parts[1]) }
        }
        for id in 0..<last.outputs.count where !wanted.isEmpty {
            let parts = last.outputs.path(id).split(separator: "/").map(String.init)
            let isPage = parts.last == EngineFile.pageName
            add(.address, "/" + (isPage ? parts.dropLast() : parts[...]).joined(separator: "/"))
            guard isPage, parts.count == 3, let kind = Self.kinds[parts[0]] else { continue }
            add(kind, parts[1])
            if kind == .collection { add(.collectionMembers, parts[1]) }
        }
    }

    /// By the folder of the content and of the site.
    private static let kinds: [String: Dependency.Kind] = [
        "products": .product, "collections": .collection, "pages": .page, "journal": .post, "tags": .tag,
    ]

    /// What a key stands for, be it a thing or the question whether it is there; nil when the name is no longer known.
    func name(of key: UInt64) -> Name? { names[key] ?? questions[key] }

    /// Whether the key is one of a thing that was read, and not of a name that was only looked up.
    func isThing(_ key: UInt64) -> Bool { names[key] != nil }
}
