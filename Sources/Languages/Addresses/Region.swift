import Text

private let semicolon: UInt8 = 0x3B

/// A state, province, prefecture or whatever a country is divided into.
package struct Region: Sendable, Hashable {
    /// ISO 3166-2 without the country (`CA`); for the few that ISO leaves out what their post writes.
    package let code: String
    /// What stands on a label: `CA`, `Co. Dublin`, `東京都`.
    package let printed: String
    /// Its name where it lies: `California`, `東京都`.
    package let name: String
    /// The name in Latin letters, where its own is in others.
    package let latinName: String?
    /// The region that it is a part of: a Spanish province's autonomous community.
    package let parent: String?
    /// Whether it is one of those that an address there names.
    let isListed: Bool

    /// One entry of the table: these fields parted by `^`, then beginnings of its postcodes parted by slashes, a plus for
    /// one that is listed, and the names it goes by.
    init(_ entry: ArraySlice<UInt8>) {
        func field(_ index: Int) -> String? {
            let bytes = Region.field(index, of: entry)
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }
        code = field(0) ?? ""
        printed = field(1) ?? code
        name = field(2) ?? printed
        latinName = field(3)
        parent = field(4)
        isListed = field(6) != nil
    }

    fileprivate static func field(_ index: Int, of entry: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = entry
        for _ in 0..<index {
            guard let mark = rest.firstIndex(of: 0x5E) else { return [] }
            rest = rest[(mark + 1)...]
        }
        return rest.prefix { $0 != 0x5E }
    }

    /// The name for readers of a language: its own where that is read there, else in Latin letters.
    package func name(for language: Language, in format: AddressFormat) -> String {
        guard let latinName else { return name }
        return format.isWritten(in: language) ? name : latinName
    }
}

extension AddressFormat {
    /// The regions that an address of the country names, in the order of its post or of their codes; none for most small
    /// countries.
    package var regions: [Region] { entries.map(Region.init).filter(\.isListed) }

    /// Every region that is known of the country, the wider ones among them.
    package var allRegions: [Region] { entries.map(Region.init) }

    /// Whether the post's own beginnings tell the region of a postcode.
    package var postcodeTellsRegion: Bool { entries.contains { !Region.field(5, of: $0).isEmpty } }

    /// The regions to choose from where some are asked for by code: those of the post, and the smallest parts where one of
    /// the codes is none of those and holds none of them.
    package func regions(telling codes: some Collection<String>) -> [Region] {
        let all = entries.map(Region.init)
        let listed = all.filter(\.isListed)
        let known = Set(listed.map(\.code)).union(listed.compactMap(\.parent))
        if codes.allSatisfy({ known.contains($0) }) { return listed }
        let parents = Set(all.compactMap(\.parent))
        return all.filter { !parents.contains($0.code) }
    }

    /// The code of the region that another one is a part of.
    package func parent(of code: String) -> String? { region(code)?.parent }

    /// Whether anything is known of the country's regions.
    package var hasRegions: Bool { !block.isEmpty }

    /// The region that is meant by a code (`CA`, `US-CA`) or a name in any of its forms: `california`, `Calif.`, `Québec`,
    /// `東京都`, `Tokyo`.
    package func region(_ typed: String) -> Region? {
        guard !block.isEmpty, typed.utf8.count <= 200 else { return nil }
        let key = RegionName.folded(typed)
        guard !key.isEmpty else { return nil }
        if let found = entry(key) { return Region(found) }
        let sign = Array(country.lowercased().utf8)
        if key.starts(with: sign), key.count > 2, let found = entry(Array(key.dropFirst(2))),
            typed.utf8.contains(where: { $0 == ASCII.hyphen || $0 == ASCII.space })
        {
            return Region(found)
        }
        for word in AddressFormat.wordsBefore where key.starts(with: word) {
            if let found = entry(Array(key.dropFirst(word.count))) { return Region(found) }
        }
        for word in AddressFormat.wordsAfter where key.count > word.count && key.suffix(word.count).elementsEqual(word)
        {
            if let found = entry(Array(key.dropLast(word.count))) { return Region(found) }
        }
        return nil
    }

    /// The region that a postcode in any form lies in, where the post's own beginnings tell.
    package func region(ofPostcode postcode: String) -> Region? {
        guard let compact = AddressFormat.compact(postcode), !compact.isEmpty else { return nil }
        var best: (entry: ArraySlice<UInt8>, length: Int)?
        for entry in entries {
            for beginning in Region.field(5, of: entry).split(separator: ASCII.slash) {
                let shape = PostcodeShape(beginning)
                let length = shape.length
                guard length > best?.length ?? 0, length <= compact.count, shape.canBegin(compact.prefix(length)) else {
                    continue
                }
                best = (entry, length)
            }
        }
        return best.map { Region($0.entry) }
    }

    private static let wordsBefore = ["stateof", "provinceof", "countyof", "county", "co", "regionof", "cantonof"].map {
        Array($0.utf8)
    }
    private static let wordsAfter = ["state", "province", "county", "prefecture", "region", "oblast", "canton"].map {
        Array($0.utf8)
    }

    private var block: Range<Int> {
        guard let slot = AddressTables.slot(of: country) else { return 0..<0 }
        return AddressTables.regionsByCountry[slot]
    }

    private var entries: [ArraySlice<UInt8>] {
        AddressTables.regionBytes[block].split(separator: semicolon)
    }

    /// The entry that holds `|key|`.
    private func entry(_ key: [UInt8]) -> ArraySlice<UInt8>? {
        let block = block
        let bar: UInt8 = 0x7C
        let place: Int? = AddressTables.regionBytes.withUnsafeBufferPointer { bytes in
            var index = block.lowerBound
            let last = block.upperBound - key.count - 2
            while index <= last {
                if bytes[index] == bar, bytes[index + 1] == key[0], bytes[index + key.count + 1] == bar {
                    var same = 1
                    while same < key.count, bytes[index + 1 + same] == key[same] { same += 1 }
                    if same == key.count { return index }
                }
                index += 1
            }
            return nil
        }
        guard let place else { return nil }
        let bytes = AddressTables.regionBytes
        let start = bytes[block.lowerBound..<place].lastIndex(of: semicolon).map { $0 + 1 } ?? block.lowerBound
        let end = bytes[place..<block.upperBound].firstIndex(of: semicolon) ?? block.upperBound
        return bytes[start..<end]
    }
}

extension PostcodeShape {
    /// How many signs a beginning such as `2[0-5]#` stands for.
    fileprivate var length: Int {
        var count = 0
        var inSet = false
        for byte in shapes {
            if byte == 0x5B { inSet = true }
            if !inSet { count += 1 }
            if byte == 0x5D {
                inSet = false
                count += 1
            }
        }
        return count
    }
}
