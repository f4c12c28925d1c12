// max-len: 2048
import Documents
import Text

/// A split must lie within the file, leave nothing out but the two fences, and its header must be readable or refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrontMatter(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = SourceFile(path: "input.md", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    var diagnostics: [Diagnostic] = []
    guard let parts = FrontMatter.split(source, diagnostics: &diagnostics) else { return 0 }
    precondition(diagnostics.isEmpty, "a split and a diagnostic")
    precondition(parts.header.upperBound <= parts.body.lowerBound && parts.body.upperBound == count)
    let fence = source.bytes[parts.header.upperBound..<parts.body.lowerBound]
    precondition(fence.starts(with: [0x2D, 0x2D, 0x2D]), "the header ends at no fence")
    let document = YAML.parse(source, in: parts.header, diagnostics: &diagnostics)
    precondition(document != nil || diagnostics.contains { $0.severity == .error }, "no value and no error")
    if let document { check(document.root, within: parts.header) }
    for diagnostic in diagnostics {
        if let line = diagnostic.location?.line {
            precondition(line <= source.location(of: parts.header.upperBound).line, "an error outside the header")
        }
        _ = diagnostic.report()
    }
    return 0
}

private func check(_ node: Node, within range: Range<Int>) {
    precondition(node.range.lowerBound >= range.lowerBound && node.range.upperBound <= range.upperBound)
    if node.items.count + node.entries.count > 100 { return }
    for item in node.items { check(item, within: range) }
    for (key, value) in node.entries {
        precondition(node[key.text] != nil, "a key is not found")
        check(key, within: range)
        check(value, within: range)
    }
}
