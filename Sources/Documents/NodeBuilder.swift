import Text

/// Collects the nodes of a document while a reader walks its source.
///
/// Finished values wait on a stack; when their list or map ends they move to the flat array as one run. An alias is a
/// copy of one record that shares the children of its anchor, so that even a hostile file costs no more than its size.
struct NodeBuilder {
    /// The whole file, not only the part that is read: offsets are the file's.
    let input: UnsafeBufferPointer<UInt8>
    private(set) var records: [NodeRecord] = []
    private(set) var pending: [NodeRecord] = []
    /// Text that differs from the source; readers append to it and name the range.
    var processed: [UInt8] = []
    private var tables: [Int32] = []

    init(input: UnsafeBufferPointer<UInt8>, expecting size: Int) {
        self.input = input
        records.reserveCapacity(size / 16 + 8)
        pending.reserveCapacity(64)
    }

    @inline(__always)
    mutating func push(_ record: NodeRecord) { pending.append(record) }

    /// Pushes a scalar whose text stands in the source.
    @inline(__always)
    mutating func push(_ kind: Node.Kind, _ start: Int, _ end: Int, text: Range<Int>) {
        pending.append(
            NodeRecord(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                first: Int32(truncatingIfNeeded: text.lowerBound), count: Int32(truncatingIfNeeded: text.count),
                kind: kind))
    }

    /// Pushes a scalar whose text is the processed bytes from `mark` on.
    mutating func pushProcessed(_ kind: Node.Kind, _ start: Int, _ end: Int, since mark: Int) {
        var record = NodeRecord(
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
            first: Int32(truncatingIfNeeded: mark), count: Int32(truncatingIfNeeded: processed.count - mark),
            kind: kind)
        record.isProcessed = true
        pending.append(record)
    }

    @inline(__always)
    var mark: Int { pending.count }

    var last: NodeRecord? { pending.last }

    mutating func replaceLast(_ record: NodeRecord) {
        pending.removeLast()
        pending.append(record)
    }

    mutating func discard(to mark: Int) { pending.removeLast(pending.count - mark) }

    /// Ends a list whose values were pushed since `mark`.
    mutating func closeList(since mark: Int, _ start: Int, _ end: Int) { close(.list, since: mark, start, end, -1) }

    /// Ends a map whose keys and values were pushed in turn since `mark`, and gives the keys that were there before,
    /// each with its first occurrence.
    mutating func closeMap(
        since mark: Int, _ start: Int, _ end: Int
    ) -> [(duplicate: NodeRecord, first: NodeRecord)] {
        let entries = (pending.count - mark) / 2
        var duplicates: [(duplicate: NodeRecord, first: NodeRecord)] = []
        var table: Int32 = -1
        if entries <= KeyTable.linearLimit {
            var index = mark + 2
            while index < pending.count {
                var other = mark
                while other < index {
                    if sameText(pending[index], pending[other]) {
                        duplicates.append((pending[index], pending[other]))
                        break
                    }
                    other += 2
                }
                index += 2
            }
        } else {
            table = Int32(tables.count)
            let capacity = KeyTable.capacity(entries: entries)
            let base = tables.count
            tables.append(contentsOf: repeatElement(-1, count: capacity))
            for entry in 0..<entries {
                let key = pending[mark + entry * 2]
                var slot = withText(key) { KeyTable.hash($0) } & (capacity - 1)
                while tables[base + slot] >= 0 {
                    let other = pending[mark + Int(tables[base + slot]) * 2]
                    if sameText(key, other) {
                        duplicates.append((key, other))
                        break
                    }
                    slot = (slot + 1) & (capacity - 1)
                }
                if tables[base + slot] < 0 { tables[base + slot] = Int32(entry) }
            }
        }
        close(.map, since: mark, start, end, table)
        return duplicates
    }

    private mutating func close(_ kind: Node.Kind, since mark: Int, _ start: Int, _ end: Int, _ table: Int32) {
        let first = records.count
        records.append(contentsOf: pending[mark...])
        let count = pending.count - mark
        pending.removeLast(count)
        pending.append(
            NodeRecord(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                first: Int32(truncatingIfNeeded: first), count: Int32(truncatingIfNeeded: count),
                table: table, kind: kind))
    }

    func withText<Result>(_ record: NodeRecord, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let range = Int(record.first)..<Int(record.first) + Int(record.count)
        if !record.isProcessed { return body(UnsafeBufferPointer(rebasing: input[range])) }
        return processed.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func text(_ record: NodeRecord) -> String { withText(record) { String(decoding: $0, as: UTF8.self) } }

    /// A list or a map as a key is refused by the reader; here it equals nothing.
    private func sameText(_ left: NodeRecord, _ right: NodeRecord) -> Bool {
        guard left.count == right.count, left.kind.rawValue < Node.Kind.list.rawValue,
            right.kind.rawValue < Node.Kind.list.rawValue
        else { return false }
        return withText(left) { one in withText(right) { KeyTable.equal(one, $0) } }
    }

    /// Makes the last pushed value the root of a document.
    mutating func finish(_ source: SourceFile) -> Document {
        let root = Int32(records.count)
        records.append(contentsOf: pending)
        pending.removeAll()
        let storage = NodeStorage(source: source, records: records, processed: processed, tables: tables)
        records = []
        processed = []
        tables = []
        return Document(storage, root: root)
    }
}
