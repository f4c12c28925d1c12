import Text

/// Text to HTML and back.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var out = ByteWriter(reserving: text.utf8.count)
        out.appendEscapingHTML(string: text)
        return out.string
    }
}

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

    func containsBytes(of other: String) -> Bool {
        ByteSearch.first(other, in: self) != nil
    }
}

/// Substring search over UTF-8.
enum ByteSearch {
    static func first(_ needle: String, in text: String) -> Int? {
        var text = text
        var needle = needle
        return text.withUTF8 { text in needle.withUTF8 { first($0, in: text, from: 0) } }
    }

    /// The offset of the first `needle` at or after `start`. Two-way comparison would bound the worst case; a needle of a
    /// template is short, and the caller counts work by the product of the lengths when it is not.
    static func first(
        _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let head = needle.first else { return start <= text.count ? start : nil }
        guard needle.count <= text.count else { return nil }
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
}
