import Platform
import Synchronization

/// Which request of which connection an answer belongs to. Connections are numbered for the life of the server, so an
/// answer that comes too late can never reach another client that was given the same descriptor.
struct ExchangeTicket: Sendable, Hashable {
    var connection: UInt64
    var request: UInt64
}

/// What other threads ask of the loop.
enum Message: Sendable {
    /// An answer, made on the loop just before it goes out.
    case answer(ExchangeTicket, @Sendable () -> Response)
    case abandoned(ExchangeTicket)
    // The stream is held weakly by the loop: letting go of it is how its owner ends it.
    case streamStart(ExchangeTicket, Response, WeakStream)
    case streamBytes(ExchangeTicket, [UInt8])
    case streamEnd(ExchangeTicket)
    /// Stop accepting, finish what is under way for at most this many seconds, end.
    case drain(Double)
}

final class WeakStream: Sendable {
    private let mutex: Guarded<Reference>

    private struct Reference { weak var stream: ResponseStream? }

    init(_ stream: ResponseStream) { mutex = Guarded(Reference(stream: stream)) }

    func markClosed() { mutex.withLock { $0.stream }?.markClosed() }
}

/// The loop's inbox: any thread posts, the loop is woken only if it sleeps.
final class Mailbox: Sendable {
    private struct State {
        var messages: [Message] = []
        var loopSleeps = false
        var isClosed = false
    }

    private let state = Guarded(State())
    private let wakeup: Wakeup
    /// For the loop to look without the lock.
    private let isFilled = Atomic<Bool>(false)

    init(wakeup: Wakeup) { self.wakeup = wakeup }

    func post(_ message: Message) {
        let wake = state.withLock { state in
            if state.isClosed { return false }
            state.messages.append(message)
            isFilled.store(true, ordering: .relaxed)
            defer { state.loopSleeps = false }
            return state.loopSleeps
        }
        if wake { wakeup.signal() }
    }

    /// Whether nothing has been posted since the last `take`; a moment later it may have been.
    var isEmpty: Bool { !isFilled.load(ordering: .relaxed) }

    /// Everything posted since the last call.
    func take() -> [Message] {
        state.withLock { state in
            state.loopSleeps = false
            if state.messages.isEmpty { return [] }
            isFilled.store(false, ordering: .relaxed)
            defer { state.messages = [] }
            return state.messages
        }
    }

    /// Announces that the loop is about to sleep; false if there is something to do first.
    func prepareToSleep() -> Bool {
        state.withLock { state in
            state.loopSleeps = state.messages.isEmpty
            return state.loopSleeps
        }
    }

    /// The loop has ended: what is posted from now on is dropped.
    func close() {
        let rest = state.withLock { state in
            state.isClosed = true
            defer { state.messages = [] }
            return state.messages
        }
        // Freed outside the lock: a message may hold the last reference to something that posts when it goes.
        _ = consume rest
    }
}
