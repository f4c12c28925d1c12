#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A Unix socket on which one program of the machine asks another: a line, and a line in answer.
///
/// Who may connect is who may open its file, which is its owner alone (mode 0600 in a folder of 0700).
package enum LocalSocket {
    /// Bytes of a line: stops a client that never ends it.
    package static let longestLine = 64 << 10
    /// Seconds that whoever asks waits for the answer.
    package static let patience = 30

    /// What came of asking.
    package enum Answer: Sendable, Equatable {
        case answered([UInt8])
        /// Nobody listens.
        case nobody
        /// The question arrived, or may have, and there is no answer: what it asked for may have been done or not.
        case unknown(isLate: Bool)
    }

    /// Listens at `path`, in place of what an earlier process left there. The caller holds the lock that makes sure no
    /// other process is listening.
    static func listen(at path: String) throws(FileFault) -> Int32 {
        unlink(path)
        let descriptor = try make()
        // Made with no rights for others from the first moment on.
        let mask = umask(0o177)
        let code = withAddress(of: path) { bind(descriptor, $0, $1) }
        let fault = errno
        umask(mask)
        guard code == 0, chmod(path, 0o600) == 0, systemListen(descriptor, 64) == 0 else {
            let number = code == 0 ? errno : fault
            close(descriptor)
            throw FileFault("listen at", path, code: code == tooLong ? ENAMETOOLONG : number)
        }
        setNonBlocking(descriptor)
        return descriptor
    }

    /// Asks whoever listens at `path`, and waits at most `seconds` for each step.
    ///
    /// - Throws: when nothing was asked.
    package static func ask(
        _ path: String, _ line: [UInt8], patience seconds: Int = patience
    ) throws(FileFault) -> Answer {
        let descriptor = try make()
        defer { close(descriptor) }
        // Before connecting, which waits as well when many do.
        setPatience(descriptor, seconds)
        guard withAddress(of: path, { connect(descriptor, $0, $1) }) == 0 else {
            if errno == ENOENT || errno == ECONNREFUSED { return .nobody }
            throw FileFault("connect to", path, code: errno == EAGAIN ? ETIMEDOUT : errno)
        }
        // Half a line is no question, so a fault here means that nothing was asked.
        guard write(line + [0x0A], to: descriptor) else { throw FileFault("write to", path, code: errno) }
        let end = SystemCalls.ticks + seconds * 1_000_000_000
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while answer.count < longestLine, SystemCalls.ticks < end {
            let got = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
            if got < 0, errno == EINTR { continue }
            if got < 0, errno == EAGAIN || errno == EWOULDBLOCK { return .unknown(isLate: true) }
            guard got > 0 else { return .unknown(isLate: false) }
            if let end = buffer[..<got].firstIndex(of: 0x0A) { return .answered(answer + buffer[..<end]) }
            answer += buffer[..<got]
        }
        return .unknown(isLate: true)
    }

    static func make() throws(FileFault) -> Int32 {
        #if canImport(Glibc)
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #elseif canImport(Musl)
            let descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)
        #else
            let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
            if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        #endif
        guard descriptor >= 0 else { throw FileFault("make a socket for", "commands", code: errno) }
        return descriptor
    }

    private static let tooLong: Int32 = -2

    private static func withAddress(
        of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard bytes.count < room.count else { return false }
            room.copyBytes(from: bytes)
            return true
        }
        guard fits else {
            errno = ENAMETOOLONG
            return tooLong
        }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    static func setPatience(_ descriptor: Int32, _ seconds: Int) {
        var time = timeval()
        time.tv_sec = .init(seconds)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    static func setNonBlocking(_ descriptor: Int32, _ isNonBlocking: Bool = true) {
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, isNonBlocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK)
    }

    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let put = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return false }
            offset += put
        }
        return true
    }
}

// Members of the type have these names too.
private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
