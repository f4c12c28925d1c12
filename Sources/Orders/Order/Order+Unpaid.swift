import Commerce

/// When an order that nobody paid is let go: `orders.unpaid_after` of the shop.
extension Order {
    /// - Throws: `OrderObjection` while it may still be paid.
    ///
    /// Nobody loses goods without having been reminded, and between reminder and end lies the time that the shop named.
    func checkLapse(_ rule: UnpaidAfter?, remindedAt: Instant?, now: Instant) throws(OrderObjection) {
        guard let rule, let cancel = rule.cancel else { throw OrderObjection("the shop lets unpaid orders stand") }
        var since = placedAt.seconds + cancel
        if let remind = rule.remind {
            // Of the mail that left: one that nobody could send reminded nobody.
            guard let remindedAt else { throw OrderObjection("the customer has not been reminded") }
            since = max(since, remindedAt.seconds + cancel - remind)
        }
        guard now.seconds >= since else { throw OrderObjection("it may still be paid") }
    }

    /// Until when an order that is paid ahead may be paid; nil where the shop names no end.
    package func payBy(_ rule: UnpaidAfter?) -> Instant? {
        guard let rule, let cancel = rule.cancel, payment?.kind.isPaidAhead == true, standing.awaitsPayment else {
            return nil
        }
        var end = placedAt.seconds + cancel
        for happening in history {
            if case .reminded = happening.change, let remind = rule.remind {
                end = max(end, happening.at.seconds + cancel - remind)
            }
        }
        return Instant(seconds: end)
    }
}
