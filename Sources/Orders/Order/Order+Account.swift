import Commerce

/// What happened to an order, told as things with pieces: its parcels, returns, refunds and cancellations.
package struct OrderAccount: Sendable, Equatable {
    /// Pieces of one line, and what was paid for them.
    package struct Part: Sendable, Equatable {
        /// Of `Order.lines`.
        package var line: Int
        package var quantity: Int
        package var amount: Money
    }

    package struct Parcel: Sendable, Equatable {
        package var at: Instant
        package var parts: [Part]
        package var tracking: Tracking?
        package var isDelivered = false
    }

    package struct Movement: Sendable, Equatable {
        package var at: Instant
        package var parts: [Part]
    }

    package struct Repayment: Sendable, Equatable {
        package var at: Instant
        package var amount: Money
        package var parts: [Part]
        package var isRestocked: Bool
    }

    package private(set) var parcels: [Parcel] = []
    package private(set) var returns: [Movement] = []
    package private(set) var cancellations: [Movement] = []
    package private(set) var refunds: [Repayment] = []

    /// Goes through the order's history once.
    package init(_ order: Order) {
        var progress = order.lines.map { LineProgress(quantity: $0.quantity) }
        for happening in order.history {
            take(happening, order, progress)
            order.take(happening, &progress)
        }
    }

    private mutating func take(_ happening: Order.Happening, _ order: Order, _ progress: [LineProgress]) {
        func open() -> [Pieces] {
            zip(order.lines, progress).filter { $1.open > 0 }.map { Pieces(sku: $0.sku, quantity: $1.open) }
        }
        func parts(_ items: [Pieces], after counted: (LineProgress) -> Int) -> [Part] {
            items.compactMap { item in
                guard let line = order.lines.firstIndex(where: { $0.sku == item.sku }) else { return nil }
                let worth = order.worth(ofLine: line, item.quantity, after: counted(progress[line]))
                return Part(line: line, quantity: item.quantity, amount: Money(minor: worth))
            }
        }
        let at = happening.at
        switch happening.change {
        case .shipped(let parcel):
            let items = parcel.items ?? open()
            if items.isEmpty, !parcels.isEmpty {
                // Another number for what is on its way.
                parcels[parcels.count - 1].tracking = parcel.tracking
            } else {
                parcels.append(Parcel(at: at, parts: parts(items) { $0.shipped }, tracking: parcel.tracking))
            }
        case .delivered: for index in parcels.indices { parcels[index].isDelivered = true }
        case .cancelled(let cancellation):
            let items = cancellation.items ?? open()
            // Without pieces only what was owed is given up.
            if !items.isEmpty { cancellations.append(Movement(at: at, parts: parts(items) { $0.credited })) }
        case .returned(let back): returns.append(Movement(at: at, parts: parts(back.items) { $0.credited }))
        case .refunded(let refund):
            refunds.append(
                Repayment(
                    at: at, amount: refund.amount, parts: parts(refund.items) { $0.unpaid + $0.refunded },
                    isRestocked: !happening.restocked.isEmpty))
            if !refund.cancels.isEmpty {
                cancellations.append(Movement(at: at, parts: parts(refund.cancels) { $0.credited }))
            }
            if !refund.returns.isEmpty {
                returns.append(Movement(at: at, parts: parts(refund.returns) { $0.credited }))
            }
        case .paid, .reminded, .noted, .erased: break
        }
    }
}
