import Commerce
import Orders
import Platform
import Synchronization
import TestSupport
import Text

/// A whole shop taking orders in a world that goes wrong: the power fails, processes die, the disk tears, lies about a
/// sync and fills up, the network delays, repeats and loses, the clock jumps, the owner cancels, counts and erases.
///
/// Everything is drawn from one seed, on one thread, so a seed that fails fails again, step by step.
struct SimulatedShop {
    /// What one customer wants, asked for again with the same key until it is answered.
    struct Wish {
        var request: OrderRequest
        /// Set once the desk has said so: from then on it must be true for ever.
        var number: OrderNumber?
        var token = ""
        var isRefused = false
    }

    let seed: UInt64
    var random: SplitMix
    let disk: SimulatedDisk
    var desk: OrderDesk?
    var now = 1_780_000_000
    var wishes: [Wish] = []
    /// Requests on their way, by the wish they belong to: a wish can be under way more than once.
    var network: [Int] = []
    /// Changes that were acknowledged, by order.
    var changes: [OrderNumber: [OrderAct]] = [:]
    /// What arrived at the outside, by message id.
    var delivered: [String: Int] = [:]
    var stated: [String: Int] = ["LAST": 3, "FEW": 12, "BACK": 2]
    var edition = 0
    /// What is wrong, in words; empty when nothing is.
    var faults: [String] = []
    private(set) var restarts = 0
    /// At the end nothing goes wrong any more.
    private var isCalm = false

    init(seed: UInt64) {
        self.seed = seed
        random = SplitMix(seed)
        disk = SimulatedDisk(seed: seed)
        if random.oneIn(2) { disk.shortWrites = 4 }
    }

    // MARK: The run

    mutating func run(steps: Int) {
        start()
        for _ in 0..<steps {
            step()
            guard faults.isEmpty else { return }
        }
        finish()
    }

    private mutating func step() {
        now += Int.random(in: 0...90, using: &random)
        // FAULTS 85: a clock that is a day off changes nothing about order and ids.
        if random.oneIn(60) { now += random.oneIn(2) ? 86_400 : -86_400 }
        switch Int.random(in: 0..<20, using: &random) {
        case 0...5: order()
        case 6...10: deliver()
        case 11: repeatRequest()
        case 12, 13: own()
        case 14, 15: post()
        case 16: publish()
        case 17: interrupt()
        case 18: disturb()
        default: disk.heal(); disk.capacity = nil
        }
    }

    /// Everything heals, everybody asks once more, and the sums are done.
    private mutating func finish() {
        isCalm = true
        disk.heal()
        disk.capacity = nil
        disk.crash(seed: random.next())
        desk = nil
        start()
        for index in wishes.indices where wishes[index].number == nil && !wishes[index].isRefused {
            network.append(index)
        }
        while !network.isEmpty, faults.isEmpty { deliver() }
        post(everything: true)
        check()
    }

    // MARK: What customers do

    private mutating func order() {
        var request = OrderRequest()
        let count = Int.random(in: 1...2, using: &random)
        for _ in 0..<count {
            let sku = ["LAST", "FEW", "BACK", "FREE"].randomElement(using: &random) ?? "FREE"
            request.lines.append(CartLine(sku: sku, quantity: Int.random(in: 1...2, using: &random)))
        }
        let person = wishes.count
        request.customer.name = "Person \(person)"
        request.customer.email = "person\(person)@customer.example"
        request.customer.address1 = "Street \(person)"
        request.customer.city = "Town"
        request.customer.country = "IE"
        if random.oneIn(3) { request.code = "THREE" }
        request.key = "key-\(person)"
        wishes.append(Wish(request: request))
        network.append(person)
    }

    /// A request is resent while the first may still be under way, or after its answer was lost.
    private mutating func repeatRequest() {
        guard let index = wishes.indices.randomElement(using: &random) else { return }
        network.append(index)
    }

    /// A few of the requests under way arrive, in any order, as one batch.
    private mutating func deliver() {
        guard let desk, !network.isEmpty else { return }
        network.shuffle(using: &random)
        let arriving = Array(network.prefix(Int.random(in: 1...4, using: &random)))
        network.removeFirst(arriving.count)
        if !isCalm, random.oneIn(12) { disk.stop(at: disk.operations + Int.random(in: 1...6, using: &random)) }
        let outcomes = desk.process(
            arriving.map { .place(desk.prepare(wishes[$0].request)) }, now: Instant(seconds: now))
        for (index, outcome) in zip(arriving, outcomes) { note(outcome, of: index) }
        recoverIfDead(outcomes)
    }

