import Text

/// Writes arrays of plain values as they lie in memory, each on a boundary of eight bytes.
///
/// A cache is read back by the same program on the same machine, or thrown away; so nothing is packed, and a hundred
/// megabytes cost one copy.
struct PlainArrayWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put<Element: BitwiseCopyable>(_ array: [Element]) {
        array.withUnsafeBytes { raw in
            var count = UInt64(array.count)
            withUnsafeBytes(of: &count) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: raw)
            bytes.append(contentsOf: repeatElement(0, count: -raw.count & 7))
        }
    }

    mutating func put(_ text: String) { put(Array(text.utf8)) }

    /// Texts one after another, and where each ends.
    mutating func put(_ texts: [String]) {
        var all: [UInt8] = []
        var ends: [UInt32] = []
        ends.reserveCapacity(texts.count)
        for text in texts {
            all.append(contentsOf: text.utf8)
            ends.append(UInt32(truncatingIfNeeded: all.count))
        }
        put(all)
        put(ends)
    }

    /// Ends the file with a checksum of all before it.
    mutating func seal() {
        let sum = Fingerprint(bytes)
        put([sum])
    }
}

/// Reads what `PlainArrayWriter` wrote; nil for whatever does not fit.
struct PlainArrayReader {
    private let bytes: [UInt8]
    private var index = 0
    private let end: Int

    /// Nil unless the checksum at the end is right.
    init?(_ bytes: [UInt8]) {
        let body = bytes.count - 24
        guard body >= 0, body & 7 == 0 else { return nil }
        let sum = bytes.withUnsafeBytes { raw in
            let actual = Fingerprint(UnsafeRawBufferPointer(rebasing: raw[0..<body]))
            let written = raw.loadUnaligned(fromByteOffset: body + 8, as: Fingerprint.self)
            return raw.loadUnaligned(fromByteOffset: body, as: UInt64.self) == 1 && actual == written
        }
        guard sum else { return nil }
        self.bytes = bytes
        end = body
    }

    mutating func take<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element]? {
        guard index + 8 <= end else { return nil }
        let count = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
        let size = MemoryLayout<Element>.stride
        guard count <= UInt64((end - index - 8) / size) else { return nil }
        let length = Int(count) * size
        let start = index + 8
        index = start + (length + 7) & ~7
        guard index <= end else { return nil }
        return [Element](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
            bytes.withUnsafeBytes { raw in
                if length > 0 {
                    UnsafeMutableRawPointer(buffer.baseAddress!).copyMemory(
                        from: raw.baseAddress! + start, byteCount: length)
                }
            }
            initialized = Int(count)
        }
    }

    mutating func text() -> String? { take(UInt8.self).map { String(decoding: $0, as: UTF8.self) } }

    mutating func texts() -> [String]? {
        guard let all = take(UInt8.self), let ends = take(UInt32.self) else { return nil }
        var texts: [String] = []
        texts.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            guard start <= Int(end), Int(end) <= all.count else { return nil }
            texts.append(String(decoding: all[start..<Int(end)], as: UTF8.self))
            start = Int(end)
        }
        return texts
    }

    var isAtEnd: Bool { index == end }
}
