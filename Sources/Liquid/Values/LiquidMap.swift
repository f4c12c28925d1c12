/// Keys and values in the order they were given; a key given twice keeps its first place and its last value.
package final class LiquidMap: Sendable {
    package let keys: [String]
    package let values: [LiquidValue]
    private let indexes: [String.UTF8Hash: Int]

    package init(_ entries: [(String, LiquidValue)]) {
        var keys: [String] = []
        var values: [LiquidValue] = []
        var indexes: [String.UTF8Hash: Int] = [:]
        keys.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
        indexes.reserveCapacity(entries.count)
        for (key, value) in entries {
            if let index = indexes[String.UTF8Hash(key)] {
                values[index] = value
            } else {
                indexes[String.UTF8Hash(key)] = keys.count
                keys.append(key)
                values.append(value)
            }
        }
        self.keys = keys
        self.values = values
        self.indexes = indexes
    }

    package var count: Int { keys.count }

    package var isEmpty: Bool { keys.isEmpty }

    package subscript(key: String) -> LiquidValue? { indexes[String.UTF8Hash(key)].map { values[$0] } }
}

extension String {
    /// A dictionary key that compares bytes: NFC and NFD forms of a word are different keys, as in JSON.
    struct UTF8Hash: Hashable, Sendable {
        let text: String

        init(_ text: String) { self.text = text }

        static func == (left: UTF8Hash, right: UTF8Hash) -> Bool { left.text.hasSameBytes(as: right.text) }

        func hash(into hasher: inout Hasher) {
            var copy = text
            copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
