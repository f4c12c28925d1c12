import Synchronization

/// Lines for a descriptor whose reader may be slow, asleep or gone: whoever has a line is never made to wait for it.
///
/// A thread of its own writes. When nobody takes what is written the queue fills, lines are dropped and counted, and once
/// they are taken again a line says how many are missing.
package final class LineSink: Sendable {
    /// Lines that may wait: a burst of some seconds, and a few megabytes at the most.
    package static let limit = 8_192

    private let descriptor: Int32
    private let queue: BlockingQueue<[UInt8]>
    private let droppedLines = Atomic<Int>(0)
    /// Milliseconds; set when the sink is being closed.
    private let lastPatience = Atomic<Int>(-1)
    private let isDone = Atomic<Bool>(false)
    private let gap: @Sendable (Int) -> [UInt8]
    private let hasThread = Atomic<Bool>(false)
    private let thread = Guarded<SystemThread?>(nil)

    /// `gap` makes the line that stands for so many that were dropped.
    package init(descriptor: Int32, limit: Int = LineSink.limit, gap: @escaping @Sendable (Int) -> [UInt8]) {
        self.descriptor = descriptor
        self.gap = gap
        queue = BlockingQueue(limit: limit)
        let started = SystemThread(stack: 256 << 10) { [self] in run() }
        hasThread.store(started != nil, ordering: .relaxed)
        thread.withLock { $0 = started }
    }

    /// Lines that nobody took, since the start.
    package var dropped: Int { droppedLines.load(ordering: .relaxed) }

    /// Queues a line, which ends with a line feed; drops it when too many wait. Never waits.
    package func put(_ line: [UInt8]) {
        if !hasThread.load(ordering: .relaxed) || !queue.push(line) { droppedLines.add(1, ordering: .relaxed) }
    }

    /// Takes no more lines, and returns when those that wait are written or after `milliseconds`.
    package func close(within milliseconds: Int) {
        let end = SystemCalls.ticks + milliseconds * 1_000_000
        lastPatience.store(milliseconds, ordering: .relaxed)
        queue.close()
        while hasThread.load(ordering: .relaxed), !isDone.load(ordering: .acquiring), SystemCalls.ticks < end {
            SystemCalls.sleep(milliseconds: 2)
        }
        // One that a write holds up is left to the end of the process.
        guard isDone.load(ordering: .acquiring) else { return }
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }

    /// Milliseconds between looks at whether the sink is to be closed, while nobody reads.
    private static let pause = 100
    /// Milliseconds for which lines gather after some were written.
    private static let gathering = 10
    /// Bytes that are handed over in one call: what fits into the buffer of a pipe that is read.
    private static let pieceBytes = 4 << 10

    private func run() {
        var told = 0
        // Set when the sink is being closed and nobody takes anything: no further line is waited for.
        var isOver = false
        func write(_ piece: [UInt8], lines: Int) {
            if !isOver, isTaken(piece) { return }
            droppedLines.add(lines, ordering: .relaxed)
            isOver = lastPatience.load(ordering: .relaxed) >= 0
        }
        while true {
            let lines = queue.takeAll()
            if lines.isEmpty, queue.isSpent { break }
            var piece: [UInt8] = []
            var count = 0
            for line in lines {
                if !piece.isEmpty, piece.count + line.count > LineSink.pieceBytes {
                    write(piece, lines: count)
                    (piece, count) = ([], 0)
                }
                piece += line
                count += 1
            }
            write(piece, lines: count)
            let missing = dropped - told
            if missing > 0, !isOver, isTaken(gap(missing)) { told += missing }
            // Lines gather: whoever has one need not wake this thread for each.
            if lastPatience.load(ordering: .relaxed) < 0 { SystemCalls.sleep(milliseconds: LineSink.gathering) }
        }
        isDone.store(true, ordering: .releasing)
    }

    /// Waits for a reader as long as the sink is open; false when the lines are lost.
    private func isTaken(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            var put = 0
            let code = StandardStreams.write(Array(rest), to: descriptor, within: LineSink.pause, written: &put)
            rest = rest.dropFirst(put)
            if code == 0 { return true }
            guard code == StandardStreams.timedOut else { return false }
            // The queue is closed: what is left has the time that closing has.
            let patience = lastPatience.load(ordering: .relaxed)
            if patience >= 0, put == 0 { return false }
        }
        return true
    }
}
