import Text

/// What a Range field asks of a representation (RFC 9110, 14.2).
package enum ByteRange: Sendable, Equatable {
    /// To be ignored: missing, malformed, another unit, or several ranges, which a server may ignore (14.2).
    case whole
    /// Byte offsets within the representation, never empty.
    case part(Range<Int>)
    /// 416.
    case unsatisfiable

    /// Reads `field` for a representation of `size` bytes.
    package static func parse(_ field: String?, size: Int) -> ByteRange {
        guard let field else { return .whole }
        var cursor = FieldCursor(field)
        guard let unit = cursor.token(), ASCIIText.equalIgnoringCase(unit, "bytes".utf8), cursor.skip(0x3D) else {
            return .whole
        }
        let ranges = cursor.upTo().split(separator: 0x2C).map { ASCIIText.trimmed($0) }.filter { !$0.isEmpty }
        guard ranges.count == 1, let range = ranges.first, let dash = range.firstIndex(of: ASCII.hyphen) else {
            return .whole
        }
        let first = range[..<dash]
        let last = range[(dash + 1)...]
        if first.isEmpty {
            // The last so many bytes; more than there are is all of them.
            guard let count = number(last) else { return .whole }
            return count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
        }
        guard let start = number(first) else { return .whole }
        guard !last.isEmpty else { return start < size ? .part(start..<size) : .unsatisfiable }
        guard let end = number(last), end >= start else { return .whole }
        return start < size ? .part(start..<min(end, size - 1) + 1) : .unsatisfiable
    }

    /// Digits alone; more than an Int holds is the largest there is, which is past the end of everything.
    private static func number(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.allSatisfy(ASCII.isDigit) else { return nil }
        return ASCIIText.decimal(bytes) ?? Int.max
    }
}
