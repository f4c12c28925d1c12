import Languages
import Testing

@Suite struct CountryNameTests {
    static let languages = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "no", "fi", "pl", "cs"]

    @Test(arguments: languages) func everyCountryHasAName(language: String) {
        let all = CountryNames.named(Set(Country.codes), language: Language(language))
        #expect(all.count == Country.codes.count)
        #expect(Set(all.map(\.code)) == Set(Country.codes))
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { !$0.name.isEmpty && $0.name != $0.code })
    }

    @Test(arguments: [
        ("DE", "de", "Deutschland"), ("DE", "de-AT", "Deutschland"), ("DE", "en", "Germany"), ("DE", "xx", "Germany"),
        ("CI", "fr", "Côte d’Ivoire"), ("ZZ", "en", "ZZ"), ("", "en", ""),
    ])
    func names(code: String, language: String, name: String) {
        #expect(CountryNames.name(code, language: Language(language)) == name)
    }

    @Test func areOrderedAsPeopleLookForThem() {
        #expect(
            CountryNames.named(["AT", "DE", "ZZ", "PL", "OM"], language: Language("de")).map(\.name)
                == ["Deutschland", "Oman", "Österreich", "Polen", "ZZ"])
    }
}
