/// What JSON's strings are made of (RFC 8259, 7), looked at eight bytes at a time.
package enum JSONText {
    /// Whether `ByteWriter.appendJSON` would write the bytes as they are: no quotes, backslashes, controls, none of `<`,
    /// `>` and `&`, and only ASCII, so that the two line ends that JavaScript alone knows need no looking for.
    package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let found =
                word | below(word, 0x20) | equal(word, 0x22) | equal(word, 0x26) | equal(word, 0x3C)
                | equal(word, 0x3E) | equal(word, 0x5C) | equal(word, 0x7F)
            if found & highs != 0 { return false }
            index &+= 8
        }
        while index < count {
            switch bytes[index] {
            case 0x00...0x1F, 0x22, 0x26, 0x3C, 0x3E, 0x5C, 0x7F...0xFF: return false
            default: index &+= 1
            }
        }
        return true
    }

    /// Whether any of eight bytes ends a string or what can be copied of one: a quote, a backslash or a control.
    @inlinable @inline(__always)
    package static func hasDelimiter(_ word: UInt64) -> Bool {
        (below(word, 0x20) | equal(word, 0x22) | equal(word, 0x5C)) & highs != 0
    }

    @usableFromInline static var highs: UInt64 { 0x8080_8080_8080_8080 }
    @usableFromInline static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// The high bit of each byte that is `byte`; bytes behind such a one may have theirs set too.
    @inlinable @inline(__always)
    static func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 {
        let zeros = word ^ ones &* byte
        return (zeros &- ones) & ~zeros
    }

    /// The high bit of each byte below `limit` (at most 0x80); bytes behind such a one may have theirs set too.
    @inlinable @inline(__always)
    static func below(_ word: UInt64, _ limit: UInt64) -> UInt64 { (word &- ones &* limit) & ~word }
}
