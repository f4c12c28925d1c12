#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

// The socket headers that CLinux includes may be seen as its own, so members of their types need the import.
#if canImport(CLinux)
    import CLinux
#endif

/// Where to listen: an address and a port.
package struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    package var address: IPAddress
    /// 0 asks the system for a free one.
    package var port: UInt16

    package init(_ address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// `127.0.0.1:8081`, `[::1]:8081` or `localhost:8081`; nil for anything else, other names included, because what
    /// a name means can change between the check and the use.
    package init?(parsing text: String) {
        guard let colon = text.utf8.lastIndex(of: 0x3A),
            let number = ASCIIText.decimal(text.utf8[text.utf8.index(after: colon)...]), number <= 65535
        else { return nil }
        let host = String(text[..<colon])
        let isBare = host.contains(":") && !host.hasPrefix("[")
        guard !isBare, let address = IPAddress(parsing: host == "localhost" ? "127.0.0.1" : host) else { return nil }
        self.init(address, port: UInt16(number))
    }

    package var description: String { address.isV4 ? "\(address):\(port)" : "[\(address)]:\(port)" }
}

extension SocketAddress {
    /// Calls `body` with the system's form of the address.
    func withSystemAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        let bytes = address.networkBytes
        if address.isV4 {
            var form = sockaddr_in()
            #if canImport(Darwin)
                form.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
            #endif
            form.sin_family = sa_family_t(AF_INET)
            form.sin_port = port.bigEndian
            withUnsafeMutableBytes(of: &form.sin_addr) { $0.copyBytes(from: bytes[12...]) }
            return withUnsafePointer(to: &form) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        var form = sockaddr_in6()
        #if canImport(Darwin)
            form.sin6_len = UInt8(MemoryLayout<sockaddr_in6>.size)
        #endif
        form.sin6_family = sa_family_t(AF_INET6)
        form.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &form.sin6_addr) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &form) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }

    /// Reads the address that `fill` (accept, getsockname) writes; nil if it is of another family.
    static func filled(
        by fill: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> (result: Int32, address: SocketAddress?) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { fill($0, &length) }
        }
        guard result >= 0 else { return (result, nil) }
        let address: SocketAddress? = withUnsafeBytes(of: &storage) { raw in
            switch Int32(storageFamily(raw)) {
            case AF_INET:
                let form = raw.loadUnaligned(as: sockaddr_in.self)
                let bytes = withUnsafeBytes(of: form.sin_addr) { Array($0) }
                return SocketAddress(
                    IPAddress(v4: bytes[0], bytes[1], bytes[2], bytes[3]), port: UInt16(bigEndian: form.sin_port))
            case AF_INET6:
                let form = raw.loadUnaligned(as: sockaddr_in6.self)
                let bytes = withUnsafeBytes(of: form.sin6_addr) { Array($0) }
                return SocketAddress(IPAddress(networkBytes: bytes), port: UInt16(bigEndian: form.sin6_port))
            default:
                return nil
            }
        }
        return (result, address)
    }

    private static func storageFamily(_ raw: UnsafeRawBufferPointer) -> sa_family_t {
        raw.loadUnaligned(as: sockaddr.self).sa_family
    }
}
