/// Real places as their posts and their people write them, for shops and customers that are made up.
///
/// A country's facts stand here by hand, so that what a text means is known without the shop's own reading of it.
struct ModelCountry {
    struct Region {
        var code: String
        /// Other ways to write it, the name first.
        var names: [String]
        /// The wider region that it is a part of.
        var parent: String?
    }

    struct Postcode {
        /// As its post writes it.
        var text: String
        /// As people type it.
        var typed: [String]

        init(_ text: String, _ typed: [String] = []) { (self.text, self.typed) = (text, typed) }
    }

    var code: String
    /// How postcodes are spelled there: `#` a digit, `@` a letter, any of the signs between brackets, all else itself.
    var shapes: [String]
    var regions: [Region]
    var postcodes: [Postcode]
    /// What nobody's post delivers to.
    var malformed: [String]
    var patterns: [ModelPattern]

    static let all = [
        ModelCountry(
            code: "DE", shapes: ["#####"],
            regions: [
                Region(code: "BE", names: ["Berlin"]), Region(code: "BY", names: ["Bayern", "Bavaria"]),
                Region(code: "SH", names: ["Schleswig-Holstein", "schleswig holstein"]),
            ],
            postcodes: [
                Postcode("10115", ["D-10115", "d 10115"]), Postcode("10999"), Postcode("27498", ["DE-27498"]),
                Postcode("80331", ["8O331"]),
            ],
            malformed: ["1011", "123456", "Berlin"],
            patterns: [
                .beginning("27498"), .beginning("10"), .beginning("101"), .beginning("8"), .range("10000", "19999"),
                .range("20", "29"),
            ]),
        ModelCountry(
            code: "AT", shapes: ["####"],
            regions: [Region(code: "9", names: ["Wien", "Vienna"]), Region(code: "7", names: ["Tirol", "tyrol"])],
            postcodes: [Postcode("1010", ["A-1010"]), Postcode("1160"), Postcode("6020", [" 6020 "])],
            malformed: ["10", "10100", "Wien"],
            patterns: [.beginning("60"), .beginning("1010"), .range("1000", "1999"), .range("10", "11")]),
        ModelCountry(
            code: "GB",
            shapes: ["BT", "DA", "E", "IM", "IV", "M", "N", "SW"].flatMap {
                ["\($0)# #@@", "\($0)## #@@", "\($0)#@ #@@"]
            },
            regions: [
                Region(code: "SCT", names: ["Scotland", "scotland"]),
                Region(code: "HLD", names: ["Highland"], parent: "SCT"),
                Region(code: "NIR", names: ["Northern Ireland", "northern ireland"]),
                Region(code: "ENG", names: ["England"]),
            ],
            postcodes: [
                Postcode("BT1 5GS", ["bt15gs"]), Postcode("SW1A 1AA", ["sw1a1aa", "SW1A-1AA"]),
                Postcode("N1 9GU", ["n19gu"]), Postcode("N1 1AA"), Postcode("N19 5QT", ["N195QT"]), Postcode("N10 3HB"),
                Postcode("IV2 7GF"), Postcode("IV12 4PP", ["iv12 4pp"]), Postcode("IV40 8AB"), Postcode("IV1 1HT"),
                Postcode("E1 6AN", ["e16an"]), Postcode("E16 2DQ"),
            ],
            malformed: ["BT1", "99999", "N1 9", "ZZ1 1AA"],
            patterns: [
                .beginning("BT"), .beginning("SW1A"), .beginning("N"), .beginning("N1"), .beginning("N19"),
                .outward("N1"), .beginning("N1 9"), .beginning("SW1A 1AA"), .range("IV1", "IV28"), .beginning("IV"),
                .outward("IV4"), .range("N1", "N9"), .beginning("IV12"), .beginning("N19GU"),
                .beginning("E16"), .beginning("E1"), .outward("E1"), .beginning("E1 6"),
            ]),
        ModelCountry(
            code: "IM", shapes: ["IM# #@@", "IM## #@@"], regions: [],
            postcodes: [Postcode("IM1 1AA", ["im11aa"]), Postcode("IM9 2RA")],
            malformed: ["IM1", "SW1A 1AA"], patterns: [.beginning("IM"), .outward("IM1")]),
        ModelCountry(
            code: "US", shapes: ["#####", "#####-####"],
            regions: [
                Region(code: "CA", names: ["California", "Calif.", "california"]),
                Region(code: "NV", names: ["Nevada", "NEVADA"]), Region(code: "NY", names: ["New York"]),
                Region(code: "WA", names: ["Washington", "Wash."]),
            ],
            postcodes: [
                Postcode("90210"), Postcode("94105", ["USA 94105"]),
                Postcode("94105-1234", ["941051234"]), Postcode("10001", ["100O1"]),
                Postcode("89101"), Postcode("98101"),
            ],
            malformed: ["9021", "902100", "SW1A 1AA"],
            patterns: [
                .beginning("94"), .beginning("90"), .beginning("9"), .beginning("90210"), .range("900", "941"),
                .beginning("94105-1234"), .range("10001", "10292"), .beginning("94105"),
            ]),
        ModelCountry(
            code: "CA", shapes: ["[ABCEGHJKLMNPRSTVXY]#[ABCEGHJKLMNPRSTVWXYZ] #@#"],
            regions: [
                Region(code: "BC", names: ["British Columbia", "Colombie-Britannique"]),
                Region(code: "ON", names: ["Ontario", "Ont."]), Region(code: "QC", names: ["Quebec", "Québec", "PQ"]),
            ],
            postcodes: [
                Postcode("V6B 1A1", ["v6b1a1", "V6B-1A1"]), Postcode("M5V 2T6", ["m5v 2t6"]),
                Postcode("H2X 1Y4"),
            ],
            malformed: ["V6B 1A", "12345", "M5V"],
            patterns: [
                .beginning("V6B"), .beginning("M"), .range("V0A", "V9Z"), .beginning("V6B 1A1"), .outward("M5V"),
                .beginning("M5V 2"), .beginning("H2"), .range("H1", "H4"), .beginning("V6B1"),
            ]),
        ModelCountry(
            code: "JP", shapes: ["###-####"],
            regions: [
                Region(code: "13", names: ["東京都", "Tokyo", "tokyo"]), Region(code: "27", names: ["大阪府", "Osaka"]),
                Region(code: "01", names: ["北海道", "Hokkaido"]),
            ],
            postcodes: [
                Postcode("100-0001", ["1000001", "〒100-0001", "１００-０００１"]),
                Postcode("530-0001", ["530 0001"]), Postcode("060-0001"),
            ],
            malformed: ["100", "100-00012", "Tokyo"],
            patterns: [
                .beginning("100"), .beginning("53"), .beginning("530-0001"), .range("040", "099"), .beginning("0"),
            ]),
        ModelCountry(
            code: "KW", shapes: ["#####"], regions: [Region(code: "KU", names: ["Al Asimah"])],
            postcodes: [Postcode("13001")],
            malformed: ["1300", "X"], patterns: [.beginning("13"), .range("13000", "13999")]),
        ModelCountry(
            code: "ES", shapes: ["#####"],
            regions: [
                Region(code: "CN", names: ["Canarias", "canarias"]),
                Region(code: "GC", names: ["Las Palmas"], parent: "CN"),
                Region(code: "TF", names: ["Santa Cruz de Tenerife"], parent: "CN"),
                Region(code: "M", names: ["Madrid", "madrid"], parent: "MD"),
            ],
            postcodes: [
                Postcode("35001", ["E-35001"]), Postcode("38001"), Postcode("28013"),
            ],
            malformed: ["3500", "Madrid"],
            patterns: [.beginning("35"), .beginning("38"), .range("35", "38"), .beginning("28013")]),
        ModelCountry(
            code: "PT", shapes: ["####-###"],
            regions: [Region(code: "11", names: ["Lisboa", "Lisbon"]), Region(code: "30", names: ["Madeira"])],
            postcodes: [Postcode("1000-205", ["1000205"]), Postcode("1999-001"), Postcode("9000-081", ["P-9000-081"])],
            malformed: ["1000", "ABCD"],
            patterns: [
                .beginning("1000-205"), .range("1000", "1999"), .beginning("9"), .beginning("90"),
            ]),
        ModelCountry(
            code: "NL", shapes: ["[123456789]### @@"],
            regions: [
                Region(code: "NH", names: ["Noord-Holland", "noord holland"]),
                Region(code: "GE", names: ["Gelderland"]),
            ],
            postcodes: [Postcode("1012 AB", ["1012ab", "NL-1012 AB"]), Postcode("2011 ZZ"), Postcode("1000 AA")],
            malformed: ["1012", "AB 1012"],
            patterns: [
                .beginning("1012 AB"), .beginning("10"), .beginning("1012"), .range("1000", "1999"), .outward("2011"),
                .beginning("1012A"),
            ]),
        ModelCountry(
            code: "IE",
            shapes: [
                "[ACDEFHKNPRTVWXY]## [0123456789ACDEFHKNPRTVWXY][0123456789ACDEFHKNPRTVWXY][0123456789ACDEFHKNPRTVWXY]"
                    + "[0123456789ACDEFHKNPRTVWXY]"
            ],
            regions: [
                Region(code: "L", names: ["Leinster"]),
                Region(code: "D", names: ["Dublin", "Co. Dublin"], parent: "L"),
                Region(code: "G", names: ["Galway", "County Galway"], parent: "C"),
            ],
            postcodes: [Postcode("D02 X285", ["d02x285", "DO2X285"]), Postcode("H91 E2K3")],
            malformed: ["Dublin 2", "D02"], patterns: [.beginning("D02"), .beginning("H91 E2K3"), .beginning("D")]),
        ModelCountry(
            code: "AE", shapes: [],
            regions: [
                Region(code: "DU", names: ["Dubai", "دبي"]), Region(code: "AZ", names: ["Abu Dhabi", "أبو ظبي"]),
            ],
            postcodes: [], malformed: ["00000"], patterns: []),
    ]

