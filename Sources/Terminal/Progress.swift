import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One line on a terminal that says how far a long piece of work is; silent in the first second and where nobody looks.
package final class Progress: Sendable {
    private let started: Int
    private let shown = Guarded<(last: Int, visible: Bool)>((0, false))
    private let enabled: Bool

    package init(enabled: Bool = Console.errorIsTerminal) {
        self.enabled = enabled
        started = Progress.ticks
    }

    /// Says where the work is; may be called from any thread and as often as convenient.
    package func update(_ phase: String, done: Int, of total: Int) {
        guard enabled else { return }
        let now = Progress.ticks
        guard now - started > 1_000_000_000 else { return }
        shown.withLock { state in
            guard now - state.last > 80_000_000 else { return }
            state = (now, true)
            let share = total > 0 ? done * 24 / total : 0
            let bar = String(repeating: "█", count: share) + String(repeating: "·", count: 24 - share)
            write("\r\u{1B}[K\(phase) \(bar) \(done)/\(total)")
        }
    }

    /// Clears the line.
    package func finish() {
        shown.withLock { state in
            if state.visible { write("\r\u{1B}[K") }
            state.visible = false
        }
    }

    private func write(_ text: String) {
        var copy = text
        copy.withUTF8 { buffer in
            if let base = buffer.baseAddress { _ = posixWrite(2, base, buffer.count) }
        }
    }

    private static var ticks: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}

private func posixWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}
