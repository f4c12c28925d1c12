#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread of the system with a stack of its own size: for work that waits, which must not hold up a shared pool.
package final class SystemThread: Sendable {
    private final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    #if canImport(Darwin)
        // An opaque pointer to the compiler; written once, before anybody else sees it.
        nonisolated(unsafe) private let thread: pthread_t
    #else
        private let thread: pthread_t
    #endif

    /// Starts it; nil when the system has no thread to give. `stack` is in bytes.
    package init?(stack: Int = 8 << 20, _ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stack)
        defer { pthread_attr_destroy(&attributes) }
        let argument = Unmanaged.passRetained(Start(body))
        #if canImport(Darwin)
            var handle: pthread_t?
            guard pthread_create(&handle, &attributes, { SystemThread.run($0) }, argument.toOpaque()) == 0, let handle
            else {
                argument.release()
                return nil
            }
        #else
            var handle = pthread_t()
            let code = pthread_create(
                &handle, &attributes, { $0.flatMap { SystemThread.run($0) } }, argument.toOpaque())
            guard code == 0 else {
                argument.release()
                return nil
            }
        #endif
        thread = handle
    }

    private static func run(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }

    /// Lets others have the processor, if there are any that want it.
    package static func yield() { sched_yield() }

    /// Microseconds for which a thread that has just had something to do looks for more before it sleeps: about what
    /// passes until a client that asks one thing after the other has read an answer and sent its next request. To be
    /// woken costs as much as to write an order to a fast disk. A machine with one processor has nothing to look for.
    package static let lookout = SystemCalls.processorCount > 1 ? 200 : 0

    /// Waits for its end; once.
    package func join() { pthread_join(thread, nil) }
}
