import Text

/// Code indented by four columns (CommonMark 4.4).
extension BlockParser {
    mutating func startIndentedCode() {
        beginBlock()
        advance(columns: 4)
        openLeaf(.code, at: position)
        addCodeLine()
    }

    mutating func continueIndentedCode() -> Bool {
        if indent >= 4 {
            // A blank line is kept for now, but makes a list loose when the code ends with it.
            if nonspace == lineEnd {
                advance(columns: 4)
                return false
            }
            advance(columns: 4)
            addCodeLine()
            return true
        }
        if nonspace == lineEnd {
            advanceToNonspace()
        } else {
            closeLeaf()
        }
        return false
    }

    /// Blank lines at the end of indented code are not part of it.
    mutating func dropTrailingBlankLines() {
        while leafSegmentCount > 0 {
            let segment = tree.segments[tree.segments.count - 1]
            let start = Int(segment.start)
            var end = Int(segment.end)
            while end > start, text[end - 1].isSpaceOrTab || text[end - 1] == ASCII.lineFeed { end -= 1 }
            if end == start {
                tree.segments.removeLast()
                leafSegmentCount -= 1
                continue
            }
            end = text.position(of: ASCII.lineFeed, from: end, to: Int(segment.end))
            tree.segments[tree.segments.count - 1].end = Int32(end)
            return
        }
    }
}
