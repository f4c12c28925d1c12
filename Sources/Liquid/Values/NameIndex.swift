/// A fixed list of names, each found at its place by its key alone: open addressing without a hash to work out.
package struct NameIndex: Sendable {
    private let keys: [Name.Key]
    /// An index into `keys`, or -1; the count is a power of two.
    private let slots: [Int16]

    /// Of a name given twice the first counts, and of more names than 32,767 only so many are found.
    package init(_ names: [Name]) {
        let names = names.prefix(Int(Int16.max))
        keys = names.map(\.key)
        var size = 8
        while size < names.count * 2 { size *= 2 }
        var slots = [Int16](repeating: -1, count: size)
        for (index, key) in keys.enumerated() {
            var slot = NameIndex.slot(of: key, size)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int16(index)
        }
        self.slots = slots
    }

    package subscript(name: Name) -> Int? { self[name.key] }

    package subscript(key: Name.Key) -> Int? {
        // Every slot is below the number of slots, a power of two, and holds an index of `keys` or none.
        slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { keys in
                var slot = NameIndex.slot(of: key, slots.count)
                while true {
                    let index = Int(slots[slot])
                    if index < 0 { return nil }
                    if keys[index] == key { return index }
                    slot = (slot &+ 1) & (slots.count &- 1)
                }
            }
        }
    }

    @inline(__always)
    private static func slot(of key: Name.Key, _ size: Int) -> Int {
        Int(truncatingIfNeeded: key.bits >> 32) & (size &- 1)
    }
}
