import Platform

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
#if canImport(CLinux)
    import CLinux
#endif

/// An HTTP/1.1 server on one event loop with a thread of its own.
///
///     let server = try Server(ServerConfiguration(listen: [address])) { request, responder in
///         responder.send(.text("Hello from \(request.path)\n"))
///     }
///     try server.start()
///     server.wait()
package final class Server: Sendable {
    /// Where it really listens: port 0 is replaced by the port the system chose.
    package let addresses: [SocketAddress]
    private let mailbox: Mailbox
    private let loop: Guarded<LoopState>

    private enum LoopState {
        case ready(LoopBox)
        case running(SystemThread)
        case ended
    }

    /// Binds and listens; clients wait in the system's queue until `start`. Throws if an address cannot be had.
    package init(_ configuration: ServerConfiguration, handler: @escaping Handler) throws(ServerError) {
        // Writing to a client that has gone is an error to be handled, not a reason to die.
        signal(SIGPIPE, SIG_IGN)
        let wakeup = try Wakeup()
        mailbox = Mailbox(wakeup: wakeup)
        var listeners: [Int32] = []
        var addresses: [SocketAddress] = []
        do throws(ServerError) {
            for address in configuration.listen {
                let (listener, real) = try Socket.listen(on: address)
                listeners.append(listener)
                addresses.append(real)
            }
            let loop = try EventLoop(
                configuration, listeners: listeners, wakeup: wakeup, mailbox: mailbox, handler: handler)
            self.addresses = addresses
            self.loop = Guarded(.ready(LoopBox(loop)))
        } catch {
            for listener in listeners { close(listener) }
            throw error
        }
    }

    /// Starts answering, on a new thread; a second call is without effect.
    package func start() throws(ServerError) {
        try loop.withLock { (state) throws(ServerError) in
            guard case .ready(let box) = state else { return }
            guard let thread = SystemThread({ box.loop.run() }) else { throw ServerError("cannot start a thread", 0) }
            state = .running(thread)
        }
    }

    /// Stops accepting, closes idle connections and streams, lets what is under way finish for at most `seconds`, then
    /// ends. Returns at once; `wait` waits for the end.
    package func drain(within seconds: Double) { mailbox.post(.drain(seconds)) }

    /// Returns when the server has ended; at once if it never started. Must not be called by a handler.
    package func wait() {
        loop.withLock { state in
            if case .running(let thread) = state { thread.join() }
            state = .ended
        }
    }

    /// Ends at once and waits for that: what is under way is cut off.
    package func stop() {
        drain(within: 0)
        wait()
    }
}

/// Carries the loop to its thread.
///
/// Unchecked, because the compiler cannot see that exactly one thread ever touches the loop once it is boxed.
private final class LoopBox: @unchecked Sendable {
    let loop: EventLoop
    init(_ loop: EventLoop) { self.loop = loop }
}
