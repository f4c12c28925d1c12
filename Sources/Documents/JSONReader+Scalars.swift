import Text

/// Strings and numbers (RFC 8259, 6 and 7).
extension JSONReader {
    mutating func readNumber() throws(SyntaxFailure) {
        let start = position
        var kind = Node.Kind.integer
        if bytes[position] == ASCII.hyphen { position += 1 }
        let digits = position
        skipDigits()
        if position == digits {
            throw SyntaxFailure(start..<position, "a digit is missing after the minus sign")
        }
        if bytes[digits] == 0x30, position - digits > 1 {
            throw SyntaxFailure(
                start..<position,
                "a JSON number has no zeros in front; remove them, or put the digits in double quotes to keep them")
        }
        if position < bytes.count, bytes[position] == ASCII.period {
            kind = .decimal
            position += 1
            let fraction = position
            skipDigits()
            if position == fraction {
                throw SyntaxFailure(start..<position, "a digit is missing after the point of this number")
            }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            kind = .decimal
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == ASCII.hyphen {
                position += 1
            }
            let exponent = position
            skipDigits()
            if position == exponent {
                throw SyntaxFailure(start..<position, "a digit is missing in the exponent of this number")
            }
        }
        if position < bytes.count, ASCII.isAlphanumeric(bytes[position]) || bytes[position] == ASCII.underscore {
            throw SyntaxFailure(start..<position + 1, "this is not a JSON number; text stands in double quotes")
        }
        builder.push(kind, start, position, text: start..<position)
    }

    private mutating func skipDigits() {
        while position < bytes.count, ASCII.isDigit(bytes[position]) { position &+= 1 }
    }

    mutating func readString() throws(SyntaxFailure) {
        let start = position
        position += 1
        let count = bytes.count
        while position < count {
            let byte = bytes[position]
            if byte == ASCII.quote {
                position += 1
                return builder.push(.string, start, position, text: start + 1..<position - 1)
            }
            if byte == ASCII.backslash { return try readEscapedString(from: start) }
            if byte < 0x20 { throw controlCharacter() }
            position &+= 1
        }
        throw unclosed(start)
    }

    /// Goes on at the first backslash.
    private mutating func readEscapedString(from start: Int) throws(SyntaxFailure) {
        let mark = builder.processed.count
        var runStart = start + 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == ASCII.quote {
                builder.processed.append(contentsOf: bytes[runStart..<position])
                position += 1
                return builder.pushProcessed(.string, start, position, since: mark)
            }
            if byte < 0x20 { throw controlCharacter() }
            if byte == ASCII.backslash {
                builder.processed.append(contentsOf: bytes[runStart..<position])
                try readEscape()
                runStart = position
            } else {
                position &+= 1
            }
        }
        throw unclosed(start)
    }

    private mutating func readEscape() throws(SyntaxFailure) {
        let start = position
        guard position + 1 < bytes.count else { throw unclosed(start) }
        let byte = bytes[position + 1]
        position += 2
        switch byte {
        case ASCII.quote, ASCII.backslash, ASCII.slash: builder.processed.append(byte)
        case UInt8(ascii: "b"): builder.processed.append(0x08)
        case UInt8(ascii: "f"): builder.processed.append(0x0C)
        case UInt8(ascii: "n"): builder.processed.append(0x0A)
        case UInt8(ascii: "r"): builder.processed.append(0x0D)
        case UInt8(ascii: "t"): builder.processed.append(0x09)
        case UInt8(ascii: "u"):
            var code = try readHex(start)
            if code & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == ASCII.backslash,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let low = try readHex(position - 2)
                guard low & 0xFC00 == 0xDC00 else { throw loneSurrogate(start) }
                code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
            }
            guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate(start) }
            builder.processed.append(contentsOf: UTF8.encode(scalar) ?? .init())
        default:
            throw SyntaxFailure(
                start..<position,
                "this is not an escape that JSON knows; write \\\\ if a backslash is meant")
        }
    }

    private mutating func readHex(_ start: Int) throws(SyntaxFailure) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count, let digit = ASCII.hexValue(bytes[position]) else {
                throw SyntaxFailure(start..<position, "\\u needs four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }

    private func loneSurrogate(_ start: Int) -> SyntaxFailure {
        SyntaxFailure(
            start..<start + 6,
            "this is one half of a surrogate pair and no character; write the character itself or both halves")
    }

    private func controlCharacter() -> SyntaxFailure {
        let byte = bytes[position]
        let range = position..<position + 1
        switch byte {
        case ASCII.lineFeed, ASCII.carriageReturn:
            return SyntaxFailure(range, "a text may not go over the end of the line; close the quotes or write \\n")
        case ASCII.tab: return SyntaxFailure(range, "a tab inside a text must be written as \\t")
        default:
            let hex = String(byte, radix: 16)
            let code = String(repeating: "0", count: 4 - hex.utf8.count) + hex
            return SyntaxFailure(range, "a control character inside a text must be written as \\u\(code)")
        }
    }

    private func unclosed(_ start: Int) -> SyntaxFailure {
        SyntaxFailure(start..<start + 1, "the text that begins here has no closing quote (\")")
    }
}