    /// Whether a postcode there can begin so; a blank or hyphen that is written stands where the post has one.
    func canBegin(_ text: String) -> Bool {
        shapes.contains { shape in
            var places = shape[...]
            for sign in text {
                if sign != " ", sign != "-", let first = places.first, first == " " || first == "-" {
                    places.removeFirst()
                }
                guard let place = places.popFirst() else { return false }
                switch place {
                case "#": if !sign.isNumber { return false }
                case "@": if !sign.isLetter { return false }
                case "[":
                    let set = places.prefix { $0 != "]" }
                    places = places.dropFirst(set.count + 1)
                    if !set.contains(sign) { return false }
                default: if place != sign { return false }
                }
            }
            return true
        }
    }

    func canHave(_ pattern: ModelPattern) -> Bool {
        switch pattern {
        case .beginning(let text): canBegin(text)
        case .outward(let text): canBegin(text + " ")
        case .range(let first, let last): canBegin(first) && canBegin(last)
        }
    }

    static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

    static func of(_ code: String) -> ModelCountry {
        byCode[code] ?? ModelCountry(code: code, shapes: [], regions: [], postcodes: [], malformed: [], patterns: [])
    }
}

/// One entry of `postcodes` or `except_postcodes`.
enum ModelPattern: Equatable, Hashable {
    /// `BT`, `N1 9`, and whole ones.
    case beginning(String)
    /// `N1 *`: what stands before the blank is this and nothing more.
    case outward(String)
    /// `IV1-IV28`, `1000-1999`.
    case range(String, String)

