import Commerce
import Orders
import Platform
import Synchronization

/// Sends what the outbox owes, one kind of carrier on one thread: a webhook that hangs keeps no mail waiting.
///
/// Nothing is forgotten: what is owed stands in the journal until `sent` stands there too, so a message goes out at
/// least once, under the same id at every attempt. How often it was tried is only in memory: a restart tries at once.
///
/// Of one order everybody hears in the order of the causes: while a message waits, later ones to the same reader wait too.
package final class OutboxRunner: Sendable {
    /// Sends one message; called on the runner's thread.
    package typealias Carrier = @Sendable (OutboxMessage, Order, Instant) -> Delivery

    private let service: IntakeService
    private let carries: @Sendable (OutboxMessage.Kind) -> Bool
    private let carrier: Carrier
    private let isStopping = Atomic<Bool>(false)
    private let thread = Guarded<SystemThread?>(nil)
    private let log: IntakeLog

    /// Milliseconds between looks at whether there is something new.
    private static let pause = 100
    /// Seconds until what could not be noted is tried again.
    private static let notePause = 5

    /// Who reads messages of one order: the customer, one of those who are told of orders, the webhook.
    private struct Reader: Hashable {
        var order: OrderNumber
        /// 0 for the customer and the webhook, whose kinds are carried apart.
        var recipient: Int

        init(_ owed: Ledger.Owed) {
            order = owed.number
            recipient = owed.message.kind == .notice ? owed.message.count : 0
        }
    }

    private struct Attempt {
        var count: Int
        var next: Int
    }

    package init(
        _ service: IntakeService, log: IntakeLog, carries: @escaping @Sendable (OutboxMessage.Kind) -> Bool,
        _ carrier: @escaping Carrier
    ) {
        self.service = service
        self.log = log
        self.carries = carries
        self.carrier = carrier
    }

    package func start() {
        let started = SystemThread { [self] in run() }
        thread.withLock { $0 = started }
    }

    /// Takes up no other message. What is under way may finish; what cannot be noted any more goes out again.
    package func askToStop() { isStopping.store(true, ordering: .relaxed) }

    /// Ends after the message under way.
    package func stop() {
        askToStop()
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }

    private func run() {
        var attempts: [String: Attempt] = [:]
        // Delivered, and not noted yet because the disk is full: to be noted, and not to be sent again.
        var unnoted: Set<String> = []
        var seen = -1
        // The first moment at which a message that failed may be tried again.
        var nextDue = Int.max
        while !isStopping.load(ordering: .relaxed) {
            let revision = service.desk.withLedger { $0.outboxRevision }
            guard revision != seen || service.now.seconds >= nextDue else {
                SystemCalls.sleep(milliseconds: OutboxRunner.pause)
                continue
            }
            seen = revision
            var hasTried = false
            let owed = service.desk.owed().filter { carries($0.message.kind) }
            var blocked: Set<Reader> = []
            for message in owed where !isStopping.load(ordering: .relaxed) {
                let id = message.message.id
                let reader = Reader(message)
                guard !blocked.contains(reader) else { continue }
                let now = service.now.seconds
                // A clock that was far ahead when it failed keeps nobody waiting once it is right.
                if let attempt = attempts[id], attempt.next > now + RetrySchedule.longest { attempts[id]?.next = now }
                guard (attempts[id]?.next ?? 0) <= now else {
                    blocked.insert(reader)
                    continue
                }
                hasTried = true
                if unnoted.contains(id) || send(message, &attempts) { note(id, &attempts, &unnoted) }
                // Neither sent nor given up: what was caused later waits.
                if attempts[id] != nil { blocked.insert(reader) }
            }
            // What is due may be held back by a batch that is being written.
            if !hasTried { SystemCalls.sleep(milliseconds: OutboxRunner.pause) }
            nextDue = attempts.values.lazy.map(\.next).min() ?? Int.max
        }
    }

    /// Notes that a message was delivered. While the disk is full it is tried again now and then; a restart meanwhile
    /// sends the message once more, with the same id.
    private func note(_ id: String, _ attempts: inout [String: Attempt], _ unnoted: inout Set<String>) {
        if write(id, .sent(id: id), &attempts) { unnoted.remove(id) } else { unnoted.insert(id) }
    }

    /// Writes what became of a message; false when it cannot be written now.
    private func write(_ id: String, _ job: DeskJob, _ attempts: inout [String: Attempt]) -> Bool {
        if case .done? = service.thread.perform(job) {
            attempts[id] = nil
            return true
        }
        attempts[id] = Attempt(count: attempts[id]?.count ?? 0, next: service.now.seconds + OutboxRunner.notePause)
        return false
    }

    /// Tries to deliver a message; true when it is delivered.
    private func send(_ owed: Ledger.Owed, _ attempts: inout [String: Attempt]) -> Bool {
        let id = owed.message.id
        let now = service.now
        let isMail = owed.message.kind != .webhook
        let delivery: Delivery
        do throws(OrderReadFailure) {
            if let order = try service.desk.order(owed.number) {
                delivery = carrier(owed.message, order, now)
            } else {
                delivery = .refused("there is no such order")
            }
        } catch {
            delivery = .failed("the order's records cannot be read")
        }
        switch delivery {
        case .delivered:
            service.metrics.add(isMail ? .mailSent : .webhooksSent)
            log.write(.info, "message_sent", [("id", id)])
            return true
        case .refused(let reason):
            giveUp(id, reason, &attempts)
        case .failed(let reason): retry(owed, reason, now, isMail, &attempts)
        case .timedOut(let seconds): retry(owed, "no answer within \(seconds) s", now, isMail, &attempts)
        case .missing(let program): retry(owed, "\(program) cannot be started", now, isMail, &attempts)
        }
        return false
    }

    private func retry(
        _ owed: Ledger.Owed, _ reason: String, _ now: Instant, _ isMail: Bool, _ attempts: inout [String: Attempt]
    ) {
        let id = owed.message.id
        let count = (attempts[id]?.count ?? 0) + 1
        service.metrics.add(isMail ? .mailFailed : .webhooksFailed)
        let age = max(0, now.seconds - owed.since.seconds)
        guard let delay = RetrySchedule.delay(afterAttempt: count, age: age) else {
            return giveUp(id, reason, &attempts)
        }
        attempts[id] = Attempt(count: count, next: now.seconds + delay)
        log.write(
            .warning, "message_delayed",
            [("id", id), ("reason", reason), ("attempt", String(count)), ("again_in", String(delay))])
    }

    /// A dead letter: it stays in the journal with its reason, for the owner to look at.
    private func giveUp(_ id: String, _ reason: String, _ attempts: inout [String: Attempt]) {
        guard write(id, .abandon(id: id, reason: reason), &attempts) else { return }
        log.write(.error, "message_given_up", [("id", id), ("reason", reason)])
    }
}
