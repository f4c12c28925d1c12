import Commerce
import Text

/// Why an act cannot be done to an order as it stands, in words for whoever asked.
package struct OrderObjection: Error, Sendable, Equatable {
    package var text: String

    package init(_ text: String) { self.text = text }
}

/// What comes of an act: the one place where parts of an order and their money are worked out.
///
/// - What can be sent or cancelled is what is open; what can come back is what was sent; what can be paid back was paid.
/// - A piece is worth its share of what was paid for its line, after discounts and with its tax; shipping and fees are apart.
/// - Goods go back into stock once, and only as many as were reserved.
extension Order {
    /// - Throws: `OrderObjection`, after which nothing has changed.
    package func change(for act: OrderAct) throws(OrderObjection) -> Happened {
        let standing = standing
        switch act {
        case .pay: return Happened(.paid(try payment(standing)))
        case .ship(let items, let tracking): return Happened(.shipped(try parcel(items, tracking, standing)))
        case .deliver:
            if standing.isCancelled { throw OrderObjection("it has been cancelled") }
            if standing.shipped == 0 { throw OrderObjection("it has not been shipped yet; ship it first") }
            if standing.delivered == standing.shipped { throw OrderObjection("it has been delivered already") }
            return Happened(.delivered)
        case .cancel(let items, let restocks): return try cancellation(items, restocks, standing)
        case .takeBack(let items, let restocks): return try takingBack(items, restocks, standing)
        case .refund(let items, let amount, let restocks): return try refund(items, amount, restocks, standing)
        case .remind:
            guard standing.awaitsPayment, !standing.isReminded else {
                throw OrderObjection("there is nothing to be reminded of")
            }
            return Happened(.reminded)
        case .lapse:
            guard standing.awaitsPayment, standing.shipped == 0 else {
                throw OrderObjection("it is paid, sent or ended")
            }
            var happened = try cancellation([], true, standing)
            if case .cancelled(var cancellation) = happened.change {
                cancellation.isForWantOfPayment = true
                happened.change = .cancelled(cancellation)
            }
            return happened
        case .note(let text): return Happened(.noted(text))
        case .erase: return Happened(.erased)
        }
    }

    /// A change with what goes back into stock by it.
    package struct Happened: Sendable, Equatable {
        package var change: OrderChange
        package var restocked: [Pieces] = []

        init(_ change: OrderChange) { self.change = change }
    }

    private func payment(_ standing: OrderStanding) throws(OrderObjection) -> Money {
        if standing.paid != nil { throw OrderObjection("it has been paid already") }
        if standing.isCancelled { throw OrderObjection("it has been cancelled") }
        if standing.isReturned { throw OrderObjection("it came back: nothing is owed for it") }
        guard standing.due > .zero else { throw OrderObjection("there is nothing to pay for it") }
        return standing.due
    }

    private func parcel(
        _ items: [Pieces], _ tracking: Tracking?, _ standing: OrderStanding
    ) throws(OrderObjection) -> OrderChange.Parcel {
        if standing.isRefunded, standing.open > 0 || standing.shipped == 0 {
            throw OrderObjection("it has been refunded")
        }
        if standing.isCancelled { throw OrderObjection("it has been cancelled") }
        let progress = progress
        if items.isEmpty, standing.open == 0 {
            // What was sent gets another number, or its first.
            if standing.delivered == standing.shipped { throw OrderObjection("it has been delivered already") }
            guard let tracking else { throw OrderObjection("all of it has been sent already") }
            return OrderChange.Parcel(items: [], tracking: tracking)
        }
        let parts = try chosen(items, among: progress.map(\.open), "to be sent", "nothing of it is left to be sent")
        return OrderChange.Parcel(items: parts, tracking: tracking)
    }

