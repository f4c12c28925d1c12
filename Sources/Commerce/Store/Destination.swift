import Languages
import Text

/// Where an order goes, in the form that areas compare with.
package struct Destination: Sendable, Hashable {
    /// What became of a part that was typed.
    package enum Reading: Sendable, Hashable {
        case missing, known, unknown
    }

    /// ISO 3166-1 alpha-2, capital letters; empty when not known yet.
    package let country: String
    /// The ISO 3166-2 code without the country; empty when nothing was typed or nobody knows it.
    package let region: String
    package let regionReading: Reading
    /// The code of the region that it is a part of; empty for most.
    package let widerRegion: String
    /// Capital letters and digits of the postcode, nothing else; empty when nothing was typed or it cannot be read.
    package let postcode: String
    /// The postcode as its post writes it: `N1 9GU`.
    package let postcodeText: String
    package let postcodeReading: Reading

    /// Reads what was typed as people of the country write it: `california`, `Calif.`, `US-CA`; `d-80331`.
    package init(country: String, region: String = "", postcode: String = "") {
        let code = Destination.normalized(country)
        self.country = code
        let format = AddressFormat.of(code)
        if region.utf8.allSatisfy(ASCII.isWhitespace) {
            (self.region, regionReading, widerRegion) = ("", .missing, "")
        } else if let found = format.region(region) {
            (self.region, regionReading, widerRegion) = (found.code, .known, found.parent ?? "")
        } else if format.hasRegions {
            (self.region, regionReading, widerRegion) = ("", .unknown, "")
        } else {
            (self.region, regionReading, widerRegion) = (Destination.normalized(region), .known, "")
        }
        switch format.postcode(postcode) {
        case .missing: (self.postcode, postcodeText, postcodeReading) = ("", "", .missing)
        case .wrong: (self.postcode, postcodeText, postcodeReading) = ("", "", .unknown)
        case .good(let text):
            (self.postcode, postcodeText, postcodeReading) = (Destination.normalized(text), text, .known)
        }
    }

    /// How exactly a region, given as an `Area` has it, `BC` or `CA-BC`, names it: 2 when it is the region that was said, 1 when
    /// it holds that; nil when it does not.
    func exactness(in region: String) -> Int? {
        guard !self.region.isEmpty else { return nil }
        var code = region[...]
        if let mark = region.firstIndex(of: "-") {
            guard region[..<mark] == country else { return nil }
            code = region[region.index(after: mark)...]
        }
        if code == self.region { return 2 }
        return !widerRegion.isEmpty && code == widerRegion ? 1 : nil
    }

    /// Capital letters and digits of a text; `sw1a 1aa` and `SW1A-1AA` are the same postcode.
    static func normalized(_ text: String) -> String {
        // What most people send is in capitals already.
        if text.utf8.allSatisfy({ ASCII.isDigit($0) || ASCII.isUpper($0) }) { return text }
        return String(
            decoding: text.uppercased().utf8.filter {
                $0 >= 0x80 || ($0 > 0x2F && $0 < 0x3A) || ($0 > 0x40 && $0 < 0x5B)
            }, as: UTF8.self)
    }
}
