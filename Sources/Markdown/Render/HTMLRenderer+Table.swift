import Text

/// Tables (GFM 4.10).
extension HTMLRenderer {
    mutating func renderTable(_ block: Block) {
        let rows = segments(of: block)
        sink.startLine()
        sink.append("<table>\n<thead>\n")
        if let header = rows.first { renderRow(header, of: block, isHeader: true) }
        sink.append("</thead>\n")
        if rows.count > 1 {
            sink.append("<tbody>\n")
            for row in rows.dropFirst() { renderRow(row, of: block, isHeader: false) }
            sink.append("</tbody>\n")
        }
        sink.append("</table>\n")
    }

    private mutating func renderRow(_ row: Segment, of block: Block, isHeader: Bool) {
        let columns = Int(block.extent)
        sink.append("<tr>\n")
        var cells = TableRow(text, from: Int(row.start), to: Int(row.end))
        var column = 0
        while column < columns, let cell = cells.next() {
            openCell(Int(block.value) + column, isHeader)
            if cell.hasEscapedPipe {
                content.load(cell: text, from: cell.start, to: cell.end)
            } else {
                content.load(text, from: cell.start, to: cell.end)
            }
            inlines.parse(content.bytes)
            renderInlines()
            closeCell(isHeader)
            column += 1
        }
        while column < columns, filledCells < Limits.filledCells {
            openCell(Int(block.value) + column, isHeader)
            closeCell(isHeader)
            column += 1
            filledCells += 1
        }
        sink.append("</tr>\n")
    }

    private mutating func openCell(_ alignment: Int, _ isHeader: Bool) {
        sink.append(isHeader ? "<th" : "<td")
        switch tree.alignments[alignment] {
        case .none: break
        case .left: sink.append(" align=\"left\"")
        case .center: sink.append(" align=\"center\"")
        case .right: sink.append(" align=\"right\"")
        }
        sink.append(ASCII.greaterThan)
    }

    private mutating func closeCell(_ isHeader: Bool) { sink.append(isHeader ? "</th>\n" : "</td>\n") }
}
