import Text

/// Opening and closing blocks.
extension BlockParser {
    /// Closes the leaf and the containers that this line did not continue.
    @inline(__always)
    mutating func beginBlock() {
        if leaf >= 0 { closeLeaf() }
        if open.count > container + 1 { closeContainers(downTo: container + 1) }
    }

    /// Appends a block to the innermost container and says whether its list is loose (CommonMark 5.3): items are
    /// separated by a blank line, or an item holds two blocks with a blank line between them.
    mutating func addBlock(_ kind: Block.Kind, at start: Int) -> Int {
        // Only items go straight into a list.
        if kind != .item, open[open.count - 1].kind == .list { closeContainers(downTo: open.count - 1) }
        let parent = open[open.count - 1]
        if lastLineBlank, open.count - 1 >= blankFloor, hasVisibleChild(parent.block) {
            if parent.kind == .list {
                tree.blocks[Int(parent.block)].flags.insert(.loose)
            } else if parent.kind == .item {
                tree.blocks[Int(tree.blocks[Int(parent.block)].parent)].flags.insert(.loose)
            }
        }
        tree.blocks.append(Block(kind: kind, parent: parent.block, start: Int32(truncatingIfNeeded: start)))
        return tree.blocks.count - 1
    }

    /// Whether a container holds anything; a paragraph that was all definitions does not count.
    private func hasVisibleChild(_ block: Int32) -> Bool {
        let first = Int(block) + 1
        return first < tree.blocks.count && (tree.blocks[first].kind != .removed || first + 1 < tree.blocks.count)
    }

    mutating func openContainer(_ kind: Block.Kind, at start: Int, indent: Int = 0) -> Int {
        let block = addBlock(kind, at: start)
        if kind == .blockQuote { quotePositions.append(open.count) }
        open.append(OpenContainer(block: Int32(block), kind: kind, indent: Int32(indent)))
        return block
    }

    /// Closes the leaf and then containers until `count` are open.
    mutating func closeContainers(downTo count: Int) {
        if leaf >= 0 { closeLeaf() }
        while open.count > count {
            let container = open.removeLast()
            if container.kind == .blockQuote { quotePositions.removeLast() }
            tree.blocks[Int(container.block)].end = Int32(tree.blocks.count)
        }
    }

    mutating func openLeaf(_ kind: Block.Kind, at start: Int) {
        leaf = addBlock(kind, at: start)
        leafKind = kind
        leafFirstSegment = tree.segments.count
        leafSegmentCount = 0
    }

    /// Adds source bytes to the open leaf, as part of the last segment when they follow it.
    @inline(__always)
    mutating func addSegment(_ start: Int, _ end: Int, spaces: Int = 0) {
        if leafSegmentCount > 0, spaces == 0 {
            let last = tree.segments.count &- 1
            if Int(tree.segments[last].end) &+ 1 == start, text[start &- 1] == ASCII.lineFeed {
                tree.segments[last].end = Int32(truncatingIfNeeded: end)
                return
            }
        }
        tree.segments.append(
            Segment(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                spaces: Int32(truncatingIfNeeded: spaces)))
        leafSegmentCount &+= 1
    }

    @inline(__always)
    mutating func addParagraphLine(_ start: Int, _ end: Int) {
        addSegment(start, end)
        lastLineStart = start
    }

    /// Adds the rest of the line as it is, with the columns that are left of a tab as spaces.
    mutating func addCodeLine() {
        if insideTab {
            addSegment(position + 1, lineEnd, spaces: 4 - column & 3)
        } else {
            addSegment(position, lineEnd)
        }
    }

    mutating func closeLeaf() {
        let block = leaf
        switch leafKind {
        case .paragraph:
            if leafSegmentCount > 0 {
                readTaskMarker()
                readReferenceDefinitions()
            }
            if leafSegmentCount == 0 { tree.blocks[block].kind = .removed }
        case .code:
            if !tree.blocks[block].flags.contains(.fenced) { dropTrailingBlankLines() }
        default: break
        }
        closeLeafAsIs()
    }

    /// Closes the leaf without the work that its kind asks for.
    mutating func closeLeafAsIs() {
        tree.blocks[leaf].firstSegment = Int32(leafFirstSegment)
        tree.blocks[leaf].segmentCount = Int32(leafSegmentCount)
        tree.blocks[leaf].end = Int32(leaf + 1)
        leaf = -1
    }
}
