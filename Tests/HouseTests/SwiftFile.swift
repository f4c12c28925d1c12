import Platform
import TestSupport

/// A Swift file as words and signs, without its comments and texts; what is interpolated into a text counts as code.
struct SwiftFile {
    struct Word {
        var text: String
        var line: Int
        /// How many braces are open around it.
        var depth: Int
    }

    struct Declaration {
        var name: String
        var line: Int
        /// Another file can come upon it by its own name: a type at the top, a member of an extension.
        var leadsHere: Bool
    }

    /// Relative to the repository's root.
    let path: String
    private(set) var words: [Word] = []
    /// Lines that hold a text, or a part of one.
    private(set) var textLines: Set<Int> = []
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var depth = 0

    init(_ path: String) throws {
        self.init(path, try SystemCalls.read(Repository.root + "/" + path))
    }

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        scan()
    }

    /// The file's lines, from 1.
    var lines: [(number: Int, text: String)] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map {
            ($0.offset + 1, String(decoding: $0.element, as: UTF8.self))
        }
    }

    /// Everything that a keyword gives a name to, wherever it is.
    var declarations: [Declaration] {
        let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype"]
        let others: Set = [
            "func", "var", "let", "case", "static", "in", "is", "as", "where", "nil", "true", "false", "self",
        ]
        func isName(_ at: Int) -> Bool {
            guard words.indices.contains(at), let first = words[at].text.utf8.first else { return false }
            return Self.beginsWord(first) && !kinds.contains(words[at].text) && !others.contains(words[at].text)
        }
        var found: [Declaration] = []
        var isExtension = false
        for (at, word) in words.enumerated() {
            if word.depth == 0, kinds.contains(word.text) || word.text == "extension" {
                isExtension = word.text == "extension"
            }
            let isKind = kinds.contains(word.text)
            guard isKind || ["func", "var", "let", "case"].contains(word.text), at == 0 || words[at - 1].text != "."
            else { continue }
            let isPrivate = words[max(0, at - 3)..<at].contains { $0.line == word.line && $0.text.hasSuffix("private") }
            let leadsHere = !isPrivate && (word.depth == 0 || word.depth == 1 && isExtension)
            var next = at + 1
            var names: [Declaration] = []
            while isName(next) {
                names.append(Declaration(name: words[next].text, line: words[next].line, leadsHere: leadsHere))
                next += 1
                // `case one(Int), two = "2"` names several.
                guard word.text == "case" else { break }
                if words.indices.contains(next), words[next].text == "(" {
                    var open = 0
                    repeat {
                        open += words[next].text == "(" ? 1 : words[next].text == ")" ? -1 : 0
                        next += 1
                    } while open > 0 && next < words.count
                }
                if words.indices.contains(next), words[next].text == "=" { next += 2 }
                guard words.indices.contains(next), words[next].text == "," else { break }
                next += 1
            }
            // `case one, two:` in a switch names nothing new.
            let isPattern = word.text == "case" && words.indices.contains(next) && words[next].text == ":"
            if !isPattern { found += names }
        }
        return found
    }

    private static func beginsWord(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte >= 0x80
    }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { index + $0.count <= bytes.count && bytes[index..<index + $0.count].elementsEqual($0) }
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] == 0x0A { line += 1 }
            index += 1
        }
    }

    private mutating func add(_ text: String) { words.append(Word(text: text, line: line, depth: depth)) }

    /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func scan(isInterpolation: Bool = false) {
        var open = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.beginsWord(byte) || 0x30...0x39 ~= byte {
                let word = bytes[index...].prefix { Self.beginsWord($0) || 0x30...0x39 ~= $0 }
                add(String(decoding: word, as: UTF8.self))
                index += word.count
            } else if byte == 0x2F, starts("//") {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else if byte == 0x2F, starts("/*") {
                skipComment()
            } else if byte == 0x22 || byte == 0x23, let quote = quote() {
                skipText(quote)
            } else {
                if byte == 0x7D { depth -= 1 }
                if byte > 0x20, byte != 0x60 { add(String(UnicodeScalar(byte))) }
                if byte == 0x7B { depth += 1 }
                open += byte == 0x28 ? 1 : byte == 0x29 ? -1 : 0
                advance()
                if isInterpolation, open == 0 { return }
            }
        }
    }

    private mutating func skipComment() {
        var open = 0
        repeat {
            if starts("/*") {
                open += 1
                advance(2)
            } else if starts("*/") {
                open -= 1
                advance(2)
            } else {
                advance()
            }
        } while open > 0 && index < bytes.count
    }

    /// What begins a text here, `"`, `"""`, `#"` or the like, or a pattern, `#/`; nil for other signs.
    private func quote() -> (hashes: Int, sign: [UInt8])? {
        let hashes = bytes[index...].prefix { $0 == 0x23 }.count
        let rest = bytes[(index + hashes)...]
        if rest.starts(with: [0x22, 0x22, 0x22]) { return (hashes, [0x22, 0x22, 0x22]) }
        if rest.first == 0x22 { return (hashes, [0x22]) }
        return hashes > 0 && rest.first == 0x2F ? (hashes, [0x2F]) : nil
    }

    /// Passes over a text or a pattern; one word stands for it.
    private mutating func skipText(_ quote: (hashes: Int, sign: [UInt8])) {
        add("\"")
        textLines.insert(line)
        advance(quote.hashes + quote.sign.count)
        let fence = [UInt8](repeating: 0x23, count: quote.hashes)
        let isPattern = quote.sign == [0x2F]
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote.sign[0], bytes[index...].starts(with: quote.sign + fence) {
                advance(quote.sign.count + quote.hashes)
                return
            }
            if byte == 0x5C, !isPattern, bytes[(index + 1)...].starts(with: fence) {
                advance(1 + quote.hashes)
                if index < bytes.count, bytes[index] == 0x28 { scan(isInterpolation: true) } else { advance() }
            } else {
                advance()
            }
            textLines.insert(line)
        }
    }
}
