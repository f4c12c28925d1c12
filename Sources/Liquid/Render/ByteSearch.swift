extension String {
    /// -1, 0 or 1 by the order of UTF-8 bytes, which is that of code points.
    func compareBytes(with other: String) -> Int {
        var left = utf8.makeIterator()
        var right = other.utf8.makeIterator()
        while true {
            switch (left.next(), right.next()) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let a?, let b?): if a != b { return a < b ? -1 : 1 }
            }
        }
    }

    func containsBytes(of other: String) -> Bool { ByteSearch.first(other, in: self) != nil }
}

/// Substring search over UTF-8.
///
/// Knuth, Morris and Pratt for needles of any length that could make a plain search quadratic (`aaaa...b` in `aaaa...`),
/// a plain search for short ones, which is quicker.
enum ByteSearch {
    private static let plainLength = 8

    static func first(_ needle: String, in text: String) -> Int? {
        var text = text
        var needle = needle
        return text.withUTF8 { text in needle.withUTF8 { first($0, in: text, from: 0) } }
    }

    /// The offset of the first `needle` at or after `start`.
    static func first(
        _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let head = needle.first else { return start <= text.count ? start : nil }
        guard needle.count <= text.count else { return nil }
        if needle.count > plainLength { return linear(needle, in: text, from: start) }
        var index = start
        let last = text.count - needle.count
        outer: while index <= last {
            if text[index] != head {
                index += 1
                continue
            }
            for offset in 1..<max(1, needle.count) where text[index + offset] != needle[offset] {
                index += 1
                continue outer
            }
            return index
        }
        return nil
    }

    /// The offset of the last `needle`, which is not empty.
    static func last(_ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !needle.isEmpty, needle.count <= text.count else { return nil }
        let reversedNeedle = [UInt8](needle.reversed())
        let reversedText = [UInt8](text.reversed())
        let found = reversedNeedle.withUnsafeBufferPointer { needle in
            reversedText.withUnsafeBufferPointer { first(needle, in: $0, from: 0) }
        }
        return found.map { text.count - $0 - needle.count }
    }

    private static func linear(
        _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        // fallback[i]: how much of the needle's start still matches when byte i does not.
        var fallback = [Int](repeating: 0, count: needle.count)
        var length = 0
        for index in 1..<needle.count {
            while length > 0, needle[index] != needle[length] { length = fallback[length - 1] }
            if needle[index] == needle[length] { length += 1 }
            fallback[index] = length
        }
        length = 0
        var index = start
        while index < text.count {
            while length > 0, text[index] != needle[length] { length = fallback[length - 1] }
            if text[index] == needle[length] { length += 1 }
            index += 1
            if length == needle.count { return index - length }
        }
        return nil
    }
}
