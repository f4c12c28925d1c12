// max-len: 4096
import Documents
import Text

/// What is read must come back when it is written and read again, and YAML must read it as the same value.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = SourceFile(path: "input.json", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    var diagnostics: [Diagnostic] = []
    guard let document = JSON.parse(source, diagnostics: &diagnostics) else {
        precondition(diagnostics.contains { $0.severity == .error }, "no value and no error")
        for diagnostic in diagnostics { _ = diagnostic.report() }
        return 0
    }
    var out = ByteWriter()
    document.root.appendJSON(to: &out)
    let written = SourceFile(path: "output.json", bytes: out.bytes)
    for isYAML in [false, true] {
        let again =
            isYAML
            ? YAML.parse(written, diagnostics: &diagnostics) : JSON.parse(written, diagnostics: &diagnostics)
        guard let again else {
            // YAML is read less deep, and its numbers may be keys only in one spelling.
            if isYAML, diagnostics.allSatisfy({ $0.severity != .error || $0.message.contains("deeper") }) { continue }
            preconditionFailure("the output is not read: \(diagnostics.first?.message ?? "")")
        }
        var second = ByteWriter()
        again.root.appendJSON(to: &second)
        precondition(second.bytes == out.bytes, "the output reads as something else")
    }
    return 0
}
