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
                var blocks = BlockParser(text: text, start: start, limit: text.count, options: options)
                var renderer = HTMLRenderer(
                    text: text, tree: blocks.parse(), options: options, resolve: resolve, log: log,
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
