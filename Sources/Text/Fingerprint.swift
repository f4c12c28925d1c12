/// A 128-bit content fingerprint for caches and change detection: fast, stable between machines, not for security.
///
/// Two lanes of multiply-and-fold, each over 8-byte words with its own odd constants. What an attacker could forge here
/// is only their own cache; names that go out to the world (asset file names) use SHA-256.
@frozen
package struct Fingerprint: Sendable, Hashable, BitwiseCopyable {
    package var high: UInt64
    package var low: UInt64

    @inlinable
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static let zero = Fingerprint(high: 0, low: 0)

    @inlinable
    package init(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) {
        var a = 0x9E37_79B9_7F4A_7C15 ^ seed
        var b = 0xC2B2_AE3D_27D4_EB4F ^ (seed &* 0xFF51_AFD7_ED55_8CCD)
        var index = 0
        let count = bytes.count
        if count >= 16, let start = bytes.baseAddress {
            // By a pointer: each of these would else be held against both ends of the buffer.
            let last = count &- 16
            while index <= last {
                let first = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let second = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self))
                a = Fingerprint.fold(a ^ first, 0xA076_1D64_78BD_642F ^ second)
                b = Fingerprint.fold(b ^ second, 0xE703_7ED1_A0B4_28DB ^ first) &+ a
                index &+= 16
            }
        }
        var first: UInt64 = 0
        var second: UInt64 = 0
        var shift: UInt64 = 0
        while index < count {
            if shift < 64 {
                first |= UInt64(bytes[index]) << shift
            } else {
                second |= UInt64(bytes[index]) << (shift &- 64)
            }
            shift &+= 8
            index &+= 1
        }
        a = Fingerprint.fold(a ^ first ^ UInt64(count), 0x8EBC_6AF0_9C88_C6E3 ^ second)
        b = Fingerprint.fold(b ^ second ^ 0x5896_36A3_8F3C_21D5, 0x1D8E_4E27_C47D_124F ^ first) &+ a
        high = Fingerprint.fold(a, 0xEB44_ACCA_B455_D165 ^ b)
        low = Fingerprint.fold(b, 0xA076_1D64_78BD_642F ^ high)
    }

    @inlinable
    package init(_ bytes: [UInt8]) { self = bytes.withUnsafeBytes { Fingerprint($0) } }

    @inlinable
    package init(_ string: String) {
        var copy = string
        self = copy.withUTF8 { Fingerprint(UnsafeRawBufferPointer($0)) }
    }

    /// The fingerprint of this one followed by another: order matters.
    @inlinable
    package func combined(with other: Fingerprint) -> Fingerprint {
        let a = Fingerprint.fold(high ^ 0xA076_1D64_78BD_642F, other.high ^ 0xE703_7ED1_A0B4_28DB)
        let b = Fingerprint.fold(low ^ 0x8EBC_6AF0_9C88_C6E3, other.low ^ 0x5896_36A3_8F3C_21D5)
        return Fingerprint(high: a &+ (low ^ other.high) &* 0x9E37_79B9_7F4A_7C15, low: b ^ (a << 1 | a >> 63))
    }

    /// 32 hexadecimal digits.
    package var hex: String {
        Hex.string([high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } })
    }

    @inlinable @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
