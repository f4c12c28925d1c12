import Dispatch
import Platform

/// Work begun on another thread, whose result is waited for where it is needed.
///
/// For what is one long piece, beside stages that use all cores only part of the time.
package final class Later<Value: Sendable>: Sendable {
    private let isDone = DispatchGroup()
    private let result = Guarded<Value?>(nil)
    private let work: @Sendable () -> Value

    package init(_ work: @escaping @Sendable () -> Value) {
        self.work = work
        isDone.enter()
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let value = work()
            result.withLock { $0 = value }
            isDone.leave()
        }
    }

    package var value: Value {
        if let value = result.withLock({ $0 }) { return value }
        isDone.wait()
        return result.withLock { $0 } ?? work()
    }
}
