import Text

/// The reader of YAML 1.2.2 with the core schema.
package enum YAML {
    /// What a reader may be asked to report beyond errors.
    package struct Options: Sendable {
        /// Warn of dates and times as well, which YAML 1.1 readers do not take as text. Off by default: an owner's
        /// `date: 2026-01-02` is what it should be.
        package var warnsOfDates = false

        package init(warnsOfDates: Bool = false) { self.warnsOfDates = warnsOfDates }
    }

    /// Reads one document from a file or a part of it; nil if there was an error, which `diagnostics` then holds.
    ///
    /// An empty part is a document whose root is null. More than one document is an error.
    package static func parse(
        _ source: SourceFile, in range: Range<Int>? = nil, options: Options = Options(),
        diagnostics: inout [Diagnostic]
    ) -> Document? {
        nil
    }

    /// Reads all documents of a file; empty if there was an error, which `diagnostics` then holds.
    package static func parseStream(
        _ source: SourceFile, options: Options = Options(), diagnostics: inout [Diagnostic]
    ) -> [Document] {
        []
    }

    /// Reads all documents of a file and writes each as one line of JSON; nothing if there was an error.
    package static func convertToJSON(source: SourceFile) -> (lines: [UInt8], diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var out = ByteWriter()
        for document in parseStream(source, options: Options(warnsOfDates: true), diagnostics: &diagnostics) {
            document.root.appendJSON(to: &out)
            out.append(ASCII.lineFeed)
        }
        return (out.bytes, diagnostics)
    }
}
