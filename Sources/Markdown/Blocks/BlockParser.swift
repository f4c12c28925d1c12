import Text

/// The first of the two phases: lines into blocks (CommonMark, appendix).
///
/// A line is matched against the open containers, may open new ones, and what is left of it goes to a leaf. The work a
/// line costs is bounded by its own bytes: a container matches only by consuming some, but for blank lines, which match
/// items of any depth for nothing and are therefore answered from `quotePositions` without a walk.
struct BlockParser {
    struct OpenContainer {
        var block: Int32
        var kind: Block.Kind
        /// Columns by which an item's content is indented.
        var indent: Int32
    }

    let text: Bytes
    let start: Int
    let limit: Int
    let options: MarkdownOptions
    /// Marks the bytes that can begin a block other than a paragraph, or continue one by white space.
    let starters: ByteTable
    var tree = BlockTree()
    /// Holds a paragraph's content while its definitions are read.
    let content = LeafContent()
    let label = ByteArena(capacity: 64)

    // The open blocks: containers from the document down, and at most one leaf below them.
    var open: [OpenContainer] = []
    /// Where in `open` the block quotes are.
    var quotePositions: [Int] = []
    var leaf = -1
    var leafKind = Block.Kind.removed
    var leafFirstSegment = 0
    var leafSegmentCount = 0
    /// Where the last line of the open paragraph starts: it may turn out to be a table's header.
    var lastLineStart = 0
    var fence = CodeFence(byte: 0, length: 0, indent: 0)
    var htmlCondition: UInt8 = 0

    // The line being read.
    var position = 0
    var lineEnd = 0
    var column = 0
    /// `position` is at a tab of which a part has been consumed.
    var insideTab = false
    /// The first byte from `position` on that is neither space nor tab; stale when less than `position`.
    var nonspace = -1
    var nonspaceColumn = 0
    /// The deepest container that new blocks of this line go into.
    var container = 0
    /// The open leaf is a paragraph that this line may continue.
    var maybeLazy = false
    /// The open leaf is a paragraph in the container itself.
    var paragraphOpen = false
    /// Bytes before this are known not to be followed by a thematic break of the byte kept beside it.
    var thematicBreakFailure: (position: Int, byte: UInt8) = (-1, 0)

    // What makes lists loose.
    var lastLineBlank = false
    /// The last block quote that the blank line was inside of: containers above it do not see the line as blank.
    var blankFloor = 0

    init(text: Bytes, start: Int, limit: Int, options: MarkdownOptions) {
        self.text = text
        self.start = start
        self.limit = limit
        self.options = options
        var bytes = Array(" \t#>`~<-+*_=0123456789".utf8)
        if options.footnotes { bytes.append(0x5B) }
        if options.tables { bytes += Array("|:".utf8) }
        starters = ByteTable(marking: bytes)
    }

    mutating func parse() -> BlockTree {
        tree.blocks.reserveCapacity((limit - start) / 128)
        tree.segments.reserveCapacity((limit - start) / 128)
        tree.blocks.append(Block(kind: .document, parent: -1, start: Int32(start)))
        open.append(OpenContainer(block: 0, kind: .document, indent: 0))
        let hasCarriageReturns = text.position(of: ASCII.carriageReturn, from: start, to: limit) < limit
        var lineFeed = -1
        var at = start
        while at < limit {
            if lineFeed < at { lineFeed = text.position(of: ASCII.lineFeed, from: at, to: limit) }
            var end = lineFeed
            var next = end &+ 1
            if hasCarriageReturns {
                let carriageReturn = text.position(of: ASCII.carriageReturn, from: at, to: lineFeed)
                if carriageReturn < lineFeed {
                    end = carriageReturn
                    next = carriageReturn &+ 1 == lineFeed ? lineFeed &+ 1 : carriageReturn &+ 1
                }
            }
            if !readPlainLine(from: at, to: end) { readLine(from: at, to: end) }
            at = next
        }
        closeContainers(downTo: 0)
        return tree
    }

    /// Text at the top level that nothing but a paragraph can take: most lines of most files.
    @inline(__always)
    private mutating func readPlainLine(from start: Int, to end: Int) -> Bool {
        guard open.count == 1, start < end, starters[text[start]] == 0 else { return false }
        if leaf < 0 {
            openLeaf(.paragraph, at: start)
        } else if leafKind != .paragraph {
            return false
        }
        addParagraphLine(start, end)
        lastLineBlank = false
        return true
    }