    private mutating func note(_ outcome: DeskOutcome, of index: Int) {
        switch outcome {
        case .placed(let order):
            if let number = wishes[index].number {
                fail("wish \(index) had \(number.text) and got \(order.number.text)")
            }
            acknowledge(index, order.number, order.token)
        case .existing(let number, let token): acknowledge(index, number, token)
        case .refused:
            if wishes[index].number == nil { wishes[index].isRefused = true } else { fail("a repeat was refused") }
        case .unavailable:
            // Nobody knows whether it happened: it is asked again.
            network.append(index)
        default: fail("placing was answered \(outcome)")
        }
    }

    private mutating func acknowledge(_ index: Int, _ number: OrderNumber, _ token: String) {
        if let known = wishes[index].number, known != number || wishes[index].token != token {
            fail("wish \(index) was \(known.text) and is \(number.text)")
        }
        wishes[index].number = number
        wishes[index].token = token
        wishes[index].isRefused = false
    }

    // MARK: What the owner does

    private mutating func own() {
        guard let desk else { return }
        let job: DeskJob
        var changed: (OrderNumber, OrderAct)?
        if random.oneIn(4) {
            let sku = ["LAST", "FEW"].randomElement(using: &random) ?? "FEW"
            job =
                random.oneIn(2)
                ? .count(sku: sku, Int.random(in: 0...9, using: &random))
                : .adjust(sku: sku, by: Int.random(in: -2...4, using: &random), reason: "found")
        } else {
            guard let number = wishes.compactMap(\.number).randomElement(using: &random) else { return }
            let part = [
                Pieces(sku: ["LAST", "FEW", "BACK", "FREE"].randomElement(using: &random) ?? "FREE", quantity: 1)
            ]
            let items = random.oneIn(2) ? part : []
            let change: OrderAct =
                switch Int.random(in: 0..<10, using: &random) {
                case 0, 1: .pay
                case 2: .ship(items, Tracking(number: "T1"))
                case 3: .deliver
                case 4: .cancel(items, restocks: true)
                case 5: .takeBack(items, restocks: random.oneIn(2))
                case 6: .refund([], Money(minor: 100), restocks: false)
                case 7: .refund(part, nil, restocks: random.oneIn(2))
                case 8: .note("rang")
                default: .erase
                }
            job = .act(number, change)
            changed = (number, change)
        }
        if random.oneIn(12) { disk.stop(at: disk.operations + Int.random(in: 1...12, using: &random)) }
        let outcomes = desk.process([job], now: Instant(seconds: now))
        if let (number, change) = changed, case .changed? = outcomes.first {
            changes[number, default: []].append(change)
        }
        recoverIfDead(outcomes)
    }

    /// A build: prices and counts change, or nothing does.
    private mutating func publish() {
        guard let desk else { return }
        if random.oneIn(2) { stated["FEW"] = Int.random(in: 0...20, using: &random) }
        edition += 1
        let outcomes = desk.process([.adopt(book)], now: Instant(seconds: now))
        recoverIfDead(outcomes)
    }

    // MARK: The outbox

    /// Messages go out; the process may die between sending one and noting it.
    private mutating func post(everything: Bool = false) {
        guard let desk else { return }
        for owed in desk.owed().prefix(everything ? Int.max : 3) {
            delivered[owed.message.id, default: 0] += 1
            if !everything, random.oneIn(6) { return interrupt() }
            let outcomes = desk.process([.sent(id: owed.message.id)], now: Instant(seconds: now))
            recoverIfDead(outcomes)
            guard self.desk === desk else { return }
        }
    }

    // MARK: What goes wrong

