/// Bytes that are gathered in one place and read through a pointer: leaf content that is not contiguous in the source,
/// labels, destinations.
///
/// A class with its own memory rather than an array, so that what an inline parser points at cannot be moved by a copy.
final class ByteArena {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1024) {
        self.capacity = max(capacity, 16)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// Valid until the next append.
    @inline(__always)
    var bytes: Bytes { Bytes(start: base, count: count) }

    @inline(__always)
    func removeAll() { count = 0 }

    func truncate(to length: Int) { count = min(count, length) }

    @inline(__always)
    func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        count &+= 1
    }

    /// Appends bytes that must not lie in this arena.
    func append(_ other: Bytes) {
        guard let source = other.baseAddress, other.count > 0 else { return }
        if other.count > capacity - count { grow(by: other.count) }
        (base + count).update(from: source, count: other.count)
        count &+= other.count
    }

    func append(_ scalar: Unicode.Scalar) {
        UTF8.encode(scalar)?.forEach { append($0) }
    }

    private func grow(by extra: Int) {
        capacity = max(capacity * 2, count + extra)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
