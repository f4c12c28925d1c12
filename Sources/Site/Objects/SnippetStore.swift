import Liquid
import Platform

import Text

/// What a snippet printed, for which pages that holds, and what the render left with its page.
final class StoredSnippet: Sendable {
    let key: SnippetKey
    let snippet: RememberedSnippet
    let facts: [SnippetFact]
    let part: DependencyTrace.Part
    let requests: [ImageRequest]
    let named: [(url: String, image: NamedImage)]
    let wantsImageTool: Bool

    init(
        key: SnippetKey, snippet: RememberedSnippet, facts: [SnippetFact], part: DependencyTrace.Part,
        requests: [ImageRequest], named: [(url: String, image: NamedImage)], wantsImageTool: Bool
    ) {
        self.key = key
        self.snippet = snippet
        self.facts = facts
        self.part = part
        self.requests = requests
        self.named = named
        self.wantsImageTool = wantsImageTool
    }
}

/// The remembered snippets of a build, for all its threads.
final class SnippetStore: Sendable {
    private struct Shelf {
        var stored = HashedTable<[StoredSnippet]>()
        var kinds = HashedTable<Use>()
        var bytes = 0
    }

    /// How a kind of snippet turned out.
    private struct Use {
        var bytes = 0
        var stored = 0
        var found = 0
    }

    /// A lock each, so that threads seldom wait for one another.
    private final class LockedShelf: Sendable { let shelf = Guarded(Shelf()) }

    private let shelves = (0..<16).map { _ in LockedShelf() }

    /// Texts of a snippet with the same variables: one for each link of a menu that may be the current one, and so on.
    private static let mostVariants = 32
    /// A sixteenth of what the texts of one kind may take that nobody asks for again.
    private static let mostUnusedBytes = (1 << 20) / 16
    /// A sixteenth of what all texts together may take.
    private let mostBytes: Int

    /// - Parameter products: how many there are. A card of each is worth keeping, and some for the rest.
    init(products: Int) { mostBytes = ((24 << 20) + products * 2048) / 16 }

    private func shelf(_ key: SnippetHash) -> LockedShelf { shelves[Int(truncatingIfNeeded: key.hash >> 60)] }

    /// The text of that snippet with those variables, for a page for which all `holds`.
    func find(
        _ key: SnippetHash, _ template: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>,
        where holds: (SnippetFact) -> Bool
    ) -> StoredSnippet? {
        shelf(key).shelf.withLock { shelf in
            guard let variants = shelf.stored[key.hash] else { return nil }
            for stored in variants
            where stored.key.isSame(as: template, variables) && stored.facts.allSatisfy(holds) {
                shelf.kinds.update(key.kind, default: Use()) { $0.found += 1 }
                return stored
            }
            return nil
        }
    }

    /// Forgets everything, once all pages are rendered.
    func removeAll() {
        for shelf in shelves { shelf.shelf.withLock { $0 = Shelf() } }
    }

    /// Whether to remember what the snippet prints. What this answers changes how long a build takes and nothing else.
    func isWorthIt(_ key: SnippetHash) -> Bool {
        shelf(key).shelf.withLock { shelf in
            guard shelf.bytes < mostBytes, shelf.stored[key.hash]?.count ?? 0 < Self.mostVariants else {
                return false
            }
            guard let use = shelf.kinds[key.kind] else { return true }
            return use.bytes < Self.mostUnusedBytes || use.found * 4 > use.stored
        }
    }

    func add(_ stored: StoredSnippet) {
        let key = stored.key.hash
        shelf(key).shelf.withLock { shelf in
            // Two threads may have rendered the same: one text is enough.
            if let known = shelf.stored[key.hash],
                known.contains(where: { $0.key.isSame(as: stored.key) && Set($0.facts) == Set(stored.facts) })
            {
                return
            }
            let size = stored.snippet.bytes.count + 256
            shelf.bytes += size
            shelf.kinds.update(key.kind, default: Use()) { use in
                use.bytes += size
                use.stored += 1
            }
            shelf.stored.update(key.hash, default: []) { $0.append(stored) }
        }
    }
}
