import Text

/// Text without its markup.
extension InlineParser {
    /// Appends the text of the leaf that was parsed last: no tags, no escapes, line endings as spaces.
    func appendPlainText(to arena: ByteArena) {
        var textStart = 0
        for token in tokens where token.kind != .none {
            appendText(textStart, Int(token.start), to: arena)
            textStart = Int(token.end)
            append(token, to: arena)
        }
        appendText(textStart, content.count, to: arena)
    }

    private func append(_ token: Token, to arena: ByteArena) {
        let start = Int(token.start)
        let end = Int(token.end)
        switch token.kind {
        case .none, .hidden, .linkOpen, .linkClose, .imageOpen, .imageClose, .html, .footnoteReference: break
        case .escaped: arena.append(content[end - 1])
        case .hardBreak: arena.append(ASCII.space)
        case .code:
            let range = InlineParser.codeContent(content, start + Int(token.value), end - Int(token.value))
            appendText(range.start, range.end, to: arena)
        case .delimiters: appendDelimiters(token, to: arena)
        case .autolink, .emailAutolink: appendText(start + 1, end - 1, to: arena)
        case .extendedAutolink, .plainAddress: appendText(start, end, to: arena)
        case .entity: Entity.Value(code: token.value).append(to: arena)
        case .ellipsis: arena.append("\u{2026}" as Unicode.Scalar)
        case .dashes:
            let dashes = InlineParser.dashes(for: end - start)
            for _ in 0..<dashes.em { arena.append("\u{2014}" as Unicode.Scalar) }
            for _ in 0..<dashes.en { arena.append("\u{2013}" as Unicode.Scalar) }
        }
    }

    private func appendDelimiters(_ token: Token, to arena: ByteArena) {
        var index = Int(token.start)
        var mark = Int(token.value)
        let end = Int(token.end)
        while index < end {
            var width = 1
            switch marks[mark] {
            case DelimiterMark.text: arena.append(content[index])
            case DelimiterMark.openStrong, DelimiterMark.closeStrong: width = 2
            case DelimiterMark.openDeletion, DelimiterMark.closeDeletion: width = end - index
            case DelimiterMark.leftSingleQuote: arena.append("\u{2018}" as Unicode.Scalar)
            case DelimiterMark.rightSingleQuote: arena.append("\u{2019}" as Unicode.Scalar)
            case DelimiterMark.leftDoubleQuote: arena.append("\u{201C}" as Unicode.Scalar)
            case DelimiterMark.rightDoubleQuote: arena.append("\u{201D}" as Unicode.Scalar)
            default: break
            }
            index += width
            mark += width
        }
    }

    private func appendText(_ start: Int, _ end: Int, to arena: ByteArena) {
        var runStart = start
        while true {
            let lineEnd = content.position(of: ASCII.lineFeed, from: runStart, to: end)
            if lineEnd > runStart { arena.append(content.slice(runStart, lineEnd)) }
            guard lineEnd < end else { return }
            arena.append(ASCII.space)
            runStart = lineEnd + 1
        }
    }
}

/// The text of a whole tree: a line a block, cells of a row apart by a space; HTML and footnotes are left out.
struct PlainTextRenderer {
    private let text: Bytes
    private let tree: BlockTree
    private var inlines: InlineParser
    private let content = LeafContent()
    private let output = ByteArena(capacity: 1024)

    init(text: Bytes, tree: BlockTree, options: MarkdownOptions) {
        self.text = text
        self.tree = tree
        inlines = InlineParser(options: options, tree: tree, sourceLength: text.count)
    }

    mutating func render() -> String {
        var index = 1
        while index < tree.blocks.count {
            let block = tree.blocks[index]
            if block.kind == .footnoteDefinition {
                index = Int(block.end)
                continue
            }
            renderLeaf(block)
            index += 1
        }
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private mutating func renderLeaf(_ block: Block) {
        let segments = tree.segments[Int(block.firstSegment)..<Int(block.firstSegment + block.segmentCount)]
        guard !segments.isEmpty else { return }
        switch block.kind {
        case .paragraph, .heading:
            startLine()
            content.load(text, segments)
            appendInlines()
        case .code:
            for segment in segments {
                startLine()
                output.append(text.slice(Int(segment.start), Int(segment.end)))
            }
        case .table:
            for row in segments { renderRow(row, columns: Int(block.extent)) }
        default: break
        }
    }

    private mutating func renderRow(_ row: Segment, columns: Int) {
        startLine()
        var cells = TableRow(text, from: Int(row.start), to: Int(row.end))
        var column = 0
        while column < columns, let cell = cells.next() {
            if column > 0 { output.append(ASCII.space) }
            content.load(cell: text, from: cell.start, to: cell.end)
            appendInlines()
            column += 1
        }
    }

    private mutating func appendInlines() {
        inlines.parse(content.bytes)
        inlines.appendPlainText(to: output)
    }

    private func startLine() { if output.count > 0 { output.append(ASCII.lineFeed) } }
}
