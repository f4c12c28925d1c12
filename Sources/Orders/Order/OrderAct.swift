import Commerce

/// What is asked to be done to an order; `Order.change(for:)` works out what comes of it, an `OrderChange`.
package enum OrderAct: Sendable, Equatable {
    case pay
    /// No pieces: all that is still open.
    case ship([Pieces], Tracking?)
    case deliver
    /// No pieces: all that is still open; or, when all was sent and nothing was paid, what is owed.
    case cancel([Pieces], restocks: Bool)
    /// No pieces: all that was sent.
    case takeBack([Pieces], restocks: Bool)
    /// An amount without pieces, the worth of pieces, both, or neither: all that is left.
    case refund([Pieces], Money?, restocks: Bool)
    /// Reminds the customer to pay.
    case remind
    /// Cancels for want of payment what is still open.
    case lapse
    case note(String)
    case erase

    package var name: String {
        switch self {
        case .pay: "pay"
        case .ship: "ship"
        case .deliver: "deliver"
        case .cancel: "cancel"
        case .takeBack: "return"
        case .refund: "refund"
        case .remind: "remind"
        case .lapse: "lapse"
        case .note: "note"
        case .erase: "erase"
        }
    }
}
