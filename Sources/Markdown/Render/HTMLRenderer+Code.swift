import Text

/// Code blocks and HTML blocks: lines as they are.
extension HTMLRenderer {
    mutating func renderCode(_ block: Block) {
        sink.startLine()
        sink.append("<pre><code")
        if block.flags.contains(.fenced) { appendLanguage(block) }
        sink.append(ASCII.greaterThan)
        for segment in segments(of: block) {
            for _ in 0..<segment.spaces { sink.append(ASCII.space) }
            sink.appendEscaping(text, Int(segment.start), Int(segment.end))
            sink.append(ASCII.lineFeed)
        }
        sink.append("</code></pre>\n")
    }

    /// The first word of the info string (CommonMark 4.5).
    private mutating func appendLanguage(_ block: Block) {
        let start = Int(block.value)
        var end = start
        while end < Int(block.extent), !text[end].isASCIIWhitespace { end += 1 }
        guard end > start else { return }
        scratch.removeAll()
        Unescape.append(text.slice(start, end), to: scratch)
        sink.append(" class=\"language-")
        sink.appendEscaping(scratch.bytes)
        sink.append(ASCII.quote)
    }

    mutating func renderHTML(_ block: Block) {
        guard options.rawHTML else {
            if !isComment(block) { warnOfHTML(block) }
            return
        }
        sink.startLine()
        for segment in segments(of: block) {
            for _ in 0..<segment.spaces { sink.append(ASCII.space) }
            appendFilteringTags(text, Int(segment.start), Int(segment.end))
            sink.append(ASCII.lineFeed)
        }
    }

    /// The warning points at the block's first line.
    private mutating func warnOfHTML(_ block: Block) {
        let start = Int(block.start)
        let segment = segments(of: block).first
        var end = start
        while end < Int(segment?.end ?? 0), text[end] != ASCII.lineFeed, text[end] != ASCII.carriageReturn { end += 1 }
        log.add(.rawHTML, start..<max(end, start + 1))
    }

    /// Whether the block is one comment and nothing else: leaving it out changes nothing on the page.
    private func isComment(_ block: Block) -> Bool {
        guard block.level == 2, let last = segments(of: block).last else { return false }
        let start = Int(last.start)
        let end = text.trimSpaces(from: start, to: Int(last.end))
        guard end - 3 >= start, text.matches("-->", at: end - 3, to: end) else { return false }
        // A block of this kind ends with the first line that holds `-->`, so only that line can hold a second one.
        var lineStart = end - 3
        while lineStart > start, text[lineStart - 1] != ASCII.lineFeed { lineStart -= 1 }
        var index = lineStart
        while index < end - 3 {
            if text.matches("-->", at: index, to: end) { return false }
            index += 1
        }
        return true
    }

    /// Raw HTML with the tag filter applied (GFM 6.11).
    mutating func appendFilteringTags(_ text: Bytes, _ start: Int, _ end: Int) {
        guard options.tagFilter else { return sink.append(text, start, end) }
        var runStart = start
        var index = start
        while true {
            index = text.position(of: ASCII.lessThan, from: index, to: end)
            guard index < end else { break }
            if isFilteredTag(text, index, end) {
                sink.append(text, runStart, index)
                sink.append("&lt;")
                runStart = index + 1
            }
            index += 1
        }
        sink.append(text, runStart, end)
    }

    private func isFilteredTag(_ text: Bytes, _ start: Int, _ end: Int) -> Bool {
        var nameStart = start + 1
        if nameStart < end, text[nameStart] == ASCII.slash { nameStart += 1 }
        var nameEnd = nameStart
        while nameEnd < end, text[nameEnd].isASCIIAlphanumeric { nameEnd += 1 }
        guard HTMLNames.filtered.contains(text.slice(nameStart, nameEnd)) else { return false }
        // The name ends where a browser ends it.
        guard nameEnd < end else { return true }
        let byte = text[nameEnd]
        return byte.isASCIIWhitespace || byte == ASCII.greaterThan || byte == ASCII.slash
    }
}
