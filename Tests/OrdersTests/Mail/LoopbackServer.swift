import Foundation
import Platform

#if canImport(Glibc)
    import Glibc
#endif

/// A server of a few lines on 127.0.0.1 that answers every connection with the same bytes and keeps what it was asked.
final class LoopbackServer: Sendable {
    /// How it answers.
    enum Answer: Sendable {
        case bytes(String)
        /// Not at all.
        case silence
        /// A head, and then a body without an end.
        case endless(String)
    }

    let port: Int
    private let listener: Int32
    private let seen = Guarded<[String]>([])

    var requests: [String] { seen.withLock { $0 } }

    init(_ answer: Answer) throws {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        signal(SIGPIPE, SIG_IGN)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        listener = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in serve(answer) }
    }

    /// Takes no more connections.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve(_ answer: Answer) {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            Thread.detachNewThread { [self] in
                defer { close(connection) }
                let request = read(connection)
                seen.withLock { $0.append(request) }
                switch answer {
                case .bytes(let text): send(Array(text.utf8), to: connection)
                case .silence: sleep(30)
                case .endless(let head):
                    send(Array(head.utf8), to: connection)
                    let block = [UInt8](repeating: 0x78, count: 65_536)
                    while send(block, to: connection) {}
                }
            }
        }
    }

    @discardableResult private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        bytes.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) == $0.count }
    }

    private func read(_ connection: Int32) -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let head = text.firstRange(of: "\r\n\r\n") {
                let length = text.lowercased().components(between: "content-length: ").dropFirst().first
                    .flatMap { Int($0.prefix { $0.isNumber }) }
                if text[head.upperBound...].utf8.count >= length ?? 0 { return text }
            }
            let got = block.withUnsafeMutableBytes { recv(connection, $0.baseAddress, $0.count, 0) }
            guard got > 0 else { return text }
            bytes += block.prefix(got)
        }
    }
}
