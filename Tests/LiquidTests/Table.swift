import Documents
import Liquid
import Testing
import Text

/// A table of templates and what they give, one row a line:
///
///     @ {"a": [1, 2]}                       data for the rows below, as JSON
///     @snippet card: <b>{{ card }}</b>      a snippet for the rows below
///     {{ a | join: '+' }} ==> 1+2           a template and its output
///     {{ 1 | divided_by: 0 }} ==>  !!> 1:4: a number is divided by zero      ... and its run-time faults
///     {{ 1 | upcas }} !!> 1:8: there is no filter ...                        a template that does not parse
///
/// `\n \t \r \0` are the characters, `\s` is a space at the end of a line, `\\` a backslash; several faults are divided by
/// ` ;; `. Lines that begin with `//` say why a row is there.
struct Table {
    struct Row: Sendable, CustomTestStringConvertible {
        var line: Int
        var template: String
        var data: String
        var snippets: [(String, String)]
        var output: String?
        var faults: String

        var testDescription: String { template }
    }

    let rows: [Row]

    init(_ text: String) {
        var rows: [Row] = []
        var data = "{}"
        var snippets: [(String, String)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("//") { continue }
            if line.hasPrefix("@snippet ") {
                let parts = line.dropFirst(9).split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
                snippets.append((String(parts[0]), Table.unescaped(parts.count > 1 ? String(parts[1]) : "")))
            } else if line.hasPrefix("@") {
                data = String(line.dropFirst())
                snippets = []
            } else {
                rows.append(Table.row(String(line), index + 1, data, snippets))
            }
        }
        self.rows = rows
    }

    private static func row(_ line: String, _ number: Int, _ data: String, _ snippets: [(String, String)]) -> Row {
        let faultParts = line.components(separatedBy: " !!> ")
        let parts = faultParts[0].components(separatedBy: " ==> ")
        var head = parts[0]
        var output: String? = parts.count > 1 ? unescaped(parts[1]) : nil
        if parts.count == 1, head.hasSuffix(" ==>") {
            head = String(head.dropLast(4))
            output = ""
        }
        return Row(
            line: number, template: unescaped(head), data: data, snippets: snippets, output: output,
            faults: faultParts.count > 1 ? faultParts[1] : "")
    }

    private static func unescaped(_ text: String) -> String {
        var out = ""
        var isEscape = false
        for scalar in text.unicodeScalars {
            if isEscape {
                switch scalar {
                case "n": out += "\n"
                case "t": out += "\t"
                case "r": out += "\r"
                case "0": out += "\0"
                case "s": out += " "
                default: out.unicodeScalars.append(scalar)
                }
                isEscape = false
            } else if scalar == "\\" {
                isEscape = true
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        parts.append(String(rest))
        return parts
    }
}

/// Snippets of a row by name.
final class RowLoader: TemplateLoader {
    private let templates: [String: LiquidTemplate]

    init(_ snippets: [(String, String)], _ environment: LiquidEnvironment, _ diagnostics: inout [Diagnostic]) {
        var templates: [String: LiquidTemplate] = [:]
        for (name, text) in snippets {
            let source = SourceFile(path: name, text: text)
            templates[name] = LiquidTemplate.parse(source, environment, diagnostics: &diagnostics)
        }
        self.templates = templates
    }

    func template(named name: String) -> LiquidTemplate? { templates[name] }
}

struct Outcome {
    var output: String?
    var faults: [Diagnostic]

    var faultText: String {
        faults.map { diagnostic in
            let place = diagnostic.location.map { "\($0.line):\($0.column): " } ?? ""
            let file = diagnostic.path == "t" ? "" : "\(diagnostic.path):"
            return file + place + (diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue): ")
                + diagnostic.message
        }.joined(separator: " ;; ")
    }
}

/// Compiles and renders a template.
func render(
    _ template: String, data: LiquidValue = [:], snippets: [(String, String)] = [], escapes: Bool = false,
    environment: LiquidEnvironment = LiquidEnvironment(), adjust: (inout RenderOptions) -> Void = { _ in }
) -> Outcome {
    var diagnostics: [Diagnostic] = []
    let loader = RowLoader(snippets, environment, &diagnostics)
    let source = SourceFile(path: "t", text: template)
    guard let compiled = LiquidTemplate.parse(source, environment, diagnostics: &diagnostics) else {
        return Outcome(output: nil, faults: diagnostics)
    }
    var options = RenderOptions()
    options.escapes = escapes
    options.sharesGlobals = false
    options.now = 1_457_951_400
    adjust(&options)
    var globals: (any GlobalScope)?
    if case .map(let map) = data { globals = map }
    var out = ByteWriter()
    diagnostics += compiled.render(into: &out, globals: globals, loader: loader, options: options)
    return Outcome(output: out.string, faults: diagnostics)
}

/// A document's node as a value.
func value(_ node: Node) -> LiquidValue {
    switch node.kind {
    case .null: .null
    case .bool: .bool(node.bool ?? false)
    case .integer, .decimal: LiquidValue(number: node.text)
    case .string: .string(node.text)
    case .list: .list(node.items.map { value($0) })
    case .map: .map(LiquidMap(node.entries.map { ($0.key.text, value($0.value)) }))
    }
}

func json(_ text: String) -> LiquidValue {
    var diagnostics: [Diagnostic] = []
    guard let document = JSON.parse(SourceFile(path: "data", text: text), diagnostics: &diagnostics) else {
        Issue.record("the data of a row is not JSON: \(text)")
        return .null
    }
    return value(document.root)
}

/// Holds every row of a table to its word.
func check(_ table: Table, escapes: Bool = false, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    var parsed: [String: LiquidValue] = [:]
    for row in table.rows {
        let data = parsed[row.data] ?? json(row.data)
        parsed[row.data] = data
        let outcome = render(row.template, data: data, snippets: row.snippets, escapes: escapes)
        #expect(
            outcome.faultText == row.faults, "line \(row.line): \(row.template)", sourceLocation: sourceLocation)
        if row.output != nil || row.faults.isEmpty {
            #expect(outcome.output == row.output, "line \(row.line): \(row.template)", sourceLocation: sourceLocation)
        }
    }
}
