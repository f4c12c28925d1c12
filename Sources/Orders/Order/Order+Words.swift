import Commerce

extension Order {
    /// How it stands, for the owner: the status, and what is only partly so or still to be done.
    ///
    /// `paid, 1 of 3 shipped`; `delivered, 14.00 EUR refunded`; `cancelled, 68.00 EUR to be paid back`.
    package var stateInWords: String {
        let standing = standing
        var words = [standing.status.rawValue]
        let pieces = standing.pieces
        if standing.isPartlyShipped { words.append("\(standing.shipped) of \(pieces) shipped") }
        if standing.cancelled > 0, !standing.isCancelled {
            words.append("\(standing.cancelled) of \(pieces) cancelled")
        }
        if standing.returned > 0, !standing.isReturned { words.append("\(standing.returned) of \(pieces) returned") }
        if standing.status != .refunded, standing.refunded > 0 {
            words.append(
                "\(plain(Money(minor: standing.refunded))) refunded")
        }
        if standing.shipped > 0, standing.due > .zero { words.append("\(plain(standing.due)) to be paid") }
        if standing.overpaid > .zero { words.append("\(plain(standing.overpaid)) to be paid back") }
        return words.joined(separator: ", ")
    }

    /// An amount for a message that knows no shop.
    func plain(_ amount: Money) -> String { amount.decimal(exponent: currency.exponent) + " " + currency.code }
}
