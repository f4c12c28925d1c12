import Commerce
import Documents
import Text

/// Reads typed values out of nodes and reports what is wrong with them.
///
/// Every function returns nil after it has reported; the caller only decides what to do without the value.
struct ContentReader {
    let source: SourceFile
    let conventions: ContentConventions
    var diagnostics: [Diagnostic] = []
    /// The key being read, for messages.
    var field = ""
    /// Fields that unknown keys were taken for; they are not reported as missing as well.
    var meant: Set<MeantField> = []

    struct MeantField: Hashable {
        /// Where the map begins that the key stands in.
        var map: Int
        var name: String
    }

    func isMeant(_ name: String, in map: Node) -> Bool {
        !meant.isEmpty && meant.contains(MeantField(map: map.range.lowerBound, name: name))
    }

    init(source: SourceFile, conventions: ContentConventions) {
        self.source = source
        self.conventions = conventions
    }

    mutating func report(_ severity: Diagnostic.Severity, _ range: Range<Int>, _ message: String) {
        diagnostics.append(Diagnostic(severity, source, range, message))
    }

    mutating func error(_ node: Node, _ wording: Diagnostic.Wording) {
        diagnostics.append(Diagnostic(.error, source, node.range, wording))
    }

    mutating func error(_ node: Node, _ message: String) { report(.error, node.range, message) }
    mutating func warning(_ node: Node, _ message: String) { report(.warning, node.range, message) }

    /// `'price' must be an amount such as 12.50, not a list`.
    mutating func expected(_ what: String, _ node: Node) {
        error(node, "'\(field)' must be \(what), not \(ContentReader.describe(node))")
    }

    /// Where something that is missing from a map is reported: the map's first line.
    func firstLine(of node: Node) -> Range<Int> {
        let range = node.range.clamped(to: 0..<source.bytes.count)
        let end = source.bytes[range].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    /// What a node is, in the words of someone who never heard of types.
    static func describe(_ node: Node) -> String {
        switch node.kind {
        case .null: return "nothing"
        case .bool, .integer, .decimal: return Diagnostic.shortened(node.text)
        case .string: return node.text.isEmpty ? "an empty text" : "'\(Diagnostic.shortened(node.text))'"
        case .list: return "a list"
        case .map: return "a group of fields"
        }
    }

}

// MARK: - Texts

extension ContentReader {
    /// One line of text, trimmed; numbers count as they are spelled.
    mutating func line(_ node: Node) -> String? {
        guard let text = text(node) else { return nil }
        guard !text.utf8.contains(ASCII.lineFeed) else {
            error(node, "'\(field)' must be one line of text")
            return nil
        }
        return text
    }

    /// One line of text with its place.
    mutating func locatedLine(_ node: Node) -> Located<String>? { line(node).map { Located($0, range: node.range) } }

    /// Text of any length, trimmed at both ends. Nil without a report for an empty one.
    mutating func text(_ node: Node) -> String? {
        switch node.kind {
        case .string, .integer, .decimal: break
        case .bool:
            error(node, "'\(field)' must be text; put quotes around it: \"\(node.text)\"")
            return nil
        case .null, .list, .map:
            expected("text", node)
            return nil
        }
        enum Flaw { case none, padded, empty, control(UInt8) }
        let flaw: Flaw = node.withBytes { bytes in
            guard let first = bytes.first, let last = bytes.last else { return .empty }
            for byte in bytes where byte < 0x20 && byte != ASCII.lineFeed && byte != ASCII.tab || byte == 0x7F {
                return .control(byte)
            }
            return ASCII.isWhitespace(first) || ASCII.isWhitespace(last) ? .padded : .none
        }
        switch flaw {
        case .none: return node.text
        case .padded:
            let text = ContentReader.trimmed(node.text)
            if text.isEmpty { fallthrough }
            return text
        case .empty:
            if isRequiredText { error(node, "'\(field)' is empty") }
            return nil
        case .control(let byte):
            error(node, "'\(field)' has a control character in it (U+00\(Hex.string([byte]).uppercased())); remove it")
            return nil
        }
    }

    /// The few texts that may not be empty where they are written.
    private var isRequiredText: Bool { field == "title" || field == "name" || field == "sku" || field == "file" }

    static func trimmed(_ text: String) -> String {
        var bytes = text.utf8[...]
        while let first = bytes.first, ASCII.isWhitespace(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, ASCII.isWhitespace(last) { bytes = bytes.dropLast() }
        return String(bytes) ?? text
    }

    /// A list of one-line texts; one text alone is a list of one. Doubles are dropped with a warning.
    mutating func lines(_ node: Node, of what: String) -> [Located<String>] {
        var out: [Located<String>] = []
        var seen = Doubles()
        for item in list(node, of: what) {
            guard let line = locatedLine(item) else { continue }
            if seen.isDouble(line.value) {
                warning(item, "'\(Diagnostic.shortened(line.value))' is in '\(field)' twice")
            } else {
                out.append(line)
            }
        }
        return out
    }

    /// The items of a list; a single value counts as a list of one, a group of fields does not.
    mutating func list(_ node: Node, of what: String) -> [Node] {
        switch node.kind {
        case .list: return Array(node.items)
        case .map:
            expected("a list of \(what)", node)
            return []
        default: return [node]
        }
    }

    /// The items of a list of groups; a single group counts as a list of one.
    mutating func groups(_ node: Node, of what: String) -> [Node] {
        let items = node.kind == .list ? Array(node.items) : [node]
        return items.filter { item in
            if item.kind == .map { return true }
            error(
                item,
                "'\(field)' must be a list of \(what), each with its own fields, not \(ContentReader.describe(item))")
            return false
        }
    }

    /// Whether a node is a group of fields, reported when it is not.
    mutating func isGroup(_ node: Node, example: String) -> Bool {
        if node.kind == .map { return true }
        error(node, "'\(field)' must be a group of fields such as \(example), not \(ContentReader.describe(node))")
        return false
    }

    /// One of a few words.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node) -> Word? where Word.RawValue == String {
        let text = node.text
        if node.kind == .string, let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let listed = words.map { "'\($0)'" }
        let choice = listed.dropLast().joined(separator: ", ") + " or " + (listed.last ?? "")
        let phrase = node.kind == .string ? Suggestion.phrase(for: text, in: words) : ""
        error(node, "'\(field)' must be \(choice), not \(ContentReader.describe(node))\(phrase)")
        return nil
    }

    mutating func bool(_ node: Node) -> Bool? {
        if let value = node.bool { return value }
        expected("true or false", node)
        return nil
    }
}

/// Finds what stands in a list twice. Most lists are short, and walked; ten thousand entries are not.
struct Doubles {
    private var few: [String] = []
    private var many: Set<String> = []
    private static let mostWalked = 16

    /// Whether `text` was asked about before.
    mutating func isDouble(_ text: String) -> Bool {
        if !many.isEmpty { return !many.insert(text).inserted }
        if few.contains(text) { return true }
        few.append(text)
        if few.count > Self.mostWalked { many = Set(few) }
        return false
    }
}
