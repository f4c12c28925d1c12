import Text

/// One pass over the bytes of a JSON file.
struct JSONReader {
    let source: SourceFile
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var builder: NodeBuilder
    /// Errors that do not keep the rest from being read.
    var diagnostics: [Diagnostic] = []

    init(_ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.source = source
        self.bytes = bytes
        builder = NodeBuilder(input: bytes, expecting: bytes.count)
    }

    mutating func readFile() throws(SyntaxFailure) {
        if Input.hasByteOrderMark(bytes, at: 0, end: bytes.count) {
            throw SyntaxFailure(
                0..<3, "the file begins with a byte order mark, which JSON must not have; save it as UTF-8 without BOM")
        }
        skipSpace()
        guard position < bytes.count else { throw SyntaxFailure(0..<0, "the file is empty; JSON needs a value") }
        try readValue(depth: 0)
        skipSpace()
        guard position == bytes.count else {
            if let failure = commentFailure() { throw failure }
            throw SyntaxFailure(
                position..<position + 1, "there is something after the end of the JSON value; a file holds only one")
        }
    }

    @inline(__always)
    private mutating func skipSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == ASCII.tab
            else { return }
            position &+= 1
        }
    }

    private mutating func readValue(depth: Int) throws(SyntaxFailure) {
        guard position < bytes.count else {
            throw SyntaxFailure(position..<position, "the file ends where a value should follow")
        }
        switch bytes[position] {
        case UInt8(ascii: "{"): try readObject(depth: depth)
        case UInt8(ascii: "["): try readArray(depth: depth)
        case ASCII.quote: try readString()
        case UInt8(ascii: "-"), 0x30...0x39: try readNumber()
        case UInt8(ascii: "t") where word() == "true": readWord(.bool, 4)
        case UInt8(ascii: "f") where word() == "false": readWord(.bool, 5)
        case UInt8(ascii: "n") where word() == "null": readWord(.null, 4)
        default: throw notAValue()
        }
    }

    private mutating func readWord(_ kind: Node.Kind, _ length: Int) {
        builder.push(kind, position, position + length, text: position..<position + length)
        position += length
    }

    private mutating func enter(depth: Int) throws(SyntaxFailure) -> (mark: Int, start: Int) {
        if depth >= DocumentLimits.jsonDepth {
            throw SyntaxFailure(
                position..<position + 1,
                "the values nest deeper than \(DocumentLimits.jsonDepth) levels, which is as far as JSON is read")
        }
        let start = position
        position += 1
        skipSpace()
        return (builder.mark, start)
    }

    private mutating func readArray(depth: Int) throws(SyntaxFailure) {
        let (mark, start) = try enter(depth: depth)
        if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
            position += 1
            return builder.closeList(since: mark, start, position)
        }
        while true {
            try readValue(depth: depth + 1)
            skipSpace()
            if try readSeparator(closing: UInt8(ascii: "]"), opened: start) { break }
        }
        builder.closeList(since: mark, start, position)
    }

    private mutating func readObject(depth: Int) throws(SyntaxFailure) {
        let (mark, start) = try enter(depth: depth)
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            _ = builder.closeMap(since: mark, start, position)
            return
        }
        while true {
            try readKey()
            try readValue(depth: depth + 1)
            skipSpace()
            if try readSeparator(closing: UInt8(ascii: "}"), opened: start) { break }
        }
        for (duplicate, first) in builder.closeMap(since: mark, start, position) {
            guard diagnostics.count < DocumentLimits.errors else { return }
            let range = Int(duplicate.start)..<Int(duplicate.end)
            let line = source.location(of: Int(first.start)).line
            diagnostics.append(
                Diagnostic(
                    .error, source, range,
                    "the key \"\(builder.text(duplicate))\" is here a second time; it is already on line \(line)"))
        }
    }

    /// Reads `"key" :` up to the value.
    private mutating func readKey() throws(SyntaxFailure) {
        guard position < bytes.count else {
            throw SyntaxFailure(position..<position, "the file ends inside an object; a '}' is missing")
        }
        guard bytes[position] == ASCII.quote else {
            if let failure = commentFailure() { throw failure }
            if bytes[position] == ASCII.apostrophe { throw singleQuotes() }
            if bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: ":") {
                throw SyntaxFailure(position..<position + 1, "a key in double quotes is missing here")
            }
            throw SyntaxFailure(
                position..<max(position + 1, position + word().utf8.count),
                "a key must stand in double quotes, such as \"title\"")
        }
        try readString()
        skipSpace()
        guard position < bytes.count, bytes[position] == ASCII.colon else {
            if let failure = commentFailure() { throw failure }
            throw SyntaxFailure(position..<min(position + 1, bytes.count), "a colon (:) is missing after the key")
        }
        position += 1
        skipSpace()
    }

    /// Reads a comma or the closing bracket; true if it was the bracket.
    private mutating func readSeparator(closing: UInt8, opened: Int) throws(SyntaxFailure) -> Bool {
        guard position < bytes.count else {
            throw SyntaxFailure(
                opened..<opened + 1,
                "the file ends before this is closed; a '\(Character(Unicode.Scalar(closing)))' is missing")
        }
        let byte = bytes[position]
        if byte == closing {
            position += 1
            return true
        }
        guard byte == UInt8(ascii: ",") else {
            if let failure = commentFailure() { throw failure }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                throw SyntaxFailure(
                    position..<position + 1,
                    "'\(Character(Unicode.Scalar(byte)))' closes what was opened with another bracket; "
                        + "'\(Character(Unicode.Scalar(closing)))' is missing before it")
            }
            throw SyntaxFailure(
                position..<position + 1,
                "a comma or '\(Character(Unicode.Scalar(closing)))' is missing before this")
        }
        let comma = position
        position += 1
        skipSpace()
        if position < bytes.count, bytes[position] == closing {
            throw SyntaxFailure(comma..<comma + 1, "there is a comma after the last entry; remove it")
        }
        return false
    }

    // MARK: What goes wrong

    /// The run of letters, digits and underscores at the position, at most 32 bytes of it.
    private func word() -> String {
        var end = position
        while end < bytes.count, end - position < 32, ASCII.isAlphanumeric(bytes[end]) || bytes[end] == ASCII.underscore
        { end += 1 }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    private func singleQuotes() -> SyntaxFailure {
        SyntaxFailure(position..<position + 1, "JSON text stands in double quotes (\"), not in single ones")
    }

    private func commentFailure() -> SyntaxFailure? {
        guard position < bytes.count else { return nil }
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        guard
            bytes[position] == UInt8(ascii: "#")
                || (bytes[position] == ASCII.slash && (next == ASCII.slash || next == UInt8(ascii: "*")))
        else { return nil }
        return SyntaxFailure(position..<position + 1, "JSON has no comments; remove it")
    }

    private func notAValue() -> SyntaxFailure {
        if let failure = commentFailure() { return failure }
        let byte = bytes[position]
        let name = word()
        let range = position..<max(position + 1, position + name.utf8.count)
        switch byte {
        case ASCII.apostrophe: return singleQuotes()
        case UInt8(ascii: ","): return SyntaxFailure(range, "a value is missing before this comma")
        case UInt8(ascii: "]"), UInt8(ascii: "}"): return SyntaxFailure(range, "a value is missing here")
        case UInt8(ascii: "+"): return SyntaxFailure(range, "a JSON number has no plus sign; remove it")
        case ASCII.period: return SyntaxFailure(range, "a JSON number begins with a digit; write 0 before the point")
        default: break
        }
        switch name {
        case "NaN", "Infinity", "nan", "inf", "infinity":
            return SyntaxFailure(range, "\(name) is not a JSON number; JSON has only finite ones")
        case "True", "TRUE", "False", "FALSE", "Null", "NULL":
            return SyntaxFailure(range, "'\(name)' must be in small letters: \(name.lowercased())")
        case "None", "nil", "undefined": return SyntaxFailure(range, "'\(name)' is not JSON; write null")
        case "": return SyntaxFailure(range, "this is not the beginning of a JSON value")
        default: return SyntaxFailure(range, "'\(name)' is not a JSON value; text stands in double quotes")
        }
    }
}
