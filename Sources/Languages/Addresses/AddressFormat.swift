import Text

/// How addresses of a country are written: what is needed, what things are called there, which postcodes and regions
/// there are, and how its post prints a label.
///
/// Values are made once and shared: `of` costs a look into a table.
package struct AddressFormat: Sendable {
    /// Parts of an address that a form may ask for.
    package struct Parts: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let street = Parts(rawValue: 1)
        package static let city = Parts(rawValue: 2)
        package static let region = Parts(rawValue: 4)
        package static let postcode = Parts(rawValue: 8)

        fileprivate init(_ letters: Substring) {
            self = []
            for letter in letters {
                switch letter {
                case "A": insert(.street)
                case "C": insert(.city)
                case "S": insert(.region)
                case "Z": insert(.postcode)
                default: break
                }
            }
        }
    }

    /// ISO 3166-1 alpha-2; empty for a country that is not known.
    package let country: String
    /// What the post cannot do without.
    package let needs: Parts
    /// What has a place on a label.
    package let uses: Parts
    /// What a postcode is called there, as a key that themes translate: `postcode`, `postal_code`, `zip`, `eircode`, `pin`,
    /// `plz`, `cap`, `cep`.
    package let postcodeName: String
    /// What a region is called there, as a key that themes translate: `state`, `province`, `prefecture`, `region`, ...
    package let regionName: String
    /// The language its addresses are written in, where the source says so; `ja`.
    package let language: String
    /// What people write before a postcode besides the country's two letters: `D`, `FIN`.
    let prefixes: [[UInt8]]
    let shape: PostcodeShape
    /// Parts that stand in capitals on a label.
    let capitals: Parts
    /// Lines of a label, parted by `~`, with `%A` and the like where a part stands.
    let layout: String
    /// The same for addresses in Latin letters, where that is another order; else empty.
    let latinLayout: String

    /// How addresses of a country are written; for a code that is none street and town and nothing else is known.
    package static func of(_ country: String) -> AddressFormat {
        guard let slot = AddressTables.slot(of: country) else { return unknown }
        return AddressTables.formatsByCountry[slot] ?? unknown
    }

    private static let unknown = AddressFormat(
        "\tAC\tACSZ\tpostal_code\tregion\t\t\t%N~%O~%A~%Z %C~%S\t\t\t"[...].utf8)

    /// One line of the table.
    init(_ line: Substring.UTF8View) {
        let fields = line.split(separator: ASCII.tab, omittingEmptySubsequences: false).map { Substring($0) }
        func field(_ index: Int) -> Substring { index < fields.count ? fields[index] : "" }
        country = String(field(0))
        needs = Parts(field(1))
        uses = Parts(field(2))
        postcodeName = String(field(3))
        regionName = String(field(4))
        prefixes = field(5).split(separator: " ").map { Array($0.utf8) }
        capitals = Parts(field(6))
        layout = String(field(7))
        latinLayout = String(field(8))
        language = String(field(9))
        shape = PostcodeShape(field(10).utf8)
    }

    /// What a postcode is called there, in English: `ZIP code`, `Eircode`.
    package var postcodeWord: String {
        switch postcodeName {
        case "postcode": "postcode"
        case "zip": "ZIP code"
        case "eircode": "Eircode"
        case "pin": "PIN code"
        case "plz": "postcode (PLZ)"
        case "cap": "postcode (CAP)"
        case "cep": "postcode (CEP)"
        default: "postal code"
        }
    }

    /// Whether readers of a language read the script of addresses there.
    func isWritten(in reader: Language) -> Bool { reader.base == language.lowercased().prefix { $0 != "-" } }

    /// What a region is called there, in English: `state`, `prefecture`.
    package var regionWord: String { regionName == "do_si" ? "province" : regionName }
}
