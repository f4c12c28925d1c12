import Text

/// Lines, indentation, comments and document markers (YAML 1.2.2, 5.4, 6.1 to 6.7, 9.1).
extension YAMLReader {
    /// The byte at an offset; 0, which no YAML file can hold, past the end.
    @inline(__always)
    func at(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

    @inline(__always)
    static func isBreak(_ byte: UInt8) -> Bool { byte == ASCII.lineFeed || byte == ASCII.carriageReturn }

    /// White space, a line break or the end of the input: what must follow an indicator.
    @inline(__always)
    static func isBlankOrEnd(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) || byte == 0 }

    @inline(__always)
    static func isFlowIndicator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    /// An indicator such as `-`, `?` or `:` that white space follows.
    @inline(__always)
    func isIndicator(_ byte: UInt8) -> Bool { at(position) == byte && Self.isBlankOrEnd(at(position + 1)) }

    @inline(__always)
    mutating func skipBlanks() {
        while position < end, Self.isBlank(bytes[position]) { position &+= 1 }
    }

    /// The offset after the line break at `index`; LF, CRLF and CR count as one (5.4).
    @inline(__always)
    func afterBreak(_ index: Int) -> Int {
        if at(index) == ASCII.carriageReturn, at(index + 1) == ASCII.lineFeed { return index + 2 }
        return index < end ? index + 1 : index
    }

    @inline(__always)
    func lineEnd(from index: Int) -> Int {
        var index = index
        while index < end, !Self.isBreak(bytes[index]) { index &+= 1 }
        return index
    }

    /// The current line from its first character on, for a report.
    func lineContent() -> Range<Int> {
        var last = lineEnd(from: position)
        while last > position, Self.isBlank(bytes[last - 1]) { last -= 1 }
        return position..<last
    }

    /// Nothing but a comment follows on this line; leaves the position at the break or at the `#`.
    @inline(__always)
    mutating func isAtLineEnd() -> Bool {
        let before = position
        skipBlanks()
        if position >= end || Self.isBreak(bytes[position]) { return true }
        return bytes[position] == UInt8(ascii: "#") && (position > before || isAfterBlank())
    }

    @inline(__always)
    func isAfterBlank() -> Bool { position == lineStart || Self.isBlankOrEnd(bytes[position - 1]) }

    /// Skips the rest of a line, which may hold only a comment.
    @inline(__always)
    mutating func finishLine(_ message: StaticString) throws(SyntaxFailure) {
        guard isAtLineEnd() else { throw excess("\(message)") }
        position = afterBreak(lineEnd(from: position))
    }

    /// Finishes the line of the value that began at `start` and goes to the next line with content.
    @inline(__always)
    mutating func settle(after start: Int) throws(SyntaxFailure) {
        guard isAtLineEnd() else { throw excess(trailing(start)) }
        position = afterBreak(lineEnd(from: position))
        toContent()
    }

    private func excess(_ message: String) -> SyntaxFailure {
        at(position) == UInt8(ascii: "#")
            ? SyntaxFailure(position..<position + 1, "a comment needs a space before its #")
            : SyntaxFailure(lineContent(), message)
    }

    /// From the start of a line, goes to the first character of the next line that has content.
    mutating func toContent() {
        while true {
            lineStart = position
            tab = -1
            while position < end, bytes[position] == ASCII.space { position &+= 1 }
            indent = position &- lineStart
            if at(position) == ASCII.tab {
                tab = position
                skipBlanks()
            }
            let byte = at(position)
            if byte == UInt8(ascii: "#") || Self.isBreak(byte) {
                position = afterBreak(lineEnd(from: position))
                continue
            }
            if position >= end || (indent == 0 && tab < 0 && isDocumentMarker(at: position)) { indent = -1 }
            return
        }
    }

    /// `---` or `...` at the start of a line, followed by white space (9.1.2).
    @inline(__always)
    func isDocumentMarker(at index: Int) -> Bool {
        let byte = at(index)
        guard byte == ASCII.hyphen || byte == ASCII.period else { return false }
        return at(index + 1) == byte && at(index + 2) == byte && Self.isBlankOrEnd(at(index + 3))
    }

    func isMarker(_ marker: StaticString) -> Bool {
        indent < 0 && position < end && at(lineStart) == marker.utf8Start[0] && isDocumentMarker(at: lineStart)
    }

    func tabFailure(_ index: Int) -> SyntaxFailure {
        SyntaxFailure(index..<index + 1, "YAML is indented with spaces; replace this tab with spaces")
    }

    // MARK: Characters (5.1)

    /// Refuses control characters and notes whether characters occur that may stand only inside quotes.
    mutating func checkCharacters() throws(SyntaxFailure) {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = position
        while index < end {
            if index &+ 8 <= end {
                // Eight bytes of plain text at a time: none below space, none above tilde.
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let low = (word &- 0x2020_2020_2020_2020) & ~word
                let delete = (word &+ 0x0101_0101_0101_0101)
                if (word | low | delete) & 0x8080_8080_8080_8080 == 0 {
                    index &+= 8
                    continue
                }
            }
            let byte = bytes[index]
            if byte < 0x20 {
                guard byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == ASCII.tab else {
                    throw SyntaxFailure(
                        index..<index + 1,
                        "the file holds a control character (\(Self.codePoint(UInt32(byte)))) here; remove it, "
                            + "or write it as an escape inside double quotes")
                }
            } else if byte >= 0x7F, oddLength(at: index) > 0 {
                hasOddCharacters = true
            }
            index &+= 1
        }
    }

    /// The length of a character that only quotes may hold: DEL, C1 controls but NEL, U+FEFF, U+FFFE and U+FFFF.
    private func oddLength(at index: Int) -> Int {
        switch bytes[index] {
        case 0x7F: return 1
        case 0xC2: return at(index + 1) < 0xA0 && at(index + 1) != 0x85 ? 2 : 0
        case 0xEF:
            let pair = (at(index + 1), at(index + 2))
            return pair == (0xBB, 0xBF) || pair == (0xBF, 0xBE) || pair == (0xBF, 0xBF) ? 3 : 0
        default: return 0
        }
    }

    /// Refuses such characters in text without quotes.
    func checkUnquoted(_ range: Range<Int>) throws(SyntaxFailure) {
        guard hasOddCharacters else { return }
        for index in range {
            let length = oddLength(at: index)
            guard length > 0, let scalar = string(index..<index + length).unicodeScalars.first else { continue }
            throw SyntaxFailure(
                index..<index + length,
                "there is an invisible character (\(Self.codePoint(scalar.value))) here; remove it")
        }
    }

    static func codePoint(_ value: UInt32) -> String {
        let hex = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
    }
}
