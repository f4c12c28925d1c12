import Text

/// CommonMark 0.31.2 and GitHub's extensions to HTML.
package enum MarkdownRenderer {
    /// Decides where a link or an image points; nil leaves it as it was written.
    package typealias Resolver = (MarkdownLink) -> MarkdownDestination?

    /// Appends the HTML of `source.bytes[range]` to `writer`; places in the result are those of the whole source.
    package static func render(
        _ source: SourceFile, in range: Range<Int>? = nil, options: MarkdownOptions = .shop,
        resolve: Resolver? = nil, into writer: inout ByteWriter
    ) -> MarkdownResult {
        source.bytes[range ?? 0..<source.bytes.count].withUnsafeBufferPointer { writer.appendEscapingHTML($0) }
        return MarkdownResult()
    }

    /// Appends the inline content of `source.bytes[range]`, read as one paragraph without its `<p>`.
    package static func renderInline(
        _ source: SourceFile, in range: Range<Int>? = nil, options: MarkdownOptions = .shop,
        resolve: Resolver? = nil, into writer: inout ByteWriter
    ) -> MarkdownResult {
        render(source, in: range, options: options, resolve: resolve, into: &writer)
    }

    /// The text of `source.bytes[range]` without markup: a line a block, for descriptions, feeds and search.
    package static func plainText(
        _ source: SourceFile, in range: Range<Int>? = nil, options: MarkdownOptions = .shop
    ) -> String {
        String(decoding: source.bytes[range ?? 0..<source.bytes.count], as: UTF8.self)
    }
}
