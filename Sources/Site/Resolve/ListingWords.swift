import Commerce

/// The tags, types and vendors of all products as numbers, so that those of a list of a hundred thousand are found
/// without looking at a text more than once.
package final class ListingWords: Sendable {
    package enum Kind: Int, Sendable, CaseIterable { case tags, types, vendors }

    /// Every text once, as it is written.
    let texts: [String]
    /// Numbers of texts for each product, and where each product's end; by kind.
    private let numbers: [[UInt32]]
    private let ends: [[UInt32]]

    init(_ products: [ProductFacts]) {
        var texts: [String] = []
        var known: [String: UInt32] = [:]
        var numbers = [[UInt32]](repeating: [], count: Kind.allCases.count)
        var ends = numbers
        func number(_ text: String) -> UInt32 {
            if let known = known[text] { return known }
            let number = UInt32(truncatingIfNeeded: texts.count)
            known[text] = number
            texts.append(text)
            return number
        }
        for facts in products {
            for tag in facts.tags { numbers[Kind.tags.rawValue].append(number(tag)) }
            if let type = facts.type { numbers[Kind.types.rawValue].append(number(type)) }
            if let vendor = facts.vendor { numbers[Kind.vendors.rawValue].append(number(vendor)) }
            for kind in Kind.allCases {
                ends[kind.rawValue].append(UInt32(truncatingIfNeeded: numbers[kind.rawValue].count))
            }
        }
        self.texts = texts
        self.numbers = numbers
        self.ends = ends
    }

    /// The numbers of a product's own, in the order of its file.
    func numbers(_ kind: Kind, of id: Int) -> ArraySlice<UInt32> {
        let ends = ends[kind.rawValue]
        return numbers[kind.rawValue][(id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id])]
    }

    /// Those of some products, each once, in order without regard to case.
    package func words(_ kind: Kind, of ids: [Int]) -> [String] {
        let numbers = numbers[kind.rawValue]
        let ends = ends[kind.rawValue]
        var isSeen = [Bool](repeating: false, count: texts.count)
        for id in ids where ends.indices.contains(id) {
            for index in (id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id]) { isSeen[Int(numbers[index])] = true }
        }
        return texts.indices.filter { isSeen[$0] }.map { texts[$0] }
            .sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    }
}
