import Text

/// Replacing one text by another by the reference's rules: in `all` and `first`, a backslash in the replacement has a
/// meaning (`\0` is what was found, `\\` is a backslash).
struct Replacement {
    enum Which { case all, first, last }

    private let pattern: [UInt8]
    private let replacement: [UInt8]
    private let which: Which
    private let hasBackslash: Bool

    init(_ pattern: String, _ replacement: String, _ which: Which) {
        self.pattern = Array(pattern.utf8)
        self.replacement = Array(replacement.utf8)
        self.which = which
        hasBackslash = which != .last && replacement.utf8.contains(ASCII.backslash)
    }

    /// The text with its replacements; a result of more than `limit` bytes is a fault.
    mutating func apply(to text: String, limit: Int) throws(LiquidFault) -> String {
        var text = text
        var out = ByteWriter(reserving: text.utf8.count)
        let isWithin = text.withUTF8 { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                which == .last ? replaceLast(bytes, pattern, &out) : replaceForward(bytes, pattern, &out, limit)
            }
        }
        guard isWithin, out.count <= limit else {
            throw .limit("the template builds too much text (more than \(limit >> 20) MiB)")
        }
        return out.string
    }

    private func replaceForward(
        _ bytes: UnsafeBufferPointer<UInt8>, _ pattern: UnsafeBufferPointer<UInt8>, _ out: inout ByteWriter,
        _ limit: Int
    ) -> Bool {
        var start = 0
        while let found = ByteSearch.first(pattern, in: bytes, from: start) {
            out.append(UnsafeBufferPointer(rebasing: bytes[start..<found]))
            append(bytes, found, found + pattern.count, &out)
            start = found + pattern.count
            if out.count > limit { return false }
            if pattern.isEmpty {
                // An empty text stands before every character and at the end.
                guard found < bytes.count else { return true }
                var next = found + 1
                while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
                if which == .first { break }
                out.append(UnsafeBufferPointer(rebasing: bytes[found..<next]))
                start = next
            } else if which == .first {
                break
            }
        }
        out.append(UnsafeBufferPointer(rebasing: bytes[start...]))
        return true
    }

    private func replaceLast(
        _ bytes: UnsafeBufferPointer<UInt8>, _ pattern: UnsafeBufferPointer<UInt8>, _ out: inout ByteWriter
    ) -> Bool {
        guard let at = pattern.isEmpty ? bytes.count : ByteSearch.last(pattern, in: bytes) else {
            out.append(bytes)
            return true
        }
        out.append(UnsafeBufferPointer(rebasing: bytes[..<at]))
        out.append(replacement)
        out.append(UnsafeBufferPointer(rebasing: bytes[(at + pattern.count)...]))
        return true
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ out: inout ByteWriter) {
        guard hasBackslash else { return out.append(replacement) }
        var index = 0
        while index < replacement.count {
            let byte = replacement[index]
            guard byte == ASCII.backslash, index + 1 < replacement.count else {
                out.append(byte)
                index += 1
                continue
            }
            switch replacement[index + 1] {
            case 0x30, ASCII.ampersand: out.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            case 0x31...0x39: break
            case ASCII.backslash: out.append(ASCII.backslash)
            case 0x60: out.append(UnsafeBufferPointer(rebasing: bytes[..<start]))
            case ASCII.apostrophe: out.append(UnsafeBufferPointer(rebasing: bytes[end...]))
            default:
                out.append(byte)
                out.append(replacement[index + 1])
            }
            index += 2
        }
    }
}
