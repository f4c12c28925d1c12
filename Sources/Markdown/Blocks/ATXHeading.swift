import Text

/// `# Heading` (CommonMark 4.2).
extension BlockParser {
    mutating func startATXHeading() -> Bool {
        let marker = UInt8(ascii: "#")
        let contentStart = text.endOfRun(of: marker, from: nonspace, to: lineEnd)
        let level = contentStart - nonspace
        guard level <= 6, contentStart == lineEnd || text[contentStart].isSpaceOrTab else { return false }
        let from = text.skipSpaces(from: contentStart, to: lineEnd)
        var to = text.trimSpaces(from: from, to: lineEnd)
        // A closing sequence must be preceded by a space or a tab, or be all there is.
        var closing = to
        while closing > from, text[closing - 1] == marker { closing -= 1 }
        if closing == from {
            to = from
        } else if closing < to, text[closing - 1].isSpaceOrTab {
            to = text.trimSpaces(from: from, to: closing)
        }
        beginBlock()
        openLeaf(.heading, at: nonspace)
        tree.blocks[leaf].level = UInt8(level)
        if to > from { addSegment(from, to) }
        closeLeaf()
        return true
    }
}
