/// Keys and values in the order they were given; a key given twice keeps its first place and its last value.
///
/// Most maps of a template are small records, so a few keys are scanned by their names' codes; a dictionary is made only
/// for more.
package final class LiquidMap: Sendable {
    package let keys: [String]
    package let values: [LiquidValue]
    private let names: [Name]
    private let indexes: [String.UTF8Hash: Int]

    private static let scanned = 12

    package init(_ entries: [(String, LiquidValue)]) {
        var keys: [String] = []
        var values: [LiquidValue] = []
        var names: [Name] = []
        var indexes: [String.UTF8Hash: Int] = [:]
        keys.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
        let isSmall = entries.count <= LiquidMap.scanned
        for (key, value) in entries {
            let name = Name(key)
            let known = isSmall ? names.firstIndex(of: name) : indexes[String.UTF8Hash(key)]
            if let known {
                values[known] = value
                continue
            }
            if isSmall { names.append(name) } else { indexes[String.UTF8Hash(key)] = keys.count }
            keys.append(key)
            values.append(value)
        }
        self.keys = keys
        self.values = values
        self.names = names
        self.indexes = indexes
    }

    package var count: Int { keys.count }

    package var isEmpty: Bool { keys.isEmpty }

    package subscript(key: String) -> LiquidValue? {
        guard indexes.isEmpty else { return indexes[String.UTF8Hash(key)].map { values[$0] } }
        for index in keys.indices where keys[index].hasSameBytes(as: key) { return values[index] }
        return nil
    }

    /// The value of a key whose code is known already, as those in a template are.
    subscript(name name: Name) -> LiquidValue? {
        guard indexes.isEmpty else { return indexes[String.UTF8Hash(name.text)].map { values[$0] } }
        for index in names.indices where names[index] == name { return values[index] }
        return nil
    }
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
