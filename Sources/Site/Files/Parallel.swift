import Dispatch
import Platform
import Synchronization

/// Work spread over all cores in order of index, results in order of index.
///
/// Threads take the next few indexes from one counter, so that an expensive item delays nobody; which thread does an
/// item never shows in the result.
package enum Parallel {
    /// Calls `work` once for each index below `count` and waits for all; `worker` is below `SystemCalls.processorCount`.
    package static func forEach(_ count: Int, stride: Int = 16, _ work: @Sendable (_ index: Int, _ worker: Int) -> Void)
    {
        let workers = min(SystemCalls.processorCount, (count + stride - 1) / max(1, stride))
        guard workers > 1 else {
            for index in 0..<max(0, count) { work(index, 0) }
            return
        }
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            while true {
                let start = next.wrappingAdd(stride, ordering: .relaxed).oldValue
                if start >= count { break }
                for index in start..<min(start + stride, count) { work(index, worker) }
            }
        }
    }

    /// The results of `transform` for each index below `count`, in order.
    package static func map<Result: Sendable>(
        _ count: Int, stride: Int = 16, _ transform: @Sendable (_ index: Int) -> Result
    ) -> [Result] {
        guard count > 0 else { return [] }
        return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
            let slots = Slots(base: buffer.baseAddress!)
            forEach(count, stride: stride) { index, _ in
                (slots.base + index).initialize(to: transform(index))
            }
            initialized = count
        }
    }

    /// Each slot is written by exactly one index, and read only after all threads have finished.
    private struct Slots<Element>: @unchecked Sendable {
        let base: UnsafeMutablePointer<Element>
    }
}
