import Text

/// A name a template or a schema uses, with a key that stands for it.
///
/// Names are compared on every look-up of a variable or a field. The key makes that a comparison of two words, with no
/// table shared between templates, no lock and no state of the process: a name of up to fifteen bytes is its own key, and
/// the key of a longer one is a fingerprint of it.
package struct Name: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String
    package let key: Key

    package init(_ text: String) {
        self.text = text
        var copy = text
        key = copy.withUTF8 { Key($0) }
    }

    package init(stringLiteral value: String) { self.init(value) }

    package var description: String { text }

    /// Byte equality: Unicode forms that only look alike are different names.
    package static func == (left: Name, right: Name) -> Bool { left.key == right.key }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// What stands for a name where names are compared: two words without a reference to count.
    @frozen
    @usableFromInline
    package struct Key: Sendable, Hashable {
        @usableFromInline let low: UInt64
        @usableFromInline let high: UInt64

        /// Bytes of a name that its key holds as they are.
        private static let held = 15

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            let count = bytes.count
            guard count <= Key.held else {
                let print = Fingerprint(UnsafeRawBufferPointer(bytes))
                low = print.low
                // Where the number of bytes stands otherwise.
                high = print.high | 0xFF << 56
                return
            }
            let raw = UnsafeRawBufferPointer(bytes)
            let length = UInt64(truncatingIfNeeded: count) << 56
            // Two words that overlap where there are enough bytes for one: what stands in both is the same.
            switch count {
            case 8...:
                low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
                let end = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
                high = length | end >> UInt64(8 &* (16 &- count))
            case 4...:
                let start = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
                let end = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
                low = UInt64(start) | UInt64(end) << UInt64(8 &* (count &- 4))
                high = length
            case 1...:
                low =
                    UInt64(raw[0]) | UInt64(raw[count / 2]) << UInt64(8 &* (count / 2))
                    | UInt64(raw[count &- 1]) << UInt64(8 &* (count &- 1))
                high = length
            default:
                low = 0
                high = 0
            }
        }

        init(_ text: String) {
            var copy = text
            self = copy.withUTF8 { Key($0) }
        }

        /// Bits of both words, mixed, the highest best.
        @inlinable
        package var bits: UInt64 { (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xC2B2_AE3D_27D4_EB4F }

        @inlinable
        package static func == (left: Key, right: Key) -> Bool { left.low == right.low && left.high == right.high }
    }
}
