/// The terms one SKU is sold on. **This is the one place where a price and an availability are decided.**
///
/// Pages, JSON-LD, feeds, the search index and the price book all hold the same `Offer` and ask it the same questions
/// with a time, so they cannot disagree.
package struct Offer: Sendable, Hashable {
    /// The ordinary price, at least zero.
    package var price: Money
    /// A former or recommended price to strike through.
    package var compareAtPrice: Money?
    package var sale: Sale?
    package var stock: Stock
    /// Not out yet: orders are taken and sent from this day on.
    package var preorder: DateTime?
    package var quantity: QuantityLimits
    /// Not sold, and not shown, before.
    package var publishAt: DateTime?
    /// Not sold, and not shown, after.
    package var unpublishAt: DateTime?

    package init(
        price: Money, compareAtPrice: Money? = nil, sale: Sale? = nil, stock: Stock = Stock(),
        preorder: DateTime? = nil, quantity: QuantityLimits = QuantityLimits(), publishAt: DateTime? = nil,
        unpublishAt: DateTime? = nil
    ) {
        self.price = price
        self.compareAtPrice = compareAtPrice
        self.sale = sale
        self.stock = stock
        self.preorder = preorder
        self.quantity = quantity
        self.publishAt = publishAt
        self.unpublishAt = unpublishAt
    }

    /// What one costs at a moment: the sale's price while it lasts, unless the ordinary one is lower.
    package func price(at now: Instant) -> Money {
        guard let sale, sale.isOn(at: now) else { return price }
        return min(price, sale.price)
    }

    /// The price to strike through beside `price(at:)`, or nil when there is nothing to strike.
    ///
    /// During a sale it is the ordinary price, or `compareAtPrice` where that is higher.
    package func compareAtPrice(at now: Instant) -> Money? {
        let current = price(at: now)
        let former = max(price, compareAtPrice ?? price)
        return former > current ? former : nil
    }

    /// Whether it is shown and sold at all at a moment.
    package func isPublished(at now: Instant) -> Bool {
        if let publishAt, now < publishAt.instant { return false }
        if let unpublishAt, now >= unpublishAt.end { return false }
        return true
    }

    /// Whether so many can be bought at a moment, and how the last of them comes.
    ///
    /// `counted` is a newer count than the content's, as the intake's ledger has it. With fewer left than are wanted the answer
    /// is that for the pieces that are missing; `mostOrderable` says how many there are.
    package func availability(at now: Instant, counted: Int? = nil, quantity wanted: Int = 1) -> Availability {
        guard isPublished(at: now) else { return .withdrawn }
        let left = left(at: now, counted: counted)
        if let preorder, now < preorder.instant {
            return left.map { $0 <= 0 } == true ? .outOfStock : .preorder(from: preorder)
        }
        guard let left = stock.left(counted: counted), left < max(1, wanted) else { return .inStock }
        guard stock.isBackordered else { return left <= 0 ? .outOfStock : .inStock }
        return .backorder(from: stock.expected.flatMap { now < $0.instant ? $0 : nil })
    }

    /// How many can be ordered at a moment, or nil when no count limits that.
    ///
    /// Before its day a pre-order is limited by a count above zero in the content, a number that was promised; a count of
    /// zero only says that none are there yet.
    package func left(at now: Instant, counted: Int? = nil) -> Int? {
        guard !stock.isBackordered, let left = stock.left(counted: counted) else { return nil }
        if let preorder, now < preorder.instant, (stock.count ?? 0) <= 0 { return nil }
        return left
    }

    /// The most that one order may take at a moment; 0 when it cannot be bought.
    package func mostOrderable(at now: Instant, counted: Int? = nil) -> Int {
        guard availability(at: now, counted: counted).isBuyable else { return 0 }
        let most = quantity.most
        guard let left = left(at: now, counted: counted) else { return most }
        return min(most, max(0, left))
    }
}

/// A lower price for a while.
package struct Sale: Sendable, Hashable {
    package var price: Money
    /// Nil: since ever.
    package var from: DateTime?
    /// The last day, that day included, or the moment it is over. Nil: for ever.
    package var until: DateTime?

    package init(price: Money, from: DateTime? = nil, until: DateTime? = nil) {
        self.price = price
        self.from = from
        self.until = until
    }

    package func isOn(at now: Instant) -> Bool {
        if let from, now < from.instant { return false }
        if let until, now >= until.end { return false }
        return true
    }
}

/// How many there are, and what happens when there are none.
package struct Stock: Sendable, Hashable {
    /// As counted by the owner; nil when nobody counts.
    package var count: Int?
    /// False: the count is information, and never stops an order.
    package var isTracked: Bool
    /// Orders are taken when there are none left.
    package var isBackordered: Bool
    /// With backorder: when new ones are expected.
    package var expected: DateTime?

    package init(count: Int? = nil, isTracked: Bool = false, isBackordered: Bool = false, expected: DateTime? = nil) {
        self.count = count
        self.isTracked = isTracked
        self.isBackordered = isBackordered
        self.expected = expected
    }

    /// How many are left, or nil when orders are not limited by a count.
    package func left(counted: Int? = nil) -> Int? { isTracked ? counted ?? count : nil }
}

/// How few and how many one order may take of a SKU.
package struct QuantityLimits: Sendable, Hashable {
    /// 1 or more.
    package var minimum: Int
    package var maximum: Int?

    package init(minimum: Int = 1, maximum: Int? = nil) {
        self.minimum = minimum
        self.maximum = maximum
    }

    /// Bounds counts, limits and days: far above any shop, far below what overflows a sum.
    package static let largest = 1_000_000_000

    /// The most of one SKU an order may hold, whatever its owner set: stops quantities that only attack sums.
    package static let mostPerLine = 9_999

    /// The most that one order may take.
    package var most: Int { min(maximum ?? QuantityLimits.mostPerLine, QuantityLimits.mostPerLine) }
}

/// The states that schema.org and every feed can name.
package enum Availability: Sendable, Hashable {
    case inStock
    case outOfStock
    /// Can be ordered, is not there; the day it is expected, where known.
    case backorder(from: DateTime?)
    /// Can be ordered, is not out yet.
    case preorder(from: DateTime)
    /// Before `publish_at` or after `unpublish_at`.
    case withdrawn

    /// The day that is promised, where one is.
    package var expected: DateTime? {
        switch self {
        case .backorder(let date): date
        case .preorder(let date): date
        case .inStock, .outOfStock, .withdrawn: nil
        }
    }

    package var isBuyable: Bool {
        switch self {
        case .inStock, .backorder, .preorder: true
        case .outOfStock, .withdrawn: false
        }
    }
}
