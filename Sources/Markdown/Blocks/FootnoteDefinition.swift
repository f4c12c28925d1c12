/// `[^label]: text`, with further blocks indented by four columns.
extension BlockParser {
    mutating func startFootnoteDefinition() -> Bool {
        let labelStart = nonspace + 2
        guard labelStart < lineEnd, text[nonspace + 1] == UInt8(ascii: "^") else { return false }
        var labelEnd = labelStart
        while labelEnd < lineEnd, text[labelEnd] != UInt8(ascii: "]"), labelEnd - labelStart <= Limits.labelBytes {
            if text[labelEnd].isASCIIWhitespace || text[labelEnd] == UInt8(ascii: "[") { return false }
            labelEnd += 1
        }
        guard labelEnd > labelStart, labelEnd + 1 < lineEnd, text[labelEnd] == UInt8(ascii: "]"),
            text[labelEnd + 1] == UInt8(ascii: ":"), label.normalise(text.slice(labelStart, labelEnd))
        else { return false }
        let start = nonspace
        beginBlock()
        let block = openContainer(.footnoteDefinition, at: start)
        let index = tree.footnotes.footnotes.count
        if tree.footnotes.labels.insert(label.bytes, index) {
            tree.footnotes.footnotes.append(.init(labelStart: labelStart, labelEnd: labelEnd))
            tree.blocks[block].value = Int32(index)
        } else {
            tree.blocks[block].flags.insert(.duplicate)
        }
        advanceToNonspace()
        advance(bytes: labelEnd + 2 - start)
        findNonspace()
        advanceToNonspace()
        return true
    }
}
