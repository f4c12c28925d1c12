import Text

/// How a table's column is aligned.
enum TableAlignment: UInt8 { case none, left, center, right }

/// Pipe tables (GFM 4.10).
///
/// A delimiter row makes the line before it, the last of an open paragraph, a header. Rows are kept as segments and cut
/// into cells when they are rendered.
extension BlockParser {
    mutating func startTable() -> Bool {
        guard options.tables, paragraphOpen, leafSegmentCount > 0 else { return false }
        let firstAlignment = tree.alignments.count
        guard scanDelimiterRow() else {
            tree.alignments.removeSubrange(firstAlignment...)
            return false
        }
        let columns = tree.alignments.count - firstAlignment
        let headerStart = lastLineStart
        let headerEnd = Int(tree.segments[leafFirstSegment + leafSegmentCount - 1].end)
        guard TableRow.cellCount(text, from: headerStart, to: headerEnd) == columns else {
            tree.alignments.removeSubrange(firstAlignment...)
            return false
        }
        splitHeader(at: headerStart)
        openLeaf(.table, at: headerStart)
        tree.blocks[leaf].value = Int32(firstAlignment)
        tree.blocks[leaf].extent = Int32(columns)
        appendRow(headerStart, headerEnd)
        return true
    }

    /// Takes the header off the open paragraph and closes what is left of it.
    private mutating func splitHeader(at headerStart: Int) {
        let last = tree.segments.count - 1
        if Int(tree.segments[last].start) == headerStart {
            tree.segments.removeLast()
            leafSegmentCount -= 1
        } else {
            // The lines are one segment: it ends before the line feed that precedes the header.
            tree.segments[last].end = Int32(headerStart - 1)
        }
        closeLeaf()
    }

    /// Adds this line to the open table; false when it holds no cell.
    mutating func addTableRow() -> Bool {
        guard TableRow.cellCount(text, from: nonspace, to: lineEnd) > 0 else { return false }
        appendRow(nonspace, lineEnd)
        return true
    }

    private mutating func appendRow(_ start: Int, _ end: Int) {
        tree.segments.append(Segment(start: Int32(start), end: Int32(end)))
        leafSegmentCount += 1
    }

    /// Appends an alignment for each `:-:` of the line; false when it is anything else.
    private mutating func scanDelimiterRow() -> Bool {
        var index = nonspace
        if text[index] == UInt8(ascii: "|") { index += 1 }
        while true {
            index = text.skipSpaces(from: index, to: lineEnd)
            guard index < lineEnd else { return false }
            let left = text[index] == ASCII.colon
            if left { index += 1 }
            let dashes = text.endOfRun(of: ASCII.hyphen, from: index, to: lineEnd)
            guard dashes > index else { return false }
            index = dashes
            let right = index < lineEnd && text[index] == ASCII.colon
            if right { index += 1 }
            tree.alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
            index = text.skipSpaces(from: index, to: lineEnd)
            guard index < lineEnd else { return true }
            guard text[index] == UInt8(ascii: "|") else { return false }
            index = text.skipSpaces(from: index + 1, to: lineEnd)
            if index == lineEnd { return true }
        }
    }
}

/// The cells of one row: pipes at the ends are optional, and a pipe after a backslash is text.
struct TableRow {
    /// A cell's content without the white space around it.
    struct Cell {
        var start: Int
        var end: Int
        /// Whether it holds `\|`, which stands for `|`.
        var hasEscapedPipe: Bool
    }

    private let text: Bytes
    private let end: Int
    private var index: Int

    init(_ text: Bytes, from start: Int, to end: Int) {
        self.text = text
        index = text.skipSpaces(from: start, to: end)
        self.end = text.trimSpaces(from: index, to: end)
        if index < self.end, text[index] == UInt8(ascii: "|") { index += 1 }
    }

    mutating func next() -> Cell? {
        guard index < end else { return nil }
        let pipe = UInt8(ascii: "|")
        var stop = index
        var hasEscapedPipe = false
        while stop < end, text[stop] != pipe || (stop > index && text[stop - 1] == ASCII.backslash) {
            if text[stop] == pipe { hasEscapedPipe = true }
            stop += 1
        }
        let from = text.skipSpaces(from: index, to: stop)
        index = stop + 1
        return Cell(start: from, end: text.trimSpaces(from: from, to: stop), hasEscapedPipe: hasEscapedPipe)
    }

    static func cellCount(_ text: Bytes, from start: Int, to end: Int) -> Int {
        var row = TableRow(text, from: start, to: end)
        var count = 0
        while row.next() != nil { count += 1 }
        return count
    }
}
