import Commerce
import Text

/// The state of every thing that a page may depend on, by its index in this build and by its name across builds.
package struct DependencyStates: Sendable {
    private struct Entry: Sendable {
        var key: UInt64
        var state: Fingerprint
    }

    private let entries: [[Entry]]
    private let numbers: KeyTable
    private let states: [Fingerprint]

    init(
        today: CalendarDate, products: [CatalogueProduct], collections: [CatalogueCollection], tags: [CatalogueTag],
        pages: [CataloguePage], posts: [CataloguePost], media: MediaIndex
    ) {
        var table = [[Entry]](repeating: [], count: Dependency.Kind.allCases.count)
        func add(_ kind: Dependency.Kind, _ items: [(name: String, state: Fingerprint)]) {
            table[Int(kind.rawValue)] = items.map {
                Entry(key: DependencyTrace.stableKey(kind, $0.name), state: $0.state)
            }
        }
        // A list says which things there are and in which order, not what they say.
        func list(_ kind: Dependency.Kind, _ names: [String]) {
            add(kind, [("", names.reduce(Fingerprint("list")) { $0.combined(with: Fingerprint($1)) })])
        }
        add(.product, products.map { ($0.facts.handle, $0.fingerprint) })
        add(.collection, collections.map { ($0.collection.handle, $0.fingerprint) })
        add(.collectionMembers, collections.map { ($0.collection.handle, $0.membersFingerprint) })
        add(.tag, tags.map { ($0.handle, $0.fingerprint) })
        add(.page, pages.map { ($0.page.handle, $0.fingerprint) })
        add(.post, posts.map { ($0.post.handle, $0.fingerprint) })
        add(.media, media.files.map { ($0.outputPath, $0.fingerprint) })
        list(.allProducts, products.map(\.facts.handle))
        list(.allCollections, collections.map(\.collection.handle))
        list(.allPages, pages.map(\.page.handle))
        list(.allPosts, posts.map(\.post.handle))
        list(.allTags, tags.map(\.handle))
        add(.today, [("", Fingerprint(today.text))])
        entries = table
        let count = table.reduce(0) { $0 + $1.count }
        var numbers = KeyTable(expecting: count)
        var states: [Fingerprint] = []
        states.reserveCapacity(count)
        for kind in table {
            for entry in kind {
                let number = numbers.insert(entry.key)
                if number == states.count { states.append(entry.state) } else { states[number] = entry.state }
            }
        }
        self.numbers = numbers
        self.states = states
    }

    /// The stable key and the state of one thing.
    package func entry(_ dependency: Dependency) -> (key: UInt64, state: Fingerprint) {
        let entry = entries[Int(dependency.kind.rawValue)][dependency.id]
        return (entry.key, entry.state)
    }

    /// What a page read, by stable keys, each once.
    package func keys(of trace: DependencyTrace) -> [UInt64] {
        var keys = trace.absent
        keys.reserveCapacity(keys.count + trace.touched.count)
        for raw in trace.touched {
            let kind = Int(raw >> 27)
            let id = Int(raw & 0x07FF_FFFF)
            if kind < entries.count, id < entries[kind].count { keys.append(entries[kind][id].key) }
        }
        keys.sort()
        var count = 0
        for index in keys.indices where index == 0 || keys[index] != keys[index - 1] {
            keys[count] = keys[index]
            count += 1
        }
        keys.removeLast(keys.count - count)
        return keys
    }

    /// The state of the thing with a key; zero for what does not exist.
    package func state(ofKey key: UInt64) -> Fingerprint { numbers.number(of: key).map { states[$0] } ?? .zero }
}
