import Documents
import Languages
import Text

extension ThemeLocale {
    /// How deep groups of texts may nest.
    private static let deepestGroup = 16

    /// The texts of a JSON object of keys and texts, groups among them.
    package static func read(
        _ root: Node, language: Language, _ diagnostics: inout [Diagnostic]
    ) -> [String: Entry] {
        var broken: Set<String> = []
        return read(root, language: language, broken: &broken, &diagnostics)
    }

    /// As `read`; adds the keys that have no usable text to `broken`.
    package static func read(
        _ root: Node, language: Language, broken: inout Set<String>, _ diagnostics: inout [Diagnostic]
    ) -> [String: Entry] {
        guard root.kind == .map else {
            diagnostics.append(root.diagnostic(.error, "a locale must be a JSON object of keys and texts"))
            return [:]
        }
        var entries: [String: Entry] = [:]
        collect(root, prefix: "", language: language, depth: 0, into: &entries, &broken, &diagnostics)
        return entries
    }

    private static func collect(
        _ node: Node, prefix: String, language: Language, depth: Int, into entries: inout [String: Entry],
        _ broken: inout Set<String>, _ diagnostics: inout [Diagnostic]
    ) {
        guard depth < deepestGroup else {
            broken.insert(prefix)
            diagnostics.append(node.diagnostic(.error, "groups of texts are nested more than \(deepestGroup) deep"))
            return
        }
        for (key, value) in node.entries {
            let path = prefix.isEmpty ? key.text : "\(prefix).\(key.text)"
            let isHTML = key.text.hasSuffix("_html") || key.text == "html"
            switch value.kind {
            case .string:
                let parts = parse(value, &diagnostics)
                entries[path] = Entry(
                    forms: [.other: parts], isPlural: false, isHTML: isHTML, plurals: language.plurals)
            case .map:
                if let forms = pluralForms(value, path: path, language: language, &diagnostics) {
                    entries[path] = Entry(forms: forms, isPlural: true, isHTML: isHTML, plurals: language.plurals)
                } else {
                    collect(
                        value, prefix: path, language: language, depth: depth + 1, into: &entries, &broken, &diagnostics
                    )
                }
            default:
                broken.insert(path)
                diagnostics.append(value.diagnostic(.error, "the translation '\(path)' must be text"))
            }
        }
    }

    /// The forms of a plural text; nil when the map is a group of other keys.
    private static func pluralForms(
        _ node: Node, path: String, language: Language, _ diagnostics: inout [Diagnostic]
    ) -> [PluralForm: [Entry.Part]]? {
        var forms: [PluralForm: [Entry.Part]] = [:]
        for (key, value) in node.entries {
            guard let form = PluralForm(rawValue: key.text), value.kind == .string else { return nil }
            forms[form] = parse(value, &diagnostics)
        }
        guard !forms.isEmpty else { return nil }
        if forms[.other] == nil {
            diagnostics.append(
                node.diagnostic(.error, "the plural text '\(path)' has no form 'other', which every language needs"))
        }
        for form in language.plurals.formsOfIntegers where form != .other && forms[form] == nil {
            diagnostics.append(
                node.diagnostic(
                    .warning, "the plural text '\(path)' has no form '\(form.rawValue)', which '\(language)' uses"))
        }
        return forms
    }

    /// Splits `{{ count }} items` into its parts.
    /// Where a byte stands twice in a row for the first time.
    private static func pair(of byte: UInt8, in text: Substring) -> Range<String.Index>? {
        var index = text.startIndex
        while let first = text.utf8[index...].firstIndex(of: byte) {
            let next = text.utf8.index(after: first)
            if next < text.endIndex, text.utf8[next] == byte { return first..<text.utf8.index(after: next) }
            index = next
        }
        return nil
    }

    private static func parse(_ node: Node, _ diagnostics: inout [Diagnostic]) -> [Entry.Part] {
        var parts: [Entry.Part] = []
        var rest = node.text[...]
        while let open = pair(of: UInt8(ascii: "{"), in: rest) {
            guard let close = pair(of: UInt8(ascii: "}"), in: rest[open.upperBound...]) else {
                diagnostics.append(node.diagnostic(.error, "the text has a '{{' without its '}}'"))
                break
            }
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            let name = rest[open.upperBound..<close.lowerBound].trimmingBlanks
            if name.isEmpty || !name.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == ASCII.underscore }) {
                diagnostics.append(
                    node.diagnostic(.error, "'{{ \(name) }}' must hold the name of an argument and nothing else"))
            } else {
                parts.append(.argument(String(name)))
            }
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }
}
