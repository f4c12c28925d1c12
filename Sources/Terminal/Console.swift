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

    /// A closed pipe (`vitrine ... | head`) ends the output, not the command.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    private static func put(_ bytes: [UInt8], on descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let put = write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
                if put > 0 {
                    offset += put
                } else if put == 0 || errno != EINTR {
                    return
                }
            }
        }
    }
}
