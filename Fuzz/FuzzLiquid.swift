// max-len: 1024
import Liquid
import Text

private let environment = LiquidEnvironment()

private let globals = LiquidMap([
    ("a", ["x", 1, nil, LiquidValue(number: "2.5"), ["y", ["z"]]]), ("b", true), ("i", 5), ("n", nil),
    ("s", "Fish & <b>chips</b> é"),
    ("m", ["k": "v", "l": [1, 2], "size": 3]),
    ("p", [["t": "A", "q": 1], ["t": "b", "q": LiquidValue(number: "2.0")], ["u": nil]]),
    ("d", "2016-03-14T10:20:30+02:00"), ("e", ""), ("big", 9_223_372_036_854_775_807),
])

private final class Loader: TemplateLoader {
    let template: LiquidTemplate
    init(_ template: LiquidTemplate) { self.template = template }
    func template(named name: String) -> LiquidTemplate? { name.utf8.count < 4 ? template : nil }
}

/// A template is refused with an error inside it, or it renders within its limits, twice to the same bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLiquid(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = SourceFile(path: "input.liquid", bytes: Array(UnsafeBufferPointer(start: data, count: count)))
    var diagnostics: [Diagnostic] = []
    let template = LiquidTemplate.parse(source, environment, diagnostics: &diagnostics)
    precondition(template != nil || diagnostics.contains { $0.severity == .error }, "no template and no error")
    guard let template else {
        for diagnostic in diagnostics { _ = diagnostic.report() }
        return 0
    }
    precondition(!diagnostics.contains { $0.severity == .error }, "a template and an error")
    _ = template.unknownNames(besides: [])
    var options = RenderOptions()
    options.limits.work = 10_000
    options.limits.valueBytes = 1 << 20
    options.limits.outputBytes = 1 << 18
    options.limits.depth = 8
    for escapes in [true, false] {
        options.escapes = escapes
        options.printsFaults = !escapes
        var outputs: [[UInt8]] = []
        for _ in 0..<2 {
            var out = ByteWriter()
            let faults = template.render(into: &out, globals: globals, loader: Loader(template), options: options)
            for fault in faults { _ = fault.report() }
            precondition(out.count < 1 << 20, "more output than the limit allows")
            outputs.append(out.bytes)
        }
        precondition(outputs[0] == outputs[1], "two renders differ")
        precondition(UTF8Validation.firstInvalidOffset(outputs[0]) == nil, "the output is not UTF-8")
    }
    return 0
}
