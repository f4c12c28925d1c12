/// An append-only buffer of output bytes.
///
/// Rendering writes straight into one of these; strings are made only at the edges. Members are inlinable because
/// a call across a module boundary per byte costs seven times the work it does; without `@usableFromInline` on the type
/// the compiler ignores that they are.
@frozen
@usableFromInline
package struct ByteWriter: Sendable {
    /// What has been written so far.
    @usableFromInline package var bytes: [UInt8]

    @inlinable
    package init(reserving capacity: Int = 0) {
        bytes = []
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    @inlinable @inline(__always)
    package var count: Int { bytes.count }

    @inlinable @inline(__always)
    package mutating func append(_ byte: UInt8) { bytes.append(byte) }

    @inlinable @inline(__always)
    package mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    @inlinable @inline(__always)
    package mutating func append(_ other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

    @inlinable @inline(__always)
    package mutating func append(_ other: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: other) }

    /// Appends bytes of `source` without making a slice of it; `range` must lie within `source`.
    @inlinable @inline(__always)
    package mutating func append(_ source: [UInt8], _ range: Range<Int>) {
        source.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Appends the UTF-8 form of a string literal; the literal's bytes are copied as they stand in the binary.
    @inlinable @inline(__always)
    package mutating func append(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends the UTF-8 form of a string.
    @inlinable
    package mutating func append(string: String) {
        if string.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
            bytes.append(contentsOf: string.utf8)
        }
    }

    /// Appends an integer in decimal without an intermediate string.
    @inlinable
    package mutating func append(decimal value: Int) {
        if value < 0 { bytes.append(ASCII.hyphen) }
        var magnitude = value.magnitude
        if magnitude < 10 { return bytes.append(UInt8(truncatingIfNeeded: magnitude) &+ 0x30) }
        var digits = 0
        var rest = magnitude
        while rest > 0 {
            digits &+= 1
            rest /= 10
        }
        bytes.append(contentsOf: repeatElement(0x30, count: digits))
        var index = bytes.count
        while magnitude > 0 {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            index &-= 1
            bytes[index] = UInt8(truncatingIfNeeded: remainder) &+ 0x30
            magnitude = quotient
        }
    }

    /// What was written from an offset on, in a buffer of its own size: an `Array` of a slice that is the whole buffer
    /// would be that buffer, with all the room it has left.
    package func copy(from start: Int) -> [UInt8] {
        let length = max(0, bytes.count - start)
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            bytes.withUnsafeBufferPointer { source in
                _ = buffer.initialize(from: source[start..<start + length])
            }
            count = length
        }
    }

    @inlinable
    package mutating func removeAll(keepingCapacity: Bool = true) { bytes.removeAll(keepingCapacity: keepingCapacity) }

    /// The text written so far; invalid UTF-8 becomes U+FFFD.
    package var string: String { String(decoding: bytes, as: UTF8.self) }
}
