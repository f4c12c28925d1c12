import Text

/// `[ ]` and `[x]` at the start of an item (GFM 5.3).
extension BlockParser {
    /// Takes the marker off the paragraph that is being closed when it is the first block of an item.
    mutating func readTaskMarker() {
        guard options.taskLists else { return }
        let item = Int(tree.blocks[leaf].parent)
        guard item == leaf - 1, tree.blocks[item].kind == .item else { return }
        let start = Int(tree.segments[leafFirstSegment].start)
        let end = Int(tree.segments[leafFirstSegment].end)
        guard start + 3 <= end, text[start] == UInt8(ascii: "["), text[start + 2] == UInt8(ascii: "]") else { return }
        let mark = text[start + 1]
        let checked = mark | 0x20 == UInt8(ascii: "x")
        guard checked || mark.isSpaceOrTab else { return }
        // White space and then something must follow.
        var content = start + 3
        while content < end, text[content].isASCIIWhitespace { content += 1 }
        if content < end {
            guard content > start + 3 else { return }
            tree.segments[leafFirstSegment].start = Int32(content)
        } else {
            guard leafSegmentCount > 1 else { return }
            leafFirstSegment += 1
            leafSegmentCount -= 1
        }
        tree.blocks[item].flags.insert(checked ? [.task, .checked] : .task)
    }
}