    private mutating func disturb() {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: disk.inject(.synchronize, path: ".jsonl", code: 5)
        case 1: disk.inject(.write, path: ".jsonl", times: Int.random(in: 1...3, using: &random), code: 5)
        case 2: disk.capacity = disk.used + Int.random(in: 0...3_000, using: &random)
        case 3: disk.stop(at: disk.operations + Int.random(in: 1...9, using: &random))
        default: snapshot()
        }
    }

    private mutating func snapshot() {
        guard let desk else { return }
        do throws(JournalFailure) {
            try desk.snapshot()
        } catch {
            recoverIfDead([.unavailable(error)])
        }
    }

    /// The process ends: cleanly, by a kill, or with the power.
    private mutating func interrupt() {
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            // Whether or not it can close cleanly, it must be able to start again.
            try? desk?.close()
            disk.kill()
        case 1: disk.kill()
        default: disk.crash(seed: random.next())
        }
        desk = nil
        start()
    }

    /// A fatal failure ends the process; a disk that stopped is a power cut.
    private mutating func recoverIfDead(_ outcomes: [DeskOutcome]) {
        if disk.isStopped {
            disk.crash(seed: random.next())
        } else {
            let isDead = outcomes.contains {
                if case .unavailable(let failure) = $0 { return failure.isFatal }
                return false
            }
            guard isDead else { return }
            if random.oneIn(2) { disk.crash(seed: random.next()) } else { disk.kill() }
        }
        desk = nil
        start()
    }

    private mutating func start() {
        // An armed stop belongs to the power that failed.
        disk.stop(at: nil)
        restarts += 1
        for _ in 0..<12 {
            do throws(OrderStore.Failure) {
                var options = JournalOptions()
                options.segmentBytes = 6_000
                options.blankBytes = 1_500
                options.batchesBeforeBlank = 3
                desk = try OrderStore.open(
                    folder: "orders", disk: disk, book: book, options: OrderDesk.Options(secret: [1, 2, 3]),
                    random: SplitMix(random.next()), now: Instant(seconds: now), journal: options
                ).desk
                return
            } catch {
                if case .journal(let failure) = error {
                    switch failure {
                    case .full:
                        disk.capacity = nil
                        disk.kill()
                        continue
                    case .io, .syncFailed, .cutFailed:
                        disk.heal()
                        disk.kill()
                        continue
                    default: break
                    }
                }
                return fail("it does not start: \(error.description)")
            }
        }
    }

    // MARK: The sums

    /// Reads the journal with nothing but the events, and compares with what was promised.
    private mutating func check() {
        guard let desk else { return fail("there is no desk at the end") }
        var stock: [String: Int] = [:]
        var uses = 0
        var keys: [Digest128: OrderNumber] = [:]
        var owed: [String: Int] = [:]
        var history: [OrderNumber: [OrderChange]] = [:]
        let isLimited: Set = ["LAST", "FEW"]
        var faults: [String] = []
        do {
            try JournalReader.read(folder: "orders", disk: disk) { entry in
                switch try OrderEvent.read(entry.json) {
                case .counted(let sku, let count, _, _): stock[sku] = count
                case .adjusted(let sku, let by, _, _): stock[sku, default: 0] += by
                case .placed(let placed):
                    if keys.updateValue(placed.order.number, forKey: placed.key) != nil {
                        faults.append("a key placed two orders")
                    }
                    for line in placed.order.lines where line.isReserved {
                        stock[line.sku, default: 0] -= line.quantity
                        if isLimited.contains(line.sku), stock[line.sku] ?? 0 < 0 {
                            faults.append("\(line.sku) was sold \(-(stock[line.sku] ?? 0)) times too often")
                        }
                    }
                    let sums = placed.order
                    let total = sums.subtotal.minor - sums.discountTotal.minor + sums.shippingPrice.minor
                    if total != sums.total.minor { faults.append("a total does not add up") }
                    uses += placed.order.discounts.count
                    if uses > 3 { faults.append("the code was used \(uses) times") }
                    for message in placed.messages { owed[message.id, default: 0] += 1 }
                case .changed(let changed):
                    history[changed.number, default: []].append(changed.change)
                    for move in changed.restocked { stock[move.sku, default: 0] += move.quantity }
                    if changed.customer != nil { uses -= changed.released.count }
                    for message in changed.messages { owed[message.id, default: 0] += 1 }
                case .sent, .abandoned, .commanded: break
                }
            }
        } catch {
            faults.append("the journal cannot be read: \(error)")
        }
        for (id, count) in owed where count > 1 { faults.append("two messages are called \(id)") }
        for id in owed.keys where delivered[id] == nil { faults.append("\(id) never went out") }
        for id in delivered.keys where owed[id] == nil { faults.append("\(id) went out and was never owed") }
        let levels = desk.withLedger { $0.stock }
        for (sku, count) in stock where levels[sku]?.available != count {
            faults.append("\(sku) is \(levels[sku]?.available ?? 0) in the ledger and \(count) by the events")
        }
        for (index, wish) in wishes.enumerated() {
            guard let number = wish.number else {
                if !wish.isRefused { faults.append("wish \(index) was never answered") }
                continue
            }
            check(wish, number, desk, history[number] ?? [], &faults)
        }
        let report = JournalReader.verify(folder: "orders", disk: disk)
        for fault in report.faults { faults.append("fsck: \(fault.description)") }
        checkErased(&faults)
        for fault in faults { fail(fault) }
    }

    /// An acknowledged order is there, whole, with every acknowledged change in its order.
    private func check(
        _ wish: Wish, _ number: OrderNumber, _ desk: OrderDesk, _ history: [OrderChange], _ faults: inout [String]
    ) {
        do throws(OrderReadFailure) {
            guard let order = try desk.order(number, token: wish.token) else {
                return faults.append("\(number.text) was acknowledged and is not there")
            }
            let isErased = history.contains { $0.name == "erased" }
            checkParts(order, &faults)
            if !isErased, order.customer != wish.request.customer {
                faults.append("\(number.text) has another customer")
            }
            let wanted = Dictionary(wish.request.lines.map { ($0.sku, $0.quantity) }, uniquingKeysWith: +)
            let got = Dictionary(order.lines.map { ($0.sku, $0.quantity) }, uniquingKeysWith: +)
            if wanted != got { faults.append("\(number.text) has other goods") }
        } catch {
            return faults.append("\(number.text) cannot be read: \(error)")
        }
        // Notes of erased orders have lost their text, so changes are compared by name.
        var rest = history.map(\.name)[...]
        for change in changes[number] ?? [] {
            // Asked for twice, erasing happens once.
            if change == .erase, history.contains(where: { $0.name == "erased" }) { continue }
            guard let found = rest.firstIndex(of: change.recordedName) else {
                return faults.append("\(number.text): \(change.name) was acknowledged and is not there")
            }
            rest = rest[(found + 1)...]
        }
    }

    /// No piece goes two ways, and no money goes back that was not paid.
    private func checkParts(_ order: Order, _ faults: inout [String]) {
        for (line, progress) in zip(order.lines, order.progress) {
            if progress.shipped + progress.cancelled > line.quantity || progress.returned > progress.shipped
                || progress.refunded + progress.unpaid > line.quantity || progress.restocked > line.quantity
            {
                faults.append("\(order.number.text): \(line.sku) went more ways than it has pieces: \(progress)")
            }
        }
        let standing = order.standing
        if standing.refunded > standing.paid ?? 0 || standing.credited > order.total.minor {
            faults.append("\(order.number.text): more went back than was paid: \(standing)")
        }
    }

    /// What was erased is nowhere: not in a segment, not in a copy that recovery kept.
    private func checkErased(_ faults: inout [String]) {
        for wish in wishes {
            guard let number = wish.number, changes[number]?.contains(.erase) == true else { continue }
            let needle = Array("\(wish.request.customer.email)\"".utf8)
            for path in disk.files where disk.contents(path)?.contains(needle) == true {
                faults.append("\(number.text) was erased and is still in \(path)")
            }
        }
    }

    private mutating func fail(_ what: String) { faults.append("seed \(seed): \(what)") }

    // MARK: The shop

    private var book: BookEdition {
        func item(_ sku: String, _ price: Int, backorder: Bool = false) -> PriceBook.Item {
            let count = stated[sku]
            return PriceBook.Item(
                sku: sku, product: sku.lowercased(), title: sku, url: "products/\(sku.lowercased())/",
                offer: Offer(
                    price: Money(minor: price + edition),
                    stock: Stock(count: count, isTracked: count != nil, isBackordered: backorder)))
        }
        let currency = Currency.fallback
        let book = PriceBook(
            store: PriceBook.StoreFacts(
                name: "Shop", url: "https://shop.example/", language: "en", email: "a@b.example"),
            currency: currency, moneyFormat: MoneyFormat(currency: currency, language: "en"),
            orders: OrderSettings(notify: ["owner@shop.example"]),
            items: [item("LAST", 900), item("FEW", 1_200), item("BACK", 500, backorder: true), item("FREE", 300)],
            discounts: [Discount(id: "three", code: "THREE", title: "Three only", benefit: .percent(100_000), limit: 3)]
        )
        return BookEdition(book, fingerprint: "0123456789abcde\(edition % 10)")
    }
}

extension OrderAct {
    /// What the journal calls it.
    fileprivate var recordedName: String {
        switch self {
        case .pay: "paid"
        case .ship: "shipped"
        case .deliver: "delivered"
        case .cancel, .lapse: "cancelled"
        case .takeBack: "returned"
        case .refund: "refunded"
        case .remind: "reminded"
        case .note: "noted"
        case .erase: "erased"
        }
    }
}
