import Text

/// A paragraph underlined with `===` or `---` (CommonMark 4.3).
extension BlockParser {
    /// Turns the open paragraph into a heading when this line underlines it.
    mutating func endSetextHeading() -> Bool {
        guard paragraphOpen else { return false }
        let byte = text[nonspace]
        let end = text.endOfRun(of: byte, from: nonspace, to: lineEnd)
        guard text.skipSpaces(from: end, to: lineEnd) == lineEnd else { return false }
        // Definitions come first: what is left of the paragraph is the heading, and nothing is nothing to underline.
        readReferenceDefinitions()
        guard leafSegmentCount > 0 else { return false }
        tree.blocks[leaf].kind = .heading
        tree.blocks[leaf].level = byte == UInt8(ascii: "=") ? 1 : 2
        closeLeafAsIs()
        return true
    }
}
