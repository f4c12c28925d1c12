import Documents
import Text
import Theming

/// The texts of a theme in the shop's language, looked up by dotted keys.
///
/// Several files stand behind it: the theme's and its bases', in the shop's language and in each theme's default one.
/// The first that knows a key gives its text, so a theme that extends another writes only what it says differently.
package final class ThemeLocale: Sendable {
    /// A text with its `{{ name }}` places found.
    struct Entry: Sendable {
        enum Part: Sendable {
            case text(String)
            case argument(String)
        }

        /// One list of parts for a plain text, or one for each plural form.
        var forms: [PluralForm: [Part]]
        /// A plain text has only the form `other`, and no form is chosen.
        var isPlural: Bool
        /// Its key ends in `_html`: the text is HTML, and what is put into it is escaped.
        var isHTML: Bool
        /// The language of the file it stands in, whose plural rules apply.
        var language: String

        /// The text of one that is neither plural nor takes arguments: most are.
        var constant: String? {
            guard !isPlural, let parts = plain, parts.count == 1, case .text(let text) = parts[0] else { return nil }
            return text
        }

        /// The parts of a text without plural forms.
        private let plain: [Part]?

        init(forms: [PluralForm: [Part]], isPlural: Bool, isHTML: Bool, language: String) {
            self.forms = forms
            self.isPlural = isPlural
            self.isHTML = isHTML
            self.language = language
            plain = isPlural ? nil : forms[.other]
        }
    }

    /// The language of the shop, a BCP 47 tag.
    package let language: String
    private let entries: [String: Entry]
    /// Keys whose value is a group of others.
    private let groups: Set<String>

    init(language: String, entries: [String: Entry]) {
        self.language = language
        self.entries = entries
        var groups: Set<String> = []
        for key in entries.keys {
            var prefix = key[...]
            while let dot = prefix.lastIndex(of: ".") {
                prefix = prefix[..<dot]
                groups.insert(String(prefix))
            }
        }
        self.groups = groups
    }

    func entry(_ key: String) -> Entry? { entries[key] }

    /// Every key, sorted.
    package var keys: [String] { entries.keys.sorted() }

    /// Why `key` gives no text, for the template's author.
    func problem(with key: String) -> String {
        if groups.contains(key) { return "the translation '\(key)' is a group of texts, not a text" }
        let suggestion = Suggestion.nearest(to: key, in: keys) ?? nearestByLastPart(key)
        return "there is no translation '\(key)' in the theme's locales"
            + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    }

    /// A key in another group whose last part is the same.
    private func nearestByLastPart(_ key: String) -> String? {
        guard let dot = key.lastIndex(of: ".") else { return nil }
        let ending = key[dot...]
        return keys.first { $0.hasSuffix(ending) }
    }

    /// The text of `key` with `arguments` put in, or nil if there is none; `isHTML` says whether it is HTML.
    ///
    /// A plural text takes the form that its `count` argument asks for. An argument the text does not name is ignored;
    /// a name without an argument stands empty. With `escaping` a plain text is made HTML too.
    package func text(
        _ key: String, count: PluralOperands? = nil, escaping: Bool = false,
        argument: (String) -> (text: String, isHTML: Bool)?
    ) -> (text: String, isHTML: Bool)? {
        guard let entry = entries[key] else { return nil }
        if let constant = entry.constant { return (constant, entry.isHTML) }
        var form = PluralForm.other
        if entry.isPlural, let count {
            form = PluralRules.form(count, language: entry.language)
            if count == PluralOperands(integer: 0), entry.forms[.zero] != nil { form = .zero }
        }
        guard let parts = entry.forms[form] ?? entry.forms[.other] else { return nil }
        if parts.count == 1, case .text(let text) = parts[0] { return (text, entry.isHTML) }
        let isHTML = entry.isHTML || escaping
        var out = ByteWriter()
        for part in parts {
            switch part {
            case .text(let text):
                if isHTML && !entry.isHTML { out.appendEscapingHTML(string: text) } else { out.append(string: text) }
            case .argument(let name):
                guard let value = argument(name) else { continue }
                if isHTML && !value.isHTML {
                    out.appendEscapingHTML(string: value.text)
                } else {
                    out.append(string: value.text)
                }
            }
        }
        return (out.string, isHTML)
    }
}

extension ThemeLocale {
    /// How deep groups of texts may nest.
    private static let deepestGroup = 16

