import Liquid
import Platform
import Text

/// A snippet with the variables handed to it, where all of them are the same on every page that hands them.
struct SnippetKey: Sendable {
    let template: LiquidTemplate
    let variables: [(Name, LiquidValue)]
    let hash: UInt64
    /// Of the template and the names alone: one place of a theme that renders a snippet.
    let kind: UInt64

    /// Nil when a value belongs to one page or is none that is quickly compared.
    init?(_ template: LiquidTemplate, _ variables: [(Name, LiquidValue)]) {
        var kind = UInt64(UInt(bitPattern: ObjectIdentifier(template)))
        var hash: UInt64 = 0
        for (name, value) in variables {
            kind = Self.mix(kind, UInt64(bitPattern: Int64(name.hashValue)))
            switch value {
            case .null: hash = Self.mix(hash, 1)
            case .bool(let value): hash = Self.mix(hash, value ? 2 : 3)
            case .integer(let number): hash = Self.mix(hash, UInt64(bitPattern: Int64(number)))
            case .string(let text), .html(let text): hash = Self.mix(hash, Fingerprint(text).low)
            case .object(let object):
                guard object.isShared else { return nil }
                hash = Self.mix(hash, UInt64(UInt(bitPattern: ObjectIdentifier(object))))
            default: return nil
            }
        }
        self.template = template
        self.variables = variables
        self.kind = kind
        self.hash = Self.mix(kind, hash)
    }

    private static func mix(_ state: UInt64, _ value: UInt64) -> UInt64 {
        let product = (state ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: value ^ 0xC2B2_AE3D_27D4_EB4F)
        return product.high ^ product.low
    }

    func isSame(as other: SnippetKey) -> Bool {
        guard hash == other.hash, template === other.template, variables.count == other.variables.count else {
            return false
        }
        return zip(variables, other.variables).allSatisfy { left, right in
            guard left.0 == right.0 else { return false }
            switch (left.1, right.1) {
            case (.null, .null): return true
            case (.bool(let left), .bool(let right)): return left == right
            case (.integer(let left), .integer(let right)): return left == right
            case (.string(let left), .string(let right)), (.html(let left), .html(let right)):
                return left.utf8.elementsEqual(right.utf8)
            case (.object(let left), .object(let right)): return left === right
            default: return false
            }
        }
    }
}

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
        requests: [ImageRequest], named: [(String, NamedImage)], wantsImageTool: Bool
    ) {
        self.key = key
        self.snippet = snippet
        self.facts = facts
        self.part = part
        self.requests = requests
        self.named = named.map { (url: $0.0, image: $0.1) }
        self.wantsImageTool = wantsImageTool
    }
}

/// The remembered snippets of a build, for all its threads.
final class SnippetStore: Sendable {
    private struct Shelf {
        var stored: [UInt64: [StoredSnippet]] = [:]
        var kinds: [UInt64: Use] = [:]
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

    private func shelf(_ key: SnippetKey) -> LockedShelf { shelves[Int(truncatingIfNeeded: key.hash >> 60)] }

    /// The text of that snippet for a page for which all `holds`.
    func find(_ key: SnippetKey, where holds: (SnippetFact) -> Bool) -> StoredSnippet? {
        let variants = shelf(key).shelf.withLock { $0.stored[key.hash] }
        guard let variants else { return nil }
        for stored in variants where stored.key.isSame(as: key) && stored.facts.allSatisfy(holds) {
            shelf(key).shelf.withLock { $0.kinds[key.kind, default: Use()].found += 1 }
            return stored
        }
        return nil
    }

    /// Forgets everything, once all pages are rendered.
    func removeAll() {
        for shelf in shelves { shelf.shelf.withLock { $0 = Shelf() } }
    }

    /// Whether to remember what the snippet prints. What this answers changes how long a build takes and nothing else.
    func isWorthIt(_ key: SnippetKey) -> Bool {
        shelf(key).shelf.withLock { shelf in
            guard shelf.bytes < mostBytes, shelf.stored[key.hash]?.count ?? 0 < Self.mostVariants else {
                return false
            }
            guard let use = shelf.kinds[key.kind] else { return true }
            return use.bytes < Self.mostUnusedBytes || use.found * 4 > use.stored
        }
    }

    func add(_ stored: StoredSnippet) {
        shelf(stored.key).shelf.withLock { shelf in
            // Two threads may have rendered the same: one text is enough.
            let known = shelf.stored[stored.key.hash] ?? []
            if known.contains(where: { $0.key.isSame(as: stored.key) && Set($0.facts) == Set(stored.facts) }) { return }
            let size = stored.snippet.bytes.count + 256
            shelf.bytes += size
            shelf.kinds[stored.key.kind, default: Use()].bytes += size
            shelf.kinds[stored.key.kind, default: Use()].stored += 1
            shelf.stored[stored.key.hash] = known + [stored]
        }
    }
}
