import Languages
import Testing

@Suite struct LanguageTests {
    /// A tag means what its country says, or else what its language says, or else English.
    @Test(
        arguments: [
            ("en", "en", ".", ",", false, nil, "January", "All products"),
            ("de", "de", ",", ".", false, nil, "Januar", "Alle Produkte"),
            ("de-CH", "de", ".", "’", false, nil, "Januar", "Alle Produkte"),
            ("DE-at", "de", ",", "\u{A0}", false, nil, "Januar", "Alle Produkte"),
            ("fr_CA", "fr", ",", "\u{A0}", false, "CAD", "janvier", "Tous les produits"),
            ("zh-Hant-TW", "zh", ".", ",", false, "TWD", "January", "All products"),
            ("ja", "ja", ".", ",", false, "JPY", "January", "All products"),
            ("pl", "pl", ",", "\u{A0}", false, nil, "stycznia", "Wszystkie produkty"),
            ("ar", "ar", ".", ",", true, nil, "January", "All products"),
            ("az-Arab", "az", ".", ",", true, nil, "January", "All products"),
            ("ar-Latn", "ar", ".", ",", false, nil, "January", "All products"),
            ("deu", "deu", ".", ",", false, nil, "January", "Alle Produkte"),
            ("xx-US", "xx", ".", ",", false, "USD", "January", "All products"),
            ("", "en", ".", ",", false, nil, "January", "All products"),
        ] as [(String, String, String, String, Bool, String?, String, String)])
    func tags(
        tag: String, base: String, decimal: String, group: String, isRightToLeft: Bool, currency: String?,
        january: String, everything: String
    ) {
        let language = Language(tag)
        #expect(language.tag == tag)
        #expect(language.base == base)
        #expect(language.moneyMarks.decimal == decimal)
        #expect(language.moneyMarks.group == group)
        #expect(language.isRightToLeft == isRightToLeft)
        #expect(language.homeCurrency == currency)
        #expect((language.calendar?.months.first ?? "January") == january)
        #expect(language.word(.allProducts) == everything)
    }

    @Test(arguments: [
        ("en", "%B %-d, %Y"), ("en-GB", "%-d %B %Y"), ("de-AT", "%-d. %B %Y"), ("es", "%-d de %B de %Y"),
        ("hu", "%B %-d, %Y"),
    ])
    func dates(tag: String, pattern: String) { #expect(Language(tag).ordered(datePattern: "%B %-d, %Y") == pattern) }

    @Test(arguments: [("de", "Jan. Feb. März Apr. Mai"), ("nl", "jan. feb. maa. apr. mei")])
    func shortMonths(tag: String, names: String) {
        #expect(Language(tag).calendar?.shortMonths.prefix(5).joined(separator: " ") == names)
    }

    @Test(arguments: [("en", "13.5%"), ("de", "13.5\u{A0}%"), ("it", "13.5%"), ("nb-NO", "13.5\u{A0}%")])
    func percents(tag: String, text: String) { #expect(Language(tag).percent("13.5") == text) }
}

/// Plural forms after Unicode CLDR.
@Suite struct PluralRuleTests {
    @Test(arguments: [
        ("en", "1", "one"), ("en", "0", "other"), ("en", "1.0", "other"), ("de", "2", "other"), ("fr", "0", "one"),
        ("fr", "1.5", "one"),
        ("fr", "1000000", "many"), ("pt-BR", "0", "one"), ("pt-PT", "0", "other"), ("ja", "1", "other"),
        ("ru", "1", "one"), ("ru", "2", "few"),
        ("ru", "5", "many"), ("ru", "11", "many"), ("ru", "21", "one"), ("ru", "1.5", "other"), ("pl", "22", "few"),
        ("pl", "12", "many"),
        ("pl", "21", "many"), ("cs", "3", "few"), ("cs", "1.5", "many"), ("sl", "101", "one"), ("sl", "2", "two"),
        ("sl", "3", "few"),
        ("sl", "0.5", "few"), ("lt", "21", "one"), ("lt", "11", "other"), ("lt", "3", "few"), ("lv", "0", "zero"),
        ("lv", "21", "one"),
        ("lv", "11", "zero"), ("ar", "0", "zero"), ("ar", "2", "two"), ("ar", "103", "few"), ("ar", "111", "many"),
        ("ar", "100", "other"),
        ("he", "2", "two"), ("ga", "7", "many"), ("cy", "6", "many"), ("cy", "3", "few"), ("ro", "0", "few"),
        ("ro", "19", "few"), ("ro", "20", "other"),
        ("hr", "22", "few"), ("hr", "0.1", "one"), ("da", "0.5", "one"), ("is", "21", "one"), ("mt", "11", "many"),
        ("hi", "0", "one"),
        ("it", "1000000", "many"), ("es", "1.0", "one"), ("xx", "1", "one"),
    ])
    func forms(language: String, number: String, expected: String) throws {
        let operands = try #require(PluralOperands(number))
        #expect(Language(language).plurals.form(operands).rawValue == expected)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1e3", "1,5", "99999999999999999999999"])
    func whatIsNoNumber(text: String) { #expect(PluralOperands(text) == nil) }

    @Test func missingFormsAreKnown() {
        #expect(Language("pl").plurals.formsOfIntegers == [.one, .few, .many])
        #expect(Language("ja").plurals.formsOfIntegers == [.other])
    }
}
