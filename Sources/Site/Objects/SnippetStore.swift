import Liquid
import Platform
import Synchronization
import Text

/// What a snippet printed, for which pages that holds, and what the render left with its page.
final class StoredSnippet: Sendable {
    let snippet: RememberedSnippet
    let facts: [SnippetFact]
    let part: DependencyTrace.Part
    let requests: [ImageRequest]
    let named: [(url: String, image: NamedImage)]
    let wantsImageTool: Bool
    /// What its key was made of by identity, kept so that nothing else can come to have that.
    private let template: LiquidTemplate
    private let objects: [any LiquidObject]

    init(
        of template: LiquidTemplate, with objects: [any LiquidObject], snippet: RememberedSnippet,
        facts: [SnippetFact], part: DependencyTrace.Part, requests: [ImageRequest],
        named: [(url: String, image: NamedImage)], wantsImageTool: Bool
    ) {
        self.template = template
        self.objects = objects
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
    /// A lock each, so that threads seldom wait for one another.
    private final class LockedShelf: Sendable { let shelf = Guarded(SnippetShelf()) }

    private let shelves = (0..<16).map { _ in LockedShelf() }

    /// Texts of a snippet with the same variables: one for each link of a menu that may be the current one, and so on.
    private static let mostVariants = 32
    /// A sixteenth of what the texts of one snippet may take that nobody asks for again.
    private static let mostUnusedBytes = (1 << 20) / 16
    /// A sixteenth of what all texts together may take.
    private let mostBytes: Int

    /// - Parameter products: how many there are. A card of each is worth keeping, and some for the rest.
    init(products: Int) { mostBytes = ((24 << 20) + products * 2048) / 16 }

    private func shelf(_ key: SnippetKey) -> LockedShelf { shelves[Int(truncatingIfNeeded: key.low >> 60)] }

    /// The text under that key, for a page for which all `holds`.
    func find(_ key: SnippetKey, where holds: (SnippetFact) -> Bool) -> StoredSnippet? {
        shelf(key).shelf.withLock { $0.find(key, where: holds) }
    }

    /// Forgets everything, once all pages are rendered.
    func removeAll() {
        for shelf in shelves { shelf.shelf.withLock { $0 = SnippetShelf() } }
    }

    /// Whether to remember what the snippet prints. What this answers changes how long a build takes and nothing else.
    func isWorthIt(_ key: SnippetKey) -> Bool {
        shelf(key).shelf.withLock { shelf in
            guard shelf.bytes < mostBytes, shelf.variants(key) < Self.mostVariants else { return false }
            guard let use = shelf.use(key) else { return true }
            return use.bytes < Self.mostUnusedBytes || use.found * 2 > use.stored
        }
    }

    /// Remembers a text. A snippet whose texts hardly anybody asks for again is rendered anew from then on.
    func add(_ stored: StoredSnippet, of template: LiquidTemplate, _ key: SnippetKey) {
        let use = shelf(key).shelf.withLock { $0.add(stored, key) }
        if use.bytes >= Self.mostUnusedBytes, use.found * 8 < use.stored {
            template.isForgotten.store(true, ordering: .relaxed)
        }
    }
}

/// A sixteenth of the remembered snippets: a table whose slots lie in one piece, since what is asked a hundred thousand
/// times of ten thousand texts costs as much as the memory that it waits for.
private struct SnippetShelf {
    private struct Slot {
        var low: UInt64 = 0
        var high: UInt64 = 0
        /// Nil in a free slot.
        var first: StoredSnippet?
        /// The place of its snippet in `uses`.
        var use: Int32 = 0
        /// Whether `more` has texts for other pages.
        var hasMore = false
    }

    /// How a snippet turned out.
    struct Use {
        fileprivate let kind: UInt64
        var bytes = 0
        var stored = 0
        var found = 0
    }

    private var slots: [Slot] = []
    private var count = 0
    /// Further texts of one key, for other pages.
    private var more: [UInt64: [StoredSnippet]] = [:]
    /// As many as a theme has snippets.
    private var uses: [Use] = []
    private(set) var bytes = 0

    mutating func find(_ key: SnippetKey, where holds: (SnippetFact) -> Bool) -> StoredSnippet? {
        guard let place = place(of: key), let first = slots[place].first else { return nil }
        var found: StoredSnippet?
        if first.facts.allSatisfy(holds) {
            found = first
        } else if slots[place].hasMore {
            found = more[key.low]?.first { $0.facts.allSatisfy(holds) }
        }
        if found != nil { uses[Int(slots[place].use)].found &+= 1 }
        return found
    }

    func use(_ key: SnippetKey) -> Use? { uses.first { $0.kind == key.kind } }

    func variants(_ key: SnippetKey) -> Int {
        guard let place = place(of: key), slots[place].first != nil else { return 0 }
        return slots[place].hasMore ? 1 + (more[key.low]?.count ?? 0) : 1
    }

    /// Gives how the snippet turned out so far.
    mutating func add(_ stored: StoredSnippet, _ key: SnippetKey) -> Use {
        if (count + 1) * 2 > slots.count { grow() }
        guard let place = place(of: key) else { return Use(kind: key.kind) }
        if let first = slots[place].first {
            // Two threads may have rendered the same: one text is enough.
            let facts = Set(stored.facts)
            let others = slots[place].hasMore ? more[key.low] ?? [] : []
            if Set(first.facts) == facts || others.contains(where: { Set($0.facts) == facts }) {
                return uses[Int(slots[place].use)]
            }
            more[key.low, default: []].append(stored)
            slots[place].hasMore = true
        } else {
            var use = uses.firstIndex { $0.kind == key.kind }
            if use == nil {
                use = uses.count
                uses.append(Use(kind: key.kind))
            }
            slots[place] = Slot(
                low: key.low, high: key.high, first: stored, use: Int32(truncatingIfNeeded: use ?? 0))
            count += 1
        }
        let size = stored.snippet.bytes.count + 512
        let use = Int(slots[place].use)
        bytes += size
        uses[use].bytes += size
        uses[use].stored += 1
        return uses[use]
    }

    /// Where the key stands or would stand; nil where there is no slot yet.
    private func place(of key: SnippetKey) -> Int? {
        guard !slots.isEmpty else { return nil }
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key.low) & mask
        while slots[place].first != nil, slots[place].low != key.low || slots[place].high != key.high {
            place = (place + 1) & mask
        }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: max(64, old.count * 2))
        let mask = slots.count - 1
        for slot in old where slot.first != nil {
            var place = Int(truncatingIfNeeded: slot.low) & mask
            while slots[place].first != nil { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
