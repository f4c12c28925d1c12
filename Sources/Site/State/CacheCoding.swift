import Platform
import Text

extension ByteWriter {
    /// LEB128: seven bits a byte, low first.
    mutating func append(number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { append($0) }
    }

    mutating func append(_ fingerprint: Fingerprint) {
        append(word: fingerprint.high)
        append(word: fingerprint.low)
    }

    mutating func append(_ stamp: FileStamp) {
        append(number: UInt64(truncatingIfNeeded: stamp.size))
        append(word: UInt64(truncatingIfNeeded: stamp.modified))
    }

    mutating func append(text: String) {
        append(number: UInt64(text.utf8.count))
        append(string: text)
    }
}

/// Reads what those members of `ByteWriter` wrote; every step checks the end.
struct CacheReader {
    private let bytes: [UInt8]
    private var index = 0
    private let end: Int

    init(bytes: [UInt8]) {
        self.bytes = bytes
        end = max(0, bytes.count - 16)
    }

    func checksumHolds() -> Bool {
        guard bytes.count >= 16 else { return false }
        let actual = bytes.withUnsafeBytes { Fingerprint(UnsafeRawBufferPointer(rebasing: $0[0..<end])) }
        return load(end) == actual.high && load(end + 8) == actual.low
    }

    mutating func skip(_ literal: String) -> Bool {
        let expected = Array(literal.utf8)
        guard index + expected.count <= end, Array(bytes[index..<index + expected.count]) == expected else {
            return false
        }
        index += expected.count
        return true
    }

    mutating func number() -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while index < end, shift < 64 {
            let byte = bytes[index]
            index += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return result }
            shift += 7
        }
        return nil
    }

    mutating func word() -> UInt64? {
        guard index + 8 <= end else { return nil }
        defer { index += 8 }
        return load(index)
    }

    mutating func fingerprint() -> Fingerprint? {
        guard let high = word(), let low = word() else { return nil }
        return Fingerprint(high: high, low: low)
    }

    mutating func stamp() -> FileStamp? {
        guard let size = number(), let modified = word() else { return nil }
        return FileStamp(size: Int(truncatingIfNeeded: size), modified: Int(truncatingIfNeeded: modified))
    }

    mutating func text() -> String? {
        guard let length = number(), length <= UInt64(end - index) else { return nil }
        defer { index += Int(length) }
        return String(decoding: bytes[index..<index + Int(length)], as: UTF8.self)
    }

    private func load(_ offset: Int) -> UInt64 {
        bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }
}
