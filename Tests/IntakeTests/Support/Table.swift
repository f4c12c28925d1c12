import Testing

/// Rows of a test under a name, so that a failure tells the row and not the whole table.
struct Table<Row: Sendable>: Sendable, CustomTestStringConvertible {
    var name: String
    var rows: [Row]
    var testDescription: String { name }

    init(_ name: String, _ rows: [Row]) {
        self.name = name
        self.rows = rows
    }
}
