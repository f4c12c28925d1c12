/// Something wrong with the shop's input: where, what, and how to mend it.
package struct Diagnostic: Sendable, Hashable {
    package enum Severity: String, Sendable { case error, warning, note }

    package var severity: Severity
    /// The file as people know it, relative to the shop's root.
    package var path: String
    /// Nil when the whole file is meant, such as a file that is missing.
    package var location: SourceLocation?
    /// The text of that line.
    package var sourceLine: String?
    /// How many columns to underline, 1 or more.
    package var length: Int
    /// One sentence: what is wrong, with the mend where one is known (`did you mean 'price'?`).
    package var message: String

    package init(
        _ severity: Severity, path: String, location: SourceLocation? = nil, sourceLine: String? = nil,
        length: Int = 1, message: String
    ) {
        self.severity = severity
        self.path = path
        self.location = location
        self.sourceLine = sourceLine
        self.length = length
        self.message = message
    }

    /// A diagnostic about `range` (byte offsets) of `source`.
    package init(_ severity: Severity, _ source: SourceFile, _ range: Range<Int>, _ message: String) {
        let start = source.location(of: range.lowerBound)
        let end = source.location(of: max(range.lowerBound, range.upperBound))
        let line = source.line(at: range.lowerBound)
        let width = end.line == start.line ? end.column - start.column : line.unicodeScalars.count - start.column + 1
        self.init(
            severity, path: source.path, location: start, sourceLine: line, length: max(1, width), message: message)
    }
}
