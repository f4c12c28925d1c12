import Text

/// A view of one value in a document: a reference to the document's storage and an index, cheap to copy.
package struct Node: Sendable {
    /// What a value is, after the YAML 1.2 core schema (10.3) or RFC 8259.
    package enum Kind: UInt8, Sendable { case null, bool, integer, decimal, string, list, map }

    let storage: NodeStorage
    let index: Int32

    init(_ storage: NodeStorage, _ index: Int32) {
        self.storage = storage
        self.index = index
    }

    private var record: NodeRecord { storage.records[Int(index)] }

    package var kind: Kind { record.kind }

    /// Byte offsets in the source, quotes and brackets included; an alias gives its own place, a value that is left
    /// out an empty range where it would stand.
    package var range: Range<Int> { Int(record.start)..<Int(record.end) }

    package var source: SourceFile { storage.source }

    package var isNull: Bool { kind == .null }

    /// The value of a `.bool`, otherwise nil.
    package var bool: Bool? {
        let record = record
        guard record.kind == .bool else { return nil }
        return storage.withText(of: record) { $0.first.map { $0 | 0x20 == UInt8(ascii: "t") } }
    }

    /// The content of a string; of any other scalar the spelling exactly as written, so that a price keeps its digits.
    /// Empty for a list, a map and a value that is left out.
    package var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// The UTF-8 bytes of `text`.
    package var bytes: ArraySlice<UInt8> {
        let record = record
        guard record.kind != .list, record.kind != .map else { return [] }
        let range = Int(record.first)..<Int(record.first) + Int(record.count)
        return record.isProcessed ? storage.processed[range] : storage.source.bytes[range]
    }

    /// Calls `body` with the UTF-8 bytes of `text`, which are valid only during the call.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        let record = record
        guard record.kind != .list, record.kind != .map else {
            return try body(UnsafeBufferPointer(start: nil, count: 0))
        }
        return try storage.withText(of: record, body)
    }

    /// The value of an `.integer` that fits, otherwise nil; `0o` and `0x` forms included.
    package var integer: Int? {
        guard kind == .integer else { return nil }
        return withBytes { NumberSpelling.integer($0) }
    }

    /// A number as JSON spells it (`+1` is `1`, `012` is `12`, `.5` is `0.5`, `0x1F` is `31`) with every digit kept;
    /// nil if the value is not a number.
    package var number: String? {
        guard kind == .integer || kind == .decimal else { return nil }
        var out = ByteWriter(reserving: 24)
        withBytes { NumberSpelling.append($0, to: &out) }
        return out.string
    }

    /// The values of a list; empty for anything else.
    package var items: Items {
        let record = record
        return record.kind == .list ? Items(storage, record) : Items(storage, nil)
    }

    /// The entries of a map in file order; empty for anything else.
    package var entries: Entries {
        let record = record
        return record.kind == .map ? Entries(storage, record) : Entries(storage, nil)
    }

    /// The value under `key` in a map; nil if there is none or this is no map. Constant time, whatever the size.
    package subscript(key: String) -> Node? { entry(key)?.value }

    /// The entry under `key` in a map, for a diagnostic that points at the key.
    package func entry(_ key: String) -> (key: Node, value: Node)? {
        let record = record
        guard record.kind == .map else { return nil }
        var copy = key
        let found = copy.withUTF8 { KeyTable.find($0, in: record, of: storage) }
        return found.map { (Node(storage, $0), Node(storage, $0 + 1)) }
    }

    /// A diagnostic that points at this value.
    package func diagnostic(_ severity: Diagnostic.Severity, _ message: String) -> Diagnostic {
        Diagnostic(severity, source, range, message)
    }

    package func diagnostic(_ severity: Diagnostic.Severity, _ wording: Diagnostic.Wording) -> Diagnostic {
        Diagnostic(severity, source, range, wording)
    }
}

extension Node {
    /// The values of a list.
    package struct Items: RandomAccessCollection, Sendable {
        private let storage: NodeStorage
        private let first: Int32
        package let endIndex: Int
        package var startIndex: Int { 0 }

        init(_ storage: NodeStorage, _ record: NodeRecord?) {
            self.storage = storage
            first = record?.first ?? 0
            endIndex = Int(record?.count ?? 0)
        }

        package subscript(position: Int) -> Node {
            precondition(position >= 0 && position < endIndex, "index out of range")
            return Node(storage, first + Int32(position))
        }
    }

    /// The entries of a map in file order.
    package struct Entries: RandomAccessCollection, Sendable {
        private let storage: NodeStorage
        private let first: Int32
        package let endIndex: Int
        package var startIndex: Int { 0 }

        init(_ storage: NodeStorage, _ record: NodeRecord?) {
            self.storage = storage
            first = record?.first ?? 0
            endIndex = Int(record?.count ?? 0) / 2
        }

        package subscript(position: Int) -> (key: Node, value: Node) {
            precondition(position >= 0 && position < endIndex, "index out of range")
            let key = first + Int32(position) * 2
            return (Node(storage, key), Node(storage, key + 1))
        }
    }
}
