import Platform
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct BlockingQueueTests {
    /// Looking before sleeping, sleeping at once, and both in turn: nothing is lost, doubled or out of order.
    @Test(arguments: [0, 200]) func everythingArrivesInOrder(microseconds: Int) {
        let queue = BlockingQueue<Int>(limit: 64)
        let count = 20_000
        let producer = SystemThread {
            for number in 0..<count {
                while !queue.push(number) { SystemThread.yield() }
                if number % 500 == 0 { SystemCalls.sleep(milliseconds: 1) }
            }
            queue.close()
        }
        var next = 0
        while true {
            let taken = queue.takeAll(lookingFor: microseconds)
            if taken.isEmpty { break }
            for number in taken {
                #expect(number == next)
                next += 1
            }
        }
        producer?.join()
        #expect(next == count)
        #expect(queue.isSpent)
    }

    @Test func endsItsWaitInTime() {
        let queue = BlockingQueue<Int>(limit: 1)
        let start = SystemCalls.ticks
        #expect(queue.takeAll(within: 20, lookingFor: 50) == [])
        #expect(SystemCalls.ticks - start >= 20_000_000)
        #expect(!queue.isSpent)
    }

    @Test func refusesWhenItIsFullOrClosed() {
        let queue = BlockingQueue<Int>(limit: 2)
        #expect(queue.push(1) && queue.push(2) && !queue.push(3))
        #expect(queue.take() == 1)
        queue.close()
        #expect(!queue.push(4))
        #expect(queue.takeAll(lookingFor: 200) == [2])
        #expect(queue.takeAll(lookingFor: 200) == [] && queue.isSpent)
    }

    @Test func closingWakesAllThatSleep() {
        let queue = BlockingQueue<Int>(limit: 2)
        final class Counter: Sendable { let count = Atomic<Int>(0) }
        let counter = Counter()
        let threads = (0..<3).compactMap { _ in
            SystemThread {
                _ = queue.take()
                counter.count.add(1, ordering: .relaxed)
            }
        }
        SystemCalls.sleep(milliseconds: 5)
        queue.close()
        for thread in threads { thread.join() }
        #expect(counter.count.load(ordering: .relaxed) == 3)
    }
}
