/// An HTTP/1.1 server on one event loop with a thread of its own.
package final class Server: Sendable {
    /// Where it really listens: port 0 is replaced by the port the system chose.
    package let addresses: [SocketAddress]
    private let mailbox: Mailbox

    /// Binds and listens; nothing is answered before `start`. Throws if an address cannot be had.
    package init(_ configuration: ServerConfiguration, handler: @escaping Handler) throws(ServerError) {
        addresses = configuration.listen
        mailbox = Mailbox(wakeup: try Wakeup())
    }

    /// Starts answering, on a new thread.
    package func start() throws(ServerError) { throw ServerError("not yet", 0) }

    /// Stops accepting, closes idle connections, lets what is under way finish for at most `seconds`, then ends.
    /// Returns at once; `wait` waits for the end.
    package func drain(within seconds: Double) { mailbox.post(.drain(seconds)) }

    /// Returns when the server has ended.
    package func wait() {}
}
