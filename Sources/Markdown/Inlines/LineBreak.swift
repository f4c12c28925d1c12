import Text

/// Hard and soft line breaks (CommonMark 6.7, 6.8).
extension InlineParser {
    /// A line ending: hard after two spaces; white space before it is not shown. A plain one needs no token.
    @inline(__always)
    mutating func readLineEnding(at index: Int) -> Int {
        guard index > 0, content[index &- 1].isSpaceOrTab else { return index &+ 1 }
        let start = content.trimSpaces(from: textStart, to: index)
        if index &- start >= 2, content[index &- 1] == 0x20, content[index &- 2] == 0x20 {
            add(.hardBreak, start, index &+ 1)
        } else {
            add(.hidden, start, index)
        }
        return index &+ 1
    }

    /// A backslash escape (CommonMark 2.4), or a hard break.
    mutating func readBackslash(at index: Int) -> Int {
        let next = index + 1
        guard next < content.count else { return next }
        let byte = content[next]
        if byte == ASCII.lineFeed {
            add(.hardBreak, index, next + 1)
            return next + 1
        }
        guard byte.isASCIIPunctuation else { return next }
        if ByteTable.escaped[byte] != 0 {
            add(.escaped, index, next + 1)
        } else {
            add(.hidden, index, next)
        }
        return next + 1
    }

    mutating func readAmpersand(at index: Int) -> Int {
        guard let entity = Entity.scan(content, index) else { return addEscaped(at: index) }
        add(.entity, index, entity.end, value: Int(entity.value.code))
        return entity.end
    }
}
