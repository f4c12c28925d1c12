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
    /// Seconds that either side waits for the other.
    package static let patience = 30

    /// Listens at `path`, in place of what an earlier process left there. The caller holds the lock that makes sure no
    /// other process is listening.
    package static func listen(at path: String) throws(FileFault) -> Int32 {
        unlink(path)
        let descriptor = try make()
        // Made with no rights for others from the first moment on.
        let mask = umask(0o177)
        let code = withAddress(of: path) { bind(descriptor, $0, $1) }
        let fault = errno
        umask(mask)
        guard code == 0, chmod(path, 0o600) == 0, systemListen(descriptor, 16) == 0 else {
            let number = code == 0 ? errno : fault
            close(descriptor)
            throw FileFault("listen at", path, code: code == tooLong ? ENAMETOOLONG : number)
        }
        return descriptor
    }

    /// Asks whoever listens at `path`. Nil when nobody does.
    package static func ask(_ path: String, _ line: [UInt8]) throws(FileFault) -> [UInt8]? {
        let descriptor = try make()
        defer { close(descriptor) }
        guard withAddress(of: path, { connect(descriptor, $0, $1) }) == 0 else {
            if errno == ENOENT || errno == ECONNREFUSED { return nil }
            throw FileFault("connect to", path, code: errno)
        }
        setPatience(descriptor)
        guard write(line + [0x0A], to: descriptor) else { throw FileFault("write to", path, code: errno) }
        guard let answer = readLine(descriptor) else { throw FileFault("read from", path, code: ETIMEDOUT) }
        return answer
    }

    /// Answers one client after another until the listener is closed by `end`.
    package static func serve(_ listener: Int32, _ answer: ([UInt8]) -> [UInt8]) {
        while true {
            let client = accept(listener, nil, nil)
            if client < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                if errno == EMFILE || errno == ENFILE {
                    SystemCalls.sleep(milliseconds: 200)
                    continue
                }
                return
            }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            setPatience(client)
            if let line = readLine(client) { _ = write(answer(line) + [0x0A], to: client) }
            close(client)
        }
    }

    /// Ends `serve` on another thread.
    package static func end(_ listener: Int32) { shutdown(listener, Int32(SHUT_RDWR)) }

    package static func closeListener(_ listener: Int32) { close(listener) }

    private static func make() throws(FileFault) -> Int32 {
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

    private static func setPatience(_ descriptor: Int32) {
        var time = timeval()
        time.tv_sec = .init(patience)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    private static func readLine(_ descriptor: Int32) -> [UInt8]? {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while line.count < longestLine {
            let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return nil }
            if let end = buffer[..<got].firstIndex(of: 0x0A) { return line + buffer[..<end] }
            line += buffer[..<got]
        }
        return nil
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
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
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
