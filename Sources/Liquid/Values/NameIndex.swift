/// A fixed list of names, each found at its place by its code alone: open addressing without a hash to work out.
package struct NameIndex: Sendable {
    private let names: [Name]
    /// An index into `names`, or -1; the count is a power of two.
    private let slots: [Int16]

    /// Of a name given twice the first counts. At most 32,767 names.
    package init(_ names: [Name]) {
        self.names = names
        var size = 8
        while size < names.count * 2 { size *= 2 }
        var slots = [Int16](repeating: -1, count: size)
        for (index, name) in names.enumerated() {
            var slot = Int(truncatingIfNeeded: name.code) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int16(clamping: index)
        }
        self.slots = slots
    }

    package subscript(name: Name) -> Int? {
        var slot = Int(truncatingIfNeeded: name.code) & (slots.count - 1)
        while true {
            let index = Int(slots[slot])
            if index < 0 { return nil }
            if names[index] == name { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
    }
}
