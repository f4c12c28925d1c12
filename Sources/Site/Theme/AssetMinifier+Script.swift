import Text

/// JavaScript (ECMA-262, 12): comments, indentation, blank lines and runs of blanks. Line ends stay, since they may end
/// statements (12.10).
///
/// The one hard question is whether `/` starts a regular expression. It does after an operator and does not after a
/// value; after `)` and `}` it may be either. There a `/` is a division if no other `/` follows on the line (a regular
/// expression cannot span lines), and otherwise the file is left alone.
enum ScriptScanner {
    /// A string that names another module: where its text lies in the source, between the quotes.
    struct ModuleReference {
        let range: Range<Int>
    }

    static func minify(_ bytes: [UInt8]) -> [UInt8]? {
        var scan = Scan(bytes: bytes)
        guard scan.run() else { return nil }
        while let last = scan.out.last, ASCII.isWhitespace(last) { scan.out.removeLast() }
        scan.out.append(ASCII.lineFeed)
        return scan.out.count < bytes.count ? scan.out : bytes
    }

    /// The strings after `from`, `import` and `import(`, or none if the file cannot be scanned.
    static func moduleReferences(_ bytes: [UInt8]) -> [ModuleReference] {
        var scan = Scan(bytes: bytes)
        return scan.run() ? scan.references : []
    }

    /// How deep `${` may nest: a longer chain is an attack on the stack, not a script.
    private static let templateDepthLimit = 32

    private struct Scan {
        let bytes: [UInt8]
        var out: [UInt8] = []
        var references: [ModuleReference] = []
        private var index = 0
        private var pendingSpace = false
        private var pendingLine = false
        private var previous = Previous.operatorLike
        private var word: Range<Int> = 0..<0
        private var wordBeforeParenthesis: Range<Int> = 0..<0
        private var templateDepth = 0

        enum Previous { case operatorLike, value, closing }

        init(bytes: [UInt8]) {
            self.bytes = bytes
            out.reserveCapacity(bytes.count)
        }

        mutating func run() -> Bool {
            if bytes.starts(with: [0x23, 0x21]) { copyLine() }
            while index < bytes.count {
                guard step() else { return false }
            }
            return true
        }

        private func peek(_ ahead: Int) -> UInt8 { index + ahead < bytes.count ? bytes[index + ahead] : 0 }

        private mutating func step() -> Bool {
            let byte = bytes[index]
            switch byte {
            case ASCII.lineFeed, ASCII.carriageReturn:
                pendingLine = true
                index += 1
            case ASCII.space, ASCII.tab:
                pendingSpace = true
                index += 1
            case ASCII.slash where peek(1) == ASCII.slash:
                if peek(2) == 0x23 || peek(2) == 0x21 || peek(2) == 0x40 {
                    flush()
                    copyLine()
                } else {
                    while index < bytes.count, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn {
                        // U+2028 and U+2029 end a line comment too.
                        if bytes[index] == 0xE2, peek(1) == 0x80, peek(2) & 0xFE == 0xA8 { return false }
                        index += 1
                    }
                }
            case ASCII.slash where peek(1) == 0x2A:
                return blockComment()
            case ASCII.slash:
                return slash()
            case ASCII.quote, ASCII.apostrophe:
                guard let end = endOfString() else { return false }
                noteReference(index + 1..<end - 1)
                copy(to: end)
                previous = .value
                word = 0..<0
            case 0x60:
                guard let end = endOfTemplate(from: index) else { return false }
                copy(to: end)
                previous = .value
                word = 0..<0
            case 0x3C where peek(1) == 0x21 && peek(2) == ASCII.hyphen && peek(3) == ASCII.hyphen:
                return false  // B.1.1: an HTML-like comment
            case ASCII.hyphen where peek(1) == ASCII.hyphen && peek(2) == ASCII.greaterThan:
                return false
            case _ where isWordByte(byte):
                let start = index
                var end = index
                while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
                let isProperty = out.last == ASCII.period
                copy(to: end)
                word = start..<end
                previous = isProperty ? .value : kind(of: word)
            default:
                if byte == 0x28 { wordBeforeParenthesis = word }
                copy(to: index + 1)
                switch byte {
                case 0x29, 0x7D: previous = .closing
                case 0x5D: previous = .value
                case 0x2B, ASCII.hyphen:
                    // `x++ / y` divides, `+ /re/` does not; a doubled sign may be either.
                    previous = out.dropLast().last == byte ? .closing : .operatorLike
                default: previous = .operatorLike
                }
                if byte != 0x28 { word = 0..<0 }
            }
            return true
        }

