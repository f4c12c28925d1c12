import Text

/// The positions of a table's fields by their names, found by the bytes of a key as they lie in the file: asked a dozen
/// times for every product, without making a text of each key.
struct FieldPositions: Sendable {
    private let names: [[UInt8]]
    /// A position and one, or 0, by a number made of length and ends of the name; the count is a power of two.
    private let slots: [UInt8]

    init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        precondition(names.count < 128, "more fields than a table has")
        var slots = [UInt8](repeating: 0, count: 256)
        for (position, name) in self.names.enumerated() {
            var slot = name.withUnsafeBufferPointer { Self.slot($0) }
            while slots[slot] != 0 { slot = (slot + 1) & 255 }
            slots[slot] = UInt8(position + 1)
        }
        self.slots = slots
    }

    subscript(name: UnsafeBufferPointer<UInt8>) -> Int? {
        var slot = Self.slot(name)
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if names[position].count == name.count, names[position].elementsEqual(name) { return position }
            slot = (slot + 1) & 255
        }
        return nil
    }

    subscript(name: String) -> Int? {
        var copy = name
        return copy.withUTF8 { self[$0] }
    }

    private static func slot(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = name.first, let last = name.last else { return 0 }
        let middle = name[name.count / 2]
        return (Int(first) &* 31 &+ Int(last) &* 7 &+ Int(middle) &* 13 &+ name.count &* 61) & 255
    }
}
