/// The names of countries in the languages shops are commonly written in (Unicode CLDR), each list in the order of its
/// language's alphabet: without ICU nothing here could sort `Österreich`.
///
/// A language is one text, `AF Afghanistan|AX Åland Islands|...`, that is taken apart when it is first needed.
package enum CountryNames {
    /// The countries among `codes` (ISO 3166-1 alpha-2) with their names, ordered by name; in English where `language`
    /// is not known. A code without a name stands for itself, after the others.
    package static func named(_ codes: Set<String>, language: Language) -> [(code: String, name: String)] {
        var found = list(language).filter { codes.contains($0.code) }
        if found.count < codes.count {
            let known = Set(found.map(\.code))
            found += codes.subtracting(known).sorted().map { ($0, $0) }
        }
        return found
    }

    /// The name of one country; its code where it has none.
    package static func name(_ code: String, language: Language) -> String {
        list(language).first { $0.code == code }?.name ?? code
    }

    private typealias Names = [(code: String, name: String)]

    // One static a language: each is made once, when it is first asked for, and read without a lock.
    private static let inEnglish = read(english)
    private static let inGerman = read(german)
    private static let inFrench = read(french)
    private static let inSpanish = read(spanish)
    private static let inItalian = read(italian)
    private static let inDutch = read(dutch)
    private static let inPortuguese = read(portuguese)
    private static let inSwedish = read(swedish)
    private static let inDanish = read(danish)
    private static let inNorwegian = read(norwegian)
    private static let inFinnish = read(finnish)
    private static let inPolish = read(polish)
    private static let inCzech = read(czech)

    private static func list(_ language: Language) -> Names {
        switch language.base {
        case "de": inGerman
        case "fr": inFrench
        case "es": inSpanish
        case "it": inItalian
        case "nl": inDutch
        case "pt": inPortuguese
        case "sv": inSwedish
        case "da": inDanish
        case "nb", "nn", "no": inNorwegian
        case "fi": inFinnish
        case "pl": inPolish
        case "cs": inCzech
        default: inEnglish
        }
    }

    private static func read(_ text: String) -> Names {
        text.split(separator: "|").map { (code: String($0.prefix(2)), name: String($0.dropFirst(3))) }
    }
}
