/// The life of one order by docs/intake.md ("The life of an order"), written from that text alone: pieces, money and stock.
///
/// It knows neither the order's code nor its events. What an act comes to is a new `LifeModel`, or nil where it cannot be done.
struct LifeModel: Equatable {
    struct Line: Equatable {
        var sku: String
        var ordered: Int
        /// What the line cost: after discounts, with the tax that was added to it.
        var cost: Int
        /// Whether its stock was reserved.
        var isReserved: Bool
        var sent = 0
        var cancelled = 0
        var returned = 0
        /// Pieces whose money went back.
        var paidBack = 0
        /// Pieces that were credited before the order was paid.
        var neverPaid = 0
        /// Pieces that are for sale again.
        var restocked = 0

        var open: Int { ordered - sent - cancelled }
        var away: Int { sent - returned }
        var credited: Int { cancelled + returned }
        var payableBack: Int { ordered - neverPaid - paidBack }
        /// Credited, paid, and not paid back yet.
        var awaitingMoney: Int { max(0, credited - neverPaid - paidBack) }

        /// What the first pieces are worth: half up.
        func worth(ofFirst count: Int) -> Int { (2 * cost * count + ordered) / (2 * ordered) }

        func worth(of count: Int, after before: Int) -> Int { worth(ofFirst: before + count) - worth(ofFirst: before) }
    }

    enum Act {
        case pay
        case ship([String: Int], hasTracking: Bool)
        case deliver
        case cancel([String: Int], restocks: Bool)
        case takeBack([String: Int], restocks: Bool)
        case refund([String: Int], amount: Int?, restocks: Bool)
        case remind
        case lapse
    }

    var lines: [Line]
    var total: Int
    var isPaidAhead: Bool
    /// Nil while nothing was paid.
    var paid: Int?
    var paidBack = 0
    var credited = 0
    /// Pieces that have arrived.
    var arrived = 0
    /// What was owed for what was sent has been given up.
    var isGivenUp = false

    // MARK: How it stands

    private func sum(_ value: (Line) -> Int) -> Int { lines.reduce(0) { $0 + value($1) } }

    var open: Int { sum(\.open) }
    var sent: Int { sum(\.sent) }
    var away: Int { sum(\.away) }
    var ordered: Int { sum(\.ordered) }
    var isPaid: Bool { paid != nil || total == 0 }
    var due: Int { isPaid ? 0 : total - credited }
    var left: Int { (paid ?? 0) - paidBack }
    /// Paid, less what was paid back, less what the rest of the order costs.
    var toBePaidBack: Int { paid == nil ? 0 : max(0, left - (total - credited)) }

    var status: String {
        if let paid, paid > 0, paidBack == paid { return "refunded" }
        // What was given up as lost and came back all the same is not lost.
        if sent == 0 ? sum(\.cancelled) == ordered : isGivenUp && away > 0 { return "cancelled" }
        if sent > 0, open == 0, away == 0 { return "returned" }
        if sent > 0, open == 0, arrived == sent { return "delivered" }
        if sent > 0, open == 0 { return "shipped" }
        return isPaid ? "paid" : "placed"
    }

    // MARK: What an act comes to

    /// The order after the act; nil where it cannot be done.
    func after(_ act: Act) -> LifeModel? {
        var next = self
        return next.perform(act) ? next : nil
    }

    /// Whether the text leaves open that the act can be done.
    func isOpen(_ act: Act) -> Bool {
        switch act {
        // What has arrived, come back or been given up is not on its way.
        case .ship(_, let hasTracking):
            hasTracking && open == 0 && sent > 0 && (arrived == sent || away == 0 || isGivenUp)
        case .deliver: sent > arrived && (away == 0 || isGivenUp)
        // Money for nothing: pieces that cost nothing.
        case .refund(let pieces, let amount, let restocks):
            (amount == nil && !pieces.isEmpty) && worth(ofRefunded: pieces) == 0
                || (pieces.isEmpty && amount != nil && restocks && ordered == 1)
        // The running server asks for these, by rules of time that are not looked at here.
        case .remind: !isPaid
        case .lapse: !isPaid && open > 0 && (!isPaidAhead || sent > 0 || due == 0)
        default: false
        }
    }

    private func worth(ofRefunded pieces: [String: Int]) -> Int {
        sum { $0.worth(of: pieces[$0.sku] ?? 0, after: $0.neverPaid + $0.paidBack) }
    }

    /// How many of each line are meant; nil where there are not so many, or no such line.
    private func wanted(_ pieces: [String: Int], of limit: (Line) -> Int) -> [Int]? {
        if pieces.isEmpty { return lines.map(limit) }
        guard pieces.keys.allSatisfy({ sku in lines.contains { $0.sku == sku } }) else { return nil }
        let counts = lines.map { pieces[$0.sku] ?? 0 }
        return zip(counts, lines).allSatisfy { $0 <= limit($1) } ? counts : nil
    }

