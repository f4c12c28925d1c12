import Text

/// Plain scalars: text without quotes (YAML 1.2.2, 7.3.3).
extension YAMLReader {
    /// Reads a plain scalar in block context; true if it is an implicit key, with the position at its colon.
    mutating func readPlain(parent: Int, warnsAsValue: Bool) throws(SyntaxFailure) -> Bool {
        let start = position
        try checkPlainStart(isFlow: false)
        let line = scanPlain(from: start)
        if line.isKey {
            try pushKey(start, line.textEnd, stop: line.stop)
            return true
        }
        position = line.stop
        if line.stop < end, Self.isBreak(bytes[line.stop]),
            let next = nextTextLine(from: line.stop, minimum: parent + 1)
        {
            try readPlainLines(start, line.textEnd, next, minimum: parent + 1, isFlow: false)
            return false
        }
        try pushPlain(start, line.textEnd, warns: warnsAsValue)
        return false
    }

    /// Reads a plain scalar that must be an implicit key; false if no colon ends it on its line.
    mutating func readPlainKey() throws(SyntaxFailure) -> Bool {
        let start = position
        if isIndicator(ASCII.hyphen) { throw notAnEntry(start) }
        try checkPlainStart(isFlow: false)
        let line = scanPlain(from: start)
        guard line.isKey else { throw notAnEntry(start) }
        try pushKey(start, line.textEnd, stop: line.stop)
        return true
    }

    private mutating func pushKey(_ start: Int, _ textEnd: Int, stop: Int) throws(SyntaxFailure) {
        position = textEnd
        if textEnd - start > DocumentLimits.implicitKeyLength { try checkKeyIsShort(start, lineStart) }
        position = stop
        try pushPlain(start, textEnd, warns: false)
    }

    /// Reads a plain scalar in flow context, with all its lines.
    mutating func readFlowPlain(minimum: Int, warns: Bool) throws(SyntaxFailure) {
        let start = position
        try checkPlainStart(isFlow: true)
        let line = scanFlowPlain(from: start)
        position = line.textEnd
        if Self.isBreak(at(line.stop)), let next = nextTextLine(from: line.stop, minimum: minimum),
            continuesFlowPlain(next.text)
        {
            return try readPlainLines(start, line.textEnd, next, minimum: minimum, isFlow: true)
        }
        try pushPlain(start, line.textEnd, warns: warns && at(line.stop) != ASCII.colon)
    }

    private func continuesFlowPlain(_ index: Int) -> Bool {
        let byte = at(index)
        if Self.isFlowIndicator(byte) { return false }
        return byte != ASCII.colon || !endsFlowKey(index + 1)
    }

    /// What follows a colon in flow context makes it the end of a key: white space or a flow indicator.
    @inline(__always)
    func endsFlowKey(_ index: Int) -> Bool {
        let byte = at(index)
        return Self.isBlankOrEnd(byte) || Self.isFlowIndicator(byte)
    }

    /// Pushes text on one line with the kind that the core schema gives it.
    @inline(__always)
    private mutating func pushPlain(_ start: Int, _ textEnd: Int, warns: Bool) throws(SyntaxFailure) {
        if hasOddCharacters { try checkUnquoted(start..<textEnd) }
        let kind = resolve(start..<textEnd, warns: warns)
        builder.push(kind, start, textEnd, text: start..<textEnd)
        height = 0
        lastEnd = textEnd
    }

    // MARK: Lines

    /// Scans one line in block context: up to `: `, ` #` or the line's end.
    @inline(__always)
    private func scanPlain(from start: Int) -> (textEnd: Int, stop: Int, isKey: Bool) {
        var index = start
        var isKey = false
        while index < end {
            let byte = bytes[index]
            if byte > ASCII.colon {
                index &+= 1
                continue
            }
            if byte == ASCII.colon {
                if Self.isBlankOrEnd(at(index &+ 1)) {
                    isKey = true
                    break
                }
            } else if byte == UInt8(ascii: "#") {
                if index > start, Self.isBlank(bytes[index &- 1]) { break }
            } else if Self.isBreak(byte) {
                break
            }
            index &+= 1
        }
        var textEnd = index
        while textEnd > start, Self.isBlank(bytes[textEnd &- 1]) { textEnd &-= 1 }
        return (textEnd, index, isKey)
    }

    /// Scans one line in flow context: up to a flow indicator, a colon that ends a key, ` #` or the line's end.
    private func scanFlowPlain(from start: Int) -> (textEnd: Int, stop: Int) {
        var index = start
        while index < end {
            let byte = bytes[index]
            if Self.isBreak(byte) || Self.isFlowIndicator(byte) { break }
            if byte == ASCII.colon, endsFlowKey(index + 1) { break }
            if byte == UInt8(ascii: "#"), index > start, Self.isBlank(bytes[index - 1]) { break }
            index &+= 1
        }
        var textEnd = index
        while textEnd > start, Self.isBlank(bytes[textEnd - 1]) { textEnd -= 1 }
        return (textEnd, index)
    }

