/// The number of an order: seven symbols that are hard to confuse, easy to say and tell nothing of how many there are.
///
/// Six symbols are drawn at random, the seventh is a check of the six, so that a slip on the telephone names no other
/// order. The alphabet has neither vowels, which make words, nor `0 O 1 I L`, which look alike.
package struct OrderNumber: Sendable, Hashable {
    /// Seven symbols, upper case.
    package let text: String

    static let alphabet = Array("23456789BCDFGHJKMNPQRSTVWXYZ".utf8)
    static let drawn = 6

    /// The number of a random draw; of every eight bytes given, the number takes what it needs.
    package init(random bits: UInt64) {
        var rest = bits
        var symbols: [UInt8] = []
        symbols.reserveCapacity(OrderNumber.drawn + 1)
        let size = UInt64(OrderNumber.alphabet.count)
        for _ in 0..<OrderNumber.drawn {
            symbols.append(UInt8(rest % size))
            rest /= size
        }
        symbols.append(OrderNumber.check(symbols))
        text = String(decoding: symbols.map { OrderNumber.alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Reads a number as people write it: lower case, spaces, hyphens and a leading `#` are allowed. Nil when a symbol
    /// is not of the alphabet or the check does not hold.
    package init?(_ written: String) {
        var symbols: [UInt8] = []
        for byte in written.utf8 {
            if byte == 0x20 || byte == 0x2D || byte == 0x23 { continue }
            let upper = byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte
            guard let value = OrderNumber.alphabet.firstIndex(of: upper), symbols.count <= OrderNumber.drawn else {
                return nil
            }
            symbols.append(UInt8(value))
        }
        guard symbols.count == OrderNumber.drawn + 1,
            OrderNumber.check(Array(symbols.prefix(OrderNumber.drawn))) == symbols[OrderNumber.drawn]
        else { return nil }
        text = String(decoding: symbols.map { OrderNumber.alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Luhn's sum over the alphabet (ISO/IEC 7812-1, annex B, for 28 symbols): finds every wrong symbol and nearly every
    /// exchange of neighbours.
    private static func check(_ symbols: [UInt8]) -> UInt8 {
        let size = alphabet.count
        var sum = 0
        for (index, symbol) in symbols.reversed().enumerated() {
            let value = index % 2 == 0 ? Int(symbol) * 2 : Int(symbol)
            sum += value / size + value % size
        }
        return UInt8((size - sum % size) % size)
    }
}
