// max-len: 4096
import Documents
import Text

/// What YAML is read as must be JSON, and the same value when that is read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = SourceFile(path: "input.yaml", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    let (lines, diagnostics) = YAML.convertToJSON(source: source)
    for diagnostic in diagnostics { _ = diagnostic.report() }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    precondition(!hasErrors || lines.isEmpty, "an error and a value")
    for line in lines.split(separator: ASCII.lineFeed) {
        var problems: [Diagnostic] = []
        let json = SourceFile(path: "output.json", bytes: Array(line))
        guard let again = JSON.parse(json, diagnostics: &problems) else {
            preconditionFailure("the output is no JSON: \(problems.first?.message ?? "")")
        }
        var out = ByteWriter()
        again.root.appendJSON(to: &out)
        precondition(out.bytes.elementsEqual(line), "the output reads as something else")
    }
    return 0
}
