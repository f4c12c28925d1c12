import Text

extension TagParser {
    /// The body up to `endTag` as it stands, whatever is in it. Inside `{% liquid %}` it goes by lines.
    package func rawBody(until endTag: String) throws(ParseFailure) -> TemplateRange {
        let start = template.cursor
        if template.isReadingLines {
            while let line = template.nextRawLine() {
                if line.name == endTag { return TemplateRange(start..<line.start) }
            }
            throw unclosed("'\(endTag)' in the same 'liquid' tag")
        }
        template.trimsNext = false
        var index = start
        while let open = template.findTagStart(from: index) {
            if let end = template.tagEnd(of: endTag, at: open) {
                template.cursor = end.next
                template.trimsNext = end.trims
                return TemplateRange(start..<open)
            }
            index = open + 2
        }
        throw unclosed("{% \(endTag) %}")
    }

    /// A body without its end: nothing after it can be read.
    private func unclosed(_ end: String, name: String? = nil, at range: Range<Int>? = nil) -> ParseFailure {
        template.cursor = template.limit
        return ParseFailure(
            message: "'\(name ?? self.name)' is never closed; add \(end)", range: range ?? nameRange, consumedBody: true
        )
    }

    /// Whether a range of text has a tag of that name in it.
    func contains(tag: String, in range: TemplateRange) -> Bool {
        var index = Int(range.start)
        while let open = template.findTagStart(from: index), open < range.end {
            if template.tagEnd(of: tag, at: open) != nil { return true }
            index = open + 2
        }
        return false
    }

    /// Moves past the body of a comment. Comments and raw blocks inside it count; nothing else in it is read.
    func skipComment() throws(ParseFailure) {
        var depth = 1
        if template.isReadingLines {
            while let line = template.nextRawLine() {
                if line.name == "comment" { depth += 1 }
                if line.name == "endcomment" { depth -= 1 }
                if depth == 0 { return }
            }
            throw unclosed("'endcomment' in the same 'liquid' tag")
        }
        template.trimsNext = false
        while let item = template.nextInComment() {
            guard let tag = item.tag else { continue }
            switch tag.name {
            case "raw":
                var index = template.cursor
                var isClosed = false
                while !isClosed, let open = template.findTagStart(from: index) {
                    index = open + 2
                    if let end = template.tagEnd(of: "endraw", at: open) {
                        template.cursor = end.next
                        isClosed = true
                    }
                }
                if !isClosed {
                    throw unclosed("{% endraw %}", name: "raw", at: tag.nameRange)
                }
            case "comment": depth += 1
            case "endcomment": depth -= 1
            default: break
            }
            if depth == 0 {
                template.trimsNext = item.trims
                return
            }
        }
        throw unclosed("{% endcomment %}")
    }
}

extension TemplateParser {
    /// Inside `{% liquid %}`: where the next line starts and the word it begins with, whatever it is.
    func nextRawLine() -> (name: String, start: Int)? {
        guard cursor < limit else { return nil }
        let start = cursor
        while cursor < limit, bytes[cursor] != ASCII.lineFeed { cursor += 1 }
        let name = tag(in: start..<cursor, range: start..<cursor)?.name ?? ""
        cursor = min(cursor + 1, limit)
        return (name, start)
    }

    /// The offset of the next `{%`.
    func findTagStart(from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 1 < limit {
                if bytes[index] == 0x7B, bytes[index + 1] == 0x25 { return index }
                index += 1
            }
            return nil
        }
    }

    /// Whether the tag that opens at `open` is called `name`; then where it ends.
    func tagEnd(of name: String, at open: Int) -> (next: Int, trims: Bool)? {
        var index = open + 2
        if index < limit, bytes[index] == ASCII.hyphen { index += 1 }
        while index < limit, ASCII.isWhitespace(bytes[index]) { index += 1 }
        let length = name.utf8.count
        guard index + length <= limit, name.utf8.elementsEqual(bytes[index..<index + length]) else { return nil }
        index += length
        if index < limit, ASCII.isAlphanumeric(bytes[index]) || bytes[index] == ASCII.underscore { return nil }
        guard let close = findClosing(0x25, from: index) else { return nil }
        return (close + 2, bytes[close - 1] == ASCII.hyphen)
    }

    /// The next tag or output inside a comment. An output that is not closed swallows the tag that follows it, as in the
    /// reference.
    func nextInComment() -> (tag: Terminator?, trims: Bool)? {
        while cursor + 1 < limit {
            let open = cursor
            guard bytes[open] == 0x7B, bytes[open + 1] == 0x7B || bytes[open + 1] == 0x25 else {
                cursor += 1
                continue
            }
            if bytes[open + 1] == 0x25 {
                guard let close = findClosing(0x25, from: open + 2) else { return nil }
                cursor = close + 2
                let trims = bytes[close - 1] == ASCII.hyphen && close > open + 2
                var start = open + 2
                if start < close, bytes[start] == ASCII.hyphen { start += 1 }
                return (tag(in: start..<max(start, trims ? close - 1 : close), range: open..<cursor), trims)
            }
            var index = open + 2
            while index + 1 < limit, !(bytes[index] == 0x7D && bytes[index + 1] == 0x7D),
                !(bytes[index] == 0x7B && bytes[index + 1] == 0x25)
            {
                index += 1
            }
            guard index + 1 < limit else { return nil }
            if bytes[index] == 0x7B {
                guard let close = findClosing(0x25, from: index + 2) else { return nil }
                cursor = close + 2
            } else {
                cursor = index + 2
            }
        }
        return nil
    }
}
