/// How each language writes amounts, after CLDR's standard currency patterns, in Latin digits.
extension MoneyFormat {
    struct Convention {
        var decimalMark: String
        var groupMark: String
        var symbolIsFirst: Bool
        var hasSpace: Bool
        var minimumGrouping = 1

        /// The convention of a language tag: the whole tag first (`de-CH`), then its language, then English.
        static func of(language: String) -> Convention {
            let tag = language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
            guard let primary = tag.first else { return table["en"] ?? english }
            if let region = tag.dropFirst().last, let exact = table["\(primary)-\(region)"] { return exact }
            return table[primary] ?? english
        }

        /// The currency spent where `en-CA` is spoken, so that its sign needs no country. Nil for a bare language.
        static func homeCurrency(of language: String) -> String? {
            let tag = language.uppercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
            guard tag.count > 1, let region = tag.last else {
                return ["JA": "JPY", "ZH": "CNY"][tag.first ?? ""]
            }
            return [
                "AU": "AUD", "CA": "CAD", "HK": "HKD", "MX": "MXN", "NZ": "NZD", "SG": "SGD", "TW": "TWD", "US": "USD",
                "JP": "JPY", "CN": "CNY",
            ][region]
        }

        static let english = Convention(decimalMark: ".", groupMark: ",", symbolIsFirst: true, hasSpace: false)

        private static let noBreak = "\u{A0}"
        private static let narrow = "\u{202F}"

        private static let table: [String: Convention] = {
            func before(_ decimal: String, _ group: String, space: Bool, grouping: Int = 1) -> Convention {
                Convention(
                    decimalMark: decimal, groupMark: group, symbolIsFirst: true, hasSpace: space,
                    minimumGrouping: grouping)
            }
            func after(_ decimal: String, _ group: String, grouping: Int = 1) -> Convention {
                Convention(
                    decimalMark: decimal, groupMark: group, symbolIsFirst: false, hasSpace: true,
                    minimumGrouping: grouping)
            }
            let pointGroups = after(",", ".")
            let spaceGroups = after(",", noBreak)
            var table: [String: Convention] = [
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
}
