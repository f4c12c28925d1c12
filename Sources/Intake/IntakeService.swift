import Commerce
import HTTP
import Orders
import Platform

/// The orders of a shop as an HTTP handler: routes requests, keeps slow work off the server's loop, and answers.
///
///     let service = try IntakeService(configuration, store: opened)
///     let server = try Server(ServerConfiguration(listen: [address]), handler: service.handler)
package final class IntakeService: Sendable {
    package let configuration: IntakeConfiguration
    package let thread: DeskThread
    package let metrics = IntakeMetrics()
    let perAddress: RateLimiter
    let perRecipient: RateLimiter
    let perSKU: RateLimiter
    let requests: RateLimiter
    let codeGuesses: CodeGuesses
    private let front: Guarded<ShopFront>
    let formerBooks = Guarded<[(fingerprint: String, book: PriceBook)]>([])
    private let work = BlockingQueue<@Sendable () -> Void>(limit: 512)
    private let workers: [SystemThread]
    private let clock: @Sendable () -> Instant

    /// Threads that price, read and render.
    private static let workerCount = 2

    /// Takes over an opened store. `troubled` is called when orders cannot be written for another reason than before, and
    /// with nil when they can again; `died` once when the journal can never be written again.
    ///
    /// Nil when the system gives no threads.
    package init?(
        _ configuration: IntakeConfiguration, desk: OrderDesk, front: ShopFront,
        clock: @escaping @Sendable () -> Instant = { Instant(seconds: SystemCalls.now) },
        troubled: @escaping @Sendable (JournalFailure?) -> Void = { _ in },
        died: @escaping @Sendable (JournalFailure) -> Void
    ) {
        self.configuration = configuration
        self.clock = clock
        self.front = Guarded(front)
        let limits = configuration.limits
        perAddress = RateLimiter(limit: limits.perAddress)
        perRecipient = RateLimiter(limit: limits.perRecipient)
        perSKU = RateLimiter(limit: limits.perSKU)
        requests = RateLimiter(limit: limits.requestsPerAddress)
        codeGuesses = CodeGuesses(limits)
        guard let thread = DeskThread(desk, clock: clock, troubled: troubled, died: died) else { return nil }
        self.thread = thread
        let work = work
        workers = (0..<IntakeService.workerCount).compactMap { _ in
            SystemThread { while let job = work.take() { job() } }
        }
        guard !workers.isEmpty else { return nil }
    }

    package var desk: OrderDesk { thread.desk }

    /// The shop as the newest good price book shows it.
    package var shop: ShopFront { front.withLock { $0 } }

    var now: Instant { clock() }

    /// From now on `front` is the shop; returns when its counts are noted. The failure when they could not be.
    package func adopt(_ front: ShopFront) -> JournalFailure? {
        switch thread.perform(.adopt(front.edition)) {
        case .unavailable(let failure)?: return failure
        case nil: return .closed
        default:
            self.front.withLock { $0 = front }
            metrics.add(.bookReloads)
            return nil
        }
    }

    /// Finishes what waits and closes the journal. Call it after the server has ended.
    package func stop() -> JournalFailure? {
        work.close()
        for worker in workers { worker.join() }
        return thread.stop()
    }

    /// Runs work off the server's loop; a shop that cannot keep up says so at once instead of queueing without end.
    func onWorker(_ exchange: Exchange, _ body: @escaping @Sendable () -> Void) {
        if !work.push(body) { exchange.send(busy(exchange.isJSON)) }
    }

    /// Whether a path is the intake's.
    package func isOwn(_ path: String) -> Bool {
        let prefix = shop.path
        return path == prefix || path.hasPrefix(prefix + "/")
    }

    /// The handler for a server.
    package var handler: Handler {
        { [self] request, responder in route(request, responder) }
    }
}