    private mutating func readLine(from start: Int, to end: Int) {
        position = start
        lineEnd = end
        column = 0
        insideTab = false
        nonspace = -1
        let (matched, quotes) = matchContainers()
        findNonspace()
        let allMatched = matched == open.count
        if allMatched, leaf >= 0, continueLeaf() {
            lastLineBlank = false
            return
        }
        if nonspace == lineEnd {
            endBlocks(onBlankLineMatching: matched, quotes: quotes)
            return
        }
        container = matched - 1
        maybeLazy = leaf >= 0 && leafKind == .paragraph
        paragraphOpen = allMatched && maybeLazy
        let tableOpen = allMatched && leaf >= 0 && leafKind == .table
        guard openBlocks() else {
            lastLineBlank = false
            return
        }
        if nonspace == lineEnd {
            // Only containers were opened; an empty quote counts as a blank line inside itself, an empty item does not.
            lastLineBlank = open[open.count - 1].kind == .blockQuote
            blankFloor = open.count - 1
            return
        }
        if leaf >= 0, leafKind == .paragraph {
            addParagraphLine(nonspace, lineEnd)
        } else if !(tableOpen && leaf >= 0 && addTableRow()) {
            beginBlock()
            openLeaf(.paragraph, at: nonspace)
            addParagraphLine(nonspace, lineEnd)
        }
        lastLineBlank = false
    }

    /// How many of the open containers this line continues, and how many of them are block quotes.
    private mutating func matchContainers() -> (matched: Int, quotes: Int) {
        var matched = 1
        var quotes = 0
        while matched < open.count {
            findNonspace()
            if nonspace == lineEnd {
                return (matchBlankLine(from: matched, quotes: quotes), quotes)
            }
            let candidate = open[matched]
            switch candidate.kind {
            case .blockQuote:
                guard consumeBlockQuoteMarker() else { return (matched, quotes) }
                quotes += 1
            case .item:
                guard indent >= Int(candidate.indent) else { return (matched, quotes) }
                advance(columns: Int(candidate.indent))
            case .footnoteDefinition:
                guard indent >= 4 else { return (matched, quotes) }
                advance(columns: 4)
            default: break
            }
            matched += 1
        }
        return (matched, quotes)
    }

    /// A blank line continues everything down to the next block quote but an item that is still empty. Its white space,
    /// while there is any, is taken off by the items' indentation: what is left may be content of a leaf.
    private mutating func matchBlankLine(from matched: Int, quotes: Int) -> Int {
        var end = open.count
        if quotes < quotePositions.count {
            end = quotePositions[quotes]
        } else if open[end - 1].kind == .item, tree.blocks.count == Int(open[end - 1].block) + 1 {
            end -= 1
        }
        var index = matched
        while index < end, position < nonspace {
            let width = open[index].kind == .footnoteDefinition ? 4 : Int(open[index].indent)
            if indent >= width { advance(columns: width) } else { advanceToNonspace() }
            index += 1
        }
        return end
    }

    /// Gives the line to an open leaf that takes lines as they are; false when the line is still to be read.
    private mutating func continueLeaf() -> Bool {
        switch leafKind {
        case .code: tree.blocks[leaf].flags.contains(.fenced) ? continueFencedCode() : continueIndentedCode()
        case .html: continueHTMLBlock()
        default: false
        }
    }

    private mutating func endBlocks(onBlankLineMatching matched: Int, quotes: Int) {
        lastLineBlank = true
        blankFloor = quotes > 0 ? quotePositions[quotes - 1] : 0
        if matched < open.count {
            closeContainers(downTo: matched)
        } else if leaf >= 0 {
            // Indented code goes on after blank lines; they are dropped at its end if it does not.
            if leafKind == .code { addCodeLine() } else { closeLeaf() }
        }
    }

    /// Opens the blocks that begin on this line; false when the line is used up.
    private mutating func openBlocks() -> Bool {
        while true {
            findNonspace()
            guard nonspace < lineEnd else { return true }
            if indent >= 4 {
                if maybeLazy { return true }
                startIndentedCode()
                return false
            }
            let byte = text[nonspace]
            guard starters[byte] != 0 else { return true }
            switch startBlock(byte) {
            case .none: return true
            case .leaf: return false
            case .container:
                maybeLazy = false
                paragraphOpen = false
                container = open.count - 1
            }
        }
    }

    enum BlockStart { case none, container, leaf }

    /// Tries the constructs that `byte` can begin, in the order of their precedence.
    private mutating func startBlock(_ byte: UInt8) -> BlockStart {
        switch byte {
        case UInt8(ascii: ">"): return startBlockQuote() ? .container : .none
        case UInt8(ascii: "#"): return startATXHeading() ? .leaf : .none
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return startFencedCode() ? .leaf : .none
        case UInt8(ascii: "<"): return startHTMLBlock() ? .leaf : .none
        case UInt8(ascii: "="): return endSetextHeading() ? .leaf : .none
        case UInt8(ascii: "-"):
            if endSetextHeading() || startThematicBreak() { return .leaf }
            if startListItem() { return .container }
            return startTable() ? .leaf : .none
        case UInt8(ascii: "*"):
            if startThematicBreak() { return .leaf }
            return startListItem() ? .container : .none
        case UInt8(ascii: "_"): return startThematicBreak() ? .leaf : .none
        case UInt8(ascii: "["): return startFootnoteDefinition() ? .container : .none
        case UInt8(ascii: "|"), UInt8(ascii: ":"): return startTable() ? .leaf : .none
        default: return startListItem() ? .container : .none
        }
    }
}
