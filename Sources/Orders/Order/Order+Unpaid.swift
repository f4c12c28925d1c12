import Commerce

/// When an order that nobody paid is let go: `orders.unpaid_after` of the shop.
extension Order {
    /// - Throws: `OrderObjection` while it may still be paid.
    ///
    /// Nobody loses goods without having been reminded, and between reminder and end lies the time that the shop named.
    func checkLapse(_ rule: UnpaidRule?, now: Instant) throws(OrderObjection) {
        guard let rule else { throw OrderObjection("the shop lets unpaid orders stand") }
        var since = placedAt.seconds + rule.cancel
        if let remind = rule.remind {
            let reminder = history.last { if case .reminded = $0.change { true } else { false } }
            guard let reminder else { throw OrderObjection("the customer has not been reminded") }
            since = max(since, reminder.at.seconds + rule.cancel - remind)
        }
        guard now.seconds >= since else { throw OrderObjection("it may still be paid") }
    }

    /// Until when an order that is paid ahead may be paid; nil where the shop names no end.
    package func payBy(_ rule: UnpaidRule?) -> Instant? {
        guard let rule, payment?.kind.isAhead == true, standing.awaitsPayment else { return nil }
        var end = placedAt.seconds + rule.cancel
        for happening in history {
            if case .reminded = happening.change, let remind = rule.remind {
                end = max(end, happening.at.seconds + rule.cancel - remind)
            }
        }
        return Instant(seconds: end)
    }
}
