import Commerce
import Orders
import TestSupport
import Testing

/// A desk on a simulated disk beside a plain model of what it must come to, driven by random jobs.
struct DeskModel {
    static let folder = "orders"
    static let options = OrderDesk.Options(secret: [UInt8](repeating: 7, count: 32), hasWebhook: true)

    let disk: SimulatedDisk
    private(set) var desk: OrderDesk
    private(set) var random: SplitMix
    private var now = 1_800_000_000
    private let books: [BookEdition]
    private var book: BookEdition

    // What must hold.
    private(set) var stock: [String: Int] = [:]
    private var statements: [String: Int] = [:]
    private var uses: [String: Int] = [:]
    private(set) var orders: [OrderNumber: Known] = [:]
    private var sequence: [OrderNumber] = []
    /// Steps that a fault undid.
    private(set) var failures = 0

    struct Known {
        var order: Order
        /// Pieces that are back in stock, by SKU.
        var restocked: [String: Int] = [:]
    }

    init(seed: UInt64) throws {
        random = SplitMix(seed)
        disk = SimulatedDisk(seed: seed)
        books = try (0..<3).map { try DeskModel.edition($0) }
        book = books[0]
        desk = try DeskModel.open(disk, book, seed)
        state(book)
    }

    /// The shop's book in one of several states.
    static func edition(_ number: Int) throws -> BookEdition {
        let store = """
            name: Shop
            url: https://shop.example/
            currency: EUR
            orders: {notify: [a@shop.example, b@shop.example]}
            payment: [{type: bank_transfer, name: Transfer}]
            """
        let discounts = """
            - {code: FEW, percent: 10, limit: 3}
            - {code: EACH, amount: 0.50, limit_per_customer: 1}
            - {title: Always, percent: 1, limit: 1000, combine: true}
            """
        let counts = [("a", 5, 3), ("b", 40, 40), ("c", 0, 9)]
        var products = ["u": "title: U\nprice: 2.00\nsku: U\n"]
        for (name, first, second) in counts {
            let count = number == 1 ? second : first
            products[name] = "title: \(name)\nprice: \(number + 1).00\nsku: \(name.uppercased())\nstock: \(count)\n"
        }
        products["d"] = "title: D\nprice: 4.00\nsku: D\nstock: \(number)\nbackorder: true\n"
        return BookEdition(
            try BookMaker.book(store: store, products: products, discounts: discounts), fingerprint: "book-\(number)")
    }

    private static func open(_ disk: SimulatedDisk, _ book: BookEdition, _ seed: UInt64) throws -> OrderDesk {
        var journal = JournalOptions()
        journal.segmentBytes = 16 * 1024
        journal.blankBytes = 2 * 1024
        journal.batchesBeforeBlank = 2
        return try OrderStore.open(
            folder: folder, disk: disk, book: book, options: options, random: SplitMix(seed ^ 0x5EED),
            now: Instant(seconds: 1_800_000_000), journal: journal
        ).desk
    }

    var ledger: Ledger { desk.withLedger { copy $0 } }

    // MARK: Steps

    /// One batch of jobs, which a fault may undo.
    mutating func step() throws {
        now += Int.random(in: -100_000...100_000, using: &random)
        let jobs = (0..<Int.random(in: 1...4, using: &random)).map { _ in job() }
        let fails = random.oneIn(6)
        let before = (ledger: ledger, book: desk.book.fingerprint)
        if fails { disk.inject(.write, path: ".jsonl", times: 1, code: random.oneIn(2) ? 5 : 28) }
        let outcomes = desk.process(jobs, now: Instant(seconds: now))
        disk.heal()
        #expect(outcomes.count == jobs.count)
        if outcomes.contains(where: \.isUnavailable) {
            failures += 1
            #expect(outcomes.allSatisfy { $0.isUnavailable })
            #expect(ledger == before.ledger)
            #expect(ledger.snapshot() == before.ledger.snapshot())
            #expect(desk.book.fingerprint == before.book)
            return
        }
        for (job, outcome) in zip(jobs, outcomes) { note(job, outcome) }
        try check()
    }

    private mutating func job() -> DeskJob {
        let skus = ["A", "B", "C", "D", "U"]
        let sku = skus[Int.random(in: 0..<skus.count, using: &random)]
        switch Int.random(in: 0..<24, using: &random) {
        case 0..<9: return .place(desk.prepare(request(skus)))
        case 9: return .count(sku: sku, Int.random(in: 0...20, using: &random))
        case 10: return .adjust(sku: sku, by: Int.random(in: -5...5, using: &random), reason: "seen")
        case 11: return .adopt(books[Int.random(in: 0..<books.count, using: &random)])
        case 12:
            guard let id = ledger.outbox.keys.sorted().first else { return .sent(id: "none") }
            return random.oneIn(5) ? .abandon(id: id, reason: "gone") : .sent(id: id)
        default:
            guard !sequence.isEmpty, !random.oneIn(30) else {
                return .act(OrderNumber(random: random.next()), .pay)
            }
            return .act(sequence[Int.random(in: 0..<sequence.count, using: &random)], act())
        }
    }

    /// Pieces of what may be in the order: none for all of it, some that are too many, some that are not in it.
    private mutating func pieces() -> [Pieces] {
        guard random.oneIn(2) else { return [] }
        let skus = ["A", "B", "C", "D", "U"]
        return (0..<Int.random(in: 1...2, using: &random)).map { _ in
            Pieces(
                sku: skus[Int.random(in: 0..<skus.count, using: &random)],
                quantity: Int.random(in: 1...3, using: &random))
        }
    }

