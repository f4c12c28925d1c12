/// So many of one SKU: what a parcel, a return, a refund is about, or what goes back into stock.
package struct Pieces: Sendable, Hashable {
    package var sku: String
    /// 1 or more.
    package var quantity: Int

    package init(sku: String, quantity: Int) {
        self.sku = sku
        self.quantity = quantity
    }
}

extension [Pieces] {
    /// How many there are in all.
    package var pieceCount: Int { reduce(0) { $0 &+ $1.quantity } }

    /// How many of a SKU there are.
    package func quantity(of sku: String) -> Int { reduce(0) { $1.sku == sku ? $0 &+ $1.quantity : $0 } }
}
