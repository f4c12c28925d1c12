import Text

/// A name a template or a schema uses, with its hash worked out once.
///
/// Names are compared on every variable look-up. Carrying the hash makes that one integer comparison for a miss and one
/// string comparison for a hit, with no table shared between templates, no lock and no state of the process.
package struct Name: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String
    /// FNV-1a over the UTF-8 bytes, mixed.
    let code: UInt64

    package init(_ text: String) {
        self.text = text
        var code: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.code = code ^ code >> 29
    }

    package init(stringLiteral value: String) { self.init(value) }

    package var description: String { text }

    /// Byte equality: Unicode forms that only look alike are different names.
    package static func == (left: Name, right: Name) -> Bool {
        left.code == right.code && left.text.hasSameBytes(as: right.text)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension String {
    /// Whether both strings are the same UTF-8 bytes; Swift's `==` also equates NFC with NFD, Liquid does not.
    func hasSameBytes(as other: String) -> Bool {
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
