import Text

/// Writes arrays of plain values as they lie in memory, each on a boundary of eight bytes.
///
/// A cache is read back by the same program on the same machine, or thrown away; so nothing is packed, and a hundred
/// megabytes cost one copy.
package struct PlainArrayWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    init() {}

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func put<Element: BitwiseCopyable>(_ array: [Element]) {
        array.withUnsafeBytes { raw in
            var count = UInt64(array.count)
            withUnsafeBytes(of: &count) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: raw)
            bytes.append(contentsOf: repeatElement(0, count: -raw.count & 7))
        }
    }

    /// What another writer has written.
    mutating func put(_ other: PlainArrayWriter) { bytes += other.bytes }

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
    private let bytes: UnsafeRawBufferPointer
    private var index = 0
    private let end: Int

    /// Nil unless the checksum at the end is right. The bytes must outlive the reader.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let body = bytes.count - 24
        guard body >= 0, body & 7 == 0,
            bytes.loadUnaligned(fromByteOffset: body, as: UInt64.self) == 1,
            Fingerprint(UnsafeRawBufferPointer(rebasing: bytes[0..<body]))
                == bytes.loadUnaligned(fromByteOffset: body + 8, as: Fingerprint.self)
        else { return nil }
        self.bytes = bytes
        end = body
    }

    /// The bytes of the next array, and how many elements they are.
    private mutating func next<Element: BitwiseCopyable>(_ type: Element.Type) -> (raw: UnsafeRawBufferPointer, Int)? {
        guard index + 8 <= end else { return nil }
        let count = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let size = MemoryLayout<Element>.stride
        guard count <= UInt64((end - index - 8) / size) else { return nil }
        let length = Int(count) * size
        let start = index + 8
        index = start + (length + 7) & ~7
        guard index <= end else { return nil }
        return (UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]), Int(count))
    }

    mutating func take<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element]? {
        guard let (raw, count) = next(type) else { return nil }
        return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let source = raw.baseAddress, let target = buffer.baseAddress {
                UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: raw.count)
            }
            initialized = count
        }
    }

    mutating func text() -> String? { take(UInt8.self).map { String(decoding: $0, as: UTF8.self) } }

    mutating func texts() -> [String]? {
        guard let all = take(UInt8.self), let ends = take(UInt32.self) else { return nil }
        var last: UInt32 = 0
        for end in ends {
            guard end >= last else { return nil }
            last = end
        }
        guard Int(last) <= all.count else { return nil }
        return Parallel.map(ends.count, stride: 1024) { index in
            let start = index == 0 ? 0 : Int(ends[index - 1])
            return String(decoding: all[start..<Int(ends[index])], as: UTF8.self)
        }
    }

    var isAtEnd: Bool { index == end }
}
