import Platform
import Synchronization
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output and standard error, written whole and never twice.
package enum Console {
    package static func print(_ text: String) { put(Array((text + "\n").utf8), on: 1) }
    package static func print(bytes: [UInt8]) { put(bytes, on: 1) }
    package static func warn(_ text: String) { put(Array((text + "\n").utf8), on: 2) }
    package static func warn(bytes: [UInt8]) { put(bytes, on: 2) }

    /// From here on nothing that is printed moves a cursor, rings a bell or turns a line: controls are spelled out, like
    /// `<U+1B>`. For a program whose output holds what strangers typed; one door, so that no command can forget it.
    package static func showControls() { showsControls.store(true, ordering: .relaxed) }

    /// From here on standard error is waited for at most so many milliseconds: a server must come to its end although
    /// nobody reads its last words.
    package static func boundErrors(milliseconds: Int) { patience.store(milliseconds, ordering: .relaxed) }

    /// Why standard output did not take everything; 0 while it does, and when whoever read it has gone.
    package static var outputFault: Int32 { fault.load(ordering: .relaxed) }

    /// Whoever read standard output has gone (`... | head`): what is printed from here on is lost, and wanted by nobody.
    package static var isOutputGone: Bool { isGone.load(ordering: .relaxed) }

    private static let showsControls = Atomic<Bool>(false)
    private static let patience = Atomic<Int>(-1)
    private static let fault = Atomic<Int32>(0)
    private static let isGone = Atomic<Bool>(false)

    /// Whether people are reading standard error, so that progress and colour make sense.
    package static var errorIsTerminal: Bool { isatty(2) == 1 }

    /// Whether colour is welcome: a terminal, and neither `NO_COLOR` nor `TERM=dumb`.
    package static var wantsColour: Bool {
        errorIsTerminal && getenv("NO_COLOR") == nil && environment("TERM") != "dumb"
    }

    package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Reads standard input to its end.
    package static func readInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
            if got > 0 {
                bytes.append(contentsOf: buffer[0..<got])
            } else if got == 0 || errno != EINTR {
                return bytes
            }
        }
    }

    private static func put(_ bytes: [UInt8], on descriptor: Int32) {
        let shown = showsControls.load(ordering: .relaxed) ? VisibleText.spelledOut(bytes) : bytes
        guard descriptor == 1 else {
            let patience = patience.load(ordering: .relaxed)
            _ = StandardStreams.write(shown, to: descriptor, within: patience < 0 ? nil : patience)
            return
        }
        guard !isOutputGone, outputFault == 0 else { return }
        let code = StandardStreams.write(shown, to: descriptor)
        if code == StandardStreams.brokenPipe {
            isGone.store(true, ordering: .relaxed)
        } else if code != 0 {
            fault.store(code, ordering: .relaxed)
        }
    }
}
