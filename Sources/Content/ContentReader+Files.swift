import Commerce
import Documents
import Text

/// What all kinds of content files have in common: fields at all, a handle, a body.
extension ContentReader {
    /// Whether a node is the fields of a content file; an empty front matter counts, its missing fields are told.
    mutating func isContent(_ node: Node, _ what: String, example: String) -> Bool {
        if node.kind == .map || node.isNull { return true }
        report(.error, firstLine(of: node), "\(what) is written as fields, one a line, such as '\(example)'")
        return false
    }

    /// The handle of a content file, or of one thing in a list of them; nil after a report.
    mutating func handle(of node: Node, named fileName: String?, written: Located<String>?, _ what: String) -> String? {
        guard let name = fileName ?? written?.value else {
            if node.entry("handle").map(\.value.isNull) ?? true {
                report(.error, firstLine(of: node), "\(what) in a list needs a 'handle', such as 'linen-apron'")
            }
            return nil
        }
        if let fileName, let written, written.value != fileName {
            report(
                .error, written.range,
                "the file's name is the handle, '\(fileName)'; rename the file, or remove 'handle'")
        }
        if let problem = Handle.problem(with: name) {
            let place = fileName == nil ? written?.range ?? firstLine(of: node) : 0..<0
            report(
                .error, place,
                fileName == nil
                    ? "the handle '\(Diagnostic.shortened(name))' \(problem)"
                    : "the file's name becomes part of an address, but '\(Diagnostic.shortened(name))' \(problem)")
            return nil
        }
        return name
    }

    /// The text of a content file: under the front matter, or in `body` in JSON.
    mutating func body(of node: Node, under body: ContentBody?, written: Node?) -> ContentBody {
        guard let written else { return body ?? ContentBody(source: source, range: 0..<0) }
        if body != nil {
            let place = node.entry("body")?.key.range ?? written.range
            report(.error, place, "the text of a Markdown file stands below the front matter, not in 'body'")
            return body ?? ContentBody(source: source, range: 0..<0)
        }
        guard written.kind == .string else {
            field = "body"
            expected("text", written)
            return ContentBody(source: source, range: 0..<0)
        }
        let text = SourceFile(path: source.path, bytes: Array(written.bytes))
        return ContentBody(
            source: text, range: 0..<text.bytes.count, quoted: ContentBody.Quoted(source: source, range: written.range))
    }
}
