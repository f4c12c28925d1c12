/// An append-only buffer of output bytes.
///
/// Rendering writes straight into one of these; strings are made only at the edges. Members are inlinable because
/// a call across a module boundary per byte costs seven times the work it does; without `@usableFromInline` on the type
/// the compiler ignores that they are.
///
/// What is written is counted apart from the array that holds it, which is kept as long as its room: an array grows by any
/// sequence, and finding out that the sequence is a row of bytes takes five times as long as copying the few that most are.
@frozen
@usableFromInline
package struct ByteWriter: Sendable {
    /// What was written and, behind it, room for more, in which stands whatever the memory held before: no byte of it is
    /// read before it was written.
    @usableFromInline var room: [UInt8]
    @usableFromInline var written: Int

    @inlinable
    package init(reserving capacity: Int = 0) {
        room = []
        written = 0
        if capacity > 0 { grow(by: capacity) }
    }

    @inlinable @inline(__always)
    package var count: Int { written }

    /// What has been written so far, in an array of its own size.
    package var bytes: [UInt8] { copy(from: 0) }

    /// Hands over what was written, without a copy but with the room that is left, and begins anew.
    package mutating func take() -> [UInt8] {
        var bytes: [UInt8] = []
        swap(&bytes, &room)
        bytes.removeLast(bytes.count - written)
        written = 0
        return bytes
    }

    /// The byte that was written last.
    @inlinable
    package var last: UInt8? { written > 0 ? room[written &- 1] : nil }

    @inlinable @inline(__always)
    package mutating func append(_ byte: UInt8) {
        if written == room.count { grow(by: 1) }
        room[written] = byte
        written &+= 1
    }

    @inlinable @inline(__always)
    package mutating func append(_ other: [UInt8]) { other.withUnsafeBufferPointer { append($0) } }

    @inlinable @inline(__always)
    package mutating func append(_ other: ArraySlice<UInt8>) { other.withUnsafeBufferPointer { append($0) } }

    @inlinable
    package mutating func append(_ other: UnsafeBufferPointer<UInt8>) {
        guard let start = other.baseAddress else { return }
        append(start, count: other.count)
    }

    @inlinable
    package mutating func append(_ other: UnsafeRawBufferPointer) {
        guard let start = other.baseAddress else { return }
        append(start.assumingMemoryBound(to: UInt8.self), count: other.count)
    }

    /// Appends bytes of `source` without making a slice of it; `range` must lie within `source`.
    @inlinable @inline(__always)
    package mutating func append(_ source: [UInt8], _ range: Range<Int>) {
        source.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Appends the UTF-8 form of a string literal; the literal's bytes are copied as they stand in the binary.
    @inlinable @inline(__always)
    package mutating func append(_ literal: StaticString) {
        append(literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    /// Appends the UTF-8 form of a string.
    @inlinable
    package mutating func append(string: String) {
        if string.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
            var copy = string
            copy.withUTF8 { append($0) }
        }
    }

    /// Appends a byte so many times.
    package mutating func append(repeating byte: UInt8, count: Int) {
        guard count > 0 else { return }
        if count > room.count &- written { grow(by: count) }
        let range = written..<written + count
        room.withUnsafeMutableBufferPointer { UnsafeMutableBufferPointer(rebasing: $0[range]).update(repeating: byte) }
        written = range.upperBound
    }

    /// Appends an integer in decimal without an intermediate string.
    @inlinable
    package mutating func append(decimal value: Int) {
        var magnitude = value.magnitude
        if value >= 0, magnitude < 10 { return append(UInt8(truncatingIfNeeded: magnitude) &+ 0x30) }
        // Twenty digits hold any number of 64 bits; they are set down from the last one on.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 21) { digits in
            var start = digits.count
            repeat {
                let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
                start &-= 1
                digits[start] = UInt8(truncatingIfNeeded: remainder) &+ 0x30
                magnitude = quotient
            } while magnitude > 0
            if value < 0 {
                start &-= 1
                digits[start] = ASCII.hyphen
            }
            append(UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Appends `count` bytes from `start` on.
    @inlinable
    mutating func append(_ start: UnsafePointer<UInt8>, count: Int) {
        if count > room.count &- written { grow(by: count) }
        let end = written
        room.withUnsafeMutableBufferPointer { room in
            (room.baseAddress.unsafelyUnwrapped + end).update(from: start, count: count)
        }
        written = end &+ count
    }

    /// Makes room for so many more bytes, and for as many again as there are, so that writing stays linear.
    @usableFromInline
    mutating func grow(by length: Int) {
        let size = max(128, written + length, room.count * 2)
        #if compiler(>=6.3)
            room.append(addingCapacity: size - room.count) { rest in
                rest.withUnsafeMutableBufferPointer { buffer, count in count = buffer.count }
            }
        #else
            room.append(contentsOf: repeatElement(0, count: size - room.count))
        #endif
    }

    /// Makes room for so many more bytes than were written.
    package mutating func reserve(_ length: Int) { if length > room.count - written { grow(by: length) } }

    /// What was written from an offset on, in an array of its own size: no room that is left goes with it.
    package func copy(from start: Int) -> [UInt8] {
        withUnsafeBufferPointer { bytes in Array(UnsafeBufferPointer(rebasing: bytes[min(max(start, 0), written)...])) }
    }

    /// Calls `body` with what has been written so far.
    @inlinable
    package func withUnsafeBufferPointer<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try room.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<written])) }
    }

    /// Puts a byte in the place of one that was written.
    package mutating func replace(at offset: Int, with byte: UInt8) {
        precondition(offset >= 0 && offset < written, "nothing was written there")
        room[offset] = byte
    }

    /// Takes back the last bytes.
    package mutating func removeLast(_ length: Int = 1) { written -= min(max(length, 0), written) }

    @inlinable
    package mutating func removeAll(keepingCapacity: Bool = true) {
        written = 0
        if !keepingCapacity { room = [] }
    }

    /// The text written so far; invalid UTF-8 becomes U+FFFD.
    package var string: String { withUnsafeBufferPointer { String(repairing: $0) } }
}
