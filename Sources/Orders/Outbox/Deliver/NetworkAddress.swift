#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An address of the Internet, as its bytes: 4 or 16.
struct NetworkAddress: Sendable, Hashable {
    let bytes: [UInt8]

    /// As numbers and points, or in hexadecimal groups.
    var text: String {
        guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }

    /// Whether anybody on the Internet is meant: not this machine, its networks, a group, or a block set apart
    /// (the special-purpose registries of IANA, RFC 6890).
    var isPublic: Bool {
        guard bytes.count == 16 else { return bytes.count == 4 && NetworkAddress.isPublic(bytes) }
        // ::ffff:0:0/96 and 64:ff9b::/96 stand for an IPv4 address, which decides.
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if bytes.starts(with: mapped) || bytes.starts(with: translated) {
            return NetworkAddress.isPublic(Array(bytes[12...]))
        }
        // 2000::/3 is all that is given out (RFC 4291 2.4).
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        // 2002::/16 holds an IPv4 address (RFC 3056).
        if bytes[0] == 0x20, bytes[1] == 0x02 { return NetworkAddress.isPublic(Array(bytes[2..<6])) }
        // 2001::/23 is for protocols, Teredo among them; 2001:db8::/32 and 3fff::/20 for documents.
        if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 0x02 { return false }
        if bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) { return false }
        return !(bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10)
    }

    private static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): false
        case (100, 64...127, _): false
        case (169, 254, _), (192, 168, _): false
        case (172, 16...31, _): false
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113), (192, 88, 99): false
        case (198, 18...19, _): false
        default: true
        }
    }

    /// The addresses of a host, as the system finds them; empty when it has none. Blocks, as long as the system's own
    /// limits let it.
    static func resolve(_ host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [NetworkAddress] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            guard let address = entry.pointee.ai_addr else { continue }
            let bytes: [UInt8]
            switch entry.pointee.ai_family {
            case AF_INET:
                bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                    withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
                }
            case AF_INET6:
                bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                    withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
                }
            default: continue
            }
            let one = NetworkAddress(bytes: bytes)
            if !found.contains(one) { found.append(one) }
        }
        return found
    }
}
