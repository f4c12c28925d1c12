import Synchronization

/// Decides what a request is answered; called on the server's loop, so it must not block: work that waits goes to a
/// thread of its own, which answers later.
package typealias Handler = @Sendable (Request, Responder) -> Void

/// The one answer that a request is owed. It may be given from any thread, at once or later.
///
/// A responder that is let go without an answer answers 500, so that a forgotten branch cannot hang a client.
package final class Responder: Sendable {
    private let ticket: ExchangeTicket
    private let mailbox: Mailbox
    private let answered = Atomic<Bool>(false)

    init(ticket: ExchangeTicket, mailbox: Mailbox) {
        self.ticket = ticket
        self.mailbox = mailbox
    }

    deinit {
        if !answered.load(ordering: .acquiring) { mailbox.post(.abandoned(ticket)) }
    }

    /// Answers the request. Only the first answer counts, and none if the client has gone.
    package func send(_ response: Response) { send { response } }

    /// The same with an answer that the loop makes: for a thread that has more urgent things to do. `making` must be short.
    package func send(making: @escaping @Sendable () -> Response) {
        if !answered.exchange(true, ordering: .acquiringAndReleasing) { mailbox.post(.answer(ticket, making)) }
    }

    /// Answers with a body that is written piece by piece; `response`'s own body is its first piece.
    ///
    /// In HTTP/1.1 the body is chunked, in HTTP/1.0 it ends with the connection.
    package func stream(_ response: Response) -> ResponseStream {
        let stream = ResponseStream(ticket: ticket, mailbox: mailbox)
        guard !answered.exchange(true, ordering: .acquiringAndReleasing) else {
            stream.markClosed()
            return stream
        }
        mailbox.post(.streamStart(ticket, response, WeakStream(stream)))
        return stream
    }
}

/// The rest of an answer that is being written, from any thread. Letting go of it ends the answer.
package final class ResponseStream: Sendable {
    private let ticket: ExchangeTicket
    private let mailbox: Mailbox
    private let closed = Atomic<Bool>(false)

    init(ticket: ExchangeTicket, mailbox: Mailbox) {
        self.ticket = ticket
        self.mailbox = mailbox
    }

    deinit { finish() }

    /// False once the answer has ended or its client has gone.
    package var isOpen: Bool { !closed.load(ordering: .acquiring) }

    /// Queues bytes for the client; without effect when the stream is no longer open. Returns `isOpen`.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        guard isOpen else { return false }
        if !bytes.isEmpty { mailbox.post(.streamBytes(ticket, bytes)) }
        return true
    }

    /// Ends the answer; the connection may serve another request.
    package func finish() {
        if !closed.exchange(true, ordering: .acquiringAndReleasing) { mailbox.post(.streamEnd(ticket)) }
    }

    /// The client has gone.
    func markClosed() { closed.store(true, ordering: .releasing) }
}
