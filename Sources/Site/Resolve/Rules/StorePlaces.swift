import Commerce
import Documents
import Text

/// Where store.yaml says something, for reports about rules that its own reader found nothing wrong with.
struct StorePlaces {
    enum Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case key(String)
        case index(Int)

        init(stringLiteral value: String) { self = .key(value) }
        init(integerLiteral value: Int) { self = .index(value) }
    }

    let source: SourceFile
    private let root: Node?

    init(_ source: SourceFile) {
        self.source = source
        var ignored: [Diagnostic] = []
        root =
            source.path.hasSuffix(".json")
            ? JSON.parse(source, diagnostics: &ignored)?.root : YAML.parse(source, diagnostics: &ignored)?.root
    }

    /// The value at the end of the way, or the key of a group or a list there; the last thing on the way that is there, and the
    /// first line where nothing is.
    func range(_ way: [Step]) -> Range<Int> {
        guard var node = root else { return 0..<0 }
        var place = firstLine(node)
        for step in way {
            switch step {
            case .key(let name):
                guard let entry = node.entry(name) else { return place }
                node = entry.value
                place = node.kind == .map || node.kind == .list ? entry.key.range : node.range
            case .index(let index):
                // One value alone counts as a list of one.
                if node.kind == .list {
                    guard index < node.items.count else { return place }
                    node = node.items[index]
                } else if index > 0 {
                    return place
                }
                place = firstLine(node)
            }
        }
        return place
    }

    private func firstLine(_ node: Node) -> Range<Int> {
        let range = node.range.clamped(to: 0..<source.bytes.count)
        let end = source.bytes[range].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    /// The value of a field written within some bytes of a file (`tax_class: reduced`, `"tax_class": "reduced"`); the first
    /// line of these bytes where it is not.
    static func value(of field: String, is value: String, in source: SourceFile, _ ranges: [Range<Int>]) -> Range<Int> {
        let key = Array(field.utf8)
        let wanted = Array(value.utf8)
        let bytes = source.bytes
        for range in ranges.map({ $0.clamped(to: 0..<bytes.count) }) where range.count >= key.count {
            for start in range where start + key.count <= range.upperBound && bytes[start] == key[0] {
                guard bytes[start..<start + key.count].elementsEqual(key),
                    start == range.lowerBound || !isWord(bytes[start - 1])
                else { continue }
                var index = start + key.count
                while index < range.upperBound, "\"': ".utf8.contains(bytes[index]) { index += 1 }
                if bytes[index..<range.upperBound].starts(with: wanted) { return index..<index + wanted.count }
            }
        }
        guard let range = ranges.last?.clamped(to: 0..<bytes.count) else { return 0..<0 }
        let end = bytes[range].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == ASCII.underscore || byte == ASCII.hyphen
    }
}
