import Commerce

/// How far an order has come, in the one word that lists show.
package enum OrderStatus: String, Sendable, CaseIterable {
    case placed, paid, shipped, delivered, cancelled, returned, refunded
}

/// The sums that an order's status is told from. An order may be paid before or after it is sent, and each of its pieces
/// may go its own way; `Order.progress` says the same line by line.
///
/// The ledger keeps one for every order, so it holds counts and no lists.
package struct OrderStanding: Sendable, Equatable {
    /// Pieces that were ordered.
    package let pieces: Int
    /// Minor units that were agreed on.
    package let total: Int
    package var shipped = 0
    package var delivered = 0
    package var cancelled = 0
    package var returned = 0
    /// Minor units; nil when nothing was paid yet.
    package var paid: Int?
    /// Minor units paid back so far.
    package var refunded = 0
    /// Minor units that are no longer owed, because their goods were cancelled or came back.
    package var credited = 0
    package var isReminded = false
    /// What was owed for goods that were sent is not expected any more.
    package var isGivenUp = false
    package var isErased = false

    package init(pieces: Int, total: Money) {
        self.pieces = pieces
        self.total = total.minor
    }

    /// Pieces that are still to be sent.
    package var open: Int { max(0, pieces - shipped - cancelled) }

    /// What the customer still has to pay.
    package var due: Money { Money(minor: paid == nil ? max(0, total - credited) : 0) }

    /// What the customer has to get back: paid for goods that were cancelled or came back.
    package var overpaid: Money { Money(minor: paid.map { max(0, $0 - refunded - (total - credited)) } ?? 0) }

    /// What can still be paid back.
    package var refundable: Money { Money(minor: max(0, (paid ?? 0) - refunded)) }

    /// An order of nothing is paid when it is placed.
    package var isPaid: Bool { paid != nil || total == 0 }
    /// Something was sent, and nothing is left to be sent.
    package var isShipped: Bool { shipped > 0 && open == 0 }
    package var isPartlyShipped: Bool { shipped > 0 && open > 0 }
    package var isDelivered: Bool { delivered > 0 && delivered == shipped && open == 0 }
    /// Nothing of it is sent any more, and nothing was; or what is owed for what was sent has been given up.
    package var isCancelled: Bool { shipped == 0 ? cancelled >= pieces : isGivenUp && returned < shipped }
    /// All that was sent came back, and nothing is left to be sent.
    package var isReturned: Bool { shipped > 0 && returned == shipped && open == 0 }
    package var isRefunded: Bool { paid.map { $0 > 0 && refunded >= $0 } ?? false }

    /// Nothing is left to be done for it but to pay back.
    package var isEnded: Bool { isCancelled || isReturned || isRefunded || (isDelivered && isPaid) }

    /// Goods can still be wanted for it and nothing was paid: what waits for money.
    package var awaitsPayment: Bool { !isPaid && due > .zero && !isCancelled && !isReturned }

    /// `placed -> paid -> shipped -> delivered`, or where it ended.
    package var status: OrderStatus {
        if isRefunded { return .refunded }
        if isCancelled { return .cancelled }
        if isReturned { return .returned }
        if isDelivered { return .delivered }
        if isShipped { return .shipped }
        return isPaid ? .paid : .placed
    }

    /// Takes in a change that was decided on.
    package mutating func apply(_ change: OrderChange) {
        switch change {
        case .paid(let amount): paid = amount?.minor ?? total
        case .shipped(let parcel): shipped &+= parcel.items?.pieceCount ?? open
        case .delivered: delivered = shipped
        case .cancelled(let cancellation):
            cancelled &+= cancellation.items?.pieceCount ?? open
            if cancellation.items?.isEmpty == true { isGivenUp = true }
            credited &+= cancellation.credit?.minor ?? (total - credited)
        case .returned(let back):
            returned &+= back.items.pieceCount
            credited &+= back.credit.minor
        case .refunded(let refund):
            refunded &+= refund.amount.minor
            cancelled &+= refund.cancels.pieceCount
            returned &+= refund.returns.pieceCount
            credited &+= refund.credit.minor
        case .reminded: isReminded = true
        case .noted: break
        case .erased: isErased = true
        }
    }
}
