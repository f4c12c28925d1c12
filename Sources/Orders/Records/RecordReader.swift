import Commerce
import Documents
import Text

/// Reads the JSON objects of price books and journals strictly: every key must be asked for, every value must be of its
/// type and range.
///
/// A reader is made for one object; `finish` refuses keys that nobody asked for.
package struct RecordReader {
    /// What stops a file from being used.
    package struct Refusal: Error {
        package var diagnostic: Diagnostic

        package init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
    }

    package let node: Node
    private var asked = 0
    /// The keys asked for, noted only to name one that nobody asked for.
    private var notes: [String]?

    package init(_ node: Node) throws(Refusal) {
        guard node.kind == .map else {
            throw Refusal(diagnostic: node.diagnostic(.error, "an object is expected here"))
        }
        self.node = node
    }

    package func refuse(_ place: Node, _ message: String) -> Refusal {
        Refusal(diagnostic: place.diagnostic(.error, message))
    }

    private mutating func value(_ key: String) -> Node? {
        guard let value = node[key] else { return nil }
        asked += 1
        notes?.append(key)
        return value
    }

    package func missing(_ key: String) -> Refusal {
        let start = node.range.lowerBound
        return Refusal(diagnostic: Diagnostic(.error, node.source, start..<start + 1, "'\(key)' is missing"))
    }

    package mutating func text(_ key: String) throws(Refusal) -> String? {
        guard let value = value(key) else { return nil }
        guard value.kind == .string else { throw refuse(value, "'\(key)' must be a text") }
        return value.text
    }

    package mutating func requiredText(_ key: String) throws(Refusal) -> String {
        guard let text = try text(key) else { throw missing(key) }
        return text
    }

    package mutating func integer(_ key: String, in range: ClosedRange<Int> = 0...QuantityLimits.largest)
        throws(Refusal)
        -> Int?
    {
        guard let value = value(key) else { return nil }
        return try RecordReader.integer(value, key, range)
    }

    private static func integer(_ value: Node, _ key: String, _ range: ClosedRange<Int>) throws(Refusal) -> Int {
        guard let integer = value.integer, range.contains(integer) else {
            throw Refusal(
                diagnostic: value.diagnostic(
                    .error, "'\(key)' must be a whole number from \(range.lowerBound) to \(range.upperBound)"))
        }
        return integer
    }

    package mutating func requiredInteger(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
        guard let integer = try integer(key, in: range) else { throw missing(key) }
        return integer
    }

    package mutating func money(_ key: String) throws(Refusal) -> Money? {
        try integer(key, in: 0...Money.largest.minor).map(Money.init(minor:))
    }

    package mutating func requiredMoney(_ key: String) throws(Refusal) -> Money {
        guard let money = try money(key) else { throw missing(key) }
        return money
    }

    package mutating func flag(_ key: String) throws(Refusal) -> Bool {
        guard let value = value(key) else { return false }
        guard let bool = value.bool else { throw refuse(value, "'\(key)' must be true or false") }
        return bool
    }

    package mutating func date(_ key: String) throws(Refusal) -> DateTime? {
        guard let value = value(key) else { return nil }
        guard value.kind == .string, let date = DateTime(bookText: value.text) else {
            throw refuse(value, "'\(key)' must be a date")
        }
        return date
    }

    package mutating func word<Word: RawRepresentable>(_ key: String) throws(Refusal) -> Word
    where Word.RawValue == String {
        guard let value = value(key) else { throw missing(key) }
        guard value.kind == .string, let word = Word(rawValue: value.text) else {
            throw refuse(value, "'\(key)' has a value this version does not know")
        }
        return word
    }

    private mutating func items(_ key: String) throws(Refusal) -> [Node] {
        guard let value = value(key) else { return [] }
        guard value.kind == .list else { throw refuse(value, "'\(key)' must be a list") }
        return Array(value.items)
    }

    package mutating func texts(_ key: String) throws(Refusal) -> [String] {
        var out: [String] = []
        for item in try items(key) {
            guard item.kind == .string else { throw refuse(item, "'\(key)' must hold texts") }
            out.append(item.text)
        }
        return out
    }

    package mutating func integers(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> [Int] {
        var out: [Int] = []
        for item in try items(key) { out.append(try RecordReader.integer(item, key, range)) }
        return out
    }

    package mutating func days(_ key: String) throws(Refusal) -> DayRange? {
        let items = try items(key)
        guard !items.isEmpty else { return nil }
        guard items.count == 2 else { throw refuse(node, "'\(key)' must be two numbers") }
        let first = try RecordReader.integer(items[0], key, 0...366)
        return DayRange(minimum: first, maximum: try RecordReader.integer(items[1], key, first...366))
    }

    package mutating func object<Value>(
        _ key: String, _ body: (inout RecordReader) throws(Refusal) -> Value
    ) throws(Refusal) -> Value? {
        guard let value = value(key) else { return nil }
        return try RecordReader.read(value, body)
    }

    package mutating func requiredObject<Value>(
        _ key: String, _ body: (inout RecordReader) throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        guard let object = try object(key, body) else { throw missing(key) }
        return object
    }

    package mutating func objects<Value>(
        _ key: String, _ body: (inout RecordReader) throws(Refusal) -> Value
    ) throws(Refusal) -> [Value] {
        let items = try items(key)
        var out: [Value] = []
        out.reserveCapacity(items.count)
        for item in items { out.append(try RecordReader.read(item, body)) }
        return out
    }

    package static func read<Value>(
        _ node: Node, _ body: (inout RecordReader) throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        var reader = try RecordReader(node)
        let value = try body(&reader)
        guard reader.asked == node.entries.count else { throw try unknownKey(of: node, body) }
        return value
    }

    /// Reads the object once more, to name the key that nobody asked for.
    private static func unknownKey<Value>(
        of node: Node, _ body: (inout RecordReader) throws(Refusal) -> Value
    ) throws(Refusal) -> Refusal {
        var reader = try RecordReader(node)
        reader.notes = []
        _ = try body(&reader)
        let known = reader.notes ?? []
        let key = node.entries.first { !known.contains($0.key.text) }?.key ?? node
        return Refusal(
            diagnostic: key.diagnostic(
                .error, "this version knows no '\(Diagnostic.shortened(key.text))' here"))
    }
}
