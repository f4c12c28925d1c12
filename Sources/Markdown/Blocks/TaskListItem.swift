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
        guard start + 4 <= end, text[start] == UInt8(ascii: "["), text[start + 2] == UInt8(ascii: "]") else { return }
        let mark = text[start + 1]
        let checked = mark | 0x20 == UInt8(ascii: "x")
        guard checked || mark.isSpaceOrTab else { return }
        // White space must follow on the same line.
        var content = text.skipSpaces(from: start + 3, to: end)
        guard content > start + 3 else { return }
        if content == end, leafSegmentCount > 1 {
            leafFirstSegment += 1
            leafSegmentCount -= 1
        } else {
            if content < end, text[content] == ASCII.lineFeed { content += 1 }
            tree.segments[leafFirstSegment].start = Int32(content)
        }
        tree.blocks[item].flags.insert(checked ? [.task, .checked] : .task)
    }
}
