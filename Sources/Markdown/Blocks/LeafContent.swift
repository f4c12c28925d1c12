import Text

/// A leaf's content as one stretch of bytes, and where in the source each of them stands.
///
/// Content that is one segment is read where it lies. Anything else (lines with stripped indentation, lines inside of
/// quotes, CRLF) is gathered, line endings made LF, with a piece remembered for each stretch.
final class LeafContent {
    private struct Piece {
        var content: Int32
        var source: Int32
    }

    private let gathered = ByteArena(capacity: 4096)
    private var pieces: [Piece] = []
    private var base = 0

    /// What was loaded last; valid until the next load.
    private(set) var bytes = Bytes(start: nil, count: 0)

    /// Loads segments of a paragraph or heading, without the white space at the end.
    func load(_ text: Bytes, _ segments: ArraySlice<Segment>) {
        guard segments.count != 1 else {
            let segment = segments[segments.startIndex]
            base = Int(segment.start)
            bytes = text.slice(base, text.trimSpaces(from: base, to: Int(segment.end)))
            return
        }
        begin()
        for segment in segments {
            if gathered.count > 0 { gathered.append(ASCII.lineFeed) }
            append(text, Int(segment.start), Int(segment.end))
        }
        bytes = gathered.bytes.slice(0, gathered.bytes.trimSpaces(from: 0, to: gathered.count))
    }

    /// Loads a stretch of the source as it is.
    func load(_ text: Bytes, from start: Int, to end: Int) {
        base = start
        bytes = text.slice(start, end)
    }

    /// Loads a table's cell, in which `\|` stands for `|` (GFM 4.10).
    func load(cell text: Bytes, from start: Int, to end: Int) {
        begin()
        var from = start
        var index = start
        while index + 1 < end {
            if text[index] == ASCII.backslash, text[index + 1] == UInt8(ascii: "|") {
                append(text, from, index)
                from = index + 1
                index += 1
            }
            index += 1
        }
        append(text, from, end)
        bytes = gathered.bytes
    }

    private func begin() {
        base = -1
        gathered.removeAll()
        pieces.removeAll(keepingCapacity: true)
    }

    private func append(_ text: Bytes, _ start: Int, _ end: Int) {
        pieces.append(Piece(content: Int32(gathered.count), source: Int32(start)))
        gathered.append(text.slice(start, end))
    }

    /// Where in the source the content's byte at `offset` stands.
    func sourceOffset(of offset: Int) -> Int {
        if base >= 0 { return base + offset }
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(pieces[middle].content) <= offset { low = middle } else { high = middle }
        }
        guard low < pieces.count else { return 0 }
        return Int(pieces[low].source) + offset - Int(pieces[low].content)
    }

    func sourceRange(_ start: Int, _ end: Int) -> Range<Int> {
        let lower = sourceOffset(of: start)
        return lower..<max(lower, end > start ? sourceOffset(of: end - 1) + 1 : lower)
    }
}
