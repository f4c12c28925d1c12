import Languages
import Text

/// Postcodes of an area, as the price book keeps them.
///
/// - `BT`: postcodes that begin so, whatever blanks they have; but `E16` is the outward code and not E1 6AN.
/// - `N1 `, `N1 9`: with a blank, that begin so as their post writes them; `N1 ` is the outward code N1 and not N10.
/// - `1000-1999`, `V0A-V9Z`: whose first signs lie between two beginnings of one length, both included.
/// - `IV1-IV28`: whose outward code has these letters and a number between the two.
package struct PostcodePattern: Sendable, Hashable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// Whether it can mean a postcode of a country at all.
    func canMatch(_ country: AddressFormat) -> Bool {
        text.utf8.split(separator: ASCII.hyphen).contains { country.postcodeCanBegin(Array($0)) }
    }

    /// How many signs of a destination's postcode it says, doubled, a range one more than its ends have in common; nil when
    /// the postcode is another or not known.
    func exactness(for destination: Destination) -> Int? {
        guard !destination.postcode.isEmpty else { return nil }
        let bytes = text.utf8
        if let mark = bytes.firstIndex(of: ASCII.hyphen) {
            let (low, high) = (bytes[..<mark], bytes[bytes.index(after: mark)...])
            guard Self.holds(destination, low, high) else { return nil }
            return zip(low, high).prefix { $0 == $1 }.count * 2 + 1
        }
        let whole = bytes.contains(ASCII.space) ? destination.postcodeText : destination.postcode
        guard !bytes.isEmpty, whole.utf8.starts(with: bytes), !Self.isOtherDistrict(bytes[...], destination) else {
            return nil
        }
        return bytes.count * 2
    }

    /// Whether a beginning that goes on behind the postcode's blank is a district of its own: `E16` is not `E1 6AN`.
    private static func isOtherDistrict(_ beginning: Substring.UTF8View, _ destination: Destination) -> Bool {
        guard let meant = District(beginning) else { return false }
        let outward = destination.postcodeText.utf8.prefix { $0 != ASCII.space }
        return outward.count < destination.postcodeText.utf8.count && outward.count + 1 == beginning.count
            && meant.number > 9 && meant.number < 100 && District(outward)?.letters == meant.letters
    }

    private static func holds(_ destination: Destination, _ low: Substring.UTF8View, _ high: Substring.UTF8View) -> Bool
    {
        if let first = District(low), let last = District(high) {
            let outward = destination.postcodeText.utf8.prefix { $0 != ASCII.space }
            // Without a blank there is no outward code: the number is as long as its ends say.
            if outward.count < destination.postcodeText.utf8.count {
                guard let district = District(outward, allowsMore: true) else { return false }
                return district.letters == first.letters && first.number <= district.number
                    && district.number <= last.number
            }
        }
        guard low.count == high.count, !low.isEmpty else { return false }
        let beginning = destination.postcode.utf8.prefix(low.count)
        return beginning.count == low.count && !beginning.lexicographicallyPrecedes(low)
            && !high.lexicographicallyPrecedes(beginning)
    }

    /// An outward code such as `IV28`: letters and a number.
    private struct District {
        let letters: [UInt8]
        let number: Int

        /// Nil without letters or without a number; `allowsMore` for the letter in `W1A`.
        init?(_ text: Substring.UTF8View, allowsMore: Bool = false) {
            letters = Array(text.prefix(while: ASCII.isUpper))
            let rest = text.dropFirst(letters.count)
            let digits = rest.prefix(while: ASCII.isDigit)
            guard !letters.isEmpty, !digits.isEmpty, digits.count < 10, allowsMore || digits.count == rest.count else {
                return nil
            }
            number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
    }

    /// Why what an owner wrote is no pattern, in words that end in the mend.
    package struct Objection: Error, Sendable {
        package let message: String
    }

    /// Reads what an owner wrote for an area of some countries.
    ///
    /// - Throws: when no postcode of the countries can be meant.
    package init(written: String, countries: [String]) throws(Objection) {
        let formats = countries.map(AddressFormat.of).filter { $0.uses.contains(.postcode) }
        let shown = "'\(Diagnostic.shortened(written))'"
        guard formats.count > 0 || countries.isEmpty else {
            throw Objection(message: "there are no postcodes in \(countries.joined(separator: ", "))")
        }
        let spaced = Self.spaced(written)
        guard let compact = AddressFormat.compact(written.filter { $0 != "*" }), !compact.isEmpty else {
            throw Objection(message: "\(shown) has no letter and no digit that a postcode could begin with")
        }
        func canBegin(_ beginning: [UInt8]) -> Bool {
            formats.isEmpty || formats.contains { $0.postcodeCanBegin(beginning) }
        }
        if spaced.contains("-") {
            // A hyphen may be a part of the postcode (1000-205 in Portugal) and then makes no range.
            if formats.contains(where: { $0.isPostcode(spaced) }) {
                self.init(String(decoding: compact, as: UTF8.self))
                return
            }
            if let (low, high) = Self.ends(spaced) {
                guard canBegin(Array(low.utf8)), canBegin(Array(high.utf8)) else {
                    throw Objection(message: Self.noPostcode(canBegin(Array(low.utf8)) ? high : low, formats))
                }
                self.init("\(low)-\(high)")
                guard !Self.isBackward(low, high) else {
                    throw Objection(message: "\(shown) ends before it begins; write the lower end first")
                }
                return
            }
        }
        if spaced.contains(" "), !spaced.contains("-"), canBegin(Array(spaced.utf8)) {
            self.init(spaced)
            return
        }
        guard canBegin(compact) else {
            throw Objection(message: Self.noPostcode(String(decoding: compact, as: UTF8.self), formats))
        }
        self.init(String(decoding: compact, as: UTF8.self))
    }

    private static func noPostcode(_ beginning: String, _ formats: [AddressFormat]) -> String {
        "no postcode of \(formats.map(\.country).joined(separator: ", ")) begins with '\(beginning)'; write a beginning such as 80, a whole outward code such as 'N1 *', or a range such as 1000-1999"
    }

    /// Capital letters, one blank where there were some, hyphens of any kind as `-`, `N1 *` as `N1 `.
    private static func spaced(_ written: String) -> String {
        var out = ""
        for scalar in written.uppercased().unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0xA0: if !out.isEmpty, out.last != " " { out += " " }
            case 0x2D, 0x2010...0x2015, 0x2212: out += "-"
            case 0x2A: continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// The two ends of a range; the second may leave out the letters (`IV1-28`).
    private static func ends(_ spaced: String) -> (String, String)? {
        let text = Array(spaced.utf8.filter { $0 != ASCII.space })
        for mark in text.indices where text[mark] == ASCII.hyphen {
            let low = text[..<mark].filter { $0 != ASCII.hyphen }
            var high = text[(mark + 1)...].filter { $0 != ASCII.hyphen }
            guard !low.isEmpty, !high.isEmpty else { continue }
            let letters = low.prefix(while: ASCII.isUpper)
            let isDistrict =
                !letters.isEmpty && letters.count < low.count && low.dropFirst(letters.count).allSatisfy(ASCII.isDigit)
            if isDistrict, high.allSatisfy(ASCII.isDigit) { high = letters + high }
            let sameLetters =
                isDistrict && high.prefix(while: ASCII.isUpper) == letters && high.count > letters.count
                && high.dropFirst(letters.count).allSatisfy(ASCII.isDigit)
            let sameKinds =
                low.count == high.count && zip(low, high).allSatisfy { ASCII.isDigit($0) == ASCII.isDigit($1) }
            guard sameLetters || sameKinds else { continue }
            return (String(decoding: low, as: UTF8.self), String(decoding: high, as: UTF8.self))
        }
        return nil
    }

    private static func isBackward(_ low: String, _ high: String) -> Bool {
        if let first = District(low[...].utf8), let last = District(high[...].utf8), first.letters == last.letters {
            return last.number < first.number
        }
        return high.utf8.lexicographicallyPrecedes(low.utf8)
    }
}
