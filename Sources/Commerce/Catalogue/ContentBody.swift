import Text

/// The Markdown under the front matter, as a range of its file.
package struct ContentBody: Sendable {
    /// Holds the Markdown's bytes: the content file itself, or the decoded text of a JSON file's `body`.
    package var source: SourceFile
    /// Byte offsets of the Markdown in `source`.
    package var range: Range<Int>
    /// Set when the text came out of a JSON string: where that string stands, since its own offsets mean nothing there.
    package var quoted: Quoted?

    /// The string of a JSON file that a body was decoded from.
    package struct Quoted: Sendable {
        package var source: SourceFile
        package var range: Range<Int>

        package init(source: SourceFile, range: Range<Int>) {
            self.source = source
            self.range = range
        }
    }

    package init(source: SourceFile, range: Range<Int>, quoted: Quoted? = nil) {
        self.source = source
        self.range = range
        self.quoted = quoted
    }

    package var isEmpty: Bool {
        source.bytes[range.clamped(to: 0..<source.bytes.count)].allSatisfy(ASCII.isWhitespace)
    }

    /// A diagnostic about `range` of `source`, placed where the owner finds it.
    package func diagnostic(_ severity: Diagnostic.Severity, _ range: Range<Int>, _ message: String) -> Diagnostic {
        diagnostic(severity, range, Diagnostic.Wording(message))
    }

    package func diagnostic(
        _ severity: Diagnostic.Severity, _ range: Range<Int>, _ wording: Diagnostic.Wording
    ) -> Diagnostic {
        if let quoted { return Diagnostic(severity, quoted.source, quoted.range, wording) }
        return Diagnostic(severity, source, range, wording)
    }
}
