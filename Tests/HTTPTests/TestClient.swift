import HTTP
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A client that says exactly the bytes it is told to, over a real socket, and waits at most ten seconds for anything.
final class TestClient {
    struct Answer: Equatable {
        var status: Int
        var fields: [String: String]
        var body: String
    }

    let descriptor: Int32
    private var received: [UInt8] = []
    private var ended = false

    /// Connects to the loopback address, from `source` (`127.0.0.2`) if given.
    init(_ address: SocketAddress, from source: String? = nil) throws {
        let family = address.address.isV4 ? AF_INET : AF_INET6
        #if canImport(Darwin)
            descriptor = socket(family, SOCK_STREAM, 0)
        #else
            descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        try #require(descriptor >= 0)
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
            try #require(bound == 0)
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
        try #require(connected == 0, "connect: \(errno)")
    }

    deinit { close(descriptor) }

    /// False when the server has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
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

    func finishSending() {
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
    func readToEnd() -> String {
        while receive() {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether the server closes the connection, without another byte, within ten seconds.
    func isClosedByServer() -> Bool {
        errno = 0
        return received.isEmpty && !receive() && errno != EAGAIN
    }

    /// Whether nothing is to be read now and the connection stands.
    func isQuiet() -> Bool {
        var byte: UInt8 = 0
        #if canImport(Darwin)
            let flags = MSG_PEEK | MSG_DONTWAIT
        #else
            let flags = Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)
        #endif
        return recv(descriptor, &byte, 1, flags) < 0 && errno == EAGAIN
    }

    /// Waits until `text` has come in; what came so far, it included, is taken.
    func read(until text: String) -> String? {
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
    func answer(toHead isHead: Bool = false) -> Answer? {
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

    func get(_ target: String, _ fields: String = "") -> Answer? {
        send("GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return answer()
    }
}

/// Runs `body` against a server on a free port of the loopback address, and ends the server.
func withServer(
    on address: String = "127.0.0.1:0", configure: (inout ServerConfiguration) -> Void = { _ in },
    handler: @escaping Handler = echo, _ body: (Server, SocketAddress) throws -> Void
) throws {
    let listen = try #require(SocketAddress(parsing: address))
    var configuration = ServerConfiguration(listen: [listen])
    configuration.connections.perAddress = 10_000
    configure(&configuration)
    let server = try Server(configuration, handler: handler)
    try server.start()
    defer { server.stop() }
    let real = try #require(server.addresses.first)
    #expect(real.port != 0)
    try body(server, real)
}

/// Answers what was asked: `METHOD path [body]`.
let echo: Handler = { request, responder in
    responder.send(
        .text("\(request.method.rawValue) \(request.path) [\(String(decoding: request.body, as: UTF8.self))]"))
}

/// Room for thousands of sockets, where the system allows it.
func raiseDescriptorLimit() -> Int {
    var limit = rlimit()
    #if canImport(Darwin) || canImport(Musl)
        let resource = RLIMIT_NOFILE
    #else
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    getrlimit(resource, &limit)
    limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 8192))
    setrlimit(resource, &limit)
    getrlimit(resource, &limit)
    return Int(clamping: limit.rlim_cur)
}

func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }
