import Commerce

/// How far an order has come.
package enum OrderStatus: String, Sendable, CaseIterable {
    case placed, paid, shipped, delivered, cancelled, refunded
}

/// The facts an order's status is told from: it may be paid before or after it is sent.
package struct OrderStanding: Sendable, Equatable {
    package var isPaid = false
    package var isShipped = false
    package var isDelivered = false
    package var isCancelled = false
    /// Minor units paid back so far.
    package var refunded = 0
    package var isRefunded = false
    package var isErased = false
    /// What was reserved for it is back in stock.
    package var isRestocked = false

    package init() {}

    /// `placed -> paid -> shipped -> delivered`, or where it ended.
    package var status: OrderStatus {
        if isRefunded { return .refunded }
        if isCancelled { return .cancelled }
        if isDelivered { return .delivered }
        if isShipped { return .shipped }
        return isPaid ? .paid : .placed
    }

    /// Takes in a change that `objection` has let pass.
    package mutating func apply(_ change: OrderChange, total: Money) {
        switch change {
        case .paid: isPaid = true
        case .shipped: isShipped = true
        case .delivered: isDelivered = true
        case .cancelled(let restocks):
            isCancelled = true
            isRestocked = isRestocked || restocks
        case .refunded(let amount, let restocks):
            refunded += amount.minor
            isRestocked = isRestocked || restocks
            isRefunded = refunded >= total.minor
        case .noted: break
        case .erased: isErased = true
        }
    }

    /// Why a change cannot be made to an order that stands like this; nil when it can.
    package func objection(to change: OrderChange, total: Money) -> String? {
        switch change {
        case .paid:
            if isPaid { return "it has been paid already" }
            if isCancelled { return "it has been cancelled" }
        case .shipped:
            if isCancelled { return "it has been cancelled" }
            if isRefunded { return "it has been refunded" }
            if isDelivered { return "it has been delivered already" }
        case .delivered:
            if isCancelled { return "it has been cancelled" }
            if isDelivered { return "it has been delivered already" }
            if !isShipped { return "it has not been shipped yet; ship it first" }
        case .cancelled:
            if isCancelled { return "it has been cancelled already" }
            if isShipped { return "it has been shipped; refund it instead" }
        case .refunded(let amount, _):
            if !isPaid { return "it has not been paid" }
            let (sum, overflow) = refunded.addingReportingOverflow(amount.minor)
            if isRefunded { return "it has been refunded already" }
            if amount.minor <= 0 { return "a refund must be more than nothing" }
            if overflow || sum > total.minor { return "that is more than was paid" }
        case .noted, .erased: break
        }
        return nil
    }
}

/// What can happen to an order after it was placed.
package enum OrderChange: Sendable, Equatable {
    case paid
    case shipped(Tracking?)
    case delivered
    /// `restocks`: whether what was reserved is for sale again.
    case cancelled(restocks: Bool)
    case refunded(Money, restocks: Bool)
    /// A remark of the owner's; nil once it has been erased with the customer's data.
    case noted(String?)
    case erased

    package var name: String {
        switch self {
        case .paid: "paid"
        case .shipped: "shipped"
        case .delivered: "delivered"
        case .cancelled: "cancelled"
        case .refunded: "refunded"
        case .noted: "noted"
        case .erased: "erased"
        }
    }
}
