import Platform
import Text

/// Says how far a long piece of work is: a bar that is drawn over itself on a terminal, a line every few seconds where a
/// log is kept. Silent while the work is short.
package final class Progress: Sendable {
    package enum Style: Sendable {
        case bar, lines
    }

    private struct State {
        var phase = ""
        var phaseStarted = 0
        var shown = 0
        /// The phase has been spoken of.
        var isTold = false
        var isVisible = false
        var done = 0
        var total = 0
    }

    private let style: Style
    private let started = SystemCalls.ticks
    private let state = Guarded(State())

    /// Nanoseconds until the first word, and between two.
    private var patience: Int { style == .bar ? 1_000_000_000 : 5_000_000_000 }
    private var pause: Int { style == .bar ? 80_000_000 : 5_000_000_000 }

    package init(_ style: Style = Console.errorIsTerminal ? .bar : .lines) { self.style = style }

    /// Says where the work is; may be called from any thread and as often as convenient.
    ///
    /// - Parameter share: how much of this part of the work is done, from 0 to 1.
    package func update(_ phase: String, done: Int, of total: Int, share: Double) {
        let now = SystemCalls.ticks
        state.withLock { state in
            if state.phase != phase {
                close(&state, now)
                state = State()
                (state.phase, state.phaseStarted) = (phase, now)
            }
            (state.done, state.total) = (done, total)
            guard now - started > patience, now - state.shown > pause else { return }
            state.shown = now
            state.isTold = true
            let left = ProgressText.remaining(elapsed: now - state.phaseStarted, share: share)
            switch style {
            case .bar:
                state.isVisible = true
                write("\r\u{1B}[K" + ProgressText.bar(phase, done, of: total, share: share, left: left))
            case .lines: write(ProgressText.line(phase, done, of: total, left: left) + "\n")
            }
        }
    }

    /// Clears the bar; a log is told that the end was reached, if it was told of the work.
    package func finish() { state.withLock { close(&$0, SystemCalls.ticks) } }

    private func close(_ state: inout State, _ now: Int) {
        if state.isVisible { write("\r\u{1B}[K") }
        if style == .lines, state.isTold, state.done == state.total {
            let seconds = (now - state.phaseStarted) / 1_000_000_000
            write("\(state.phase): all \(state.total), in \(ProgressText.duration(seconds))\n")
        }
        state = State()
    }

    private func write(_ text: String) { Console.warn(bytes: Array(text.utf8)) }
}
