import Commerce
import Platform
import Text

/// The state of every thing that a page may depend on, by its index in this build and by its name across builds.
package struct DependencyStates: Sendable {
    /// For each kind the keys of its things, by their index.
    private let keys: [[UInt64]]
    private let numbers: KeyTable
    private let states: [Fingerprint]
    /// States that take a walk over the whole shop: worked out when some page depends on them.
    private let late: [UInt64: LateState]
    /// How many products a page reads before it is said to read them all.
    private let many: Int

    /// The state of a thing that only is there or is not, and the answer to the question whether one is.
    private static let present = Fingerprint("present")

    /// - Parameters:
    ///   - addresses: those that are no thing's own, without base path and final slash, in order.
    ///   - names: gives the names that things all over the shop have.
    init(
        _ catalogue: Catalogue, addresses: [String],
        names: [(kind: Dependency.Kind, all: @Sendable () -> [String])]
    ) {
        var table = [[UInt64]](repeating: [], count: Dependency.Kind.allCases.count)
        let products = catalogue.products
        let count =
            products.count + 2 * catalogue.collections.count + catalogue.tags.count + catalogue.pages.count
            + catalogue.posts.count + catalogue.media.files.count + addresses.count + table.count
        var numbers = KeyTable(expecting: count)
        var states: [Fingerprint] = []
        states.reserveCapacity(count)
        func add(_ kind: Dependency.Kind, _ items: some Sequence<(name: String, state: Fingerprint)>) {
            table[Int(kind.rawValue)] = items.map { item in
                let key = DependencyTrace.stableKey(kind, item.name)
                let number = numbers.insert(key)
                if number == states.count { states.append(item.state) } else { states[number] = item.state }
                return key
            }
        }
        // A list says which things there are and in which order, not what they say.
        func list(_ kind: Dependency.Kind, _ names: some Sequence<String>) { add(kind, [("", Self.state(of: names))]) }
        add(.product, products.lazy.map { ($0.facts.handle, $0.fingerprint) })
        add(.collection, catalogue.collections.lazy.map { ($0.collection.handle, $0.fingerprint) })
        add(.collectionMembers, catalogue.collections.lazy.map { ($0.collection.handle, $0.membersFingerprint) })
        add(.tag, catalogue.tags.lazy.map { ($0.handle, $0.fingerprint) })
        add(.page, catalogue.pages.lazy.map { ($0.page.handle, $0.fingerprint) })
        add(.post, catalogue.posts.lazy.map { ($0.post.handle, $0.fingerprint) })
        add(.media, catalogue.media.files.lazy.map { ($0.path, $0.fingerprint) })
        list(.allProducts, products.lazy.map(\.facts.handle))
        list(.allCollections, catalogue.collections.lazy.map(\.collection.handle))
        list(.allPages, catalogue.pages.lazy.map(\.page.handle))
        list(.allPosts, catalogue.posts.lazy.map(\.post.handle))
        add(.address, addresses.lazy.map { ($0, Self.present) })
        let today = catalogue.store.zone.date(at: catalogue.now)
        add(.thisYear, [("", Fingerprint("\(today.year)"))])
        add(.thisMonth, [("", Fingerprint("\(today.year) \(today.month)"))])
        add(.today, [("", Fingerprint(today.text))])
        add(.moment, [("", Fingerprint("\(catalogue.now.seconds)"))])
        var late: [UInt64: LateState] = [:]
        func later(_ kind: Dependency.Kind, _ make: @escaping @Sendable () -> Fingerprint) {
            let key = DependencyTrace.stableKey(kind, "")
            table[Int(kind.rawValue)] = [key]
            late[key] = LateState(make)
        }
        for (kind, all) in names { later(kind) { Self.state(of: all()) } }
        later(.allFiles) { Self.state(of: catalogue.media.files.lazy.map(\.path)) }
        later(.allAddresses) { Self.state(of: addresses) }
        later(.everyProduct) { products.reduce(Fingerprint("every")) { $0.combined(with: $1.fingerprint) } }
        keys = table
        self.numbers = numbers
        self.states = states
        self.late = late
        many = max(64, products.count / 2)
    }

    private static func state(of names: some Sequence<String>) -> Fingerprint {
        names.reduce(Fingerprint("list")) { $0.combined(with: Fingerprint($1)) }
    }

    /// The stable key of a thing.
    package func key(_ dependency: Dependency) -> UInt64 { keys[Int(dependency.kind.rawValue)][dependency.id] }

    /// What a page read and asked for, by stable keys, each once.
    package func keys(of trace: DependencyTrace) -> [UInt64] {
        var found = trace.asked
        found.reserveCapacity(found.count + trace.touched.count)
        let everyProduct = trace.touched.count >= many && products(in: trace) >= many
        if everyProduct { found.append(key(Dependency(.everyProduct))) }
        for raw in trace.touched {
            let kind = Int(raw >> 27)
            let id = Int(raw & 0x07FF_FFFF)
            if everyProduct, kind == Int(Dependency.Kind.product.rawValue) { continue }
            if kind < keys.count, id < keys[kind].count { found.append(keys[kind][id]) }
        }
        found.sort()
        var count = 0
        for index in found.indices where index == 0 || found[index] != found[index - 1] {
            found[count] = found[index]
            count += 1
        }
        // With no room behind them: every page keeps its own until the end of the build.
        return Array(found[..<count])
    }

    /// How many products a page read.
    private func products(in trace: DependencyTrace) -> Int {
        let kind = Dependency.Kind.product.rawValue
        var isRead = [Bool](repeating: false, count: keys[Int(kind)].count)
        var count = 0
        for raw in trace.touched where raw >> 27 == kind {
            let id = Int(raw & 0x07FF_FFFF)
            if id < isRead.count, !isRead[id] {
                isRead[id] = true
                count += 1
            }
        }
        return count
    }

    /// The state of the thing, or the answer to the question, with a key; zero for what does not exist.
    package func state(ofKey key: UInt64) -> Fingerprint {
        if let number = numbers.number(of: key) { return states[number] }
        if numbers.number(of: key ^ DependencyTrace.presence) != nil { return Self.present }
        return late[key]?.value ?? .zero
    }
}

/// A state that is worked out when it is asked for, once.
private final class LateState: Sendable {
    private let make: @Sendable () -> Fingerprint
    private let known = Guarded<Fingerprint?>(nil)

    init(_ make: @escaping @Sendable () -> Fingerprint) { self.make = make }

    var value: Fingerprint {
        if let known = known.withLock({ $0 }) { return known }
        let made = make()
        known.withLock { $0 = made }
        return made
    }
}
