import Platform
import TestSupport
import Testing

/// The socket by which commands reach a running server.
@Suite("Local server")
struct LocalServerTests {
    @Test("A slow answer keeps no other one waiting, and a late one is not taken for none", .timeLimit(.minutes(1)))
    func several() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/socket"
        #expect(try LocalSocket.ask(path, [0x61]) == .nobody)
        let server = try LocalServer(at: path, patience: 1) { line in
            if line == Array("slow".utf8) { SystemCalls.sleep(milliseconds: 1_500) }
            return Array("got ".utf8) + line
        }
        let late = Guarded<LocalSocket.Answer?>(nil)
        let asking = SystemThread {
            let answer = try? LocalSocket.ask(path, Array("slow".utf8), patience: 1)
            late.withLock { $0 = answer }
        }
        let started = SystemCalls.ticks
        for number in 0..<20 {
            let line = Array("\(number)".utf8)
            #expect(try LocalSocket.ask(path, line) == .answered(Array("got ".utf8) + line))
        }
        #expect(SystemCalls.ticks - started < 1_000_000_000)
        asking?.join()
        #expect(late.withLock { $0 } == .unknown(isLate: true))
        #expect(try LocalSocket.ask(path, Array("slow".utf8), patience: 10) == .answered(Array("got slow".utf8)))
        server.stop()
        server.stop()
        #expect(try LocalSocket.ask(path, [0x61]) == .nobody)
        // The file of an earlier process is no obstacle.
        let next = try LocalServer(at: path) { $0 }
        #expect(try LocalSocket.ask(path, [0x62]) == .answered([0x62]))
        next.stop()
    }
}
