import Commerce
import Platform
import Synchronization

/// The one thread that writes: takes everything that queued while the last batch was being synced, lets the desk decide
/// it as one batch, and answers after the sync (group commit).
package final class DeskThread: Sendable {
    package typealias Reply = @Sendable (DeskOutcome) -> Void

    private struct Entry: Sendable {
        var job: DeskJob
        var reply: Reply
    }

    package let desk: OrderDesk
    private let queue: BlockingQueue<Entry>
    private let thread: Guarded<SystemThread?>
    private let failure = Guarded<JournalFailure?>(nil)
    /// The last batch could not be written because the disk was full, or for another passing reason, and the disk has not
    /// been found well since.
    private let isDegraded = Atomic<Bool>(false)
    private let batches = Atomic<Int>(0)

    /// The jobs that may wait: past it a shop is told at once that it must try again, instead of queueing without end.
    /// Half of the connections that a server has, so that there is somebody left to be told.
    package static let queueLimit = 512

    /// Milliseconds between looks at a disk that was full.
    private static let probePause = 500

    /// Milliseconds without a job after which the desk rests.
    private static let restPause = 200

    /// The jobs of one batch: as many of the largest orders fit into what the journal takes at once.
    static let batchLimit = 256

    /// Takes over the desk. `clock` tells the time of each batch; `troubled` is called when a batch cannot be written for
    /// another reason than the one before, and with nil when one can again; `died` once when the journal can never be
    /// written again. Both on the writing thread.
    package init?(
        _ desk: OrderDesk, clock: @escaping @Sendable () -> Instant,
        troubled: @escaping @Sendable (JournalFailure?) -> Void = { _ in },
        died: @escaping @Sendable (JournalFailure) -> Void
    ) {
        self.desk = desk
        queue = BlockingQueue(limit: DeskThread.queueLimit)
        thread = Guarded(nil)
        let started = SystemThread { [self] in run(clock, troubled, died) }
        guard let started else { return nil }
        thread.withLock { $0 = started }
    }

    /// Queues a job; `reply` is called on the writing thread once it is on disk, and must be short. False when the
    /// queue is full or the desk is closing: then nothing has happened and `reply` is never called.
    package func submit(_ job: DeskJob, _ reply: @escaping Reply) -> Bool {
        queue.push(Entry(job: job, reply: reply))
    }

    /// Queues a job and waits for what came of it; nil when the queue is full or closing. Not for the writing thread.
    package func perform(_ job: DeskJob) -> DeskOutcome? {
        let answer = BlockingQueue<DeskOutcome>(limit: 1)
        guard submit(job, { _ = answer.push($0) }) else { return nil }
        return answer.take()
    }

    /// Whether orders can be taken: the last batch was written or the disk has been found well since, and the journal is
    /// alive.
    package var isReady: Bool { !isDegraded.load(ordering: .relaxed) && failure.withLock { $0 == nil } }

    /// Jobs that wait.
    package var waiting: Int { queue.count }

    /// Batches written since the start.
    package var batchesWritten: Int { batches.load(ordering: .relaxed) }

    /// Takes no more jobs, finishes those that wait, and closes the journal. Returns when that is done; the failure of
    /// closing, if there was one.
    package func stop() -> JournalFailure? {
        queue.close()
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
        return failure.withLock { $0 }
    }

    private func run(
        _ clock: () -> Instant, _ troubled: (JournalFailure?) -> Void, _ died: (JournalFailure) -> Void
    ) {
        var trouble: JournalFailure?
        func note(_ failure: JournalFailure?) {
            guard failure?.description != trouble?.description else { return }
            trouble = failure
            if failure?.isFatal != true { troubled(failure) }
        }
        while true {
            let mustProbe = isDegraded.load(ordering: .relaxed)
            let isAtRest = desk.isAtRest
            let pause = mustProbe ? DeskThread.probePause : isAtRest ? nil : DeskThread.restPause
            var entries = queue.takeAll(within: pause, lookingFor: isAtRest ? 0 : SystemThread.lookout)[...]
            if entries.isEmpty {
                if queue.isSpent { break }
                desk.rest()
                // Whoever waits for the intake to be ready sends it no orders: it must find out by itself.
                if mustProbe, OrderEvent.canTell(clock()), desk.canWrite() {
                    note(nil)
                    isDegraded.store(false, ordering: .relaxed)
                }
                continue
            }
            while !entries.isEmpty {
                let problem = write(entries.prefix(DeskThread.batchLimit), now: clock())
                note(problem)
                let fatal = problem?.isFatal == true ? problem : nil
                entries = entries.dropFirst(DeskThread.batchLimit)
                guard let fatal else { continue }
                // What waits is told that it did not happen; nothing is ever tried again on this disk.
                queue.close()
                failure.withLock { $0 = fatal }
                for entry in entries + queue.takeAll() { entry.reply(.unavailable(fatal)) }
                died(fatal)
                return
            }
            // A snapshot only makes the next start faster; that it cannot be written harms nothing.
            try? desk.snapshotIfDue()
        }
        do throws(JournalFailure) {
            try desk.close()
        } catch {
            failure.withLock { $0 = error }
        }
    }

    /// Writes one batch and answers it; the failure that kept it from being written.
    private func write(_ entries: ArraySlice<Entry>, now: Instant) -> JournalFailure? {
        let outcomes = desk.process(entries.map(\.job), now: now)
        var failure: JournalFailure?
        for outcome in outcomes {
            guard case .unavailable(let cause) = outcome, failure?.isFatal != true else { continue }
            failure = cause
        }
        // Before the answers: who has been told of a failure must not find the shop ready.
        isDegraded.store(failure != nil, ordering: .relaxed)
        batches.add(1, ordering: .relaxed)
        for (entry, outcome) in zip(entries, outcomes) { entry.reply(outcome) }
        return failure
    }
}
