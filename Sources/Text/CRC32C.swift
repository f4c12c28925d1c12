/// CRC-32C, the Castagnoli polynomial (RFC 3720, appendix B.4), sixteen bytes a step from tables.
///
/// The steps of one checksum wait for each other, so the more bytes a step takes, the less it waits: sixteen are twice
/// as fast as eight, and the tables (16 KiB) still fit into the first cache.
package enum CRC32C {
    /// The checksum of `bytes`, or of what gave `previous` followed by `bytes`.
    package static func checksum(_ bytes: UnsafeBufferPointer<UInt8>, continuing previous: UInt32 = 0) -> UInt32 {
        guard let start = bytes.baseAddress else { return previous }
        let raw = UnsafeRawPointer(start)
        let table = tables.start
        var crc = ~previous
        var index = 0
        let count = bytes.count
        while index &+ 16 <= count {
            let first = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(crc)
            let second = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self))
            crc = fold(first, table + 8 * 256) ^ fold(second, table)
            index &+= 16
        }
        while index < count {
            crc = crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ start[index])]
            index &+= 1
        }
        return ~crc
    }

    package static func checksum(_ bytes: [UInt8], continuing previous: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBufferPointer { checksum($0, continuing: previous) }
    }

    /// The checksum of one byte.
    package static func checksum(byte: UInt8) -> UInt32 {
        ~(UInt32.max >> 8 ^ tables.start[Int(~byte)])
    }

    /// What eight bytes, the first lowest, add to the checksum when `table` begins with the one for the last of them.
    @inline(__always)
    private static func fold(_ word: UInt64, _ table: UnsafePointer<UInt32>) -> UInt32 {
        table[7 * 256 + Int(word & 0xFF)] ^ table[6 * 256 + Int(word >> 8 & 0xFF)]
            ^ table[5 * 256 + Int(word >> 16 & 0xFF)] ^ table[4 * 256 + Int(word >> 24 & 0xFF)]
            ^ table[3 * 256 + Int(word >> 32 & 0xFF)] ^ table[2 * 256 + Int(word >> 40 & 0xFF)]
            ^ table[256 + Int(word >> 48 & 0xFF)] ^ table[Int(word >> 56)]
    }

    private static let tables = Tables()

    /// One table a byte of a step, the last byte's first; made once and never freed.
    private struct Tables: @unchecked Sendable {
        let start: UnsafePointer<UInt32>

        init() {
            let tables = UnsafeMutablePointer<UInt32>.allocate(capacity: 16 * 256)
            for index in 0..<256 {
                var value = UInt32(index)
                for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
                tables[index] = value
            }
            for index in 256..<16 * 256 {
                let previous = tables[index - 256]
                tables[index] = previous >> 8 ^ tables[Int(previous & 0xFF)]
            }
            start = UnsafePointer(tables)
        }
    }
}