    struct TextLine {
        /// Where the line begins, where its text begins, and how many empty lines come before it.
        var start: Int
        var text: Int
        var emptyLines: Int
    }

    /// The next line that goes on with a scalar, from the break before it: indented by at least `minimum`, no
    /// comment, no document marker.
    private func nextTextLine(from index: Int, minimum: Int) -> TextLine? {
        var line = TextLine(start: index, text: index, emptyLines: -1)
        var index = index
        while true {
            index = afterBreak(index)
            line.emptyLines += 1
            line.start = index
            while index < end, bytes[index] == ASCII.space { index &+= 1 }
            let spaces = index - line.start
            while index < end, Self.isBlank(bytes[index]) { index &+= 1 }
            if index >= end { return nil }
            if Self.isBreak(bytes[index]) { continue }
            guard spaces >= minimum, bytes[index] != UInt8(ascii: "#"), !isDocumentMarker(at: line.start) else {
                return nil
            }
            line.text = index
            return line
        }
    }

    /// Reads a scalar that goes on at `next`; its lines are folded (6.5).
    private mutating func readPlainLines(
        _ start: Int, _ firstEnd: Int, _ next: TextLine, minimum: Int, isFlow: Bool
    ) throws(SyntaxFailure) {
        let mark = builder.processed.count
        var pieceStart = start
        var pieceEnd = firstEnd
        var following: TextLine? = next
        while true {
            try checkUnquoted(pieceStart..<pieceEnd)
            builder.processed.append(contentsOf: bytes[pieceStart..<pieceEnd])
            guard let line = following else { break }
            lineStart = line.start
            if line.emptyLines == 0 {
                builder.processed.append(ASCII.space)
            } else {
                builder.processed.append(contentsOf: repeatElement(ASCII.lineFeed, count: line.emptyLines))
            }
            pieceStart = line.text
            if isFlow {
                let scanned = scanFlowPlain(from: line.text)
                pieceEnd = scanned.textEnd
                position = scanned.textEnd
                following = Self.isBreak(at(scanned.stop)) ? nextTextLine(from: scanned.stop, minimum: minimum) : nil
                if let line = following, !continuesFlowPlain(line.text) { following = nil }
            } else {
                let scanned = scanPlain(from: line.text)
                position = scanned.stop
                if scanned.isKey { throw keyInsideText(start, line.text, scanned.stop) }
                pieceEnd = scanned.textEnd
                warnOfHyphen(line.text, start)
                following = Self.isBreak(at(scanned.stop)) ? nextTextLine(from: scanned.stop, minimum: minimum) : nil
            }
        }
        builder.pushProcessed(.string, start, pieceEnd, since: mark)
        height = 0
        lastEnd = pieceEnd
    }

    // MARK: What goes wrong

    /// A plain scalar begins with no indicator, or with `-`, `?`, `:` that something other than a space follows.
    @inline(__always)
    private func checkPlainStart(isFlow: Bool) throws(SyntaxFailure) {
        if !ASCII.isAlphanumeric(at(position)) { try checkUnusualStart(isFlow: isFlow) }
    }

    private func checkUnusualStart(isFlow: Bool) throws(SyntaxFailure) {
        let byte = at(position)
        let range = position..<position + 1
        switch byte {
        case ASCII.hyphen, UInt8(ascii: "?"), ASCII.colon:
            let next = at(position + 1)
            if Self.isBlankOrEnd(next) || (isFlow && Self.isFlowIndicator(next)) {
                throw SyntaxFailure(
                    range, "'\(Character(Unicode.Scalar(byte)))' cannot stand here; put it in quotes if it is text")
            }
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"), UInt8(ascii: "|"), ASCII.greaterThan, UInt8(ascii: "#"):
            throw SyntaxFailure(
                range,
                "text cannot begin with '\(Character(Unicode.Scalar(byte)))'; put it in quotes")
        default: break
        }
    }

    /// A line that looks like `key: value` inside the text of an earlier line.
    private func keyInsideText(_ start: Int, _ lineText: Int, _ colon: Int) -> SyntaxFailure {
        if let missing = colonWithoutSpace(start..<lineEnd(from: start)) {
            return SyntaxFailure(missing..<missing + 1, "a space is missing after this colon")
        }
        let line = source.location(of: start).line
        return SyntaxFailure(
            lineText..<colon + 1,
            "this line goes on with the text of line \(line), where a key cannot stand; "
                + "check the indentation, or put the whole text in quotes")
    }

    /// A list that was meant to hang below a value is text by the specification.
    private mutating func warnOfHyphen(_ index: Int, _ start: Int) {
        guard at(index) == ASCII.hyphen, Self.isBlank(at(index + 1)) else { return }
        warn(
            index..<index + 1,
            "this line goes on with the text of line \(source.location(of: start).line) and begins no list; "
                + "if a list is meant, remove the text above it")
    }
}
