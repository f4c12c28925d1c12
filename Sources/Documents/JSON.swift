import Text

/// The reader of JSON, strictly after RFC 8259.
///
/// Where the RFC leaves a choice, it is the safe one: duplicate keys, a byte order mark and lone surrogates are
/// errors. Numbers keep their digits; the reader never makes a binary float of them.
package enum JSON {
    /// Reads a file; nil if there was an error, which `diagnostics` then holds.
    ///
    /// The file has at most `DocumentLimits.fileSize` bytes and nests at most `DocumentLimits.jsonDepth` levels.
    package static func parse(_ source: SourceFile, diagnostics: inout [Diagnostic]) -> Document? {
        source.bytes.withUnsafeBufferPointer { bytes in
            let whole = 0..<bytes.count
            guard Input.isSound(source, bytes, whole, format: "JSON", diagnostics: &diagnostics) else { return nil }
            var reader = JSONReader(source, bytes)
            do throws(SyntaxFailure) {
                try reader.readFile()
            } catch {
                diagnostics.append(Diagnostic(.error, source, error.range, error.message))
                return nil
            }
            diagnostics.append(contentsOf: reader.diagnostics)
            return reader.diagnostics.isEmpty ? reader.builder.finish(source) : nil
        }
    }
}
