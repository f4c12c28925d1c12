import Text

/// Literal and folded block scalars (YAML 1.2.2, 8.1).
extension YAMLReader {
    private enum Chomping { case strip, clip, keep }

    /// Reads `|` or `>`, its header and its lines; leaves the position at the end of the last line.
    mutating func readBlockScalar(parent: Int) throws(SyntaxFailure) {
        let start = position
        let isFolded = bytes[start] == ASCII.greaterThan
        let (indicator, chomping) = try readBlockHeader()
        let content: Int
        if let indicator {
            content = max(parent, 0) + indicator
        } else {
            content = try detectIndentation(start, minimum: parent + 1)
        }
        let mark = builder.processed.count
        if isFolded {
            try readFolded(content, chomping)
        } else {
            try readLiteral(content, chomping)
        }
        builder.pushProcessed(.string, start, position, since: mark)
        height = 0
        lastEnd = position
    }

    /// Reads the indicators, in either order, and the rest of the line; leaves the position at the next line.
    private mutating func readBlockHeader() throws(SyntaxFailure) -> (indentation: Int?, Chomping) {
        var indentation: Int?
        var chomping: Chomping?
        position += 1
        while true {
            let byte = at(position)
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"), chomping == nil {
                chomping = byte == UInt8(ascii: "-") ? .strip : .keep
            } else if byte >= 0x31, byte <= 0x39, indentation == nil {
                indentation = Int(byte) - 0x30
            } else {
                break
            }
            position += 1
        }
        if at(position) == 0x30 {
            throw SyntaxFailure(position..<position + 1, "the indentation of a block of text is 1 to 9, not 0")
        }
        try finishLine("the text must begin on the line after | or >; put it there, or in quotes")
        return (indentation, chomping ?? .clip)
    }

    /// The indentation of the first line that is not empty (8.1.1.1).
    private func detectIndentation(_ start: Int, minimum: Int) throws(SyntaxFailure) -> Int {
        var line = position
        var widest = 0
        var widestLine = line
        while line < end {
            var index = line
            while at(index) == ASCII.space { index += 1 }
            let spaces = index - line
            guard index >= end || Self.isBreak(bytes[index]) else {
                if spaces < minimum { return max(minimum, widest) }
                if widest > spaces {
                    throw SyntaxFailure(
                        widestLine..<widestLine + widest,
                        "this empty line has more spaces than the first line of the text below it; remove them")
                }
                return spaces
            }
            if spaces > widest { (widest, widestLine) = (spaces, line) }
            if index >= end { break }
            line = afterBreak(index)
        }
        return max(minimum, widest)
    }

    private enum Line {
        case empty
        /// Text from `start` on; `isSpaced` if it begins with white space beyond the indentation.
        case text(start: Int, end: Int, isSpaced: Bool)
        /// The scalar ended before this line.
        case outside
    }

    /// Looks at the line that begins at `line`.
    @inline(__always)
    private func line(at line: Int, content: Int) -> (Line, end: Int) {
        var index = line
        let limit = min(line + content, end)
        while index < limit, bytes[index] == ASCII.space { index &+= 1 }
        if index >= end { return (index > line ? .empty : .outside, end) }
        if Self.isBreak(bytes[index]) { return (.empty, index) }
        if index < line + content || (index == line && isDocumentMarker(at: line)) { return (.outside, line) }
        let textEnd = lineEnd(from: index)
        return (.text(start: index, end: textEnd, isSpaced: Self.isBlank(bytes[index])), textEnd)
    }

    private mutating func readLiteral(_ content: Int, _ chomping: Chomping) throws(SyntaxFailure) {
        var next = position
        position = endOfHeader(next)
        var breaks = 0
        var hasText = false
        while next < end {
            let (line, lineEnd) = line(at: next, content: content)
            if case .outside = line {
                try refuseTabLine(next)
                break
            }
            if case .text(let start, let textEnd, _) = line {
                builder.processed.append(contentsOf: repeatElement(ASCII.lineFeed, count: breaks))
                try checkUnquoted(start..<textEnd)
                builder.processed.append(contentsOf: bytes[start..<textEnd])
                breaks = 1
                hasText = true
            } else {
                breaks += 1
            }
            position = lineEnd
            next = afterBreak(lineEnd)
        }
        chomp(chomping, breaks, hasText: hasText)
    }

    private mutating func readFolded(_ content: Int, _ chomping: Chomping) throws(SyntaxFailure) {
        var next = position
        position = endOfHeader(next)
        // The breaks since the last text: the one that ends its line and one for every empty line.
        var breaks = 0
        var hasText = false
        var wasSpaced = false
        while next < end {
            let (line, lineEnd) = line(at: next, content: content)
            if case .outside = line {
                try refuseTabLine(next)
                break
            }
            if case .text(let start, let textEnd, let isSpaced) = line {
                if !hasText || wasSpaced || isSpaced {
                    builder.processed.append(contentsOf: repeatElement(ASCII.lineFeed, count: breaks))
                } else if breaks == 1 {
                    builder.processed.append(ASCII.space)
                } else {
                    builder.processed.append(contentsOf: repeatElement(ASCII.lineFeed, count: breaks - 1))
                }
                try checkUnquoted(start..<textEnd)
                builder.processed.append(contentsOf: bytes[start..<textEnd])
                breaks = 1
                hasText = true
                wasSpaced = isSpaced
            } else {
                breaks += 1
            }
            position = lineEnd
            next = afterBreak(lineEnd)
        }
        chomp(chomping, breaks, hasText: hasText)
    }

    /// A line of white space with a tab among its indentation is neither text nor an empty line (8.1.1.1).
    private func refuseTabLine(_ line: Int) throws(SyntaxFailure) {
        var index = line
        while at(index) == ASCII.space { index += 1 }
        let tab = index
        while Self.isBlank(at(index)) { index += 1 }
        if index > tab, index >= end || Self.isBreak(bytes[index]) { throw tabFailure(tab) }
    }

    /// Appends the final line breaks (8.1.1.2); `breaks` counts those after the last text. The end of the file ends
    /// its last line as a line break would.
    private mutating func chomp(_ chomping: Chomping, _ breaks: Int, hasText: Bool) {
        switch chomping {
        case .strip: break
        case .clip: if hasText, breaks > 0 { builder.processed.append(ASCII.lineFeed) }
        case .keep: builder.processed.append(contentsOf: repeatElement(ASCII.lineFeed, count: breaks))
        }
    }

    /// The end of the line before `next`, so that the reader settles from there.
    private func endOfHeader(_ next: Int) -> Int {
        guard next > 0, Self.isBreak(bytes[next - 1]) else { return next }
        return next > 1 && bytes[next - 1] == ASCII.lineFeed && bytes[next - 2] == ASCII.carriageReturn
            ? next - 2 : next - 1
    }
}