    private func cancellation(
        _ items: [Pieces], _ restocks: Bool, _ standing: OrderStanding
    ) throws(OrderObjection) -> Happened {
        if standing.isCancelled { throw OrderObjection("it has been cancelled already") }
        let progress = progress
        if items.isEmpty, standing.open == 0 {
            if standing.isRefunded { throw OrderObjection("it has been refunded already") }
            guard standing.due > .zero else {
                throw OrderObjection(
                    standing.isReturned
                        ? "it came back already; what was paid is paid back with 'refund'"
                        : "all of it has been sent; take it back with 'return', and pay it back with 'refund'")
            }
            // Sent, and the money will never come: what is owed is given up.
            return Happened(.cancelled(OrderChange.Cancellation(items: [], credit: standing.due, restocks: false)))
        }
        let parts = try chosen(
            items, among: progress.map(\.open), "that can still be cancelled",
            "all of it has been sent; take it back with 'return'")
        var happened = Happened(
            .cancelled(
                OrderChange.Cancellation(items: parts, credit: credit(parts, progress, standing), restocks: restocks)))
        if restocks { happened.restocked = comingBack(parts, credited: parts, progress) }
        return happened
    }

    private func takingBack(
        _ items: [Pieces], _ restocks: Bool, _ standing: OrderStanding
    ) throws(OrderObjection) -> Happened {
        let progress = progress
        if standing.shipped == 0 { throw OrderObjection("nothing of it has been sent; cancel it instead") }
        let parts = try chosen(
            items, among: progress.map(\.away), "that can come back", "all that was sent has come back already")
        var happened = Happened(
            .returned(OrderChange.Return(items: parts, credit: credit(parts, progress, standing))))
        if restocks { happened.restocked = comingBack(parts, credited: parts, progress) }
        return happened
    }

    private func refund(
        _ items: [Pieces], _ amount: Money?, _ restocks: Bool, _ standing: OrderStanding
    ) throws(OrderObjection) -> Happened {
        guard standing.paid != nil else {
            throw OrderObjection(
                standing.shipped > 0
                    ? "it has not been paid; end it with 'return' when it came back, or with 'cancel'"
                    : "it has not been paid; end it with 'cancel'")
        }
        if standing.isRefunded { throw OrderObjection("it has been refunded already") }
        let progress = progress
        if items.isEmpty, amount != nil, restocks, itemCount != 1 {
            // Money says nothing of what came back, however much it is.
            throw OrderObjection(
                "say which pieces came back: 'return \(number.text) --item SKU=1 --restock', or --item with this command"
            )
        }
        // All that is left is all that is left, whether it is named or not.
        let isWhole = items.isEmpty && (amount ?? standing.refundable) == standing.refundable
        var parts = try chosen(items, among: progress.map(\.refundable), "whose money has not gone back")
        if !isWhole, items.isEmpty {
            parts = []
            if restocks {
                guard let line = lines.first, progress[0].refundable > 0 else {
                    throw OrderObjection(
                        "its money has gone back already; put it back into stock with 'return \(number.text) --restock'"
                    )
                }
                parts = [Pieces(sku: line.sku, quantity: 1)]
            }
        }
        let money = amount ?? (isWhole ? standing.refundable : worth(parts, progress))
        guard money > .zero else { throw OrderObjection("a refund must be more than nothing") }
        guard money <= standing.refundable else {
            throw OrderObjection(
                "that is more than is left of what was paid: \(plain(standing.refundable)) can still go back")
        }
        var refund = OrderChange.Refund(amount: money)
        refund.items = parts
        refund.restocks = restocks
        settle(&refund, progress, isWhole: isWhole)
        refund.credit = credit(refund.cancels + refund.returns, progress, standing)
        var happened = Happened(.refunded(refund))
        if restocks {
            let everything = lines.map { Pieces(sku: $0.sku, quantity: $0.quantity) }
            happened.restocked = comingBack(
                isWhole ? everything : parts, credited: refund.cancels + refund.returns, progress)
        }
        return happened
    }

    // MARK: Pieces

