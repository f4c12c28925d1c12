/// Keys and values in the order they were given; a key given twice keeps its first place and its last value.
///
/// Most maps of a template are small records, so a few keys are scanned as names are compared; a dictionary is made only
/// for more.
package final class LiquidMap: Sendable {
    package let keys: [String]
    package let values: [LiquidValue]
    private let names: [Name.Key]
    private let indexes: [Name.Key: Int]

    private static let scanned = 12

    package init(_ entries: [(String, LiquidValue)]) {
        var keys: [String] = []
        var values: [LiquidValue] = []
        var names: [Name.Key] = []
        var indexes: [Name.Key: Int] = [:]
        keys.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
        let isSmall = entries.count <= LiquidMap.scanned
        for (key, value) in entries {
            let name = Name.Key(key)
            let known = isSmall ? names.firstIndex(of: name) : indexes[name]
            if let known {
                values[known] = value
                continue
            }
            if isSmall { names.append(name) } else { indexes[name] = keys.count }
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

    package subscript(key: String) -> LiquidValue? { self[name: Name.Key(key)] }

    /// The value of a key of which the name is known already, as those in a template are.
    subscript(name name: Name.Key) -> LiquidValue? {
        guard indexes.isEmpty else { return indexes[name].map { values[$0] } }
        for index in names.indices where names[index] == name { return values[index] }
        return nil
    }
}