    var text: String {
        switch self {
        case .beginning(let text): text
        case .outward(let text): "\(text) *"
        case .range(let first, let last): "\(first)-\(last)"
        }
    }

    /// Whether a hyphen is a part of it.
    var isHyphenated: Bool { if case .beginning(let text) = self { text.contains("-") } else { false } }

    /// How much it says of a postcode as its post writes it; nil when it says nothing.
    func exactness(_ postcode: String) -> Int? {
        let outward = String(postcode.prefix { $0 != " " && $0 != "-" })
        func plain(_ text: String) -> String { text.filter { $0 != " " && $0 != "-" } }
        switch self {
        case .beginning(let text):
            let isWritten = plain(text) != text
            let (start, end) = ModelPattern.letters(text)
            // What can be a district by itself is that district: N19 lies in no part of N1.
            let isDistrict = outward.contains { $0.isLetter } && !start.isEmpty && end.allSatisfy(\.isNumber)
            let whole = isWritten ? postcode : isDistrict ? outward : plain(postcode)
            return whole.hasPrefix(text) ? 2 * plain(text).count : nil
        case .outward(let text): return postcode.hasPrefix(text + " ") ? 2 * text.count + 1 : nil
        case .range(let first, let last):
            let shared = 2 * zip(first, last).prefix { $0 == $1 }.count + 1
            let (letters, low) = ModelPattern.letters(first)
            if let low = Int(low), let high = Int(ModelPattern.letters(last).number), !letters.isEmpty {
                let (mine, number) = ModelPattern.letters(outward)
                guard mine == letters, let number = Int(number.prefix(while: \.isNumber)) else { return nil }
                return number >= low && number <= high ? shared : nil
            }
            let beginning = plain(postcode).prefix(first.count)
            guard beginning.count == first.count, beginning >= first, beginning <= last else { return nil }
            return shared
        }
    }

    /// The letters that a text begins with, and what comes after them.
    private static func letters(_ text: String) -> (letters: String, number: String) {
        let letters = text.prefix { $0.isLetter }
        return (String(letters), String(text.dropFirst(letters.count)))
    }
}

/// What is known of where something goes.
struct ModelDestination {
    enum Part: Equatable {
        case missing, unknown
        case known(String)
    }

    var country: String
    var region = Part.missing
    /// As its post writes it.
    var postcode = Part.missing
    /// The region that it lies in, and the wider one.
    var regions: [String] = []

    init(_ place: ModelShop.Place) {
        country = place.country
        let facts = ModelCountry.of(country)
        if !place.region.isEmpty {
            let found = facts.regions.first {
                place.region == $0.code || place.region == "\(facts.code)-\($0.code)" || $0.names.contains(place.region)
            }
            region = found.map { .known($0.code) } ?? .unknown
        }
        // Where there are no postcodes what is typed for one is passed over.
        if !place.postcode.isEmpty, !facts.postcodes.isEmpty {
            let found = facts.postcodes.first { $0.text == place.postcode || $0.typed.contains(place.postcode) }
            postcode = found.map { .known($0.text) } ?? .unknown
        }
        if case .known(let code) = region {
            regions = [code] + (facts.regions.first { $0.code == code }?.parent.map { [$0] } ?? [])
        }
    }
}
