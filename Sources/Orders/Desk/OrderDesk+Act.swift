import Commerce

/// Doing something to an order that was placed.
extension OrderDesk {
    func change(
        _ number: OrderNumber, _ act: OrderAct, _ batch: inout Batch, _ state: inout State
    ) -> DeskOutcome {
        guard let entry = state.ledger.orders[number] else { return .unknownOrder }
        var order: Order
        let happened: Order.Happened
        do throws(OrderReadFailure) {
            guard let read = try records.order(entry.records, pending: batch.events) else { return .unknownOrder }
            order = read
        } catch {
            return .objection("the order's records cannot be read: \(error)")
        }
        // Asked for once more, an erasing that failed half way is finished without another event.
        if case .erase = act, entry.standing.isErased { return .changed(order) }
        do throws(OrderObjection) {
            if case .lapse = act {
                let rule = state.book.book.orders.unpaidAfter
                try order.checkLapse(rule, remindedAt: entry.remindedAt, now: batch.now)
            }
            happened = try order.change(for: act)
        } catch {
            return .objection(error.text)
        }
        var changed = OrderEvent.Changed(number: number, change: happened.change, at: batch.now)
        changed.restocked = happened.restocked
        var after = entry.standing
        after.apply(happened.change)
        // An order of which nothing was sent gives back the uses of its codes when the last piece is cancelled.
        if after.isCancelled, !entry.standing.isCancelled, after.shipped == 0, let email = order.customer?.email {
            changed.released = order.discounts.map(\.id)
            changed.customer = customerDigest(email)
        }
        // The number that its record will have among the order's, so that no two messages have one id.
        let count = entry.records.count + 1
        if order.customer != nil, let kind = happened.change.messageKind {
            changed.messages.append(message(kind, number, count))
        }
        if options.hasWebhook, happened.change.isForOthers { changed.messages.append(message(.webhook, number, count)) }
        record(.changed(changed), &batch, &state)
        order.history.append(
            Order.Happening(at: batch.now, change: happened.change, restocked: happened.restocked))
        if case .erased = happened.change { order.customer = nil }
        return .changed(order)
    }
}

extension OrderChange {
    /// Whether a webhook is told: remarks stay in the house.
    fileprivate var isForOthers: Bool {
        if case .noted = self { return false }
        return true
    }

    /// The mail that tells the customer.
    fileprivate var messageKind: OutboxMessage.Kind? {
        switch self {
        case .paid: .paid
        case .shipped: .shipped
        // Who keeps the goods is not told that they were cancelled.
        case .cancelled(let cancellation): cancellation.items?.isEmpty == true ? nil : .cancelled
        case .returned: .returned
        case .refunded: .refunded
        case .reminded: .reminder
        case .delivered, .noted, .erased: nil
        }
    }
}
