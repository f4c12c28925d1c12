/// Where the lines of one text begin and how many columns lie before each place: made once a source, when something in it
/// is reported for the first time.
///
/// A mark a kilobyte instead of an offset a line: a place costs a look at one block, however long its line is. Ten
/// thousand mistakes in a minified file, all on one line, cost what reading it costs.
final class LineIndex: Sendable {
    /// The state before the first byte of a block.
    private struct Mark {
        var line: Int
        var lineStart: Int
        /// Unicode scalars before the block: bytes that do not continue one.
        var scalars: Int
    }

    private static let block = 1024
    private let bytes: [UInt8]
    private let marks: [Mark]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        marks = bytes.withUnsafeBufferPointer { bytes in
            var marks: [Mark] = []
            marks.reserveCapacity(bytes.count / Self.block + 1)
            var mark = Mark(line: 1, lineStart: 0, scalars: 0)
            var start = 0
            while true {
                marks.append(mark)
                let end = min(start + Self.block, bytes.count)
                for index in start..<end {
                    if bytes[index] & 0xC0 != 0x80 { mark.scalars += 1 }
                    if Self.endsLine(bytes, index) {
                        mark.line += 1
                        mark.lineStart = index + 1
                    }
                }
                if end - start < Self.block { return marks }
                start = end
            }
        }
    }

    /// LF, and CR where no LF follows: the last byte of a line's ending.
    private static func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case ASCII.lineFeed: true
        case ASCII.carriageReturn: index + 1 == bytes.count || bytes[index + 1] != ASCII.lineFeed
        default: false
        }
    }

    private func clamped(_ offset: Int) -> Int { min(max(offset, 0), bytes.count) }

    private func line(at offset: Int) -> (number: Int, start: Int) {
        let block = offset / Self.block
        var line = (number: marks[block].line, start: marks[block].lineStart)
        bytes.withUnsafeBufferPointer { bytes in
            for index in block * Self.block..<offset where Self.endsLine(bytes, index) {
                line = (line.number + 1, index + 1)
            }
        }
        return line
    }

    /// Unicode scalars before `offset`.
    private func scalars(before offset: Int) -> Int {
        let block = offset / Self.block
        return bytes.withUnsafeBufferPointer { bytes in
            var count = marks[block].scalars
            for index in block * Self.block..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// Where the text of the line that begins at `start` ends, its LF or CR not included.
    private func lineEnd(from start: Int) -> Int {
        // The first block that begins in a later line: the end lies in the one before, or its CR just before that.
        var low = start / Self.block
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].lineStart > start { high = middle } else { low = middle + 1 }
        }
        var index = max(start, (low - 1) * Self.block - 1)
        while index < bytes.count, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn { index += 1 }
        return index
    }

    /// The 1-based line and column of an offset; one past the end is the end.
    func location(of offset: Int) -> SourceLocation {
        let offset = clamped(offset)
        let line = line(at: offset)
        return SourceLocation(line: line.number, column: scalars(before: offset) - scalars(before: line.start) + 1)
    }

    /// How many columns of the line that a range begins in belong to it, 1 or more.
    func width(of range: Range<Int>) -> Int {
        let start = clamped(range.lowerBound)
        let end = clamped(range.upperBound)
        let first = line(at: start)
        let stop = line(at: end).number == first.number ? end : lineEnd(from: first.start)
        return stop > start ? max(1, scalars(before: stop) - scalars(before: start)) : 1
    }

    /// At most `widest` columns of the line around the place where `range` begins.
    func excerpt(around range: Range<Int>, widest: Int) -> Excerpt {
        let lineStart = line(at: clamped(range.lowerBound)).start
        let lineEnd = lineEnd(from: lineStart)
        let place = min(clamped(range.lowerBound), lineEnd)
        let before = scalars(before: lineStart)
        let column = scalars(before: place) - before
        let total = scalars(before: lineEnd) - before
        // What is no UTF-8 may have a thousand bytes a character.
        let isLong = total > widest || lineEnd - lineStart > widest * Self.longestScalar
        let first = isLong ? max(0, min(column - widest / 3, total - widest)) : 0
        let start = isLong ? offset(column - first, before: place, downTo: lineStart) : lineStart
        let end = isLong ? offset(widest, after: start, upTo: lineEnd) : lineEnd
        let stop = min(max(clamped(range.upperBound), place), max(place, end))
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return Excerpt(
            before: text(start..<place), marked: text(place..<stop), after: text(stop..<max(stop, end)),
            firstColumn: first + 1, isCutAtEnd: end < lineEnd)
    }

    /// No more bytes than so many scalars can have are looked at: what is no UTF-8 must not be walked for ever.
    private static let longestScalar = 4

    private func offset(_ count: Int, before place: Int, downTo floor: Int) -> Int {
        var index = place
        var left = count
        let last = max(floor, place - count * Self.longestScalar)
        while index > last, left > 0 {
            index -= 1
            if bytes[index] & 0xC0 != 0x80 { left -= 1 }
        }
        return index
    }

    private func offset(_ count: Int, after place: Int, upTo ceiling: Int) -> Int {
        var index = place
        var left = count
        let last = min(ceiling, place + count * Self.longestScalar)
        while index < last {
            if bytes[index] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            index += 1
        }
        return index
    }
}