        private mutating func flush() {
            defer { (pendingLine, pendingSpace) = (false, false) }
            guard let last = out.last else { return }
            if pendingLine {
                if last != ASCII.lineFeed { out.append(ASCII.lineFeed) }
            } else if pendingSpace, last != ASCII.lineFeed {
                out.append(ASCII.space)
            }
        }

        private mutating func copy(to end: Int) {
            flush()
            out.append(contentsOf: bytes[index..<end])
            index = end
        }

        private mutating func copyLine() {
            let end = bytes[index...].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } ?? bytes.count
            out.append(contentsOf: bytes[index..<end])
            index = end
        }

        private mutating func blockComment() -> Bool {
            guard let end = StyleScanner.endOfComment(bytes, from: index + 2) else { return false }
            if peek(2) == 0x21 {
                copy(to: end)
                return true
            }
            // 12.4: a comment over several lines counts as a line end.
            if bytes[index..<end].contains(where: { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn || $0 == 0xE2 })
            {
                pendingLine = true
            } else {
                pendingSpace = true
            }
            index = end
            return true
        }

        private mutating func slash() -> Bool {
            switch previous {
            case .value:
                copy(to: index + 1)
                previous = .operatorLike
                return true
            case .closing:
                for byte in bytes[(index + 1)...] {
                    if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { break }
                    if byte == ASCII.slash { return false }
                }
                copy(to: index + 1)
                previous = .operatorLike
                return true
            case .operatorLike:
                guard let end = endOfRegularExpression() else { return false }
                copy(to: end)
                previous = .value
                word = 0..<0
                return true
            }
        }

        /// 12.9.5: a class in brackets may hold a bare `/`.
        private func endOfRegularExpression() -> Int? {
            var at = index + 1
            var inClass = false
            while at < bytes.count {
                switch bytes[at] {
                case ASCII.lineFeed, ASCII.carriageReturn: return nil
                case ASCII.backslash: at += 1
                case 0x5B: inClass = true
                case 0x5D: inClass = false
                case ASCII.slash where !inClass: return at + 1
                default: break
                }
                at += 1
            }
            return nil
        }

        private func endOfString() -> Int? {
            var at = index + 1
            while at < bytes.count {
                switch bytes[at] {
                case bytes[index]: return at + 1
                case ASCII.backslash: at += 2
                case ASCII.lineFeed, ASCII.carriageReturn: return nil
                default: at += 1
                }
            }
            return nil
        }

        /// A template literal is copied whole, with whatever its `${}` hold.
        private mutating func endOfTemplate(from start: Int) -> Int? {
            templateDepth += 1
            defer { templateDepth -= 1 }
            guard templateDepth <= ScriptScanner.templateDepthLimit else { return nil }
            var at = start + 1
            while at < bytes.count {
                switch bytes[at] {
                case 0x60: return at + 1
                case ASCII.backslash: at += 2
                case 0x24 where at + 1 < bytes.count && bytes[at + 1] == 0x7B:
                    guard let end = endOfSubstitution(from: at + 2) else { return nil }
                    at = end
                default: at += 1
                }
            }
            return nil
        }

        private mutating func endOfSubstitution(from start: Int) -> Int? {
            var at = start
            var depth = 0
            while at < bytes.count {
                switch bytes[at] {
                case 0x60:
                    guard let end = endOfTemplate(from: at) else { return nil }
                    at = end
                    continue
                case ASCII.quote, ASCII.apostrophe:
                    guard let end = StyleScanner.endOfString(bytes, from: at) else { return nil }
                    at = end
                    continue
                case ASCII.slash: return nil  // a division, a comment or a regular expression: not worth telling
                case 0x7B: depth += 1
                case 0x7D:
                    if depth == 0 { return at + 1 }
                    depth -= 1
                default: break
                }
                at += 1
            }
            return nil
        }

        private mutating func noteReference(_ range: Range<Int>) {
            let name = text(word)
            if name == "from" || name == "import" || (out.last == 0x28 && text(wordBeforeParenthesis) == "import") {
                references.append(ModuleReference(range: range))
            }
        }

        private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

        private func isWordByte(_ byte: UInt8) -> Bool {
            ASCII.isAlphanumeric(byte) || byte >= 0x80 || byte == ASCII.underscore || byte == 0x24
                || byte == ASCII.backslash
        }

        /// Words that an expression follows; some of them are ordinary names elsewhere, so after them nothing is sure.
        private func kind(of range: Range<Int>) -> Previous {
            guard range.count <= 10 else { return .value }
            switch text(range) {
            case "return", "typeof", "instanceof", "in", "new", "delete", "void", "throw", "case", "do", "else":
                return .operatorLike
            case "of", "yield", "await", "from", "import", "export", "default": return .closing
            default: return .value
            }
        }
    }
}
