import Text

/// Tokens to HTML.
extension HTMLRenderer {
    /// Writes the leaf that was parsed last.
    mutating func renderInlines() {
        let content = inlines.content
        var textStart = 0
        // Inside of this many images, whose text goes into an attribute without its markup.
        var imageDepth = 0
        for index in inlines.tokens.indices {
            let token = inlines.tokens[index]
            if token.kind == .none { continue }
            let start = Int(token.start)
            let end = Int(token.end)
            if imageDepth == 0 {
                sink.append(content, textStart, start)
            } else {
                appendAttributeText(content, textStart, start)
            }
            textStart = end
            switch token.kind {
            case .escaped: sink.appendEscaping(content[end - 1])
            case .none, .hidden: break
            case .hardBreak:
                if imageDepth == 0 { sink.append("<br />\n") } else { sink.append(ASCII.space) }
            case .code:
                if imageDepth == 0 { sink.append("<code>") }
                appendCode(content, start + Int(token.value), end - Int(token.value))
                if imageDepth == 0 { sink.append("</code>") }
            case .delimiters: renderDelimiters(content, token, tags: imageDepth == 0)
            case .linkOpen: if imageDepth == 0 { openLink(Int(token.value)) }
            case .linkClose:
                if imageDepth == 0, !inlines.targets[Int(token.value)].isDropped { sink.append("</a>") }
            case .imageOpen:
                if imageDepth > 0 || openImage(Int(token.value)) {
                    imageDepth += 1
                }
            case .imageClose:
                if imageDepth > 0 {
                    imageDepth -= 1
                    if imageDepth == 0 { closeImage(Int(token.value)) }
                }
            case .autolink, .emailAutolink, .extendedAutolink: renderAddress(content, token, link: imageDepth == 0)
            case .plainAddress: sink.appendEscaping(content, start, end)
            case .html: renderInlineHTML(content, start, end, inAttribute: imageDepth > 0)
            case .entity:
                scratch.removeAll()
                Entity.Value(code: token.value).append(to: scratch)
                sink.appendEscaping(scratch.bytes)
            case .footnoteReference: if imageDepth == 0 { renderFootnoteReference(Int(token.value)) }
            case .ellipsis: sink.append("\u{2026}")
            case .dashes:
                let dashes = InlineParser.dashes(for: end - start)
                for _ in 0..<dashes.em { sink.append("\u{2014}") }
                for _ in 0..<dashes.en { sink.append("\u{2013}") }
            }
        }
        sink.append(content, textStart, content.count)
    }

    /// Text in an attribute stays on one line.
    private mutating func appendAttributeText(_ content: Bytes, _ start: Int, _ end: Int) {
        for index in start..<max(start, end) {
            sink.append(content[index] == ASCII.lineFeed ? ASCII.space : content[index])
        }
    }

    /// The content of a code span: line endings are spaces, and one space is taken off at both ends if there is anything
    /// else (CommonMark 6.1).
    private mutating func appendCode(_ content: Bytes, _ start: Int, _ end: Int) {
        let (from, to) = InlineParser.codeContent(content, start, end)
        var runStart = from
        while true {
            let lineEnd = content.position(of: ASCII.lineFeed, from: runStart, to: to)
            sink.appendEscaping(content, runStart, lineEnd)
            guard lineEnd < to else { return }
            sink.append(ASCII.space)
            runStart = lineEnd + 1
        }
    }

    private mutating func renderDelimiters(_ content: Bytes, _ token: Token, tags: Bool) {
        var index = Int(token.start)
        let end = Int(token.end)
        var mark = Int(token.value)
        while index < end {
            var width = 1
            switch inlines.marks[mark] {
            case DelimiterMark.openEmphasis: if tags { sink.append("<em>") }
            case DelimiterMark.closeEmphasis: if tags { sink.append("</em>") }
            case DelimiterMark.openStrong:
                if tags { sink.append("<strong>") }
                width = 2
            case DelimiterMark.closeStrong:
                if tags { sink.append("</strong>") }
                width = 2
            case DelimiterMark.openDeletion:
                if tags { sink.append("<del>") }
                width = end - index
            case DelimiterMark.closeDeletion:
                if tags { sink.append("</del>") }
                width = end - index
            case DelimiterMark.leftSingleQuote: sink.append("\u{2018}")
            case DelimiterMark.rightSingleQuote: sink.append("\u{2019}")
            case DelimiterMark.leftDoubleQuote: sink.append("\u{201C}")
            case DelimiterMark.rightDoubleQuote: sink.append("\u{201D}")
            default: sink.append(content[index])
            }
            index += width
            mark += width
        }
    }

    private mutating func renderInlineHTML(_ content: Bytes, _ start: Int, _ end: Int, inAttribute: Bool) {
        guard options.rawHTML else {
            // A comment shows nothing anyway.
            if content.byte(at: start + 1) != UInt8(ascii: "!") || content.byte(at: start + 2) != ASCII.hyphen {
                log.add(.rawHTML, self.content.sourceRange(start, end))
            }
            return
        }
        if inAttribute {
            sink.appendEscaping(content, start, end)
        } else {
            appendFilteringTags(content, start, end)
        }
    }
}

extension InlineParser {
    /// The content of a code span without the one space that may be taken off at each end.
    static func codeContent(_ content: Bytes, _ start: Int, _ end: Int) -> (start: Int, end: Int) {
        func isSpace(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.lineFeed }
        guard end - start >= 2, isSpace(content[start]), isSpace(content[end - 1]) else { return (start, end) }
        var index = start
        while index < end, isSpace(content[index]) { index += 1 }
        return index < end ? (start + 1, end - 1) : (start, end)
    }
}
