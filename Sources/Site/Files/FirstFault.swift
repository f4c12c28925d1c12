import Platform

/// Keeps the first fault of work done on several threads, and skips the rest of the work after it.
final class FirstFault: Sendable {
    private let fault = Guarded<FileFault?>(nil)

    func run(_ work: () throws(FileFault) -> Void) {
        guard fault.withLock({ $0 == nil }) else { return }
        do throws(FileFault) {
            try work()
        } catch {
            fault.withLock { if $0 == nil { $0 = error } }
        }
    }

    func check() throws(FileFault) {
        if let fault = fault.withLock({ $0 }) { throw fault }
    }
}
