/// A table for a terminal: columns as wide as their widest cell, two spaces between them, no blanks at the ends of lines.
struct Columns {
    /// Without a line feed at its end.
    let text: String

    /// `right` are the columns that stand to the right: numbers and amounts.
    init(_ head: [String]?, _ rows: [[String]], right: Set<Int> = []) {
        let all = (head.map { [$0] } ?? []) + rows
        let widths = (all.first ?? []).indices.map { column in all.lazy.map { $0[column].count }.max() ?? 0 }
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
        text = all.map { line($0).droppingBlanks }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var droppingBlanks: Substring {
        var out = self[...]
        while out.last == " " { out = out.dropLast() }
        return out
    }
}
