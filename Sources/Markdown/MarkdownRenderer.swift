import Text

/// CommonMark 0.31.2 and GitHub's extensions to HTML.
///
/// Two phases: lines into a flat tree of blocks, then each leaf's content into tokens, which are written to the output
/// at once. Both are linear in the length of the text, whatever is in it; see `Limits`.
package enum MarkdownRenderer {
    /// Decides where a link or an image points; nil leaves it as it was written.
    package typealias Resolver = (MarkdownLink) -> MarkdownDestination?

    /// Appends the HTML of `source.bytes[range]`, the whole of it by default, to `writer`; places in the result are those
    /// of the whole source.
    package static func render(
        _ source: SourceFile, in range: Range<Int>? = nil, options: MarkdownOptions = .shop,
        resolve: Resolver? = nil, into writer: inout ByteWriter
    ) -> MarkdownResult {
        render(source, range, options, resolve, &writer) { text, start in
            var blocks = BlockParser(text: text, start: start, limit: text.count, options: options)
            return blocks.parse()
        }
    }

    /// Appends the inline content of `source.bytes[range]`, read as one paragraph, without its `<p>`.
    package static func renderInline(
        _ source: SourceFile, in range: Range<Int>? = nil, options: MarkdownOptions = .shop,
        resolve: Resolver? = nil, into writer: inout ByteWriter
    ) -> MarkdownResult {
        render(source, range, options, resolve, &writer) { text, start in
            BlockTree(inline: text, from: start)
        }
    }

    /// The text of `source.bytes[range]` without markup: a line a block, for descriptions, feeds and search.
    package static func plainText(
        _ source: SourceFile, in range: Range<Int>? = nil, options: MarkdownOptions = .shop
    ) -> String {
        source.bytes.withUnsafeBufferPointer { bytes in
            let range = clamped(range, bytes.count)
            guard range.upperBound <= Limits.sourceBytes else { return "" }
            return withText(bytes, range, Repairs(bytes, in: range)) { text, start in
                var blocks = BlockParser(text: text, start: start, limit: text.count, options: options)
                var renderer = PlainTextRenderer(text: text, tree: blocks.parse(), options: options)
                return renderer.render()
            }
        }
    }

    private static func render(
        _ source: SourceFile, _ range: Range<Int>?, _ options: MarkdownOptions, _ resolve: Resolver?,
        _ writer: inout ByteWriter, _ parse: (Bytes, Int) -> BlockTree
    ) -> MarkdownResult {
        source.bytes.withUnsafeBufferPointer { bytes in
            let range = clamped(range, bytes.count)
            guard range.upperBound <= Limits.sourceBytes else {
                var log = DiagnosticLog(source: source, repairs: Repairs(bytes, in: 0..<0))
                log.add(.tooLong, range.lowerBound..<range.lowerBound)
                var result = MarkdownResult()
                result.diagnostics = log.diagnostics()
                return result
            }
            let repairs = Repairs(bytes, in: range)
            var log = DiagnosticLog(source: source, repairs: repairs)
            return withText(bytes, range, repairs) { text, start in
                // The offset is of the source, not of the repaired copy.
                if let offset = repairs.firstInvalidOffset { log.add(source: .invalidUTF8, offset..<offset + 1) }
                // Room for what prose usually becomes; only what is written to is ever real memory.
                writer.reserve(range.count + range.count / 4 + 64)
                var output = ByteWriter()
                swap(&output, &writer)
                var renderer = HTMLRenderer(
                    text: text, tree: parse(text, start), options: options, resolve: resolve, log: log,
                    writer: output, sourceLength: range.count)
                output = ByteWriter()
                defer { renderer.sink.deallocate() }
                renderer.render()
                writer = renderer.sink.take()
                var result = MarkdownResult()
                result.links = renderer.links
                result.headings = renderer.headings
                result.diagnostics = renderer.log.diagnostics()
                return result
            }
        }
    }

    private static func clamped(_ range: Range<Int>?, _ count: Int) -> Range<Int> {
        (range ?? 0..<count).clamped(to: 0..<count)
    }

    /// Calls `body` with the text up to the end of the range, repaired where that is needed, and where to start.
    private static func withText<Result>(
        _ bytes: Bytes, _ range: Range<Int>, _ repairs: Repairs, _ body: (Bytes, Int) -> Result
    ) -> Result {
        func skipByteOrderMark(_ text: Bytes, _ start: Int) -> Int {
            start + 3 <= text.count && text.slice(start, start + 3).elementsEqual([0xEF, 0xBB, 0xBF])
                ? start + 3 : start
        }
        if let copy = repairs.copy {
            return copy.withUnsafeBufferPointer { body($0, skipByteOrderMark($0, 0)) }
        }
        let text = bytes.slice(0, range.upperBound)
        return body(text, skipByteOrderMark(text, range.lowerBound))
    }
}

extension BlockTree {
    /// A tree of one paragraph that holds all of the text, whatever its lines look like.
    init(inline text: Bytes, from start: Int) {
        blocks = [
            Block(kind: .document, end: 2, parent: -1, start: Int32(start)),
            Block(kind: .inline, end: 2, parent: 0, start: Int32(start)),
        ]
        var index = start
        while index < text.count {
            var end = index
            while end < text.count, text[end] != ASCII.lineFeed, text[end] != ASCII.carriageReturn { end += 1 }
            let from = text.skipSpaces(from: index, to: end)
            if from < end { segments.append(Segment(start: Int32(from), end: Int32(end))) }
            index = end + 1
        }
        blocks[1].segmentCount = Int32(segments.count)
    }
}
