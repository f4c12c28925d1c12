import Text

/// A parsed file: one value tree whose nodes know their place in the source.
///
/// All nodes lie in one flat array; a list or a map names a run of it, so that freeing or walking a document never
/// recurses deeper than the limits of the readers. Text that stands in the source as it is meant is not copied.
package struct Document: Sendable {
    /// The file it was read from.
    package let source: SourceFile
    private let storage: NodeStorage
    private let rootIndex: Int32

    init(_ storage: NodeStorage, root: Int32) {
        source = storage.source
        self.storage = storage
        rootIndex = root
    }

    /// The outermost value; `.null` for an empty YAML document.
    package var root: Node { Node(storage, rootIndex) }
}

/// One value as it lies in memory: 24 bytes, no references.
struct NodeRecord {
    /// Byte offsets in the source: the place that diagnostics show.
    var start: Int32
    var end: Int32
    /// A scalar: where its text begins, in the source or in the processed text. A list or map: its first child.
    var first: Int32
    /// A scalar: the bytes of its text. A list: its children. A map: twice its entries, as key, value, key, value.
    var count: Int32
    /// A map with many entries: where its hash table begins, otherwise -1.
    var table: Int32 = -1
    var kind: Node.Kind
    /// The text is not in the source as it is meant (escapes, folded lines) but in `NodeStorage.processed`.
    var isProcessed = false
}

/// The immutable arrays behind all nodes of a document.
final class NodeStorage: Sendable {
    let source: SourceFile
    let records: [NodeRecord]
    let processed: [UInt8]
    let tables: [Int32]

    init(source: SourceFile, records: [NodeRecord], processed: [UInt8], tables: [Int32]) {
        self.source = source
        self.records = records
        self.processed = processed
        self.tables = tables
    }

    func withText<Result>(
        of record: NodeRecord, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let range = Int(record.first)..<Int(record.first) + Int(record.count)
        return try (record.isProcessed ? processed : source.bytes).withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[range]))
        }
    }
}
