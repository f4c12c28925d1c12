#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The three descriptors that a process is started with.
package enum StandardStreams {
    /// Opens `/dev/null` in the place of those that are closed (`>&-`): the next file that is opened would get the number
    /// of one, and what is printed would be written into the orders. Call it first of all.
    package static func fill() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free, which is this one.
            _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
        }
    }

    /// Writes all of `bytes`, waiting at most `milliseconds` for whoever reads to take something; with nil as long as it
    /// takes. 0, or the code of the fault; `timedOut` when nobody took it.
    package static func write(_ bytes: [UInt8], to descriptor: Int32, within milliseconds: Int? = nil) -> Int32 {
        var written = 0
        return write(bytes, to: descriptor, within: milliseconds, written: &written)
    }

    /// The same; `written` is how many bytes were taken, also when not all were.
    static func write(
        _ bytes: [UInt8], to descriptor: Int32, within milliseconds: Int?, written offset: inout Int
    ) -> Int32 {
        let end = milliseconds.map { SystemCalls.ticks + $0 * 1_000_000 }
        offset = 0
        while offset < bytes.count {
            var most = bytes.count - offset
            if let end {
                guard isWritable(descriptor, until: end) else { return timedOut }
                // A pipe that says it can be written to takes so many bytes without waiting (POSIX, PIPE_BUF).
                most = min(most, pieceBytes)
            }
            let put = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + offset, most) }
            if put > 0 {
                offset += put
            } else if put < 0, errno == EAGAIN || errno == EWOULDBLOCK {
                // Whoever shares the descriptor made it one that does not wait.
                guard isWritable(descriptor, until: end ?? SystemCalls.ticks + 1_000_000_000) || end == nil else {
                    return timedOut
                }
            } else if put == 0 || errno != EINTR {
                return put == 0 ? EIO : errno
            }
        }
        return 0
    }

    /// What `write` says when the time was up.
    package static var timedOut: Int32 { ETIMEDOUT }
    /// Whoever read has gone.
    package static var brokenPipe: Int32 { EPIPE }

    private static let pieceBytes = Int(PIPE_BUF)

    private static func isWritable(_ descriptor: Int32, until end: Int) -> Bool {
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let left = max(0, (end - SystemCalls.ticks) / 1_000_000)
            let count = poll(&entry, 1, Int32(clamping: left))
            // An error is what the write will tell of.
            if count > 0 { return true }
            if count == 0 || errno != EINTR { return count < 0 }
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