    /// The pieces that are meant, a line once; all that can be when none are named.
    private func chosen(
        _ items: [Pieces], among limits: [Int], _ what: String, _ none: String? = nil
    ) throws(OrderObjection) -> [Pieces] {
        guard !items.isEmpty else {
            let all = zip(lines, limits).filter { $1 > 0 }.map { Pieces(sku: $0.sku, quantity: $1) }
            if all.isEmpty, let none { throw OrderObjection(none) }
            return all
        }
        var wanted = [Int](repeating: 0, count: lines.count)
        for item in items {
            guard let index = lines.firstIndex(where: { $0.sku.utf8.elementsEqual(item.sku.utf8) }) else {
                let hint = Suggestion.phrase(for: item.sku, in: lines.map(\.sku))
                throw OrderObjection("there is no '\(item.sku)' in it\(hint)")
            }
            guard item.quantity > 0 else { throw OrderObjection("of \(item.sku) it must be 1 or more") }
            let (sum, overflow) = wanted[index].addingReportingOverflow(item.quantity)
            guard !overflow, sum <= limits[index] else {
                let (left, quantity) = (limits[index], lines[index].quantity)
                throw OrderObjection(
                    left == 0
                        ? "there is nothing left of \(item.sku) \(what)"
                        : "of \(quantity) \(item.sku) there \(left == 1 ? "is" : "are") \(left) \(what)")
            }
            wanted[index] = sum
        }
        return zip(lines, wanted).filter { $1 > 0 }.map { Pieces(sku: $0.sku, quantity: $1) }
    }

    /// What of a refund's pieces is not sent any more, and what came back with it.
    ///
    /// Money goes first to pieces that were cancelled or came back and still wait for it, then to those that have not been
    /// sent, which are not sent any more. What was sent is kept by the customer, unless it goes back into stock.
    private func settle(_ refund: inout OrderChange.Refund, _ progress: [LineProgress], isWhole: Bool) {
        for (index, line) in lines.enumerated() {
            let now = progress[index]
            let waiting = max(0, now.credited - now.unpaid - now.refunded)
            var rest = max(0, refund.items.quantity(of: line.sku) - waiting)
            // Who gets all of the money back is sent nothing more.
            let dropped = isWhole ? now.open : min(rest, now.open)
            if dropped > 0 { refund.cancels.append(Pieces(sku: line.sku, quantity: dropped)) }
            rest = max(0, rest - dropped)
            guard refund.restocks else { continue }
            let back = isWhole ? now.away : min(rest, now.away)
            if back > 0 { refund.returns.append(Pieces(sku: line.sku, quantity: back)) }
        }
    }

    /// What goes back into stock of `parts`: reserved pieces, as many as are cancelled or came back (`credited` by this very
    /// act) and are not in stock again yet.
    private func comingBack(
        _ parts: [Pieces], credited: [Pieces], _ progress: [LineProgress]
    ) -> [Pieces] {
        var moves: [Pieces] = []
        for (index, line) in lines.enumerated() where line.isReserved {
            let back = progress[index].credited + credited.quantity(of: line.sku)
            let count = min(parts.quantity(of: line.sku), back - progress[index].restocked)
            if count > 0 { moves.append(Pieces(sku: line.sku, quantity: count)) }
        }
        return moves
    }

    // MARK: Money

    /// What pieces are worth whose money has not gone back, in the order in which it does.
    private func worth(_ parts: [Pieces], _ progress: [LineProgress]) -> Money {
        var sum = 0
        for (index, line) in lines.enumerated() {
            sum += worth(
                ofLine: index, parts.quantity(of: line.sku), after: progress[index].unpaid + progress[index].refunded)
        }
        return Money(minor: sum)
    }

    /// What is no longer owed when these pieces are cancelled or came back: their worth, and with the last piece of the
    /// order shipping and fees too.
    private func credit(_ parts: [Pieces], _ progress: [LineProgress], _ standing: OrderStanding) -> Money {
        let isLast = standing.cancelled + standing.returned + parts.pieceCount >= standing.pieces
        if isLast { return Money(minor: max(0, total.minor - standing.credited)) }
        var sum = 0
        for (index, line) in lines.enumerated() {
            sum += worth(ofLine: index, parts.quantity(of: line.sku), after: progress[index].credited)
        }
        return Money(minor: min(sum, max(0, total.minor - standing.credited)))
    }
}
