import Commerce
import Orders
import TestSupport
import Testing

/// The same lives through a desk on a simulated disk, which is stopped and started again in between.
@Suite("Lives of orders at a desk")
struct DeskLifeTests {
    @Test("orders, stock and codes are the model's, also after a start", arguments: 0..<LifeShop.kinds.count)
    func lives(number: Int) throws {
        let kind = LifeShop.kinds[number]
        let book = BookEdition(try LifeShop.book(kind), fingerprint: "book")
        for seed in 0..<SeedShare.of(12) {
            var life = try DeskLife(seed: UInt64(seed * LifeShop.kinds.count + number), kind, book)
            for step in 1...40 where life.differences.isEmpty {
                life.step()
                if step % 10 == 0 { try life.restart() }
            }
            #expect(life.orders.count > 0)
            #expect(life.differences.isEmpty, "seed \(life.seed): \(life.differences.joined(separator: "\n"))")
            #expect(JournalReader.verify(folder: DeskLife.folder, disk: life.disk).isSound)
        }
    }
}

/// A desk with orders, and the models of them.
struct DeskLife {
    static let folder = "orders"
    static let now = Instant(seconds: 1_800_000_000)

    struct Known {
        var number: OrderNumber
        var model: LifeModel
        var discounts: [String]
    }

    let seed: UInt64
    let disk: SimulatedDisk
    private let kind: LifeShop.Kind
    private let book: BookEdition
    private var dice: Dice
    private var desk: OrderDesk
    private(set) var orders: [Known] = []
    private(set) var differences: [String] = []

    init(seed: UInt64, _ kind: LifeShop.Kind, _ book: BookEdition) throws {
        self.seed = seed
        self.kind = kind
        self.book = book
        dice = Dice(seed)
        disk = SimulatedDisk(seed: seed)
        desk = try DeskLife.open(disk, book, seed)
    }

    private static func open(_ disk: SimulatedDisk, _ book: BookEdition, _ seed: UInt64) throws -> OrderDesk {
        try OrderStore.open(
            folder: folder, disk: disk, book: book,
            options: OrderDesk.Options(secret: [UInt8](repeating: 7, count: 32)), random: Dice(seed ^ 0x5EED), now: now
        ).desk
    }

    mutating func step() {
        if orders.isEmpty || (orders.count < 4 && dice.oneIn(5)) { place() } else { act() }
        check()
    }

    private mutating func place() {
        var request = LifeShop.request(&dice)
        request.key = "key-\(dice.next())"
        request.acceptsTerms = true
        guard case .placed(let order)? = desk.process([.place(desk.prepare(request))], now: DeskLife.now).first else {
            return
        }
        orders.append(
            Known(number: order.number, model: LifeShop.model(order, kind), discounts: order.discounts.map(\.id)))
    }

    private mutating func act() {
        let index = dice.roll(0...orders.count - 1)
        let model = orders[index].model
        let act = LifeShop.act(model, &dice)
        var next = model.after(act)
        // This shop has no rule for orders that nobody pays.
        if case .lapse = act { next = nil }
        switch desk.process([.act(orders[index].number, act.asked)], now: DeskLife.now).first {
        case .changed?:
            if next == nil, !model.isOpen(act) { differences.append("\(act) can be done: \(model.words)") }
            orders[index].model = next ?? model
        case .objection(let words)?:
            if next != nil, !model.isOpen(act) { differences.append("\(act): \(words): \(model.words)") }
        case let outcome: differences.append("\(act): \(String(describing: outcome))")
        }
    }

    /// What the ledger says of all of them.
    private mutating func check() {
        var uses: [String: Int] = [:]
        for known in orders {
            let model = known.model
            let isUnused = model.sent == 0 && model.open == 0
            for discount in known.discounts where !isUnused { uses[discount, default: 0] += 1 }
        }
        let found = desk.withLedger { $0.uses }
        if found != uses { differences.append("uses \(found), not \(uses)") }
        for sku in LifeShop.reserved {
            let lines = orders.flatMap { $0.model.lines.filter { $0.sku == sku } }
            let left = LifeShop.stock - lines.reduce(0) { $0 + $1.ordered - $1.restocked }
            if desk.available(sku) != left {
                differences.append("stock of \(sku) \(desk.available(sku) ?? 0), not \(left)")
            }
        }
        for known in orders {
            guard let standing = desk.withLedger({ $0.orders[known.number]?.standing }) else {
                differences.append("an order is lost")
                continue
            }
            let model = known.model
            let stated = [standing.due.minor, standing.paid ?? 0, standing.refunded, standing.overpaid.minor]
            let should = [model.due, model.paid ?? 0, model.paidBack, model.toBePaidBack]
            if stated != should { differences.append("due, paid, back, to be paid back \(stated), not \(should)") }
            if standing.status.rawValue != model.status {
                differences.append("\(standing.status), not \(model.status): \(model.words)")
            }
        }
    }

    /// Ends the desk, cleanly or not, starts it again and reads every order back.
    mutating func restart() throws {
        if dice.oneIn(2) { try desk.close() } else { disk.kill() }
        desk = try DeskLife.open(disk, book, dice.next())
        check()
        for known in orders {
            guard let order = try desk.order(known.number) else {
                differences.append("an order is lost")
                continue
            }
            let comparison = LifeComparison(known.model, order)
            if comparison.difference != nil { differences.append(comparison.detail) }
        }
    }
}
