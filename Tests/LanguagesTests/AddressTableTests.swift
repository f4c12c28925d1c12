import Languages
import Testing

/// Forty countries, each with an address as its post has it, one that can be mended and one that cannot.
@Suite("Addresses of forty countries")
struct AddressTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var country: String
        var street: String
        var city: String
        /// A region as it is printed or coded, and what is kept of it.
        var region = ""
        var code = ""
        var postcode: String
        /// As people type it, and what comes of it.
        var typed: String
        var normal: String
        /// No postcode, or no region where the country has no postcodes.
        var wrong: String
        /// The label's lines below the name.
        var label: [String]

        var testDescription: String { country }
    }

    static let rows: [Row] = [
        Row(
            country: "US", street: "1600 Adams St", city: "Springfield", region: "Illinois", code: "IL",
            postcode: "62701", typed: "627011234", normal: "62701-1234", wrong: "6270",
            label: ["Ann", "1600 Adams St", "Springfield IL 62701", "Land"]),
        Row(
            country: "CA", street: "10 Rue Sainte-Catherine", city: "Montréal", region: "Québec", code: "QC",
            postcode: "H2X 1Z4", typed: "h2x1z4", normal: "H2X 1Z4", wrong: "D1A 1A1",
            label: ["Ann", "10 Rue Sainte-Catherine", "MONTRÉAL QC H2X 1Z4", "Land"]),
        Row(
            country: "MX", street: "Av. Juárez 50", city: "Guadalajara", region: "Jalisco", code: "JAL",
            postcode: "44100", typed: "44 100", normal: "44100", wrong: "4410",
            label: ["Ann", "Av. Juárez 50", "44100 GUADALAJARA, JAL.", "Land"]),
        Row(
            country: "BR", street: "Avenida Paulista 1000", city: "São Paulo", region: "sao paulo", code: "SP",
            postcode: "01310-100", typed: "01310100", normal: "01310-100", wrong: "01310",
            label: ["Ann", "Avenida Paulista 1000", "São Paulo-SP", "01310-100", "Land"]),
        Row(
            country: "AR", street: "Av. de Mayo 800", city: "Córdoba", region: "cordoba", code: "X",
            postcode: "X5000ABC",
            typed: "x 5000 abc", normal: "X5000ABC", wrong: "50",
            label: ["Ann", "Av. de Mayo 800", "X5000ABC CÓRDOBA", "Land"]),
        Row(
            country: "GB", street: "10 Downing Street", city: "London", postcode: "SW1A 2AA", typed: "sw1a2aa",
            normal: "SW1A 2AA", wrong: "SW1A 2A", label: ["Ann", "10 Downing Street", "LONDON", "SW1A 2AA", "Land"]),
        Row(
            country: "JE", street: "1 Liberation Square", city: "St Helier", postcode: "JE2 3AS", typed: "je23as",
            normal: "JE2 3AS", wrong: "SW1A 2AA",
            label: ["Ann", "1 Liberation Square", "ST HELIER", "JE2 3AS", "Land"]),
        Row(
            country: "IE", street: "1 O’Connell Street", city: "Dublin", postcode: "D02 X285", typed: "DO2x285",
            normal: "D02 X285", wrong: "D02 X28", label: ["Ann", "1 O’Connell Street", "Dublin", "D02 X285", "Land"]),
        Row(
            country: "DE", street: "Invalidenstraße 1", city: "Berlin", postcode: "10115", typed: "D-1O115",
            normal: "10115", wrong: "1011", label: ["Ann", "Invalidenstraße 1", "10115 Berlin", "Land"]),
        Row(
            country: "AT", street: "Ring 1", city: "Wien", postcode: "1010", typed: "A-1010", normal: "1010",
            wrong: "10100", label: ["Ann", "Ring 1", "1010 Wien", "Land"]),
        Row(
            country: "CH", street: "Bahnhofstrasse 1", city: "Zürich", postcode: "8001", typed: "ch 8001",
            normal: "8001", wrong: "80011", label: ["Ann", "Bahnhofstrasse 1", "CH-8001 Zürich", "Land"]),
        Row(
            country: "LU", street: "1 Rue de la Gare", city: "Luxembourg", postcode: "1234", typed: "l-1234",
            normal: "1234", wrong: "12345", label: ["Ann", "1 Rue de la Gare", "L-1234 Luxembourg", "Land"]),
        Row(
            country: "FR", street: "1 rue de Rivoli", city: "Paris", postcode: "75001", typed: "F-75 001",
            normal: "75001", wrong: "7500", label: ["Ann", "1 rue de Rivoli", "75001 PARIS", "Land"]),
        Row(
            country: "BE", street: "Grote Markt 1", city: "Antwerpen", postcode: "2000", typed: "B-2000",
            normal: "2000", wrong: "200", label: ["Ann", "Grote Markt 1", "2000 Antwerpen", "Land"]),
        Row(
            country: "NL", street: "Dam 1", city: "Amsterdam", postcode: "1012 NG", typed: "1012ng",
            normal: "1012 NG", wrong: "1012", label: ["Ann", "Dam 1", "1012 NG Amsterdam", "Land"]),
        Row(
            country: "ES", street: "Calle Mayor 1", city: "Sabadell", region: "Barcelona", code: "B", postcode: "08201",
            typed: "E-08201", normal: "08201", wrong: "8201",
            label: ["Ann", "Calle Mayor 1", "08201 SABADELL BARCELONA", "Land"]),
        Row(
            country: "PT", street: "Rua Augusta 1", city: "Lisboa", postcode: "1100-053", typed: "1100053",
            normal: "1100-053", wrong: "1100", label: ["Ann", "Rua Augusta 1", "1100-053 Lisboa", "Land"]),
        Row(
            country: "IT", street: "Via Roma 1", city: "Firenze", region: "Florence", code: "FI", postcode: "50123",
            typed: "I-50123", normal: "50123", wrong: "5012", label: ["Ann", "Via Roma 1", "50123 FIRENZE FI", "Land"]),
        Row(
            country: "SE", street: "Drottninggatan 1", city: "Stockholm", postcode: "111 51", typed: "SE-11151",
            normal: "111 51", wrong: "1115", label: ["Ann", "Drottninggatan 1", "SE-111 51 Stockholm", "Land"]),
        Row(
            country: "NO", street: "Karl Johans gate 1", city: "Oslo", postcode: "0154", typed: "N-O154",
            normal: "0154", wrong: "154", label: ["Ann", "Karl Johans gate 1", "0154 Oslo", "Land"]),
        Row(
            country: "DK", street: "Strøget 1", city: "København", postcode: "1050", typed: "DK-1050", normal: "1050",
            wrong: "105", label: ["Ann", "Strøget 1", "1050 København", "Land"]),
        Row(
            country: "FI", street: "Mannerheimintie 1", city: "Helsinki", postcode: "00100", typed: "FIN-OO100",
            normal: "00100", wrong: "0010", label: ["Ann", "Mannerheimintie 1", "FI-00100 Helsinki", "Land"]),
        Row(
            country: "PL", street: "ul. Świętokrzyska 31", city: "Warszawa", postcode: "00-950", typed: "00950",
            normal: "00-950", wrong: "0095", label: ["Ann", "ul. Świętokrzyska 31", "00-950 Warszawa", "Land"]),
        Row(
            country: "CZ", street: "Václavské nám. 1", city: "Praha", postcode: "110 00", typed: "CZ-11000",
            normal: "110 00", wrong: "1100", label: ["Ann", "Václavské nám. 1", "110 00 Praha", "Land"]),
        Row(
            country: "HU", street: "Fő utca 1.", city: "Budapest", postcode: "1011", typed: "H-1011", normal: "1011",
            wrong: "10111", label: ["Ann", "BUDAPEST", "Fő utca 1.", "1011", "Land"]),
        Row(
            country: "GR", street: "Σταδίου 1", city: "Αθήνα", postcode: "105 62", typed: "10562", normal: "105 62",
            wrong: "1056", label: ["Ann", "Σταδίου 1", "105 62 Αθήνα", "Land"]),
        Row(
            country: "LV", street: "Brīvības iela 1", city: "Rīga", postcode: "LV-1010", typed: "1010",
            normal: "LV-1010", wrong: "LV-101", label: ["Ann", "Brīvības iela 1", "Rīga, LV-1010", "Land"]),
        Row(
            country: "LT", street: "Gedimino pr. 1", city: "Vilnius", postcode: "01103", typed: "LT-01103",
            normal: "01103", wrong: "0110", label: ["Ann", "Gedimino pr. 1", "LT-01103 Vilnius", "Land"]),
        Row(
            country: "RU", street: "ул. Ленина 1", city: "Казань", region: "Республика Татарстан", code: "TA",
            postcode: "420111", typed: "420 111", normal: "420111", wrong: "42011",
            label: ["Ann", "ул. Ленина 1", "КАЗАНЬ", "Республика Татарстан", "420111", "Land"]),
        Row(
            country: "UA", street: "вул. Хрещатик 1", city: "Київ", postcode: "01001", typed: "O1001",
            normal: "01001", wrong: "1001", label: ["Ann", "вул. Хрещатик 1", "Київ", "01001", "Land"]),
        Row(
            country: "TR", street: "İstiklal Cad. 1", city: "Beyoğlu", region: "istanbul", code: "34",
            postcode: "34430", typed: "TR-34430", normal: "34430", wrong: "3443",
            label: ["Ann", "İstiklal Cad. 1", "34430 Beyoğlu/İstanbul", "Land"]),
        Row(
            country: "AU", street: "1 George St", city: "Brisbane", region: "Qld", code: "QLD", postcode: "4000",
            typed: "4 000", normal: "4000", wrong: "40000", label: ["Ann", "1 George St", "BRISBANE QLD 4000", "Land"]),
        Row(
            country: "NZ", street: "1 Queen Street", city: "Auckland", postcode: "1010", typed: "NZ 1010",
            normal: "1010", wrong: "101", label: ["Ann", "1 Queen Street", "Auckland 1010", "Land"]),
        Row(
            country: "JP", street: "丸の内1-1", city: "千代田区", region: "Tokyo", code: "13", postcode: "100-0005",
            typed: "１００ー０００５", normal: "100-0005", wrong: "100-005",
            label: ["〒100-0005", "東京都千代田区", "丸の内1-1", "Ann", "Land"]),
        Row(
            country: "CN", street: "建国路1号", city: "朝阳区", region: "Beijing", code: "BJ", postcode: "100022",
            typed: "100 022", normal: "100022", wrong: "10002",
            label: ["100022", "北京市朝阳区", "建国路1号", "Ann", "Land"]),
        Row(
            country: "KR", street: "세종대로 110", city: "중구", region: "Seoul", code: "11", postcode: "04524",
            typed: "O4524", normal: "04524", wrong: "0452",
            label: ["서울특별시 중구", "세종대로 110", "Ann", "04524", "Land"]),
        Row(
            country: "TW", street: "信義路五段7號", city: "信義區", region: "Taipei City", code: "TPE", postcode: "110",
            typed: "１１０", normal: "110", wrong: "11",
            label: ["110", "台北市信義區", "信義路五段7號", "Ann", "Land"]),
        Row(
            country: "IN", street: "1 MG Road", city: "Bengaluru", region: "karnataka", code: "KA", postcode: "560001",
            typed: "560 001", normal: "560001", wrong: "56001",
            label: ["Ann", "1 MG Road", "Bengaluru 560001", "Karnataka", "Land"]),
        Row(
            country: "SG", street: "1 Raffles Place", city: "Singapore", postcode: "048616", typed: "O48616",
            normal: "048616", wrong: "48616", label: ["Ann", "1 Raffles Place", "SINGAPORE 048616", "Land"]),
        Row(
            country: "KY", street: "1 Harbour Drive", city: "George Town", region: "grand cayman", code: "Grand Cayman",
            postcode: "KY1-1101", typed: "ky1 1101", normal: "KY1-1101", wrong: "KY1-110",
            label: ["Ann", "1 Harbour Drive", "George Town", "Grand Cayman KY1-1101", "Land"]),
    ]

    @Test func areForty() { #expect(Set(Self.rows.map(\.country)).count == 40) }

    @Test("Right, mendable, wrong, and the label", arguments: rows)
    func row(_ row: Row) {
        let format = AddressFormat.of(row.country)
        #expect(format.postcode(row.postcode) == .good(row.postcode))
        #expect(format.postcode(row.typed) == .good(row.normal))
        #expect(format.postcode(row.wrong) == .wrong)
        #expect(format.postcode(" \u{A0}") == .missing)
        if !row.region.isEmpty {
            #expect(format.region(row.region)?.code == row.code)
            #expect(format.region("\(row.country)-\(row.code)".lowercased())?.code == row.code)
            #expect(format.region("Kalifornja") == nil)
        }
        let address = PostalAddress(
            name: "Ann", address1: row.street, city: row.city, region: row.region, postcode: row.typed)
        // What is typed badly is printed well, as far as it is the same postcode.
        let printed = format.lines(address, countryName: "Land")
        #expect(printed.map { $0.replacing(row.normal, with: row.postcode) } == row.label)
        #expect(format.lines(address) == printed.dropLast())
    }

    @Test(
        "Countries without postcodes need none and print none",
        arguments: [
            ("HK", "Central", "Hong Kong Island", ["Ann", "1 Queen’s Road", "Central", "Hong Kong Island"]),
            ("AE", "Dubai", "", ["Ann", "1 Queen’s Road", "Dubai"]),
            ("AE", "Al Ain", "abu dhabi", ["Ann", "1 Queen’s Road", "Al Ain", "Abu Dhabi"]),
            ("JM", "Kingston", "Kingston", ["Ann", "1 Queen’s Road", "Kingston"]),
            ("AG", "St John’s", "", ["Ann", "1 Queen’s Road", "St John’s"]),
        ])
    func withoutPostcodes(country: String, city: String, region: String, lines: [String]) {
        let format = AddressFormat.of(country)
        #expect(!format.needs.contains(.postcode) && !format.uses.contains(.postcode))
        #expect(format.postcode("00000") == .missing)
        let address = PostalAddress(
            name: "Ann", address1: "1 Queen’s Road", city: city, region: region, postcode: "00000")
        #expect(format.lines(address) == lines)
    }

    @Test(
        "What each post cannot do without",
        arguments: [
            ("GB", true, false), ("DE", true, false), ("FR", true, false), ("US", true, true), ("ES", true, true),
            ("JP", true, true), ("IE", false, false), ("HK", false, false), ("AE", false, false), ("CN", true, true),
            ("CA", true, true),
        ])
    func needs(country: String, postcode: Bool, region: Bool) {
        let needs = AddressFormat.of(country).needs
        #expect(needs.contains(.postcode) == postcode)
        #expect(needs.contains(.region) == region)
        #expect(needs.contains(.street))
    }

    @Test(
        "Other order for the same country in Latin letters",
        arguments: [
            // A region in its own script does not make the street Japanese.
            (
                "JP", "1-1 Marunouchi", "Chiyoda-ku", "東京都", "1000005",
                ["Ann", "1-1 Marunouchi, Chiyoda-ku", "Tokyo 100-0005"]
            ),
            (
                "JP", "1-1 Marunouchi", "Chiyoda-ku", "Tokyo", "1000005",
                ["Ann", "1-1 Marunouchi, Chiyoda-ku", "Tokyo 100-0005"]
            ),
            (
                "JP", "1-1 Marunouchi", "Chiyoda-ku", "", "1000005",
                ["Ann", "1-1 Marunouchi, Chiyoda-ku", "Tokyo 100-0005"]
            ),
            (
                "KR", "110 Sejong-daero", "Jung-gu", "Seoul", "04524",
                ["Ann", "110 Sejong-daero", "Jung-gu", "Seoul", "04524"]
            ),
        ])
    func latin(country: String, street: String, city: String, region: String, postcode: String, lines: [String]) {
        let address = PostalAddress(name: "Ann", address1: street, city: city, region: region, postcode: postcode)
        let found = AddressFormat.of(country).lines(address)
        #expect(found == lines)
    }

    @Test("An unknown country keeps everything that was typed")
    func unknownCountry() {
        let address = PostalAddress(
            name: "Ann", address1: "1 Road", address2: "Flat 2", city: "Town", region: "Part", postcode: "x y")
        #expect(
            AddressFormat.of("ZZ").lines(address, countryName: "Nowhere").joined(separator: "|")
                == "Ann|1 Road|Flat 2|XY Town|Part|Nowhere")
        #expect(AddressFormat.of("").needs == [.street, .city])
    }
}
