import Text

/// A reduction: with a code, or by itself when its conditions hold. `Quote` says how several come together.
package struct Discount: Sendable, Equatable {
    package enum Benefit: Sendable, Equatable {
        /// Parts per million of the goods in scope: 10 % is 100,000.
        case percent(Int)
        /// Off the goods in scope, never more than they cost.
        case amount(Money)
        case freeShipping
    }

    /// What uses are counted under: the code, or the title's handle; unique in the store.
    package var id: String
    /// As printed; compared without regard to case. Nil: automatic.
    package var code: String?
    package var title: String
    package var benefit: Benefit
    /// The goods in scope must cost this much.
    package var minimum: Money?
    /// So many pieces must be in scope.
    package var minimumQuantity: Int?
    /// A percentage takes off no more than this.
    package var most: Money?
    package var from: DateTime?
    package var until: DateTime?
    /// How many orders may use it.
    package var limit: Int?
    package var limitPerCustomer: Int?
    /// Handles; with `collections` empty as well: all goods.
    package var products: [Located<String>]
    package var collections: [Located<String>]
    /// May come together with others that combine.
    package var combines: Bool

    package init(
        id: String, code: String? = nil, title: String, benefit: Benefit, minimum: Money? = nil,
        minimumQuantity: Int? = nil, most: Money? = nil, from: DateTime? = nil, until: DateTime? = nil,
        limit: Int? = nil, limitPerCustomer: Int? = nil, products: [Located<String>] = [],
        collections: [Located<String>] = [], combines: Bool = false
    ) {
        self.id = id
        self.code = code
        self.title = title
        self.benefit = benefit
        self.minimum = minimum
        self.minimumQuantity = minimumQuantity
        self.most = most
        self.from = from
        self.until = until
        self.limit = limit
        self.limitPerCustomer = limitPerCustomer
        self.products = products
        self.collections = collections
        self.combines = combines
    }

    package var isAutomatic: Bool { code == nil }

    /// Whether its dates hold at a moment.
    package func isWithinDates(at now: Instant) -> Bool {
        if let from, now < from.instant { return false }
        if let until, now >= until.end { return false }
        return true
    }
}

extension Discount {
    /// What a code is found by: capital letters of ASCII, no white space.
    package static func folded(code: String) -> String {
        var bytes: [UInt8] = []
        for byte in code.utf8 where !ASCII.isWhitespace(byte) {
            bytes.append(ASCII.lowercased(byte) != byte ? byte : ASCII.isLetter(byte) ? byte & 0xDF : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Discount.Benefit {
    package var isPercent: Bool {
        if case .percent = self { return true }
        return false
    }
}