    /// Reads the locale files of all layers that matter for `language`.
    static func load(_ files: ThemeFiles, language: String, _ diagnostics: inout [Diagnostic]) -> ThemeLocale {
        var entries: [String: Entry] = [:]
        var own: Set<String> = []
        var ownPath: String?
        for (index, layer) in files.layers.enumerated() {
            let names = layer.paths.filter { $0.hasPrefix("locales/") && $0.hasSuffix(".json") }
            let texts = names.filter { !$0.hasSuffix(".schema.json") }
            let wanted = candidates(for: language)
            let inLanguage = wanted.compactMap { tag in texts.first { Self.tag(of: $0) == tag } }
            let fallback =
                texts.first { $0.hasSuffix(".default.json") } ?? texts.first { Self.tag(of: $0) == "en" } ?? texts.first
            for path in inLanguage + (fallback.map { inLanguage.contains($0) ? [] : [$0] } ?? []) {
                guard let source = files.source(path, layer: index, &diagnostics) else { continue }
                let found = read(source, language: Self.tag(of: path), &diagnostics)
                let isInLanguage = inLanguage.contains(path)
                for (key, entry) in found where entries[key] == nil { entries[key] = entry }
                if isInLanguage {
                    own.formUnion(found.keys)
                    ownPath = ownPath ?? source.path
                }
            }
        }
        if let ownPath {
            let missing = Set(entries.keys).subtracting(own).sorted()
            if !missing.isEmpty {
                let shown = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
                let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
                diagnostics.append(
                    Diagnostic(
                        .warning, path: ownPath,
                        message: "texts are missing and shown in the theme's default language: \(shown)\(more)"))
            }
        }
        return ThemeLocale(language: language, entries: entries)
    }

    /// `de-AT`, then `de`.
    private static func candidates(for language: String) -> [String] {
        let folded = language.lowercased().replacing("_", with: "-")
        let base = folded.split(separator: "-").first.map(String.init) ?? folded
        return folded == base ? [base] : [folded, base]
    }

    /// `locales/pt-BR.default.json` -> `pt-br`.
    private static func tag(of path: String) -> String {
        var name = path.dropFirst("locales/".count).dropLast(".json".count)
        if name.hasSuffix(".default") { name = name.dropLast(".default".count) }
        return name.lowercased().replacing("_", with: "-")
    }

    private static func read(
        _ source: SourceFile, language: String, _ diagnostics: inout [Diagnostic]
    ) -> [String: Entry] {
        guard let document = JSON.parse(source.maskingLeadingComment, diagnostics: &diagnostics) else { return [:] }
        guard document.root.kind == .map else {
            diagnostics.append(document.root.diagnostic(.error, "a locale must be a JSON object of keys and texts"))
            return [:]
        }
        var entries: [String: Entry] = [:]
        collect(document.root, prefix: "", language: language, depth: 0, into: &entries, &diagnostics)
        return entries
    }

    private static func collect(
        _ node: Node, prefix: String, language: String, depth: Int, into entries: inout [String: Entry],
        _ diagnostics: inout [Diagnostic]
    ) {
        guard depth < deepestGroup else {
            diagnostics.append(node.diagnostic(.error, "groups of texts are nested more than \(deepestGroup) deep"))
            return
        }
        for (key, value) in node.entries {
            let path = prefix.isEmpty ? key.text : "\(prefix).\(key.text)"
            let isHTML = key.text.hasSuffix("_html") || key.text == "html"
            switch value.kind {
            case .string:
                let parts = parse(value, &diagnostics)
                entries[path] = Entry(forms: [.other: parts], isPlural: false, isHTML: isHTML, language: language)
            case .map:
                if let forms = pluralForms(value, path: path, language: language, &diagnostics) {
                    entries[path] = Entry(forms: forms, isPlural: true, isHTML: isHTML, language: language)
                } else {
                    collect(value, prefix: path, language: language, depth: depth + 1, into: &entries, &diagnostics)
                }
            default:
                diagnostics.append(value.diagnostic(.error, "the translation '\(path)' must be text"))
            }
        }
    }

    /// The forms of a plural text; nil when the map is a group of other keys.
    private static func pluralForms(
        _ node: Node, path: String, language: String, _ diagnostics: inout [Diagnostic]
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
        for form in PluralRules.formsOfIntegers(language: language) where form != .other && forms[form] == nil {
            diagnostics.append(
                node.diagnostic(
                    .warning, "the plural text '\(path)' has no form '\(form.rawValue)', which '\(language)' uses"))
        }
        return forms
    }

    /// Splits `{{ count }} items` into its parts.
    private static func parse(_ node: Node, _ diagnostics: inout [Diagnostic]) -> [Entry.Part] {
        var parts: [Entry.Part] = []
        var rest = node.text[...]
        while let open = rest.firstRange(of: "{{") {
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
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

extension SourceFile {
    /// The same file with a `/* */` before its first value blanked: tools write such a notice into JSON files.
    var maskingLeadingComment: SourceFile {
        guard let start = bytes.firstIndex(where: { !ASCII.isWhitespace($0) }), start + 1 < bytes.count,
            bytes[start] == ASCII.slash, bytes[start + 1] == 0x2A,
            let end = StyleScanner.endOfComment(bytes, from: start + 2)
        else { return self }
        return masking(outside: end..<bytes.count)
    }

    /// The same file with everything outside `range` blanked but for line ends, so that places stay right.
    func masking(outside range: Range<Int>) -> SourceFile {
        var copy = bytes
        for index in copy.indices where !range.contains(index) {
            if copy[index] != ASCII.lineFeed && copy[index] != ASCII.carriageReturn { copy[index] = ASCII.space }
        }
        return SourceFile(path: path, bytes: copy)
    }
}
