import Documents
import Text

/// What a reader made of a text: its JSON, one document a line, or its first error.
struct Reading: CustomStringConvertible {
    var json = ""
    var errors: [Diagnostic] = []
    var warnings: [Diagnostic] = []

    static func yaml(_ text: String) -> Reading { yaml(Array(text.utf8)) }

    static func yaml(_ bytes: [UInt8]) -> Reading {
        let (lines, diagnostics) = YAML.convertToJSON(source: SourceFile(path: "test.yaml", bytes: bytes))
        return Reading(lines, diagnostics)
    }

    static func json(_ text: String) -> Reading { json(Array(text.utf8)) }

    static func json(_ bytes: [UInt8]) -> Reading {
        var diagnostics: [Diagnostic] = []
        var out = ByteWriter()
        let document = JSON.parse(SourceFile(path: "test.json", bytes: bytes), diagnostics: &diagnostics)
        document?.root.appendJSON(to: &out)
        return Reading(out.bytes, diagnostics)
    }

    private init(_ lines: [UInt8], _ diagnostics: [Diagnostic]) {
        json = String(decoding: lines, as: UTF8.self)
        if json.hasSuffix("\n") { json.removeLast() }
        errors = diagnostics.filter { $0.severity == .error }
        warnings = diagnostics.filter { $0.severity == .warning }
    }

    /// The JSON, or the errors as `line:column message`.
    var description: String { errors.isEmpty ? json : errors.map(Self.place).joined(separator: "\n") }

    static func place(_ diagnostic: Diagnostic) -> String {
        guard let location = diagnostic.location else { return diagnostic.message }
        return "\(location.line):\(location.column) \(diagnostic.message)"
    }
}

/// A document that must be readable.
func node(yaml text: String) -> Node? {
    var diagnostics: [Diagnostic] = []
    return YAML.parse(SourceFile(path: "test.yaml", text: text), diagnostics: &diagnostics)?.root
}
