import Commerce

/// What happened to an order after it was placed, with all that follows from it for the order's pieces and amounts: what is
/// worked out when it is decided is written down, so that no later version works it out differently.
package enum OrderChange: Sendable, Equatable {
    /// So much was paid; nil in journals of version 1: all of it.
    case paid(Money?)
    case shipped(Parcel)
    /// Everything that was sent has arrived.
    case delivered
    case cancelled(Cancellation)
    /// Goods came back.
    case returned(Return)
    case refunded(Refund)
    /// The customer was reminded to pay.
    case reminded
    /// A remark of the owner's; nil once it has been erased with the customer's data.
    case noted(String?)
    case erased

    /// What went out together.
    package struct Parcel: Sendable, Equatable {
        /// Nil in journals of version 1: all that was open. Empty: another number for what is on its way.
        package var items: [Pieces]?
        package var tracking: Tracking?

        package init(items: [Pieces]? = nil, tracking: Tracking? = nil) {
            self.items = items
            self.tracking = tracking
        }
    }

    package struct Cancellation: Sendable, Equatable {
        /// Nil in journals of version 1: all that was open.
        package var items: [Pieces]?
        /// What is no longer owed; nil in journals of version 1: all of it.
        package var credit: Money?
        /// Whether what was reserved is for sale again.
        package var restocks: Bool
        /// The money did not come in time.
        package var isForWantOfPayment: Bool

        package init(
            items: [Pieces]? = nil, credit: Money? = nil, restocks: Bool, isForWantOfPayment: Bool = false
        ) {
            self.items = items
            self.credit = credit
            self.restocks = restocks
            self.isForWantOfPayment = isForWantOfPayment
        }
    }

    package struct Return: Sendable, Equatable {
        package var items: [Pieces]
        /// What is no longer owed.
        package var credit: Money

        package init(items: [Pieces], credit: Money) {
            self.items = items
            self.credit = credit
        }
    }

    package struct Refund: Sendable, Equatable {
        package var amount: Money
        /// What the money is for; empty for an amount alone.
        package var items: [Pieces] = []
        /// Pieces that are not sent any more because their money went back.
        package var cancels: [Pieces] = []
        /// Pieces that came back with it.
        package var returns: [Pieces] = []
        /// What is no longer owed for `cancels` and `returns`.
        package var credit = Money.zero
        package var restocks = false

        package init(amount: Money) { self.amount = amount }
    }

    package var name: String {
        switch self {
        case .paid: "paid"
        case .shipped: "shipped"
        case .delivered: "delivered"
        case .cancelled: "cancelled"
        case .returned: "returned"
        case .refunded: "refunded"
        case .reminded: "reminded"
        case .noted: "noted"
        case .erased: "erased"
        }
    }
}
