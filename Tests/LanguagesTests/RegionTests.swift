import Languages
import Testing

/// Regions by every name they go by.
@Suite("Regions")
struct RegionTests {
    @Test(
        "Codes, names, short forms, without regard to capitals, accents and punctuation",
        arguments: [
            (
                "US", "CA",
                [
                    "CA", "US-CA", "us-ca", "California", "Calif.", "california", "CALIFORNIA", "Cal",
                    "State of California",
                ]
            ),
            ("US", "NY", ["N.Y.", "new york", "New York State"]),
            ("US", "DC", ["D.C.", "Washington, D.C.", "Washington DC"]),
            ("US", "PR", ["Puerto Rico"]), ("US", "WV", ["W. Va.", "West  Virginia"]), ("US", "AE", ["AE"]),
            ("CA", "QC", ["Québec", "quebec", "Que\u{301}bec", "P.Q.", "Qc"]),
            ("CA", "BC", ["B.C.", "british columbia"]),
            ("CA", "ON", ["Ont."]), ("CA", "PE", ["P.E.I.", "Prince Edward Island"]),
            ("CA", "NL", ["Newfoundland", "Terre-Neuve-et-Labrador"]),
            ("AU", "QLD", ["Qld", "QUEENSLAND"]), ("AU", "NSW", ["N.S.W.", "new south wales"]),
            ("JP", "13", ["東京都", "東京", "Tokyo", "Tōkyō", "tokyo-to", "１３"]), ("JP", "27", ["大阪府", "Osaka"]),
            ("DE", "BY", ["Bayern", "Bavaria"]), ("DE", "BW", ["Baden-Württemberg", "Baden Wuerttemberg"]),
            ("DE", "NW", ["NRW"]), ("AT", "9", ["Wien", "Vienna"]), ("CH", "GE", ["Genève", "Genf", "Geneva"]),
            ("GB", "NIR", ["Northern Ireland", "N. Ireland"]), ("GB", "SCT", ["scotland"]),
            ("ES", "SE", ["Sevilla", "Seville"]), ("ES", "BI", ["Bizkaia", "Vizcaya"]), ("ES", "CN", ["Canarias"]),
            ("IT", "RM", ["Roma", "Rome"]), ("IE", "D", ["Dublin", "Co. Dublin", "County Dublin"]),
            ("BR", "SP", ["São Paulo", "sao paulo"]), ("MX", "CMX", ["CDMX", "D.F.", "Ciudad de México"]),
            ("CN", "SH", ["上海", "Shanghai", "上海市"]), ("KR", "11", ["서울", "Seoul", "서울특별시"]),
            ("AE", "DU", ["Dubai", "دبي", "DUBAI"]), ("HK", "KLN", ["Kowloon", "九龍"]),
            ("IN", "TN", ["Tamil Nadu", "Tamilnadu"]), ("RU", "MOW", ["Москва", "Moscow"]),
            ("UA", "30", ["Київ", "Kyiv"]), ("GR", "I", ["Αττική", "ΑΤΤΙΚΗ", "Attica"]),
            ("SE", "M", ["Skåne", "skane lan"]),
            ("PL", "14", ["mazowieckie", "Masovia"]), ("TR", "34", ["İstanbul", "ISTANBUL", "istanbul"]),
            ("FR", "IDF", ["Île-de-France", "ile de france"]), ("NL", "NH", ["Noord-Holland"]),
        ])
    func spellings(country: String, code: String, spellings: [String]) {
        for spelling in spellings {
            #expect(AddressFormat.of(country).region(spelling)?.code == code, "\(spelling)")
        }
    }

    @Test(
        "No region",
        arguments: [
            ("US", "Kalifornja"), ("US", "ON"), ("CA", "CA"), ("US", ""), ("US", " - "), ("GG", "x"), ("", "CA"),
            ("US", "|ca|"), ("US", "ca|california"),
        ])
    func unknown(country: String, typed: String) {
        let found = AddressFormat.of(country).region(typed)
        #expect(found == nil || typed == "|ca|" && found?.code == "CA", "\(typed)")
    }

    @Test("Every code and name of every region finds it, and codes are there once")
    func roundTrip() {
        var count = 0
        for country in Country.codes {
            let format = AddressFormat.of(country)
            let all = format.allRegions
            #expect(Set(all.map(\.code)).count == all.count, "\(country)")
            for region in all {
                count += 1
                #expect(format.region(region.code) == region, "\(country) \(region.code)")
                let named = format.region(region.name)
                // Some countries have a town and the land around it by one name.
                #expect(named != nil, "\(country) \(region.name)")
            }
        }
        #expect(count > 3_500)
    }

    @Test(
        "Postcodes that tell the region",
        arguments: [
            ("US", "94103", "CA"), ("US", "10001-1234", "NY"), ("US", "00901", "PR"), ("CA", "h2x 1z4", "QC"),
            ("ES", "28013", "M"), ("ES", "07001", "PM"), ("JP", "100-0005", "13"), ("JP", "018-0000", "02"),
            ("BR", "01310-100", "SP"), ("AU", "2600", "ACT"), ("AU", "2000", "NSW"), ("KY", "KY2-2101", "Cayman Brac"),
            ("DE", "10115", nil), ("US", "", nil),
        ] as [(String, String, String?)])
    func byPostcode(country: String, postcode: String, code: String?) {
        #expect(AddressFormat.of(country).region(ofPostcode: postcode)?.code == code)
    }

    @Test(
        "The names that readers see",
        arguments: [
            ("JP", "13", "de", "Tokyo"), ("JP", "13", "ja", "東京都"), ("US", "CA", "fr", "California"),
            ("AE", "DU", "en", "Dubai"),
        ])
    func names(country: String, code: String, language: String, name: String) {
        let format = AddressFormat.of(country)
        #expect(format.region(code)?.name(for: Language(language), in: format) == name)
    }

    @Test("The choice is the post's, and smaller parts only where one is asked for")
    func choices() {
        #expect(AddressFormat.of("GB").regions(telling: ["NIR"]).map(\.code) == ["ENG", "NIR", "SCT", "WLS"])
        #expect(AddressFormat.of("ES").regions(telling: ["CN"]).count == 52)
        #expect(AddressFormat.of("BE").regions(telling: ["VLG"]).count == 3)
        #expect(AddressFormat.of("BE").regions(telling: ["VAN"]).count == 11)
        #expect(AddressFormat.of("US").regions.contains { $0.code == "CA" })
    }

    @Test("Hostile input is read in little time", .timeLimit(.minutes(1)))
    func hostile() {
        let long = String(repeating: "a|", count: 100_000)
        for country in ["US", "GB", "JP", ""] {
            #expect(AddressFormat.of(country).region(long) == nil)
            #expect(AddressFormat.of(country).region(ofPostcode: long) == nil)
            #expect([.wrong, .missing].contains(AddressFormat.of(country).postcode(long)) || country.isEmpty)
            _ = AddressFormat.of(country).lines(PostalAddress(name: "\u{0}", address1: "%A", city: "~", postcode: "\n"))
        }
        #expect(AddressFormat.of("U").country == "")
        #expect(AddressFormat.of("us").country == "")
        #expect(AddressFormat.of("ÄÖ").country == "")
    }
}
