/// The opening line of a fenced code block.
struct CodeFence {
    var byte: UInt8
    var length: Int
    /// Columns of white space that every line of the code may lose.
    var indent: Int
}

/// Code between lines of backticks or tildes (CommonMark 4.5).
extension BlockParser {
    mutating func startFencedCode() -> Bool {
        let byte = text[nonspace]
        let infoStart = text.endOfRun(of: byte, from: nonspace, to: lineEnd)
        let length = infoStart - nonspace
        guard length >= 3 else { return false }
        if byte == UInt8(ascii: "`"), text.position(of: byte, from: infoStart, to: lineEnd) < lineEnd { return false }
        let fence = CodeFence(byte: byte, length: length, indent: indent)
        beginBlock()
        openLeaf(.code, at: nonspace)
        self.fence = fence
        let from = text.skipSpaces(from: infoStart, to: lineEnd)
        tree.blocks[leaf].flags.insert(.fenced)
        tree.blocks[leaf].value = Int32(from)
        tree.blocks[leaf].extent = Int32(text.trimSpaces(from: from, to: lineEnd))
        return true
    }

    /// Takes the line as code, or as the closing fence.
    mutating func continueFencedCode() -> Bool {
        if indent < 4, nonspace < lineEnd, text[nonspace] == fence.byte {
            let end = text.endOfRun(of: fence.byte, from: nonspace, to: lineEnd)
            if end - nonspace >= fence.length, text.skipSpaces(from: end, to: lineEnd) == lineEnd {
                closeLeaf()
                return true
            }
        }
        advance(columns: min(indent, fence.indent))
        addCodeLine()
        return true
    }
}
