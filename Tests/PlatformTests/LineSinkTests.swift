import Platform
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A log whose reader sleeps, wakes or goes.
@Suite("Line sink")
struct LineSinkTests {
    private func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        try #require(systemPipe(&ends) == 0)
        return (ends[0], ends[1])
    }

    private func line(_ number: Int) -> [UInt8] { Array("line \(number) \(String(repeating: "x", count: 200))\n".utf8) }

    @Test("Whoever writes a line never waits, and the reader is told what is missing", .timeLimit(.minutes(1)))
    func asleep() throws {
        let (reading, writing) = try pipe()
        defer { close(reading) }
        let sink = LineSink(descriptor: writing, limit: 100) { Array("missing \($0)\n".utf8) }
        let started = SystemCalls.ticks
        for number in 0..<5_000 { sink.put(line(number)) }
        #expect(SystemCalls.ticks - started < 2_000_000_000)
        #expect(sink.dropped > 4_000)
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !text.contains("missing") {
            let got = read(reading, &buffer, buffer.count)
            try #require(got > 0)
            text += String(decoding: buffer[..<got], as: UTF8.self)
        }
        let lines = text.split(separator: "\n")
        #expect(
            lines.dropLast().allSatisfy { $0.hasPrefix("line ") && $0.utf8.count > 200 || $0.hasPrefix("missing ") })
        // As soon as there is room again it is taken, and the end waits for it.
        #expect(
            eventually {
                let before = sink.dropped
                sink.put(line(9_999))
                return sink.dropped == before
            })
        sink.close(within: 2_000)
        close(writing)
        text = ""
        while true {
            let got = read(reading, &buffer, buffer.count)
            guard got > 0 else { break }
            text += String(decoding: buffer[..<got], as: UTF8.self)
        }
        #expect(text.contains("line 9999"))
    }

    @Test("A reader that has gone, and one that never wakes, hold up no end", .timeLimit(.minutes(1)))
    func gone() throws {
        Signals.ignoreFailedWrites()
        for isGone in [true, false] {
            let (reading, writing) = try pipe()
            if isGone { close(reading) }
            let sink = LineSink(descriptor: writing, limit: 1_000) { Array("missing \($0)\n".utf8) }
            for number in 0..<2_000 { sink.put(line(number)) }
            let started = SystemCalls.ticks
            sink.close(within: 500)
            #expect(SystemCalls.ticks - started < 2_000_000_000)
            #expect(sink.dropped > 0)
            sink.put(line(1))
            // The thread may still look at the descriptor: it is left open.
            if !isGone { close(reading) }
        }
    }
}

private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