    private mutating func act() -> OrderAct {
        let restocks = random.oneIn(2)
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: return .pay
        case 2, 3:
            return .ship(pieces(), random.oneIn(2) ? Tracking(number: "T1", url: "https://post.example/T1") : nil)
        case 4: return .deliver
        case 5: return .cancel(pieces(), restocks: restocks)
        case 6: return .takeBack(pieces(), restocks: restocks)
        case 7, 8:
            let amount = random.oneIn(2) ? Money(minor: Int.random(in: 0...600, using: &random)) : nil
            return .refund(pieces(), amount, restocks: restocks)
        case 9: return .note("note \(now)")
        case 10: return .remind
        default: return random.oneIn(3) ? .erase : .note("another")
        }
    }

    private mutating func request(_ skus: [String]) -> OrderRequest {
        var request = OrderRequest()
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let sku = skus[Int.random(in: 0..<skus.count, using: &random)]
            request.lines.append(CartLine(sku: sku, quantity: Int.random(in: 1...4, using: &random)))
        }
        request.customer.name = "Ada"
        request.customer.email = "ada\(Int.random(in: 0..<5, using: &random))@example.com"
        request.customer.address1 = "1 Row"
        request.customer.city = "Berlin"
        request.customer.postcode = "10115"
        request.customer.postcode = "10115"
        request.customer.country = "DE"
        request.code = [nil, "FEW", "EACH", "NONE"][Int.random(in: 0..<4, using: &random)]
        // Few keys, so that some come again with the same and with another body.
        request.key = "key-\(Int.random(in: 0..<400, using: &random))"
        return request
    }

    // MARK: The model

    private mutating func state(_ edition: BookEdition) {
        book = edition
        for item in edition.book.items where item.offer.stock.isTracked {
            guard let count = item.offer.stock.count, statements[item.sku] != count else { continue }
            statements[item.sku] = count
            stock[item.sku] = count
        }
    }

    private mutating func note(_ job: DeskJob, _ outcome: DeskOutcome) {
        switch (job, outcome) {
        case (.place, .placed(let order)):
            #expect(orders[order.number] == nil)
            orders[order.number] = Known(order: order)
            sequence.append(order.number)
            for line in order.lines where line.isReserved { stock[line.sku, default: 0] -= line.quantity }
            for discount in order.discounts { uses[discount.id, default: 0] += 1 }
        case (.act(let number, let act), .changed(let order)):
            guard var known = orders[number] else { return #expect(Bool(false), "a change of no order") }
            let isNew = order.history.count > known.order.history.count
            if isNew, let happening = order.history.last {
                for move in happening.restocked {
                    stock[move.sku, default: 0] += move.quantity
                    known.restocked[move.sku, default: 0] += move.quantity
                    let line = order.lines.first { $0.sku == move.sku }
                    #expect(line?.isReserved == true)
                    #expect(known.restocked[move.sku, default: 0] <= line?.quantity ?? 0, "more back than was reserved")
                }
                let wasCancelled = known.order.standing.isCancelled
                if order.standing.isCancelled, !wasCancelled, order.standing.shipped == 0, known.order.customer != nil {
                    for discount in order.discounts { uses[discount.id, default: 0] -= 1 }
                }
            } else {
                #expect(act == .erase)
            }
            known.order = order
            orders[number] = known
        case (.count(let sku, let count), .done): stock[sku] = count
        case (.adjust(let sku, let by, _), .done): stock[sku, default: 0] += by
        case (.adopt(let edition), .done): state(edition)
        default: break
        }
    }

    /// Everything that must hold after every batch.
    private func check() throws {
        let ledger = ledger
        #expect(ledger.sequence == sequence)
        #expect(ledger.stock.mapValues(\.available) == stock)
        #expect(ledger.uses == uses.filter { $0.value > 0 })
        #expect(desk.book.fingerprint == book.fingerprint)
        #expect(Ledger(snapshot: ledger.snapshot()) == ledger)
        #expect(ledger.orders.count == orders.count)
        #expect(ledger.orders.values.allSatisfy { $0.records.allSatisfy { $0.segment >= 0 } })
    }

    /// Reads every order back from its records.
    func checkOrders() throws {
        for (number, known) in orders {
            let order = try #require(try desk.order(number))
            #expect(order.lines == known.order.lines)
            #expect(order.history.map(\.change.name) == known.order.history.map(\.change.name))
            #expect(order.customer == known.order.customer)
            #expect(order.standing == desk.withLedger { $0.orders[number]?.standing })
            #expect(order.standing.refunded <= order.standing.paid ?? 0)
            #expect(order.standing.paid ?? 0 <= order.total.minor)
        }
    }

    /// Every message that was ever owed has an id of its own.
    func checkMessages() throws {
        var ids: Set<String> = []
        try JournalReader.read(folder: DeskModel.folder, disk: disk) { entry in
            let messages: [OutboxMessage]
            switch try OrderEvent.read(entry.json) {
            case .placed(let placed): messages = placed.messages
            case .changed(let changed): messages = changed.messages
            default: messages = []
            }
            for message in messages { #expect(ids.insert(message.id).inserted, "\(message.id)") }
        }
        #expect(Set(ledger.outbox.keys).isSubset(of: ids))
    }

    /// Ends the process, cleanly with a snapshot or not, and starts again.
    mutating func restart(isClean: Bool) throws {
        let before = ledger
        let files = try OrderStore.read(folder: DeskModel.folder, disk: disk)
        #expect(files == before)
        if isClean { try desk.close() } else { disk.kill() }
        desk = try DeskModel.open(disk, book, random.next())
        #expect(ledger == before)
    }
}

extension DeskOutcome {
    var isUnavailable: Bool {
        if case .unavailable = self { return true }
        return false
    }
}
