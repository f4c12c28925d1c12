import Text

/// Things by their handles: a look-up by digest, and a look at the handle itself before it counts.
package struct HandleIndex: Sendable {
    private let handles: [String]
    private let numbers: KeyTable
    /// For each key the first thing with it.
    private let first: [Int32]

    /// Of a handle given twice the first counts.
    package init(_ handles: [String]) {
        self.handles = handles
        var numbers = KeyTable(expecting: handles.count)
        var first: [Int32] = []
        first.reserveCapacity(handles.count)
        for (id, handle) in handles.enumerated() where numbers.insert(Fingerprint(handle).low) == first.count {
            first.append(Int32(truncatingIfNeeded: id))
        }
        self.numbers = numbers
        self.first = first
    }

    package subscript(handle: String) -> Int? {
        guard let number = numbers.number(of: Fingerprint(handle).low) else { return nil }
        let id = Int(first[number])
        if handles[id].hasSameBytes(as: handle) { return id }
        // Two handles of one digest, which nobody has seen yet.
        return handles.firstIndex { $0.hasSameBytes(as: handle) }
    }

    package var keys: [String] { handles }
}
