import Text

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An IPv4 or IPv6 address. IPv4 is held as its mapped form `::ffff:a.b.c.d`, so that one client has one address
/// whichever kind of socket it came through.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// The 128 bits in network order, as two halves.
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Four bytes of IPv4, the first first.
    package init(v4 a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        let word = UInt64(a) << 24 | UInt64(b) << 16 | UInt64(c) << 8 | UInt64(d)
        self.init(high: 0, low: 0xFFFF_0000_0000 | word)
    }

    /// `127.0.0.1`, `::1`, also in brackets; nil for anything else (no names, no octal, no zone).
    package init?(parsing text: String) {
        var name = text
        if name.hasPrefix("[") {
            guard name.hasSuffix("]"), name.contains(":") else { return nil }
            name = String(name.dropFirst().dropLast())
        }
        guard name.utf8.count < 46, !name.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, name, &bytes) == 1 {
            self.init(v4: bytes[0], bytes[1], bytes[2], bytes[3])
        } else if inet_pton(AF_INET6, name, &bytes) == 1 {
            self.init(networkBytes: bytes)
        } else {
            return nil
        }
    }

    /// 16 bytes in network order.
    init(networkBytes bytes: some Collection<UInt8>) {
        let high = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = bytes.dropFirst(8).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(high: high, low: low)
    }

    package var isV4: Bool { high == 0 && low >> 32 == 0xFFFF }

    package var isLoopback: Bool { isV4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }

    var networkBytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 % 8))) }
    }

    /// What limits count by: the address, or the /64 of an IPv6 address, which is what one customer of a provider is
    /// given and can wander about in.
    package var limitKey: IPAddress { isV4 ? self : IPAddress(high: high, low: 0) }

    package var description: String {
        if isV4 { return networkBytes[12...].map(String.init).joined(separator: ".") }
        var bytes = networkBytes
        var text = [CChar](repeating: 0, count: 46)
        guard inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A block of addresses in CIDR notation: `10.0.0.0/8`, `fd00::/8`, or a single address.
package struct AddressRange: Sendable, Hashable {
    private let base: IPAddress
    private let prefixLength: Int

    /// Nil for anything that is not an address with an optional prefix length within its family.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let address = IPAddress(parsing: String(first)) else {
            return nil
        }
        let widest = address.isV4 ? 32 : 128
        var length = widest
        if parts.count == 2 {
            guard let given = ASCIIText.decimal(parts[1].utf8), given <= widest else { return nil }
            length = given
        }
        base = address
        prefixLength = length + (address.isV4 ? 96 : 0)
    }

    package func contains(_ address: IPAddress) -> Bool {
        func differs(_ left: UInt64, _ right: UInt64, _ bits: Int) -> Bool {
            bits > 0 && (left ^ right) >> UInt64(64 - min(bits, 64)) != 0
        }
        // An IPv4 address lies only in IPv4 ranges, even though its mapped form would match `::/0`.
        return address.isV4 == base.isV4 && !differs(address.high, base.high, prefixLength)
            && !differs(address.low, base.low, prefixLength - 64)
    }
}
