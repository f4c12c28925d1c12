import Documents
import Testing
import Text

/// Random value trees, written as YAML in many styles, must be read as the same tree.
@Suite struct RoundTripTests {
    @Test(arguments: 0..<40)
    func writtenInAnyStyleReadTheSame(seed: Int) {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
        for _ in 0..<25 {
            let tree = Tree.random(&random, depth: 4)
            var writer = YAMLText(random: random)
            let yaml = writer.document(tree)
            random = writer.random
            #expect(Reading.yaml(yaml).description == tree.json, "\(yaml)")
            // JSON is YAML.
            #expect(Reading.yaml(tree.json).description == tree.json)
            #expect(Reading.json(tree.json).description == tree.json)
        }
    }
}

/// A small generator with a fixed seed, so that a failure can be repeated.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
}

private indirect enum Tree {
    /// `null`, a truth value or a number, as JSON spells it.
    case atom(String)
    case text(String)
    case list([Tree])
    case map([(String, Tree)])

    static func random(_ random: inout Random, depth: Int) -> Tree {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &random) {
        case 0:
            return .atom(
                ["null", "true", "false", "0", "-12", "19.90", "1e5", "0.5"].randomElement(using: &random) ?? "0")
        case 1, 2: return .text(text(&random))
        case 3:
            return .list(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in Tree.random(&random, depth: depth - 1) })
        default:
            var keys: [String] = []
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let key = text(&random)
                if !keys.contains(where: { Array($0.utf8) == Array(key.utf8) }) { keys.append(key) }
            }
            return .map(keys.map { ($0, Tree.random(&random, depth: depth - 1)) })
        }
    }

    /// Pieces that are awkward in one style or another.
    private static func text(_ random: inout Random) -> String {
        let pieces = [
            "a", "Mug", "linen", "é", "日本", "😀", " ", "  ", "\n", "\n\n", "\t", ":", ": ", " #", "#", "-", "- ", "? ",
            "'", "\"", "\\", ",", "[", "]",
            "{", "}", "&x", "*x", "!t", "|", ">", "%", "@", "`", "---", "...", "no", "true", "null", "~", "12", "0x1F",
            "1_000", "<<", "=", "\u{7}", "\u{85}",
        ]
        return (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
            .joined()
    }

    var json: String {
        switch self {
        case .atom(let spelling): return spelling
        case .text(let text): return Tree.quoted(text)
        case .list(let items): return "[" + items.map(\.json).joined(separator: ",") + "]"
        case .map(let entries):
            return "{" + entries.map { Tree.quoted($0) + ":" + $1.json }.joined(separator: ",") + "}"
        }
    }

    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\u{7}": out += "\\u0007"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

/// Writes a tree, choosing a style for every value by chance.
private struct YAMLText {
    var random: Random

    mutating func document(_ tree: Tree) -> String {
        let start = random.chance(3) ? "%YAML 1.2\n---" : random.chance(2) ? "---" : ""
        let body = block(tree, column: start.isEmpty ? nil : -1)
        return start + body + (random.chance(3) ? "\n...\n" : "\n")
    }

    /// The value after an indicator in a collection of `column`; nil for a document without `---`.
    private mutating func block(_ tree: Tree, column: Int?) -> String {
        let parent = column ?? -1
        let space = column == nil ? "" : " "
        switch tree {
        case .list(let items) where !items.isEmpty && !random.chance(4):
            let inner = parent + 1 + Int.random(in: 0...2, using: &random)
            let indent = String(repeating: " ", count: inner)
            let lines = items.map { "\(indent)-" + block($0, column: inner) }
            return lineBreak(column) + lines.joined(separator: separator())
        case .map(let entries) where !entries.isEmpty && !random.chance(4):
            let inner = parent + 1 + Int.random(in: 0...2, using: &random)
            let indent = String(repeating: " ", count: inner)
            let lines = entries.map { key, value in
                random.chance(5)
                    ? "\(indent)?" + block(.text(key), column: inner) + "\n\(indent):" + block(value, column: inner)
                    : "\(indent)\(scalar(key, isKey: true)):" + block(value, column: inner)
            }
            return lineBreak(column) + lines.joined(separator: separator())
        case .text(let text):
            if let block = blockScalar(text, column: parent), random.chance(2) { return space + block }
            return space + scalar(text, isKey: false)
        default: return space + flow(tree, indent: String(repeating: " ", count: parent + 1))
        }
    }

    private mutating func lineBreak(_ column: Int?) -> String {
        column == nil ? "" : random.chance(4) ? "  # a comment\n" : "\n"
    }

    private mutating func separator() -> String {
        random.chance(4) ? "\n\n" : random.chance(4) ? "\n# between\n" : "\n"
    }

    private mutating func flow(_ tree: Tree, indent: String) -> String {
        let gap = random.chance(3) ? "\n \(indent)" : random.chance(2) ? " " : ""
        switch tree {
        case .atom(let spelling): return spelling
        case .text(let text): return scalar(text, isKey: true)
        case .list(let items):
            return "[" + items.map { gap + flow($0, indent: indent) }.joined(separator: gap + ",") + gap + "]"
        case .map(let entries):
            let written = entries.map { gap + scalar($0, isKey: true) + ": " + flow($1, indent: indent) }
            return "{" + written.joined(separator: ",") + gap + "}"
        }
    }

    /// Plain where that is certainly safe, otherwise in quotes of either kind.
    private mutating func scalar(_ text: String, isKey: Bool) -> String {
        let isWord = !text.isEmpty && text.utf8.allSatisfy { ASCII.isLetter($0) || $0 >= 0x80 }
        if isWord, !["no", "true", "null"].contains(text), !text.unicodeScalars.contains("\u{85}"), random.chance(2) {
            return text
        }
        let isOneLine = !text.unicodeScalars.contains { $0.value < 0x20 }
        if isOneLine, random.chance(2) { return "'" + text.replacing("'", with: "''") + "'" }
        return Tree.quoted(text)
    }

    /// As a literal block with an indentation indicator, if the text can stand in one.
    private func blockScalar(_ text: String, column: Int) -> String? {
        guard !text.unicodeScalars.contains("\u{7}"), !text.isEmpty else { return nil }
        let body = text.utf8.reversed().prefix { $0 == ASCII.lineFeed }.count
        guard body < text.utf8.count else { return nil }
        let chomping = body == 0 ? "-" : body == 1 ? "" : "+"
        let indent = String(repeating: " ", count: max(column, 0) + 2)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if body > 0 { lines.removeLast() }
        return "|2\(chomping)\n" + lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
    }
}
