import Synchronization

/// The bytes of one input file under the name its diagnostics show.
///
/// Everything downstream holds byte offsets; lines and columns are counted only when something is reported.
package final class SourceFile: Sendable {
    /// As shown to people: relative to the shop's root, with forward slashes.
    package let path: String
    package let bytes: [UInt8]
    /// The file as it lies on the disk, when `bytes` are a copy of it with parts blanked.
    private let original: SourceFile?
    private let index = AtomicLazyReference<LineIndex>()

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        original = nil
    }

    package convenience init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// A copy of `original` of the same length with other bytes: what is reported about it is shown as the file has it.
    package init(of original: SourceFile, bytes: [UInt8]) {
        path = original.path
        self.bytes = bytes
        self.original = original
    }

    /// The text as people see it, with its lines counted. The only way from here to the bytes for what is reported, so
    /// that a source may let go of them and read them again.
    private var lines: LineIndex {
        if let original { return original.lines }
        return index.load() ?? index.storeIfNil(LineIndex(bytes))
    }

    /// The 1-based line and column of a byte offset. Columns count Unicode scalars, as editors do; an offset past the
    /// end is the end. LF, CRLF and CR end a line.
    package func location(of offset: Int) -> SourceLocation { lines.location(of: offset) }

    /// How many columns of the line that `range` begins in belong to it, 1 or more.
    package func width(of range: Range<Int>) -> Int { lines.width(of: range) }

    /// The line that `range` begins in, or the `widest` columns of it around that place.
    package func excerpt(around range: Range<Int>, widest: Int) -> Excerpt {
        lines.excerpt(around: range, widest: widest)
    }
}

/// A 1-based line and column.
package struct SourceLocation: Sendable, Hashable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
