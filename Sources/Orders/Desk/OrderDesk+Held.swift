import Commerce
import Platform

/// Goods that open orders hold under a SKU that the shop has no more: renamed or taken out with orders still to be sent.
package struct OrphanedGoods: Sendable, Equatable {
    package var sku: String
    /// Pieces that are still to be sent.
    package var held: Int
    package var orders: [OrderNumber]
}

extension OrderDesk {
    /// What open orders hold that the book does not know, by SKU; from any thread.
    ///
    /// Orders are read only when a SKU that was ever counted is missing.
    package func orphanedGoods(_ book: PriceBook) -> [OrphanedGoods] {
        let open: [(OrderNumber, [JournalPosition])] = state.withLock { state in
            guard state.ledger.stock.keys.contains(where: { book.item($0) == nil }) else { return [] }
            return state.ledger.sequence.compactMap { number in
                guard let entry = state.ledger.orders[number], entry.standing.open > 0 else { return nil }
                return (number, entry.records)
            }
        }
        var found: [String: OrphanedGoods] = [:]
        for (number, records) in open {
            guard let order = try? self.records.order(records) else { continue }
            for pieces in order.held where book.item(pieces.sku) == nil {
                var goods = found[pieces.sku] ?? OrphanedGoods(sku: pieces.sku, held: 0, orders: [])
                goods.held += pieces.quantity
                goods.orders.append(number)
                found[pieces.sku] = goods
            }
        }
        return found.values.sorted { PriceBook.precedes($0.sku, $1.sku) }
    }
}
