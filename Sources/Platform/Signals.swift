#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The signals by which an operator speaks to a server, taken one by one on the thread that waits for them.
package enum Signals {
    package enum Signal: Sendable {
        /// SIGTERM, SIGINT
        case stop
        /// SIGHUP
        case reload
    }

    /// From here on the signals wait until `next` takes them. Call it before the first thread is started: threads
    /// inherit it.
    package static func hold() {
        ignoreFailedWrites()
        var set = signals
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// A write that cannot be done is an error to be handled, not a reason to die: into a pipe that nobody reads any more
    /// (SIGPIPE), and past the size that files may have (SIGXFSZ, `ulimit -f`).
    package static func ignoreFailedWrites() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Waits for the next one.
    package static func next() -> Signal {
        var set = signals
        var number: Int32 = 0
        while sigwait(&set, &number) != 0 {}
        return number == SIGHUP ? .reload : .stop
    }

    /// Asks this process to stop, from any thread.
    package static func stopSelf() { kill(getpid(), SIGTERM) }

    private static var signals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGHUP)
        return set
    }
}
