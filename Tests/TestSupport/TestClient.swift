import HTTP

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A client that says exactly the bytes it is told to, over a real socket, and waits at most ten seconds for anything.
package final class TestClient {
    /// What a server answered; names of fields in lower case.
    package struct Answer: Equatable, Sendable {
        package var status: Int
        package var fields: [String: String]
        package var body: String

        package init(status: Int, fields: [String: String], body: String) {
            self.status = status
            self.fields = fields
            self.body = body
        }
    }

    /// Why there is no connection.
    package struct ConnectFailure: Error {
        package var step: String
        package var code: Int32
    }

    package let descriptor: Int32
    private var received: [UInt8] = []
    private var ended = false

    /// Connects to the loopback address, from `source` (`127.0.0.2`) if given.
    package init(_ address: SocketAddress, from source: String? = nil) throws {
        let family = address.address.isV4 ? AF_INET : AF_INET6
        #if canImport(Darwin)
            descriptor = socket(family, SOCK_STREAM, 0)
        #else
            descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { throw ConnectFailure(step: "socket", code: errno) }
        // Not for the programs that other tests start: they would hold the connection open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        // Pieces leave at once instead of waiting for the last one's acknowledgement.
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        if let source {
            var form = sockaddr_in()
            form.sin_family = sa_family_t(AF_INET)
            _ = inet_pton(AF_INET, source, &form.sin_addr)
            let bound = withUnsafePointer(to: &form) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard bound == 0 else { throw ConnectFailure(step: "bind", code: errno) }
        }
        let connected: Int32
        if family == AF_INET {
            var form = sockaddr_in()
            form.sin_family = sa_family_t(AF_INET)
            form.sin_port = address.port.bigEndian
            _ = inet_pton(AF_INET, address.address.description, &form.sin_addr)
            connected = withUnsafePointer(to: &form) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        } else {
            var form = sockaddr_in6()
            form.sin6_family = sa_family_t(AF_INET6)
            form.sin6_port = address.port.bigEndian
            _ = inet_pton(AF_INET6, address.address.description, &form.sin6_addr)
            connected = withUnsafePointer(to: &form) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
        }
        guard connected == 0 else { throw ConnectFailure(step: "connect", code: errno) }
    }

    deinit { close(descriptor) }

    /// False when the server has closed the connection.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent)
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    package func finishSending() {
        #if canImport(Darwin) || canImport(Musl)
            shutdown(descriptor, SHUT_WR)
        #else
            shutdown(descriptor, Int32(SHUT_WR))
        #endif
    }

    /// Reads once; false at the end of the stream, an error or after ten seconds.
    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count <= 0 {
            ended = true
            return false
        }
        received += buffer[..<count]
        return true
    }

    /// Everything up to the end of the stream.
    package func readToEnd() -> String {
        while receive() {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether the server closes the connection, without another byte, within ten seconds.
    package func isClosedByServer() -> Bool {
        errno = 0
        return received.isEmpty && !receive() && errno != EAGAIN
    }

    /// Whether nothing is to be read now and the connection stands.
    package func isQuiet() -> Bool {
        var byte: UInt8 = 0
        #if canImport(Darwin)
            let flags = MSG_PEEK | MSG_DONTWAIT
        #else
            let flags = Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)
        #endif
        return recv(descriptor, &byte, 1, flags) < 0 && errno == EAGAIN
    }

    /// Waits until `text` has come in; what came so far, it included, is taken.
    package func read(until text: String) -> String? {
        let wanted = Array(text.utf8)
        while true {
            if let end = TestClient.end(of: wanted, in: received) {
                defer { received.removeFirst(end) }
                return String(decoding: received[..<end], as: UTF8.self)
            }
            if !receive() { return nil }
        }
    }

    private static func end(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        for start in 0...bytes.count - wanted.count where bytes[start] == wanted[0] {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start + wanted.count }
        }
        return nil
    }

    /// One whole answer; nil when there is none.
    package func answer(toHead isHead: Bool = false) -> Answer? {
        guard let head = read(until: "\r\n\r\n") else { return nil }
        let lines = head.split(separator: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            fields[line[..<colon].lowercased()] = String(line[line.index(colon, offsetBy: 2)...])
        }
        var body: [UInt8] = []
        if fields["transfer-encoding"] == "chunked" {
            while let line = read(until: "\r\n"), let size = Int(line.dropLast(1), radix: 16) {
                guard let bytes = take(size + 2) else { return nil }
                body += bytes.dropLast(2)
                if size == 0 { break }
            }
        } else if let length = fields["content-length"].flatMap(Int.init), !isHead {
            guard let bytes = take(length) else { return nil }
            body = bytes
        }
        return Answer(status: status, fields: fields, body: String(decoding: body, as: UTF8.self))
    }

    private func take(_ count: Int) -> [UInt8]? {
        while received.count < count { if !receive() { return nil } }
        defer { received.removeFirst(count) }
        return Array(received[..<count])
    }

    package func get(_ target: String, _ fields: String = "") -> Answer? {
        send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return answer()
    }
}
