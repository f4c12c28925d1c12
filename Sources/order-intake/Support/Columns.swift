/// A table for a terminal: columns as wide as their widest cell, two spaces between them.
struct Columns {
    /// Without a line feed at its end.
    let text: String

    /// `right` are the columns that stand to the right: numbers and amounts.
    init(_ head: [String], _ rows: [[String]], right: Set<Int> = []) {
        let widths = head.indices.map { column in
            max(head[column].count, rows.lazy.map { $0[column].count }.max() ?? 0)
        }
        func line(_ cells: [String]) -> String {
            var out = ""
            for (column, cell) in cells.enumerated() {
                let space = String(repeating: " ", count: widths[column] - cell.count)
                if right.contains(column) {
                    out += space + cell
                } else {
                    out += cell + (column + 1 < cells.count ? space : "")
                }
                if column + 1 < cells.count { out += "  " }
            }
            return out
        }
        text = ([head] + rows).map(line).joined(separator: "\n")
    }
}
