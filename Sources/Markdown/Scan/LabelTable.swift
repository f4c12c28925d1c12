/// Names and the numbers they stand for: link labels, footnote labels, heading ids.
///
/// Open addressing over one arena of bytes. The hash is the standard library's, seeded anew in every process, so that
/// labels made to collide (the attack that hit cmark's fixed hash) collide with nothing here.
struct LabelTable {
    private struct Entry {
        var hash: Int
        var start: Int32
        var length: Int32
        var value: Int32
    }

    private var entries: [Entry] = []
    private var slots: [Int32] = []
    private let arena = ByteArena(capacity: 64)

    var isEmpty: Bool { entries.isEmpty }

    /// The value of `label`, or nil.
    func value(of label: Bytes) -> Int? {
        guard !entries.isEmpty else { return nil }
        let slot = slot(of: label, hash: hash(label))
        return slots[slot] < 0 ? nil : Int(entries[Int(slots[slot])].value)
    }

    /// Gives `label` a value; returns false and changes nothing when it has one.
    mutating func insert(_ label: Bytes, _ value: Int) -> Bool {
        if (entries.count + 1) * 2 > slots.count { grow() }
        let hash = hash(label)
        let slot = slot(of: label, hash: hash)
        guard slots[slot] < 0 else { return false }
        slots[slot] = Int32(entries.count)
        entries.append(
            Entry(hash: hash, start: Int32(arena.count), length: Int32(label.count), value: Int32(value)))
        arena.append(label)
        return true
    }

    /// Replaces the value of a label that is present.
    mutating func update(_ label: Bytes, _ value: Int) {
        guard !entries.isEmpty else { return }
        let slot = slot(of: label, hash: hash(label))
        if slots[slot] >= 0 { entries[Int(slots[slot])].value = Int32(value) }
    }

    private func hash(_ label: Bytes) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(label))
        return hasher.finalize()
    }

    private func slot(of label: Bytes, hash: Int) -> Int {
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, Int(entry.length) == label.count {
                let start = Int(entry.start)
                if arena.bytes.slice(start, start + label.count).elementsEqual(label) { return slot }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: max(16, slots.count * 2))
        let mask = slots.count - 1
        for (index, entry) in entries.enumerated() {
            var slot = entry.hash & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}

extension ByteArena {
    /// Replaces the contents with `label` normalised for matching (CommonMark 4.7): outer white space gone, inner
    /// collapsed to one space, case folded. Returns false when nothing is left.
    func normalise(_ label: Bytes) -> Bool {
        removeAll()
        var index = 0
        var pendingSpace = false
        while index < label.count {
            let byte = label[index]
            if byte.isASCIIWhitespace {
                pendingSpace = count > 0
                index += 1
                continue
            }
            if pendingSpace {
                append(0x20)
                pendingSpace = false
            }
            if byte < 0x80 {
                append(byte.asciiLowercased)
                index += 1
            } else {
                let (scalar, length) = label.scalar(at: index)
                appendFolded(scalar)
                index += length
            }
        }
        return count > 0
    }

    /// Full case folding as far as labels can tell: upper case of the lower case, then lower again, so that
    /// `ẞ`, `ß` and `SS` meet, and `ς` and `Σ`.
    private func appendFolded(_ scalar: Unicode.Scalar) {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            for upper in lower.properties.uppercaseMapping.unicodeScalars {
                for folded in upper.properties.lowercaseMapping.unicodeScalars { append(folded) }
            }
        }
    }
}
