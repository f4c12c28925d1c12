import Text

/// The order of titles: as Swift orders strings, without regard to case, and of equal ones by their ids.
///
/// Nearly all titles are told apart by their first eight bytes, so those are compared as one number, and the texts only
/// where that does not decide: where they begin alike, or hold more than ASCII, which has an order of its own.
enum TitleOrder {
    private struct Key {
        var beginning: UInt64
        var isASCII: Bool
        var id: Int
    }

    static func sorted(_ ids: [Int], among products: [Resolver.Entry]) -> [Int] {
        var keys = ids.map { id -> Key in
            var title = products[id].facts.titleKey
            return title.withUTF8 { bytes in
                var beginning: UInt64 = 0
                for index in 0..<8 { beginning = beginning << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
                return Key(beginning: beginning, isASCII: bytes.allSatisfy { $0 < 0x80 }, id: id)
            }
        }
        keys.sort { left, right in
            if left.isASCII, right.isASCII, left.beginning != right.beginning {
                return left.beginning < right.beginning
            }
            let (first, second) = (products[left.id].facts.titleKey, products[right.id].facts.titleKey)
            return first == second ? left.id < right.id : first < second
        }
        return keys.map(\.id)
    }
}
