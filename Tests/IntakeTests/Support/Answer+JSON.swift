import Documents
import TestSupport
import Text

extension TestClient.Answer {
    /// The body as JSON; nil when it is none.
    var json: Node? {
        var diagnostics: [Diagnostic] = []
        return JSON.parse(SourceFile(path: "answer", bytes: Array(body.utf8)), diagnostics: &diagnostics)?.root
    }

    /// The problems of the answer as `field:code`.
    var problems: [String] {
        json?["problems"]?.items.map { "\($0["field"]?.text ?? "?"):\($0["code"]?.text ?? "?")" } ?? []
    }

    /// The names of an object's keys, in order.
    var keys: [String] { json?.entries.map(\.key.text) ?? [] }
}
