/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF.
package enum UTF8Validation {
    /// The offset of the first byte that is not part of a well-formed sequence, or nil if all are. What stands before
    /// `start` was looked at already.
    package static func firstInvalidOffset(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        var index = start
        let count = bytes.count
        while index < count {
            index = ByteRun.endOfASCII(bytes, from: index)
            guard index < count else { break }
            let lead = bytes[index]
            let length: Int
            var lower: UInt8 = 0x80
            var upper: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, lower) = (3, 0xA0)
            case 0xED: (length, upper) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, lower) = (4, 0x90)
            case 0xF1...0xF3: length = 4
            case 0xF4: (length, upper) = (4, 0x8F)
            default: return index
            }
            guard index &+ length <= count else { return index }
            guard bytes[index &+ 1] >= lower, bytes[index &+ 1] <= upper else { return index }
            for offset in 2..<max(length, 2) where bytes[index &+ offset] & 0xC0 != 0x80 { return index }
            index &+= length
        }
        return nil
    }

    package static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { firstInvalidOffset($0) }
    }
}
