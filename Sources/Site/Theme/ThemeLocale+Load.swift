import Documents
import Languages
import Text
import Theming

extension ThemeLocale {
    /// Reads the locale files of all layers that matter for `language`.
    static func load(_ files: ThemeFiles, language: Language, _ diagnostics: inout [Diagnostic]) -> ThemeLocale {
        var entries: [String: Entry] = [:]
        var own: Set<String> = []
        var broken: Set<String> = []
        var isIncomplete = false
        var ownPath: String?
        for (index, layer) in files.layers.enumerated() {
            let names = layer.paths.filter { $0.hasPrefix("locales/") && $0.hasSuffix(".json") }
            let texts = names.filter { !$0.hasSuffix(".schema.json") }
            let wanted = candidates(for: language)
            let inLanguage = wanted.compactMap { tag in texts.first { Self.tag(of: $0) == tag } }
            let fallback =
                texts.first { $0.hasSuffix(".default.json") } ?? texts.first { Self.tag(of: $0) == "en" } ?? texts.first
            for path in inLanguage + (fallback.map { inLanguage.contains($0) ? [] : [$0] } ?? []) {
                guard let source = files.source(path, layer: index, &diagnostics),
                    let document = JSON.parse(source.maskingLeadingComment, diagnostics: &diagnostics)
                else {
                    isIncomplete = true
                    continue
                }
                let found = read(document.root, language: Language(Self.tag(of: path)), broken: &broken, &diagnostics)
                if document.root.kind != .map { isIncomplete = true }
                let isInLanguage = inLanguage.contains(path)
                for (key, entry) in found where entries[key] == nil { entries[key] = entry }
                if isInLanguage {
                    own.formUnion(found.keys)
                    ownPath = ownPath ?? source.path
                }
            }
        }
        if let ownPath {
            let missing = Set(entries.keys).subtracting(own).subtracting(broken).sorted()
            if !missing.isEmpty {
                let shown = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
                let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
                diagnostics.append(
                    Diagnostic(
                        .warning, path: ownPath,
                        message: "texts are missing and shown in the theme's default language: \(shown)\(more)"))
            }
        }
        return ThemeLocale(language: language, entries: entries, broken: broken, isIncomplete: isIncomplete)
    }

    /// `de-AT`, then `de`.
    private static func candidates(for language: Language) -> [String] {
        let folded = language.tag.lowercased().replacing("_", with: "-")
        return folded == language.base ? [folded] : [folded, language.base]
    }

    /// `locales/pt-BR.default.json` -> `pt-br`.
    private static func tag(of path: String) -> String {
        var name = path.dropFirst("locales/".count).dropLast(".json".count)
        if name.hasSuffix(".default") { name = name.dropLast(".default".count) }
        return name.lowercased().replacing("_", with: "-")
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
        return SourceFile(of: self, bytes: copy)
    }
}
