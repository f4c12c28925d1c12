import Text

/// A language that a shop is written in: its tag, and all that depends on it.
///
/// Made where a tag is read (`store.yaml`, a price book, an order, the name of a file of texts) and handed on from there.
/// What is not known of a language is as in English. Languages of the same tag are equal.
package struct Language: Sendable, Hashable, CustomStringConvertible {
    /// BCP 47, as it was written: `en`, `de-CH`. What is stored and shown.
    package let tag: String
    /// The language without script and country, in small letters: `de`.
    package let base: String
    /// Which of a text's plural forms goes with a number.
    package let plurals: PluralRule
    /// The names of months and days; nil where they are those of English.
    package let calendar: CalendarNames?

    package static let english = Language("en")

    package init(_ tag: String) {
        self.tag = tag
        // A shop's language is mostly two small letters, of which nothing is to be folded or cut.
        let isBase = tag.utf8.count == 2 && tag.utf8.allSatisfy { $0 &- 0x61 < 26 }
        base = isBase ? tag : Language.subtags(of: tag).first ?? "en"
        plurals = PluralRule(tag: isBase ? tag : Language.subtags(of: tag).joined(separator: "-"), base: base)
        calendar = CalendarNames.table[base]
    }

    package var description: String { tag }

    package static func == (one: Language, other: Language) -> Bool { one.tag == other.tag }

    package func hash(into hasher: inout Hasher) { hasher.combine(tag) }

    /// `de-CH` -> `de`, `ch`.
    var subtags: [String] { Language.subtags(of: tag) }

    private static func subtags(of tag: String) -> [String] {
        tag.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    }

    /// Whether it is written from right to left.
    package var isRightToLeft: Bool {
        let parts = subtags.dropFirst()
        if parts.contains("arab") || parts.contains("hebr") { return true }
        if parts.contains("latn") || parts.contains("cyrl") { return false }
        return ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"].contains(base)
    }

    /// A rate of a hundred, of which `number` is written already: `13.5%`, `13,5 %`.
    package func percent(_ number: String) -> String {
        number + (Language.spacedPercents.contains(base) ? "\u{A0}%" : "%")
    }

    /// Those that set the sign off by a no-break space (Unicode CLDR, percent formats).
    private static let spacedPercents: Set<String> = ["de", "fr", "es", "sv", "da", "nb", "no", "fi", "cs"]
}
