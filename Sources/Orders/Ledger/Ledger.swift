import Commerce

/// The state that the journal's events add up to: which orders there are and how they stand, what is in stock, which
/// discounts were used, what the outbox still owes.
///
/// It keeps no order whole, only where its records are: a million orders fit in memory, and personal data stays in the
/// journal, where it can be erased. `apply` is the only way to change it, for replay and for new events alike.
package struct Ledger {
    /// What is remembered of one order.
    package struct Entry: Sendable, Equatable {
        package var token: Digest128
        package var key: Digest128
        package var request: Digest128
        package var placedAt: Instant
        package var standing: OrderStanding
        /// It is paid ahead, by a transfer or at a payment page: goods are not kept for it for ever.
        package var isPaidAhead: Bool
        /// When the reminder to pay left, not when it was owed.
        package var remindedAt: Instant?
        /// The record that placed it, then those that changed it.
        package var records: [JournalPosition]

        package var total: Money { Money(minor: standing.total) }

        /// Whether all of its records have their place in the journal: otherwise a batch is being written.
        var isSettled: Bool { records.allSatisfy { $0.segment >= 0 } }
    }

    /// The stock of one SKU.
    package struct Level: Sendable, Equatable {
        /// What can be sold; below zero for what is owed from backorders.
        package var available: Int
        /// What the content said last; nil when only commands counted.
        package var statement: Int?

        package init(available: Int, statement: Int? = nil) {
            self.available = available
            self.statement = statement
        }
    }

    /// A message that has not left yet.
    package struct Owed: Sendable, Equatable {
        package var message: OutboxMessage
        package var number: OrderNumber
        package var since: Instant
        /// Grows with each message, whatever the clock does: the order of causes.
        package var serial: Int
    }

    package private(set) var orders: [OrderNumber: Entry] = [:]
    /// In the order in which they were placed.
    package private(set) var sequence: [OrderNumber] = []
    package private(set) var keys: [Digest128: OrderNumber] = [:]
    package private(set) var stock: [String: Level] = [:]
    package private(set) var uses: [String: Int] = [:]
    private(set) var usesByCustomer: [CustomerUse: Int] = [:]
    /// By id.
    package private(set) var outbox: [String: Owed] = [:]
    /// Of the next message.
    private(set) var nextSerial = 0
    /// Orders that are paid ahead and have not been, for whoever reminds and cancels.
    package private(set) var unpaid: Set<OrderNumber> = []
    /// Grows when there may be something new to send.
    package private(set) var outboxRevision = 0
    /// Messages that were given up, by id, with the reason.
    package private(set) var abandoned: [String: String] = [:]
    /// Of the commands that were done last, oldest first: a few, because one is asked again at once or never.
    private(set) var commands: [Digest128] = []

    /// Stops a list that grows as long as there are commands.
    private static let mostCommands = 256

    struct CustomerUse: Hashable {
        var discount: String
        var customer: Digest128
    }

    /// How to take back what a batch changed, newest last; empty outside a batch.
    private var undo: [Undo] = []
    private var isRecording = false
    private var formerSerial = 0

    private enum Undo {
        case order(OrderNumber, Entry?)
        case placed
        case key(Digest128)
        case level(String, Level?)
        case use(String, Int?)
        case customerUse(CustomerUse, Int?)
        case owed(String, Owed?)
        case abandoned(String)
        case commands([Digest128])
    }

    package init() {}

    /// How often the customer used a discount.
    package func uses(of discount: String, by customer: Digest128) -> Int {
        usesByCustomer[CustomerUse(discount: discount, customer: customer)] ?? 0
    }

    // MARK: Changing

    /// Takes in an event whose record stands at `position`.
    ///
    /// Every event that was written has been checked against the state it was decided on, so nothing here can refuse;
    /// counts that would overflow stay where they are.
    package mutating func apply(_ event: OrderEvent, at position: JournalPosition) {
        switch event {
        case .placed(let placed): place(placed, at: position)
        case .changed(let changed): change(changed, at: position)
        case .counted(let sku, let count, let origin, _):
            setLevel(
                sku, Level(available: count, statement: origin == .content ? count : stock[sku]?.statement))
        case .adjusted(let sku, let by, _, _): move(sku, by)
        case .sent(let id, let at):
            if let owed = outbox[id], owed.message.kind == .reminder, var entry = orders[owed.number] {
                entry.remindedAt = at
                setOrder(owed.number, entry)
            }
            setOwed(id, nil)
        case .abandoned(let id, let reason, _):
            setOwed(id, nil)
            if isRecording { undo.append(.abandoned(id)) }
            abandoned[id] = reason
        case .commanded(let id, _):
            if isRecording { undo.append(.commands(commands)) }
            commands.append(id)
            if commands.count > Ledger.mostCommands { commands.removeFirst() }
        }
    }

    /// Whether a command was done already.
    func hasDone(_ command: Digest128) -> Bool { commands.contains(command) }

    private mutating func place(_ placed: OrderEvent.Placed, at position: JournalPosition) {
        let order = placed.order
        setOrder(
            order.number,
            Entry(
                token: Digest128(order.token) ?? Digest128(high: 0, low: 0), key: placed.key, request: placed.request,
                placedAt: order.placedAt, standing: OrderStanding(pieces: order.itemCount, total: order.total),
                isPaidAhead: order.payment?.kind.isPaidAhead ?? false, records: [position]))
        if isRecording { undo.append(.placed) }
        sequence.append(order.number)
        if isRecording { undo.append(.key(placed.key)) }
        keys[placed.key] = order.number
        for line in order.lines where line.isReserved { move(line.sku, -line.quantity) }
        for discount in order.discounts { use(discount.id, placed.customer, 1) }
        owe(placed.messages, order.number, order.placedAt)
    }

    private mutating func change(_ changed: OrderEvent.Changed, at position: JournalPosition) {
        guard var entry = orders[changed.number] else { return }
        entry.standing.apply(changed.change)
        entry.records.append(position)
        setOrder(changed.number, entry)
        for restocked in changed.restocked { move(restocked.sku, restocked.quantity) }
        if let customer = changed.customer {
            for discount in changed.released { use(discount, customer, -1) }
        }
        owe(changed.messages, changed.number, changed.at)
    }

    private mutating func owe(_ messages: [OutboxMessage], _ number: OrderNumber, _ since: Instant) {
        for message in messages {
            setOwed(message.id, Owed(message: message, number: number, since: since, serial: nextSerial))
            nextSerial += 1
        }
    }

    private mutating func move(_ sku: String, _ by: Int) {
        var level = stock[sku] ?? Level(available: 0)
        let (sum, overflow) = level.available.addingReportingOverflow(by)
        guard !overflow else { return }
        level.available = sum
        setLevel(sku, level)
    }

    private mutating func use(_ discount: String, _ customer: Digest128, _ by: Int) {
        let key = CustomerUse(discount: discount, customer: customer)
        if isRecording {
            undo.append(.use(discount, uses[discount]))
            undo.append(.customerUse(key, usesByCustomer[key]))
        }
        uses[discount] = Ledger.positive((uses[discount] ?? 0) + by)
        usesByCustomer[key] = Ledger.positive((usesByCustomer[key] ?? 0) + by)
    }

    private static func positive(_ count: Int) -> Int? { count > 0 ? count : nil }

    private mutating func setOrder(_ number: OrderNumber, _ entry: Entry?) {
        if isRecording { undo.append(.order(number, orders[number])) }
        put(number, entry)
    }

    private mutating func put(_ number: OrderNumber, _ entry: Entry?) {
        orders[number] = entry
        if let entry, entry.isPaidAhead, entry.standing.awaitsPayment {
            unpaid.insert(number)
        } else {
            unpaid.remove(number)
        }
    }

    private mutating func setLevel(_ sku: String, _ level: Level?) {
        if isRecording { undo.append(.level(sku, stock[sku])) }
        stock[sku] = level
    }

    private mutating func setOwed(_ id: String, _ owed: Owed?) {
        if isRecording { undo.append(.owed(id, outbox[id])) }
        outbox[id] = owed
        if !isRecording { outboxRevision &+= 1 }
    }

    // MARK: Batches

    /// From here on `rollBack` can return to this state.
    mutating func beginBatch() {
        undo.removeAll(keepingCapacity: true)
        isRecording = true
        formerSerial = nextSerial
    }

    /// The batch is on disk, and every record of it settled.
    mutating func commit() {
        showOutbox()
        undo.removeAll(keepingCapacity: true)
        isRecording = false
    }

    /// The batch never happened: everything is as `beginBatch` found it.
    mutating func rollBack() {
        isRecording = false
        nextSerial = formerSerial
        showOutbox()
        for step in undo.reversed() {
            switch step {
            case .order(let number, let entry): put(number, entry)
            case .placed: sequence.removeLast()
            case .key(let key): keys[key] = nil
            case .level(let sku, let level): stock[sku] = level
            case .use(let discount, let count): uses[discount] = count
            case .customerUse(let key, let count): usesByCustomer[key] = count
            case .owed(let id, let owed): outbox[id] = owed
            case .abandoned(let id): abandoned[id] = nil
            case .commands(let former): commands = former
            }
        }
        undo.removeAll(keepingCapacity: true)
    }

    /// While a batch is being written nothing is owed for the orders that it changes: whoever looked then looks again.
    private mutating func showOutbox() {
        let hasMoved = undo.contains { step in
            switch step {
            case .owed, .order: true
            default: false
            }
        }
        if hasMoved { outboxRevision &+= 1 }
    }

    /// Puts a record's final place where a batch noted a provisional one.
    mutating func settle(_ number: OrderNumber, provisional: JournalPosition, final: JournalPosition) {
        guard let index = orders[number]?.records.lastIndex(of: provisional) else { return }
        orders[number]?.records[index] = final
    }

    // MARK: Snapshots

    /// Restores what `Ledger+Snapshot` read.
    init(
        orders: [(number: OrderNumber, entry: Entry)], stock: [String: Level], uses: [String: Int],
        usesByCustomer: [CustomerUse: Int], outbox: [String: Owed], nextSerial: Int, abandoned: [String: String],
        commands: [Digest128]
    ) {
        self.orders.reserveCapacity(orders.count)
        keys.reserveCapacity(orders.count)
        sequence.reserveCapacity(orders.count)
        for order in orders {
            put(order.number, order.entry)
            sequence.append(order.number)
            keys[order.entry.key] = order.number
        }
        self.stock = stock
        self.uses = uses
        self.usesByCustomer = usesByCustomer
        self.outbox = outbox
        self.nextSerial = nextSerial
        self.abandoned = abandoned
        self.commands = commands
    }
}
