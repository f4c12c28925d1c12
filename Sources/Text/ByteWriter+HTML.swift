/// Escaping for HTML text and attribute values: `& < > " '`.
///
/// Nearly all texts have none of the five, and most are short: they are looked through and set down in one go, eight bytes
/// at a time.
extension ByteWriter {
    /// Appends `source` with the five characters that HTML gives a meaning escaped.
    package mutating func appendEscapingHTML(_ source: UnsafeBufferPointer<UInt8>) {
        var rest = source
        while true {
            let end = appendPlainHTML(rest)
            guard end < rest.count else { return }
            switch rest[end] {
            case 0x22: append("&quot;")
            case 0x26: append("&amp;")
            case 0x27: append("&#39;")
            case 0x3C: append("&lt;")
            default: append("&gt;")
            }
            rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...])
        }
    }

    /// Appends what comes before the first of the five, and says where that stands.
    private mutating func appendPlainHTML(_ source: UnsafeBufferPointer<UInt8>) -> Int {
        let count = source.count
        if count > room.count &- written { grow(by: count) }
        let start = written
        let end = room.withUnsafeMutableBufferPointer { room in
            ByteRun.copyPlainHTML(source, to: UnsafeMutableBufferPointer(rebasing: room[start..<start &+ count]))
        }
        written = start &+ end
        return end
    }

    /// Appends a string with `& < > " '` escaped.
    package mutating func appendEscapingHTML(string: String) {
        let done: Void? = string.utf8.withContiguousStorageIfAvailable { appendEscapingHTML($0) }
        if done == nil {
            var copy = string
            copy.withUTF8 { appendEscapingHTML($0) }
        }
    }

    package mutating func appendEscapingHTML(_ source: [UInt8]) {
        source.withUnsafeBufferPointer { appendEscapingHTML($0) }
    }
}
