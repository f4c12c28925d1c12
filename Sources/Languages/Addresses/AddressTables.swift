import Text

/// What `Scripts/make-address-tables` wrote, with where each country's line is.
///
/// The texts are taken apart once, when the first address is read, and from then on read by any number of threads.
enum AddressTables {
    static let formatsByCountry: [AddressFormat?] = {
        var out = [AddressFormat?](repeating: nil, count: 26 * 26)
        for line in formats.utf8.split(separator: ASCII.lineFeed) {
            let format = AddressFormat(line)
            if let slot = slot(of: format.country) { out[slot] = format }
        }
        return out
    }()

    static let regionBytes = Array(regions.utf8)

    /// The part of `regionBytes` that a country has, without its code.
    static let regionsByCountry: [Range<Int>] = {
        var out = [Range<Int>](repeating: 0..<0, count: 26 * 26)
        var start = 0
        while start + 3 < regionBytes.count {
            let end = regionBytes[start...].firstIndex(of: ASCII.lineFeed) ?? regionBytes.count
            if let slot = slot(regionBytes[start], regionBytes[start + 1]) { out[slot] = start + 3..<end }
            start = end + 1
        }
        return out
    }()

    /// Where a country's two capital letters put it; nil for anything else.
    static func slot(of country: String) -> Int? {
        let bytes = country.utf8
        guard bytes.count == 2, let first = bytes.first, let last = bytes.last else { return nil }
        return slot(first, last)
    }

    private static func slot(_ first: UInt8, _ last: UInt8) -> Int? {
        guard ASCII.isUpper(first), ASCII.isUpper(last) else { return nil }
        return Int(first - 0x41) * 26 + Int(last - 0x41)
    }
}
