import Platform
import Testing

@Suite struct GuardedTests {
    /// Would lose counts, and be reported by the thread sanitizer, if two threads ever had the value at once.
    @Test func oneAtATime() {
        final class Shared: Sendable { let value = Guarded((count: 0, list: [Int]())) }
        let shared = Shared()
        let threads = (0..<4).compactMap { number in
            SystemThread {
                for _ in 0..<5_000 {
                    shared.value.withLock { value in
                        value.count += 1
                        value.list.append(number)
                        if value.list.count > 100 { value.list.removeAll() }
                    }
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(threads.count == 4)
        #expect(shared.value.withLock { $0.count } == 20_000)
    }

    @Test func errorsLeaveItUsable() {
        struct Oops: Error {}
        let value = Guarded(1)
        #expect(throws: Oops.self) {
            try value.withLock { (value) throws(Oops) in
                value = 2
                throw Oops()
            }
        }
        #expect(value.withLock { $0 } == 2)
    }

    @Test func freesWhatItHolds() {
        final class Token: Sendable {}
        weak var seen: Token?
        do {
            let token = Token()
            seen = token
            let value = Guarded<Token?>(token)
            #expect(value.withLock { $0 != nil })
        }
        #expect(seen == nil)
    }
}
