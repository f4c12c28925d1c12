/// Runs of bytes that need no attention, looked at eight bytes at a time.
package enum ByteRun {
    /// Whether `ByteWriter.appendJSON` would write the bytes as they are: no quotes, backslashes, controls, none of `<`,
    /// `>` and `&`, and only ASCII, so that the two line ends that JavaScript alone knows need no looking for.
    package static func isPlainJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        endOfPlainJSON(bytes, from: 0) == bytes.count
    }

    /// Where the first byte is that `isPlainJSON` refuses, from `start` on; the end when there is none.
    package static func endOfPlainJSON(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 8 <= count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // `<` and `>` differ in one bit.
            let found =
                (word | below(word, 0x20) | equal(word, 0x22) | equal(word, 0x26) | equal(word | ones &* 2, 0x3E)
                    | equal(word, 0x5C) | equal(word, 0x7F)) & highs
            // The lowest mark is always a true one.
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count {
            switch bytes[index] {
            case 0x00...0x1F, 0x22, 0x26, 0x3C, 0x3E, 0x5C, 0x7F...0xFF: return index
            default: index &+= 1
            }
        }
        return index
    }

    /// Where the first byte at or behind `start` is that means something in a string of JSON (RFC 8259, 7): a quote, a
    /// backslash or a control; the end when there is none.
    package static func endOfJSONText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 8 <= count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = (below(word, 0x20) | equal(word, 0x22) | equal(word, 0x5C)) & highs
            // The lowest mark is always a true one.
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count, bytes[index] >= 0x20, bytes[index] != 0x22, bytes[index] != 0x5C { index &+= 1 }
        return index
    }

    /// Where the first control of ASCII is, from `start` on and before `end`; `end` when there is none.
    package static func endOfVisible(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 8 <= end {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = (below(word, 0x20) | equal(word, 0x7F)) & highs
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < end, bytes[index] >= 0x20, bytes[index] != 0x7F { index &+= 1 }
        return index
    }

    /// Where the first byte beyond ASCII is, from `start` on; the end when there is none.
    package static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
        var index = start
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 32 <= count {
            let first = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let second = raw.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
            let third = raw.loadUnaligned(fromByteOffset: index &+ 16, as: UInt64.self)
            let fourth = raw.loadUnaligned(fromByteOffset: index &+ 24, as: UInt64.self)
            if (first | second | third | fourth) & highs != 0 { break }
            index &+= 32
        }
        while index &+ 8 <= count {
            let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & highs
            if high != 0 { return index &+ high.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count, bytes[index] < 0x80 { index &+= 1 }
        return index
    }

    /// Copies bytes up to the first of `& < > " '` and says where that is; the end when there is none. `target` has room
    /// for all of `source`, and what stands in it behind the copy is not to be read.
    @inline(__always)
    static func copyPlainHTML(
        _ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        let count = source.count
        let from = UnsafeRawBufferPointer(source)
        let to = UnsafeMutableRawBufferPointer(target)
        var index = 0
        var found: UInt64 = 0
        while index &+ 8 <= count {
            let word = from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            found = markup(in: UInt64(littleEndian: word))
            if found != 0 { break }
            to.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        var end = count
        if found != 0 {
            end = index &+ found.trailingZeroBitCount / 8
        } else if index < count, count >= 8 {
            // The last eight bytes, of which some were looked at before.
            let word = from.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            found = markup(in: UInt64(littleEndian: word) >> UInt64(8 &* (8 &- (count &- index))))
            if found == 0 {
                to.storeBytes(of: word, toByteOffset: count &- 8, as: UInt64.self)
                return count
            }
            end = index &+ found.trailingZeroBitCount / 8
        }
        while index < end {
            let byte = source[index]
            switch byte {
            case 0x22, 0x26, 0x27, 0x3C, 0x3E: return index
            default: target[index] = byte
            }
            index &+= 1
        }
        return end
    }

    /// The high bit of each byte that is one of `& < > " '`; the lowest mark is always a true one.
    @inline(__always)
    private static func markup(in word: UInt64) -> UInt64 {
        // `&` and `'` differ in their lowest bit, `<` and `>` in the one above it.
        (equal(word, 0x22) | equal(word | ones, 0x27) | equal(word | ones &* 2, 0x3E)) & highs
    }

    private static let highs: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The high bit of each byte that is `byte`; bytes behind such a one may have theirs set too.
    @inline(__always)
    private static func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 {
        let zeros = word ^ ones &* byte
        return (zeros &- ones) & ~zeros
    }

    /// The high bit of each byte below `limit` (at most 0x80); bytes behind such a one may have theirs set too.
    @inline(__always)
    private static func below(_ word: UInt64, _ limit: UInt64) -> UInt64 { (word &- ones &* limit) & ~word }
}
