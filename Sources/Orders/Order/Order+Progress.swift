import Commerce

/// How far the pieces of one line have come.
package struct LineProgress: Sendable, Equatable {
    package let quantity: Int
    package var shipped = 0
    package var cancelled = 0
    package var returned = 0
    /// Pieces whose money went back.
    package var refunded = 0
    /// Pieces that were cancelled or came back before anything was paid: there is no money of theirs to go back.
    package var unpaid = 0
    /// Pieces that are back in stock.
    package var restocked = 0

    package init(quantity: Int) { self.quantity = quantity }

    /// Still to be sent.
    package var open: Int { max(0, quantity - shipped - cancelled) }
    /// Still to be sent and not for sale. Journals of version 1 put goods back whose money went back, and left them open.
    package var held: Int { max(0, open - max(0, restocked - credited)) }
    /// Sent, and not come back.
    package var away: Int { max(0, shipped - returned) }
    /// Cancelled or come back.
    package var credited: Int { cancelled + returned }
    /// Paid for, and not paid back.
    package var refundable: Int { max(0, quantity - unpaid - refunded) }
}

extension Order {
    /// How far each line has come, in the order of `lines`.
    package var progress: [LineProgress] {
        var progress = lines.map { LineProgress(quantity: $0.quantity) }
        for happening in history { take(happening, &progress) }
        return progress
    }

    func take(_ happening: Happening, _ progress: inout [LineProgress]) {
        func add(_ items: [Pieces], _ count: WritableKeyPath<LineProgress, Int>) {
            for item in items {
                guard let index = lines.firstIndex(where: { $0.sku == item.sku }) else { continue }
                progress[index][keyPath: count] += item.quantity
            }
        }
        func addOpen(_ count: WritableKeyPath<LineProgress, Int>) {
            for index in progress.indices { progress[index][keyPath: count] += progress[index].open }
        }
        switch happening.change {
        case .shipped(let parcel):
            if let items = parcel.items { add(items, \.shipped) } else { addOpen(\.shipped) }
        case .cancelled(let cancellation):
            if let items = cancellation.items { add(items, \.cancelled) } else { addOpen(\.cancelled) }
        case .returned(let back): add(back.items, \.returned)
        case .refunded(let refund):
            add(refund.items, \.refunded)
            add(refund.cancels, \.cancelled)
            add(refund.returns, \.returned)
        case .paid: for index in progress.indices { progress[index].unpaid = progress[index].credited }
        case .delivered, .reminded, .noted, .erased: break
        }
        add(happening.restocked, \.restocked)
    }

    /// Reserved pieces that have not been sent: they lie on the shelf and are not for sale.
    package var held: [Pieces] {
        // Of one whose money went back nothing is sent any more.
        guard !standing.isRefunded else { return [] }
        return zip(lines, progress).filter { $0.isReserved && $1.held > 0 }.map {
            Pieces(sku: $0.sku, quantity: $1.held)
        }
    }

    /// What was paid for each line: after its share of discounts, with the tax that was added to it. What is left of the
    /// total went for shipping, a payment fee and their tax.
    package var lineAmounts: [Money] {
        guard !pricesIncludeTax, !taxTotal.isZero else { return lines.map(\.total) }
        if lines.allSatisfy({ $0.tax != nil }) {
            return lines.map { Money(minor: $0.total.minor + ($0.tax?.minor ?? 0)) }
        }
        // Journals of version 1 hold the tax of the whole order: it is shared out as the amounts that bore it.
        let parts = lines.map(\.total.minor) + [shippingPrice.minor + paymentFee.minor]
        return zip(lines, Allocation.split(taxTotal.minor, by: parts)).map { Money(minor: $0.total.minor + $1) }
    }

    /// What pieces of a line are worth when `before` of them were counted already. All of a line's pieces, in whatever
    /// portions, add up to what was paid for the line.
    func worth(ofLine index: Int, _ count: Int, after before: Int) -> Int {
        let (amount, quantity) = (lineAmounts[index].minor, lines[index].quantity)
        func upTo(_ count: Int) -> Int {
            Money(minor: amount).scaled(by: min(count, quantity), over: max(1, quantity))?.minor ?? 0
        }
        return upTo(before + count) - upTo(before)
    }
}
