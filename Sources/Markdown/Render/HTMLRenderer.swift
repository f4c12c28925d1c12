import Text

/// Blocks to HTML: one walk over the flat tree with a stack of the containers that are open, parsing each leaf's inlines
/// on the way and writing them at once.
struct HTMLRenderer {
    let text: Bytes
    let options: MarkdownOptions
    let resolve: MarkdownRenderer.Resolver?
    let content = LeafContent()
    /// For destinations, titles and headings while they are written.
    let scratch = ByteArena(capacity: 256)

    var tree: BlockTree
    var inlines: InlineParser
    var sink: Sink
    var log: DiagnosticLog
    var links: [MarkdownLink] = []
    var headings: [MarkdownHeading] = []
    var headingIDs = HeadingIDs()
    /// The attributes that the resolver gave to images whose text is being written.
    var pendingAttributes: [[MarkdownDestination.Attribute]] = []
    var filledCells = 0
    /// Footnotes in the order in which they are first referred to.
    var footnoteOrder: [Int] = []
    /// Outputs that wait for a footnote's definition to be written.
    var suspended: [ByteWriter] = []

    /// A container whose end tag is still to be written.
    private struct OpenContainer {
        var block: Int
        var end: Int
    }

    init(
        text: Bytes, tree: BlockTree, options: MarkdownOptions, resolve: MarkdownRenderer.Resolver?,
        log: DiagnosticLog, writer: ByteWriter, sourceLength: Int
    ) {
        self.text = text
        self.tree = tree
        self.options = options
        self.resolve = resolve
        self.log = log
        inlines = InlineParser(options: options, tree: tree, sourceLength: sourceLength)
        sink = Sink(into: writer)
        if options.headingIDs { reserveFootnoteIDs() }
    }

    mutating func render() {
        var open: [OpenContainer] = []
        var index = 1
        let count = tree.blocks.count
        while true {
            while let last = open.last, index >= last.end {
                open.removeLast()
                closeContainer(last.block)
            }
            guard index < count else { break }
            let block = tree.blocks[index]
            switch block.kind {
            case .footnoteDefinition where block.flags.contains(.duplicate):
                index = Int(block.end)
                continue
            case .document, .blockQuote, .list, .item, .footnoteDefinition:
                openContainer(block)
                open.append(OpenContainer(block: index, end: Int(block.end)))
            default: renderLeaf(block)
            }
            index += 1
        }
        if !footnoteOrder.isEmpty { renderFootnotes() }
    }

    private mutating func openContainer(_ block: Block) {
        switch block.kind {
        case .blockQuote:
            sink.startLine()
            sink.append("<blockquote>\n")
        case .list:
            sink.startLine()
            if block.value < 0 {
                sink.append("<ul>\n")
            } else if block.value == 1 {
                sink.append("<ol>\n")
            } else {
                sink.append("<ol start=\"")
                sink.append(decimal: Int(block.value))
                sink.append("\">\n")
            }
        case .item:
            sink.startLine()
            sink.append("<li>")
        case .footnoteDefinition: suspended.append(sink.take())
        default: break
        }
    }

    private mutating func closeContainer(_ index: Int) {
        let block = tree.blocks[index]
        switch block.kind {
        case .blockQuote:
            sink.startLine()
            sink.append("</blockquote>\n")
        case .list:
            sink.startLine()
            sink.append(block.value < 0 ? "</ul>\n" : "</ol>\n")
        case .item: sink.append("</li>\n")
        case .footnoteDefinition: keepFootnote(index)
        default: break
        }
    }

    private mutating func renderLeaf(_ block: Block) {
        switch block.kind {
        case .paragraph: renderParagraph(block)
        case .heading: renderHeading(block)
        case .thematicBreak:
            sink.startLine()
            sink.append("<hr />\n")
        case .code: renderCode(block)
        case .html: renderHTML(block)
        case .table: renderTable(block)
        default: break
        }
    }

    func segments(of block: Block) -> ArraySlice<Segment> {
        tree.segments[Int(block.firstSegment)..<Int(block.firstSegment + block.segmentCount)]
    }

    private mutating func renderParagraph(_ block: Block) {
        let parent = tree.blocks[Int(block.parent)]
        let isTight = parent.kind == .item && !tree.blocks[Int(parent.parent)].flags.contains(.loose)
        content.load(text, segments(of: block))
        inlines.parse(content.bytes)
        if !isTight {
            sink.startLine()
            sink.append("<p>")
        }
        if parent.flags.contains(.task), Int(block.start) == firstChildStart(of: block) { renderTaskMarker(parent) }
        renderInlines()
        if !isTight { sink.append("</p>\n") }
    }

    /// Where the first block of the same parent starts.
    private func firstChildStart(of block: Block) -> Int { Int(tree.blocks[Int(block.parent) + 1].start) }

    private mutating func renderTaskMarker(_ item: Block) {
        if item.flags.contains(.checked) {
            sink.append("<input checked=\"\" disabled=\"\" type=\"checkbox\"> ")
        } else {
            sink.append("<input disabled=\"\" type=\"checkbox\"> ")
        }
    }
}
