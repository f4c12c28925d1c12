/// Base64 (RFC 4648, 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            var bits = 0
            for index in 0..<3 { bits = bits << 8 | (index < group.count ? Int(group[index]) : 0) }
            for index in 0..<4 {
                // One byte makes two digits, two make three.
                out.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 63] : 0x3D)
            }
        }
        return out
    }
}
