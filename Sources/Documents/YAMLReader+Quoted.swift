import Text

/// Scalars in quotes (YAML 1.2.2, 5.7, 7.3.1 and 7.3.2).
extension YAMLReader {
    /// Reads a scalar in single or double quotes; every further line must be indented by at least `minimum`.
    mutating func readQuoted(minimum: Int) throws(SyntaxFailure) {
        let start = position
        let quote = bytes[start]
        var index = start + 1
        while index < end {
            let byte = bytes[index]
            if byte == quote {
                if quote == ASCII.apostrophe, at(index + 1) == quote { break }
                builder.push(.string, start, index + 1, text: start + 1..<index)
                return finishQuoted(index + 1)
            }
            if Self.isBreak(byte) || (byte == ASCII.backslash && quote == ASCII.quote) { break }
            index &+= 1
        }
        guard index < end else { throw unclosedQuotes(start) }
        try readProcessedQuoted(start, from: index, minimum: minimum)
    }

    private mutating func finishQuoted(_ next: Int) {
        position = next
        height = 0
        lastEnd = next
    }

    /// Goes on at the first escape or line break.
    private mutating func readProcessedQuoted(_ start: Int, from: Int, minimum: Int) throws(SyntaxFailure) {
        let quote = bytes[start]
        let mark = builder.processed.count
        var runStart = start + 1
        var index = from
        while index < end {
            let byte = bytes[index]
            if byte == quote {
                builder.processed.append(contentsOf: bytes[runStart..<index])
                guard quote == ASCII.apostrophe, at(index + 1) == quote else {
                    builder.pushProcessed(.string, start, index + 1, since: mark)
                    return finishQuoted(index + 1)
                }
                // Two single quotes stand for one (7.3.2).
                builder.processed.append(quote)
                index += 2
                runStart = index
            } else if byte == ASCII.backslash, quote == ASCII.quote {
                builder.processed.append(contentsOf: bytes[runStart..<index])
                if Self.isBreak(at(index + 1)) {
                    // An escaped line break joins the lines and keeps the white space before it.
                    index = try foldLines(index + 1, start, minimum: minimum, isEscaped: true)
                } else {
                    index = try readEscape(index, start)
                }
                runStart = index
            } else if Self.isBreak(byte) {
                var textEnd = index
                while textEnd > runStart, Self.isBlank(bytes[textEnd - 1]) { textEnd -= 1 }
                builder.processed.append(contentsOf: bytes[runStart..<textEnd])
                index = try foldLines(index, start, minimum: minimum, isEscaped: false)
                runStart = index
            } else {
                index &+= 1
            }
        }
        throw unclosedQuotes(start)
    }

    /// Folds the line break at `index` and gives the offset of the next text (6.5).
    private mutating func foldLines(
        _ index: Int, _ start: Int, minimum: Int, isEscaped: Bool
    ) throws(SyntaxFailure) -> Int {
        var index = index
        var emptyLines = -1
        while true {
            index = afterBreak(index)
            emptyLines += 1
            let line = index
            while index < end, bytes[index] == ASCII.space { index &+= 1 }
            let spaces = index - line
            while index < end, Self.isBlank(bytes[index]) { index &+= 1 }
            guard index < end else { throw unclosedQuotes(start) }
            if Self.isBreak(bytes[index]) { continue }
            if isDocumentMarker(at: line) {
                throw SyntaxFailure(start..<start + 1, "the quotes that begin here are not closed in this document")
            }
            if spaces < minimum { throw shallowQuotes(start, line, index, spaces: spaces, minimum: minimum) }
            lineStart = line
            break
        }
        if emptyLines > 0 {
            builder.processed.append(contentsOf: repeatElement(ASCII.lineFeed, count: emptyLines))
        } else if !isEscaped {
            builder.processed.append(ASCII.space)
        }
        return index
    }

    /// Reads the escape whose backslash is at `index` and gives the offset after it.
    private mutating func readEscape(_ index: Int, _ start: Int) throws(SyntaxFailure) -> Int {
        let plain: UInt8
        switch at(index + 1) {
        case UInt8(ascii: "0"): plain = 0x00
        case UInt8(ascii: "a"): plain = 0x07
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "t"), ASCII.tab: plain = 0x09
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "v"): plain = 0x0B
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "e"): plain = 0x1B
        case ASCII.space: plain = 0x20
        case ASCII.quote: plain = 0x22
        case ASCII.slash: plain = 0x2F
        case ASCII.backslash: plain = 0x5C
        case UInt8(ascii: "N"): return append(0x85, index + 2)
        case UInt8(ascii: "_"): return append(0xA0, index + 2)
        case UInt8(ascii: "L"): return append(0x2028, index + 2)
        case UInt8(ascii: "P"): return append(0x2029, index + 2)
        case UInt8(ascii: "x"): return try readCode(index, digits: 2)
        case UInt8(ascii: "u"): return try readCode(index, digits: 4)
        case UInt8(ascii: "U"): return try readCode(index, digits: 8)
        case 0: throw unclosedQuotes(start)
        default:
            throw SyntaxFailure(
                index..<index + 2,
                "this is no escape that YAML knows; write \\\\ for a backslash, or use single quotes")
        }
        builder.processed.append(plain)
        return index + 2
    }

    private mutating func append(_ code: UInt32, _ next: Int) -> Int {
        guard let scalar = Unicode.Scalar(code) else { return next }
        builder.processed.append(contentsOf: UTF8.encode(scalar) ?? .init())
        return next
    }

    /// Reads `\x41`, `\u0041` or `\U00000041`; two `\u` halves of a surrogate pair are one character, as in JSON.
    private mutating func readCode(_ index: Int, digits: Int) throws(SyntaxFailure) -> Int {
        var code = try readHex(index + 2, digits, escape: index)
        var next = index + 2 + digits
        if digits == 4, code & 0xFC00 == 0xD800, at(next) == ASCII.backslash, at(next + 1) == UInt8(ascii: "u") {
            let low = try readHex(next + 2, 4, escape: next)
            if low & 0xFC00 == 0xDC00 {
                code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
                next += 6
            }
        }
        guard Unicode.Scalar(code) != nil else {
            throw SyntaxFailure(index..<next, "\(Self.codePoint(code)) is not a character; write the character itself")
        }
        return append(code, next)
    }

    private func readHex(_ index: Int, _ digits: Int, escape: Int) throws(SyntaxFailure) -> UInt32 {
        var code: UInt32 = 0
        for offset in 0..<digits {
            guard let digit = ASCII.hexValue(at(index + offset)) else {
                throw SyntaxFailure(
                    escape..<min(index + offset, end), "this escape needs \(digits) hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
        }
        return code
    }

    // MARK: What goes wrong

    /// Where the text ends is anybody's guess, so nothing after it can be judged.
    private func unclosedQuotes(_ start: Int) -> SyntaxFailure {
        SyntaxFailure(start..<start + 1, "the quotes that begin here are never closed", isLocal: false)
    }

    private func shallowQuotes(
        _ start: Int, _ line: Int, _ text: Int, spaces: Int, minimum: Int
    ) -> SyntaxFailure {
        if at(line + spaces) == ASCII.tab { return tabFailure(line + spaces) }
        let number = source.location(of: text).line
        let amount = minimum == 1 ? "1 space" : "\(minimum) spaces"
        return SyntaxFailure(
            start..<start + 1,
            "the quotes that begin here are not closed before line \(number); close them, "
                + "or indent that line by at least \(amount) if it belongs to the text")
    }
}
