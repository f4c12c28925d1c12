import Commerce
import Platform
import Text

/// Where orders are decided: takes what was asked for, decides it against the ledger, writes one batch to the journal,
/// and only then says what came of it.
///
/// One thread calls `process`; everything else here may be called from any thread. Nothing in it reads a clock or a
/// random source of its own, so a simulation can drive it step by step and get the same run for the same seed.
package final class OrderDesk: Sendable {
    /// What a desk is told once.
    package struct Options: Sendable {
        /// Makes a digest of an e-mail address that nobody without it can guess; 32 bytes.
        package var secret: [UInt8]
        /// Whether a webhook is owed a message for each event.
        package var hasWebhook: Bool

        package init(secret: [UInt8], hasWebhook: Bool = false) {
            self.secret = secret
            self.hasWebhook = hasWebhook
        }
    }

    struct State: Sendable {
        var ledger: Ledger
        var book: BookEdition
    }

    let options: Options
    /// Makes the digests that stand for customers.
    let secret: HMAC
    let records: OrderRecords
    let state: Guarded<State>
    /// Only `process` and what it calls touch it.
    private let writer: WriterOnly

    /// What belongs to the one thread that writes.
    ///
    /// Unchecked, because the compiler cannot see that only one thread ever calls `process`.
    private final class WriterOnly: @unchecked Sendable {
        let journal: Journal
        var random: any RandomNumberGenerator
        var recordsSinceSnapshot: Int

        init(_ journal: Journal, _ random: any RandomNumberGenerator, _ recordsSinceSnapshot: Int) {
            self.journal = journal
            self.random = random
            self.recordsSinceSnapshot = recordsSinceSnapshot
        }
    }

    /// A desk over an open journal and the ledger that its replay gave.
    package init(
        _ options: Options, journal: sending Journal, ledger: Ledger, book: BookEdition, disk: any Disk,
        folder: String, random: sending any RandomNumberGenerator, replayed: Int = 0
    ) {
        self.options = options
        secret = HMAC(key: options.secret)
        records = OrderRecords(folder: folder, disk: disk)
        state = Guarded(State(ledger: ledger, book: book))
        writer = WriterOnly(journal, random, replayed)
    }

    // MARK: Writing

    /// Decides the jobs in their order, puts what they change on disk in one batch, and answers each.
    ///
    /// When the batch cannot be written nothing of it has happened, and every job is answered `unavailable`: also one
    /// that was refused, because what it was refused for may not have happened either.
    package func process(_ jobs: [DeskJob], now: Instant) -> [DeskOutcome] {
        // What no reader would take must not be written: the order would be acknowledged and never seen again.
        guard OrderEvent.canTell(now) else {
            return jobs.map { _ in .unavailable(.clock(seconds: now.seconds)) }
        }
        var batch = Batch(now: now)
        var outcomes = state.withLock { state in
            state.ledger.beginBatch()
            return jobs.map { decide($0, &batch, &state) }
        }
        guard !batch.events.isEmpty else {
            state.withLock { $0.ledger.commit() }
            return erase(jobs, outcomes)
        }
        do throws(JournalFailure) {
            let positions = try writer.journal.append(batch.records)
            state.withLock { state in
                for (index, event) in batch.events.enumerated() {
                    guard let number = event.number else { continue }
                    state.ledger.settle(number, provisional: Batch.position(index), final: positions[index])
                }
                state.ledger.commit()
            }
            writer.recordsSinceSnapshot += batch.events.count
        } catch {
            state.withLock { state in
                state.ledger.rollBack()
                if let book = batch.formerBook { state.book = book }
            }
            outcomes = jobs.map { _ in .unavailable(error) }
        }
        return erase(jobs, outcomes)
    }

    /// Does what a command asks for, and says in words what came of it; on the writing thread only.
    package func perform(_ sent: SentCommand, now: Instant) -> CommandResult {
        CommandResult(sent.command, process([sent.job], now: now).first)
    }

    /// The data of orders that were erased leaves the journal before their erasing is acknowledged.
    private func erase(_ jobs: [DeskJob], _ outcomes: [DeskOutcome]) -> [DeskOutcome] {
        var outcomes = outcomes
        for (index, job) in jobs.enumerated() {
            guard let number = job.erased, case .changed = outcomes[index] else { continue }
            let records = state.withLock { $0.ledger.orders[number]?.records ?? [] }
            do throws(JournalFailure) {
                try writer.journal.erase(records)
            } catch {
                outcomes[index] = .unavailable(error)
            }
        }
        return outcomes
    }

    /// Whether the disk takes writes, tried with one that leaves nothing behind; on the writing thread only.
    func canWrite() -> Bool { writer.journal.probe() }

    /// Whether `rest` has nothing to do; on the writing thread only.
    var isAtRest: Bool { writer.journal.isAtRest }

    /// There is nothing to write for a while; on the writing thread only.
    func rest() { writer.journal.rest() }

    /// Writes a snapshot when enough has happened since the last one that reading it all again would be felt at a start.
    package func snapshotIfDue() throws(JournalFailure) {
        let orders = state.withLock { $0.ledger.sequence.count }
        guard writer.recordsSinceSnapshot >= max(100_000, orders / 4) else { return }
        try snapshot()
    }

    /// Writes a snapshot of what the journal holds now.
    package func snapshot() throws(JournalFailure) {
        guard writer.recordsSinceSnapshot > 0 else { return }
        let content = state.withLock { $0.ledger.snapshot() }
        try writer.journal.writeSnapshot(content)
        writer.recordsSinceSnapshot = 0
    }

    /// Ends the journal cleanly. The desk must not be used afterwards.
    package func close() throws(JournalFailure) {
        // A snapshot only makes the next start faster: that it cannot be written is no reason not to stop.
        try? snapshot()
        try writer.journal.close()
    }

    /// What one batch is about to write.
    struct Batch {
        let now: Instant
        var events: [OrderEvent] = []
        var records: [[UInt8]] = []
        /// The price book that stays if the batch fails.
        var formerBook: BookEdition?

        /// Where a record of the batch stands before it has a place in the journal.
        static func position(_ index: Int) -> JournalPosition { JournalPosition(segment: -1, offset: index) }
    }

    /// Adds an event to the batch and takes it in.
    func record(_ event: OrderEvent, _ batch: inout Batch, _ state: inout State) {
        let salt = Digest128(high: random(), low: random()).text
        batch.records.append(event.json(salt: salt))
        state.ledger.apply(event, at: Batch.position(batch.events.count))
        batch.events.append(event)
    }

    /// 64 random bits; on the writing thread only.
    func random() -> UInt64 { writer.random.next() }

    // MARK: Reading

    /// The order as the journal has it; nil when there is none.
    package func order(_ number: OrderNumber) throws(OrderReadFailure) -> Order? {
        guard let records = state.withLock({ $0.ledger.orders[number]?.records }) else { return nil }
        return try self.records.order(records)
    }

    /// The order behind a status page's address; nil when number and token do not belong together.
    package func order(_ number: OrderNumber, token: String) throws(OrderReadFailure) -> Order? {
        guard let given = Digest128(token) else { return nil }
        let records: [JournalPosition]? = state.withLock { state in
            guard let entry = state.ledger.orders[number] else { return nil }
            // Compared without a branch, so that time tells nothing of how much of it was right.
            let difference = (entry.token.high ^ given.high) | (entry.token.low ^ given.low)
            return difference == 0 ? entry.records : nil
        }
        guard let records else { return nil }
        return try self.records.order(records)
    }

    /// What a cart costs at a moment, by the stock and the uses of that moment.
    package func quote(_ request: OrderRequest, stage: QuoteRequest.Stage, now: Instant) -> (
        quote: Quote, book: BookEdition
    ) {
        let (request, book) = state.withLock { state in
            // Uses are counted by the customer only where a shop has discounts at all.
            let isCounted = !request.customer.email.isEmpty && !state.book.book.discounts.isEmpty
            let customer = isCounted ? customerDigest(request.customer.email) : nil
            return (quoteRequest(request, customer, stage, now, state), state.book)
        }
        return (book.book.quote(request), book)
    }

    /// Whether an order was placed with this key.
    package func isKnown(key: String) -> Bool {
        let digest = Digest128(of: Array(key.utf8))
        return state.withLock { $0.ledger.keys[digest] != nil }
    }

    package var book: BookEdition { state.withLock { $0.book } }

    /// What can be sold of a SKU by the ledger; nil when it was never counted.
    package func available(_ sku: String) -> Int? { state.withLock { $0.ledger.stock[sku]?.available } }

    /// What the outbox owes, in the order of its causes; not what a batch that is being written may come to owe.
    package func owed() -> [Ledger.Owed] {
        let owed = state.withLock { state in
            state.ledger.outbox.values.filter { state.ledger.orders[$0.number]?.isSettled == true }
        }
        return owed.sorted { $0.serial < $1.serial }
    }

    /// Reads something of the ledger under its lock; `body` must be short.
    package func withLedger<Value: Sendable>(_ body: (borrowing Ledger) -> Value) -> Value {
        state.withLock { body($0.ledger) }
    }

    /// A request for pricing with the counts and uses that concern it.
    func quoteRequest(
        _ request: OrderRequest, _ customer: Digest128?, _ stage: QuoteRequest.Stage, _ now: Instant,
        _ state: borrowing State
    ) -> QuoteRequest {
        var stock: [String: Int] = [:]
        // Of every line: one without its count would be sold by what the price book said when it was built.
        for line in request.lines {
            if let level = state.ledger.stock[line.sku] { stock[line.sku] = level.available }
        }
        var uses: [String: DiscountUse] = [:]
        for discount in state.book.book.discounts where discount.limit != nil || discount.limitPerCustomer != nil {
            uses[discount.id] = DiscountUse(
                orders: state.ledger.uses[discount.id] ?? 0,
                ordersOfCustomer: customer.map { state.ledger.uses(of: discount.id, by: $0) } ?? 0)
        }
        return QuoteRequest(
            lines: request.lines, stage: stage, destination: request.destination, shipping: request.shipping,
            payment: request.payment, code: request.code, now: now, stock: stock, uses: uses)
    }
}

extension OrderEvent {
    /// The order it is about.
    var number: OrderNumber? {
        switch self {
        case .placed(let placed): placed.order.number
        case .changed(let changed): changed.number
        case .counted, .adjusted, .sent, .abandoned, .commanded: nil
        }
    }
}
