import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A queue between threads with a limit: whoever finds it full is told at once, instead of waiting.
///
/// Unchecked, because the compiler cannot see that the mutex guards the elements.
package final class BlockingQueue<Element: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let limit: Int
    private var elements: [Element] = []
    private var isClosed = false
    /// Threads that sleep until there is something: while there are none, nobody need be woken.
    private var sleepers = 0
    /// Whether there is something to take, for those who look without the mutex.
    private let isFilled = Atomic<Bool>(false)

    package init(limit: Int) {
        self.limit = limit
        pthread_mutex_init(mutex, nil)
        #if canImport(Darwin)
            pthread_cond_init(condition, nil)
        #else
            // Waiting by the monotonic clock: setting the time must not make a wait long or short.
            var attributes = pthread_condattr_t()
            pthread_condattr_init(&attributes)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            pthread_cond_init(condition, &attributes)
            pthread_condattr_destroy(&attributes)
        #endif
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Adds an element; false when the queue is full or closed.
    package func push(_ element: Element) -> Bool {
        pthread_mutex_lock(mutex)
        let isTaken = !isClosed && elements.count < limit
        if isTaken {
            elements.append(element)
            isFilled.store(true, ordering: .relaxed)
        }
        let mustWake = isTaken && sleepers > 0
        pthread_mutex_unlock(mutex)
        // After the lock is free: who is woken takes it first of all.
        if mustWake { pthread_cond_signal(condition) }
        return isTaken
    }

    /// Everything that is there, oldest first, waiting until there is something; empty when the queue is closed and
    /// empty, or after `milliseconds`.
    ///
    /// It keeps looking for `microseconds` before it goes to sleep: a thread that need not be woken has what comes a few
    /// tens of microseconds sooner, and costs whoever brings it less.
    package func takeAll(within milliseconds: Int? = nil, lookingFor microseconds: Int = 0) -> [Element] {
        if microseconds > 0 { look(for: microseconds) }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        wait(milliseconds)
        let all = elements
        elements = []
        isFilled.store(false, ordering: .relaxed)
        return all
    }

    private func look(for microseconds: Int) {
        let end = SystemCalls.ticks + microseconds * 1_000
        while !isFilled.load(ordering: .relaxed), SystemCalls.ticks < end { SystemThread.yield() }
    }

    /// The oldest element, waiting until there is one; nil when the queue is closed and empty.
    package func take() -> Element? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        wait(nil)
        guard !elements.isEmpty else { return nil }
        let first = elements.removeFirst()
        isFilled.store(!elements.isEmpty, ordering: .relaxed)
        return first
    }

    /// Takes no more elements; those that are there can still be taken.
    package func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        isFilled.store(true, ordering: .relaxed)
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Whether it is closed and empty: nothing will ever be taken from it again.
    package var isSpent: Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return isClosed && elements.isEmpty
    }

    package var count: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return elements.count
    }

    private func wait(_ milliseconds: Int?) {
        guard elements.isEmpty, !isClosed else { return }
        sleepers += 1
        defer { sleepers -= 1 }
        guard let milliseconds else {
            while elements.isEmpty, !isClosed { pthread_cond_wait(condition, mutex) }
            return
        }
        var deadline = timespec()
        #if canImport(Darwin)
            clock_gettime(CLOCK_REALTIME, &deadline)
        #else
            clock_gettime(CLOCK_MONOTONIC, &deadline)
        #endif
        let nanoseconds = Int(deadline.tv_nsec) + milliseconds % 1000 * 1_000_000
        deadline.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
        deadline.tv_nsec = nanoseconds % 1_000_000_000
        while elements.isEmpty, !isClosed {
            if pthread_cond_timedwait(condition, mutex, &deadline) != 0 { return }
        }
    }
}