    private mutating func perform(_ act: Act) -> Bool {
        switch act {
        case .pay:
            guard due > 0 else { return false }
            paid = due
            for index in lines.indices { lines[index].neverPaid = lines[index].credited }
        case .ship(let pieces, let hasTracking):
            if pieces.isEmpty, open == 0 { return hasTracking && away > 0 && arrived < sent }
            // Of an order whose money all went back nothing is sent any more.
            guard left > 0 || paid ?? 0 == 0, let counts = wanted(pieces, of: \.open) else { return false }
            for (index, count) in counts.enumerated() { lines[index].sent += count }
        case .deliver:
            guard sent > arrived, away > 0 else { return false }
            arrived = sent
        case .cancel(let pieces, let restocks):
            if pieces.isEmpty, open == 0 {
                guard due > 0 else { return false }
                credited = total
                isGivenUp = true
                return true
            }
            guard let counts = wanted(pieces, of: \.open) else { return false }
            credit(cancelled: counts, returned: lines.map { _ in 0 })
            if restocks { restock(counts) }
        case .takeBack(let pieces, let restocks):
            guard away > 0, let counts = wanted(pieces, of: \.away) else { return false }
            credit(cancelled: lines.map { _ in 0 }, returned: counts)
            if restocks { restock(counts) }
        case .refund(let pieces, let amount, let restocks): return refund(pieces, amount, restocks)
        case .remind: return due > 0
        case .lapse:
            guard !isPaid, open > 0 else { return false }
            let counts = lines.map(\.open)
            credit(cancelled: counts, returned: lines.map { _ in 0 })
            restock(counts)
        }
        return true
    }

    /// What is cancelled or comes back is no longer owed; with the last piece of the order nothing is.
    private mutating func credit(cancelled: [Int], returned: [Int]) {
        guard (cancelled + returned).contains(where: { $0 > 0 }) else { return }
        for index in lines.indices {
            let count = cancelled[index] + returned[index]
            credited += lines[index].worth(of: count, after: lines[index].credited)
            lines[index].cancelled += cancelled[index]
            lines[index].returned += returned[index]
        }
        credited = min(credited, total)
        if sum(\.credited) == ordered { credited = total }
    }

    /// Only where they were reserved, once, and never more than were ordered.
    private mutating func restock(_ counts: [Int]) {
        for (index, count) in counts.enumerated() where lines[index].isReserved {
            lines[index].restocked += min(count, lines[index].credited - lines[index].restocked)
        }
    }

    private mutating func refund(_ pieces: [String: Int], _ amount: Int?, _ restocks: Bool) -> Bool {
        guard left > 0 else { return false }
        // Which of several pieces came back is not told by an amount.
        if pieces.isEmpty, amount != nil, restocks, ordered != 1 { return false }
        // An amount that is all that is left is the same as none.
        if pieces.isEmpty, let amount, amount != left {
            guard amount > 0, amount <= left else { return false }
            if restocks {
                guard lines[0].payableBack == 1 else { return false }
                payBack(lines.map { min(1, $0.payableBack) }, restocks: true)
            }
            paidBack += amount
            return true
        }
        if pieces.isEmpty {
            // All that is left: what is open is not sent any more, and what was sent came back if it is for sale again.
            let none = lines.map { _ in 0 }
            credit(cancelled: lines.map(\.open), returned: restocks ? lines.map(\.away) : none)
            if restocks { restock(lines.map(\.ordered)) }
            for index in lines.indices { lines[index].paidBack += lines[index].payableBack }
            paidBack += left
            return true
        }
        guard let counts = wanted(pieces, of: \.payableBack) else { return false }
        let sum = amount ?? worth(ofRefunded: pieces)
        guard sum > 0, sum <= left else { return false }
        payBack(counts, restocks: restocks)
        paidBack += sum
        return true
    }

    /// Money goes to credited pieces first, then to open ones, which are cancelled, then to those that were sent.
    private mutating func payBack(_ counts: [Int], restocks: Bool) {
        var cancelled = lines.map { _ in 0 }
        var returned = cancelled
        for (index, line) in lines.enumerated() {
            let rest = counts[index] - min(counts[index], line.awaitingMoney)
            cancelled[index] = min(rest, line.open)
            if restocks { returned[index] = rest - cancelled[index] }
        }
        credit(cancelled: cancelled, returned: returned)
        if restocks { restock(counts) }
        for index in lines.indices { lines[index].paidBack += counts[index] }
    }

    /// What must hold whatever happens; nil when it does.
    var imbalance: String? {
        for line in lines {
            if line.open < 0 || line.away < 0 || line.payableBack < 0 { return "pieces of \(line.sku)" }
            if line.restocked > line.credited || line.restocked > 0 && !line.isReserved {
                return "stock of \(line.sku)"
            }
            if line.worth(ofFirst: line.ordered) != line.cost { return "worth of \(line.sku)" }
        }
        if paidBack > paid ?? 0 || paid ?? 0 > total || credited > total || credited < 0 { return "money" }
        return nil
    }

    var words: String {
        let lines = lines.map { line in
            "\(line.ordered) \(line.sku) for \(line.cost): \(line.sent) sent, \(line.cancelled) cancelled, "
                + "\(line.returned) returned, \(line.paidBack) paid back, \(line.restocked) for sale"
        }
        return lines.joined(separator: "; ") + "; credited \(credited), paid \(paid ?? 0), \(paidBack) back, \(status)"
    }
}
