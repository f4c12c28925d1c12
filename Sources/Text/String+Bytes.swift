extension String {
    /// Whether this text comes before another in the order of their UTF-8 bytes, which no locale changes.
    ///
    /// Eight bytes at a time: lists of ten thousand paths begin alike for most of their length.
    package func precedesInBytes(_ other: String) -> Bool {
        let result = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in
                String.precedes(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
            }
        }
        if let result, let result { return result }
        return utf8.lexicographicallyPrecedes(other.utf8)
    }

    private static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        let common = Swift.min(left.count, right.count)
        var index = 0
        while index &+ 8 <= common {
            let first = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let second = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if first != second { return UInt64(bigEndian: first) < UInt64(bigEndian: second) }
            index &+= 8
        }
        while index < common {
            if left[index] != right[index] { return left[index] < right[index] }
            index &+= 1
        }
        return left.count < right.count
    }

    /// Whether both strings are the same UTF-8 bytes; Swift's `==` also equates NFC with NFD.
    package func hasSameBytes(as other: String) -> Bool {
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        let same = left.withContiguousStorageIfAvailable { first in
            right.withContiguousStorageIfAvailable { second in String.areSame(first, second) }
        }
        if let same, let same { return same }
        return left.elementsEqual(right)
    }

    /// Eight bytes at a time; both buffers have the same length.
    private static func areSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = UnsafeRawBufferPointer(left)
        let second = UnsafeRawBufferPointer(right)
        var index = 0
        while index &+ 8 <= first.count {
            if first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                != second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                return false
            }
            index &+= 8
        }
        while index < first.count {
            if first[index] != second[index] { return false }
            index &+= 1
        }
        return true
    }
}
