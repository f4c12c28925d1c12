/// How a language writes amounts, after CLDR's standard currency patterns, in Latin digits.
package struct MoneyMarks: Sendable {
    package var decimal: String
    /// Between groups of three digits.
    package var group: String
    /// `£12.50` when true, `12,50 €` when false.
    package var symbolIsFirst: Bool
    /// Whether sign and digits are parted by a space.
    package var hasSpace: Bool
    /// Digits before the first group mark must be at least this many.
    package var minimumGrouping = 1

    fileprivate static let english = MoneyMarks(decimal: ".", group: ",", symbolIsFirst: true, hasSpace: false)

    private static let noBreak = "\u{A0}"
    private static let narrow = "\u{202F}"

    fileprivate static let table: [String: MoneyMarks] = {
        func before(_ decimal: String, _ group: String, space: Bool, grouping: Int = 1) -> MoneyMarks {
            MoneyMarks(
                decimal: decimal, group: group, symbolIsFirst: true, hasSpace: space,
                minimumGrouping: grouping)
        }
        func after(_ decimal: String, _ group: String, grouping: Int = 1) -> MoneyMarks {
            MoneyMarks(
                decimal: decimal, group: group, symbolIsFirst: false, hasSpace: true,
                minimumGrouping: grouping)
        }
        let pointGroups = after(",", ".")
        let spaceGroups = after(",", noBreak)
        var table: [String: MoneyMarks] = [
            "en": english, "ja": english, "zh": english, "ko": english, "th": english, "ga": english, "cy": english,
            "hi": english, "es-mx": english, "es-us": english,
            "en-za": before(".", noBreak, space: false), "en-ch": before(".", "’", space: true),
            "de": pointGroups, "de-ch": before(".", "’", space: true), "de-li": before(".", "’", space: true),
            "de-at": before(",", noBreak, space: true),
            "fr": after(",", narrow), "fr-ch": after(".", narrow), "fr-ca": spaceGroups,
            "es": after(",", ".", grouping: 2), "es-ar": before(",", ".", space: true),
            "es-cl": before(",", ".", space: false, grouping: 2), "es-co": before(",", ".", space: true),
            "it": pointGroups, "it-ch": before(".", "’", space: true),
            "nl": before(",", ".", space: true),
            "pt": before(",", ".", space: true), "pt-br": before(",", ".", space: true),
            "pt-pt": after(",", noBreak, grouping: 2),
            "pl": after(",", noBreak, grouping: 2), "bg": after(",", noBreak, grouping: 2),
            "tr": before(",", ".", space: false), "id": before(",", ".", space: true),
            "ms": before(".", ",", space: true), "he": after(".", ","), "ar": before(".", ",", space: true),
            "et": after(",", noBreak, grouping: 2), "lv": after(",", noBreak, grouping: 2),
        ]
        for language in ["da", "ro", "hr", "sl", "el", "vi", "ca", "gl", "eu", "is", "sr", "mk", "bs", "sq"] {
            table[language] = pointGroups
        }
        for language in ["cs", "sk", "hu", "sv", "nb", "nn", "no", "fi", "ru", "uk", "be", "lt", "ka", "kk"] {
            table[language] = spaceGroups
        }
        return table
    }()
}

extension Language {
    /// How amounts are written: as for the whole tag (`de-CH`), else as for its language, else as in English.
    package var moneyMarks: MoneyMarks {
        if let region = subtags.dropFirst().last, let exact = MoneyMarks.table["\(base)-\(region)"] { return exact }
        return MoneyMarks.table[base] ?? MoneyMarks.english
    }

    /// The code of the currency spent where `en-CA` is spoken, so that its sign needs no country. Nil for most bare languages.
    package var homeCurrency: String? {
        guard let region = subtags.dropFirst().last else { return ["ja": "JPY", "zh": "CNY"][base] }
        return [
            "au": "AUD", "ca": "CAD", "hk": "HKD", "mx": "MXN", "nz": "NZD", "sg": "SGD", "tw": "TWD", "us": "USD",
            "jp": "JPY", "cn": "CNY",
        ][region]
    }
}
