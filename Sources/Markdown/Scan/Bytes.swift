#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A stretch of UTF-8. The hot loops index these after proving their bounds; debug builds and the fuzzer check them.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension Bytes {
    /// The first position of `byte` in `start..<end`, or `end`.
    @inline(__always)
    func position(of byte: UInt8, from start: Int, to end: Int) -> Int {
        guard start < end, let base = baseAddress else { return end }
        guard let found = memchr(base + start, Int32(byte), end - start) else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The byte at `index`, or 0 past the end.
    @inline(__always)
    func byte(at index: Int) -> UInt8 { index < count ? self[index] : 0 }

    @inline(__always)
    func slice(_ start: Int, _ end: Int) -> Bytes { Bytes(rebasing: self[start..<end]) }

    /// The position of the first byte in `start..<end` that is neither space nor tab, or `end`.
    @inline(__always)
    func skipSpaces(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, self[index].isSpaceOrTab { index &+= 1 }
        return index
    }

    /// The end of `start..<end` without its trailing spaces and tabs.
    @inline(__always)
    func trimSpaces(from start: Int, to end: Int) -> Int {
        var index = end
        while index > start, self[index &- 1].isSpaceOrTab { index &-= 1 }
        return index
    }

    /// The end of the run of `byte` that starts at `start`.
    @inline(__always)
    func endOfRun(of byte: UInt8, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, self[index] == byte { index &+= 1 }
        return index
    }

    /// Whether `literal`, in lower case, stands at `index` in any case of ASCII letters.
    func matches(_ literal: StaticString, at index: Int, to end: Int) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard index >= 0, index &+ length <= end else { return false }
        for offset in 0..<length where self[index &+ offset].asciiLowercased != literal.utf8Start[offset] {
            return false
        }
        return true
    }
}

extension UInt8 {
    @inline(__always)
    var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    @inline(__always)
    var isASCIIWhitespace: Bool { self == 0x20 || self &- 0x09 < 5 }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    @inline(__always)
    var isASCIIDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// ASCII punctuation (CommonMark 2.1).
    @inline(__always)
    var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIIAlphanumeric }

    @inline(__always)
    var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
