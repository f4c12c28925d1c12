import Text

/// The reader of YAML 1.2.2 with the core schema (10.3).
///
/// Every input is read as the specification says or refused with a place and a reason. Refused although valid:
/// tags outside the core schema, keys that are no text or number, merge keys (`<<`, which are not part of YAML 1.2),
/// infinities and not-a-number, and whatever is beyond `DocumentLimits`.
package enum YAML {
    /// What a reader may be asked to report beyond errors.
    package struct Options: Sendable {
        /// Warn of dates and times as well, which YAML 1.1 readers do not take as text. Off by default: an owner's
        /// `date: 2026-01-02` is what it should be.
        package var warnsOfDates: Bool

        package init(warnsOfDates: Bool = false) { self.warnsOfDates = warnsOfDates }
    }

    /// Reads one document from a file or a part of it; nil if there was an error, which `diagnostics` then holds.
    ///
    /// An empty part is a document whose root is null. More than one document is an error. A byte order mark at the
    /// beginning is skipped (YAML 1.2.2, 5.2).
    package static func parse(
        _ source: SourceFile, in range: Range<Int>? = nil, options: Options = Options(),
        diagnostics: inout [Diagnostic]
    ) -> Document? {
        source.bytes.withUnsafeBufferPointer { bytes in
            let part = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
            var documents = read(source, bytes, part, options, isSingle: true, &diagnostics)
            guard documents?.isEmpty == true else { return documents?.first }
            var builder = NodeBuilder(input: bytes, expecting: 0)
            builder.push(.null, part.lowerBound, part.lowerBound, text: part.lowerBound..<part.lowerBound)
            documents = [builder.finish(source)]
            return documents?.first
        }
    }

    /// Reads all documents of a file; empty if there was an error, which `diagnostics` then holds.
    package static func parseStream(
        _ source: SourceFile, options: Options = Options(), diagnostics: inout [Diagnostic]
    ) -> [Document] {
        source.bytes.withUnsafeBufferPointer { bytes in
            read(source, bytes, 0..<bytes.count, options, isSingle: false, &diagnostics) ?? []
        }
    }

    /// Reads all documents of a file and writes each as one line of JSON; nothing if there was an error.
    ///
    /// A file whose name ends in `.json` is read as JSON, as everywhere in a shop.
    package static func convertToJSON(source: SourceFile) -> (lines: [UInt8], diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var out = ByteWriter(reserving: source.bytes.count)
        let documents =
            source.path.hasSuffix(".json")
            ? JSON.parse(source, diagnostics: &diagnostics).map { [$0] } ?? []
            : parseStream(source, options: Options(warnsOfDates: true), diagnostics: &diagnostics)
        for document in documents {
            document.root.appendJSON(to: &out)
            out.append(ASCII.lineFeed)
        }
        return (out.bytes, diagnostics)
    }

    private static func read(
        _ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ options: Options,
        isSingle: Bool, _ diagnostics: inout [Diagnostic]
    ) -> [Document]? {
        guard Input.isSound(source, bytes, range, format: "YAML", diagnostics: &diagnostics) else { return nil }
        var reader = YAMLReader(source, bytes, range, options)
        let documents = reader.readStream(isSingle: isSingle)
        diagnostics.append(contentsOf: reader.diagnostics)
        return reader.errorCount == 0 ? documents : nil
    }
}
