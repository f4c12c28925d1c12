/// Numbers for 64-bit keys that are hashes already, in the order in which they came: open addressing, two flat arrays.
struct KeyTable: Sendable {
    private(set) var keys: [UInt64] = []
    /// A number and one, or 0; the count is a power of two.
    private(set) var slots: [UInt32]

    init(expecting count: Int = 0) {
        var size = 16
        while size < count * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        keys.reserveCapacity(count)
    }

    /// As it was written; nil for what is no such table.
    init?(keys: [UInt64], slots: [UInt32]) {
        guard slots.count >= 16, slots.count & (slots.count - 1) == 0, keys.count * 2 <= slots.count,
            slots.allSatisfy({ $0 <= keys.count })
        else { return nil }
        self.keys = keys
        self.slots = slots
    }

    var count: Int { keys.count }

    func number(of key: UInt64) -> Int? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key { return number }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The key's number, a new one for a new key.
    mutating func insert(_ key: UInt64) -> Int {
        if keys.count * 2 >= slots.count { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key { return number }
            slot = (slot + 1) & mask
        }
        keys.append(key)
        slots[slot] = UInt32(truncatingIfNeeded: keys.count)
        return keys.count - 1
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (number, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: key) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(truncatingIfNeeded: number) + 1
        }
    }
}

/// Yes or no for each of a fixed number of things, said by many threads.
///
/// Each is set by one thread at most, and read when all have finished.
final class Marks: @unchecked Sendable {
    private let base: UnsafeMutablePointer<Bool>
    let count: Int

    init(_ count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: false, count: max(1, count))
    }

    deinit { base.deallocate() }

    func set(_ index: Int) {
        precondition(index >= 0 && index < count, "no such mark")
        base[index] = true
    }

    subscript(index: Int) -> Bool {
        precondition(index >= 0 && index < count, "no such mark")
        return base[index]
    }

    var all: [Bool] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
