import Platform

/// The names of countries in the languages shops are commonly written in (Unicode CLDR), each list in the order of its
/// language's alphabet: without ICU nothing here could sort `Österreich`.
///
/// A language is one text, `AF Afghanistan|AX Åland Islands|...`, that is taken apart when it is first needed.
package enum CountryNames {
    /// The countries among `codes` (ISO 3166-1 alpha-2) with their names, ordered by name; in English where `language`
    /// is not known. A code without a name stands for itself, after the others.
    package static func named(_ codes: Set<String>, language: String) -> [(code: String, name: String)] {
        var found = list(language).filter { codes.contains($0.code) }
        if found.count < codes.count {
            let known = Set(found.map(\.code))
            found += codes.subtracting(known).sorted().map { ($0, $0) }
        }
        return found
    }

    /// The name of one country; its code where it has none.
    package static func name(_ code: String, language: String) -> String {
        list(language).first { $0.code == code }?.name ?? code
    }

    private static func list(_ language: String) -> [(code: String, name: String)] {
        let base = language.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? "en"
        let key = texts[base] == nil ? "en" : base
        return lists.withLock { lists in
            if let list = lists[key] { return list }
            let list = (texts[key] ?? english).split(separator: "|").map { entry in
                (code: String(entry.prefix(2)), name: String(entry.dropFirst(3)))
            }
            lists[key] = list
            return list
        }
    }

    private static let lists = Guarded<[String: [(code: String, name: String)]]>([:])

    private static let texts = [
        "en": english, "de": german, "fr": french, "es": spanish, "it": italian, "nl": dutch, "pt": portuguese,
        "sv": swedish, "da": danish, "nb": norwegian, "no": norwegian, "fi": finnish, "pl": polish, "cs": czech,
    ]
}
