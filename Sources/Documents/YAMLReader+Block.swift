import Text

/// Block nodes: values after an indicator, sequences and mappings by indentation (YAML 1.2.2, 8.2).
extension YAMLReader {
    /// Reads the value after `-`, `?`, `:` or `---`; the position is behind the indicator.
    ///
    /// - `parent`: the column of the collection that the value belongs to, -1 for a document.
    /// - `mayBeCompact`: a collection may begin on the indicator's line (8.2.1, compact in-line notation).
    /// - `zeroIndent`: a sequence may stand in the column of its parent, as the value of a key may (8.2.2).
    mutating func readValue(parent: Int, mayBeCompact: Bool, zeroIndent: Bool) throws(SyntaxFailure) {
        let place = position
        var separator = place
        while at(separator) == ASCII.space { separator += 1 }
        let firstTab = at(separator) == ASCII.tab ? separator : -1
        if isAtLineEnd() {
            try finishLine("")
            toContent()
            return try readOnNewLine(parent: parent, .none, emptyAt: place, zeroIndent: zeroIndent)
        }
        tab = firstTab
        try readNode(
            parent: parent, column: mayBeCompact ? position - lineStart : nil, zeroIndent: zeroIndent)
    }

    /// Reads a value whose indicator or properties stand on an earlier line.
    mutating func readOnNewLine(
        parent: Int, _ properties: Properties, emptyAt place: Int, zeroIndent: Bool
    ) throws(SyntaxFailure) {
        if indent > parent {
            return try readNode(parent: parent, column: indent, properties, zeroIndent: zeroIndent)
        }
        if zeroIndent, indent == parent, indent >= 0, isIndicator(ASCII.hyphen), tab < 0 {
            return try readBlockSequence(column: indent, parent: parent, properties)
        }
        pushNull(at: place)
        apply(properties)
    }

    /// Reads the node at the position.
    ///
    /// - `column`: where a block collection that begins here has its column; nil where none may begin.
    mutating func readNode(
        parent: Int, column: Int?, _ outer: Properties = .none, zeroIndent: Bool
    ) throws(SyntaxFailure) {
        let start = position
        var inner = Properties.none
        if at(position) == UInt8(ascii: "&") || at(position) == UInt8(ascii: "!") {
            inner = try readProperties()
            if isAtLineEnd() {
                let properties = try merge(outer, inner)
                let place = inner.end
                try finishLine("")
                toContent()
                return try readOnNewLine(parent: parent, properties, emptyAt: place, zeroIndent: zeroIndent)
            }
        }
        let mark = builder.mark
        let firstLine = lineStart
        let isKey: Bool
        switch at(position) {
        case ASCII.hyphen where isIndicator(ASCII.hyphen):
            let column = try requireColumn(column, inner, "a list")
            return try readBlockSequence(column: column, parent: parent, outer)
        case UInt8(ascii: "?") where isIndicator(UInt8(ascii: "?")):
            let column = try requireColumn(column, inner, "a key with ?")
            return try readBlockMapping(column: column, parent: parent, since: mark, start, .atKey, outer)
        case ASCII.colon where isIndicator(ASCII.colon):
            let column = try requireColumn(column, .none, "a map")
            pushNull(at: position)
            apply(inner)
            return try readBlockMapping(column: column, parent: parent, since: mark, start, .behindKey, outer)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            try readBlockScalar(parent: parent)
            try apply(merge(outer, inner))
            return try settle(after: start)
        case UInt8(ascii: "*"):
            try readAlias(inner)
            isKey = isAtKeyColon()
            if !isKey, let range = outer.range { throw aliasProperties(range) }
        case ASCII.quote, ASCII.apostrophe:
            try readQuoted(minimum: parent + 1)
            isKey = isAtKeyColon()
            if isKey { try checkKeyIsShort(start, firstLine) }
            try apply(isKey ? inner : merge(outer, inner))
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            try readFlowCollection(minimum: parent + 1)
            isKey = isAtKeyColon()
            if isKey { try checkKeyIsShort(start, firstLine) }
            try apply(isKey ? inner : merge(outer, inner))
        default:
            isKey = try readPlain(
                parent: parent, warnsAsValue: outer.tag == nil && inner.tag == nil)
            try apply(isKey ? inner : merge(outer, inner))
        }
        guard isKey else { return try settle(after: start) }
        guard let column else { throw nestedMapping(start) }
        try readBlockMapping(column: column, parent: parent, since: mark, start, .behindKey, outer)
    }

    // MARK: Sequences (8.2.1)

    private mutating func readBlockSequence(
        column: Int, parent: Int, _ properties: Properties
    ) throws(SyntaxFailure) {
        try refuseTab()
        try enter()
        let mark = builder.mark
        let start = position
        var tallest = 0
        repeat {
            let entry = builder.mark
            do throws(SyntaxFailure) {
                position += 1
                try readValue(parent: column, mayBeCompact: true, zeroIndent: false)
                tallest = max(tallest, height)
                if indent > column { throw indentation(of: "list entries", column) }
                if indent == column { try refuseTab() }
                if indent == column, column > parent, !isIndicator(ASCII.hyphen) {
                    throw SyntaxFailure(
                        lineContent(), "an entry of this list must begin with a hyphen and a space (- )")
                }
            } catch {
                try recover(from: error, to: entry, parent: parent, column: column, isList: true)
            }
        } while indent == column && isIndicator(ASCII.hyphen)
        builder.closeList(since: mark, start, lastEnd)
        leave(tallest)
        apply(properties)
    }

    // MARK: Mappings (8.2.2)

    private enum Start { case atKey, behindKey }

    /// Reads a mapping whose first key, if `behindKey`, was pushed after `mark`.
    private mutating func readBlockMapping(
        column: Int, parent: Int, since mark: Int, _ start: Int, _ first: Start, _ properties: Properties
    ) throws(SyntaxFailure) {
        try refuseTab()
        try enter()
        var tallest = 0
        var isBehindKey = first == .behindKey
        repeat {
            let entry = isBehindKey ? builder.mark - 1 : builder.mark
            do throws(SyntaxFailure) {
                tallest = max(tallest, try readEntry(column: column, isBehindKey: isBehindKey))
                if indent > column { throw indentation(of: "fields", column) }
            } catch {
                try recover(from: error, to: entry, parent: parent, column: column, isList: false)
            }
            isBehindKey = false
        } while indent == column
        for (duplicate, first) in builder.closeMap(since: mark, start, lastEnd) { reportDuplicate(duplicate, first) }
        leave(tallest)
        apply(properties)
    }

    /// Reads one entry and gives the height of the taller of key and value.
    private mutating func readEntry(column: Int, isBehindKey: Bool) throws(SyntaxFailure) -> Int {
        var tallest = height
        if !isBehindKey {
            if tab >= 0 { throw tabFailure(tab) }
            if isIndicator(UInt8(ascii: "?")) {
                position += 1
                isInKey = true
                try readValue(parent: column, mayBeCompact: true, zeroIndent: true)
                isInKey = false
                tallest = height
                checkKey()
                guard indent == column, isIndicator(ASCII.colon), tab < 0 else {
                    if indent > column { throw indentation(of: "fields", column) }
                    pushNull(at: lastEnd)
                    return tallest
                }
                position += 1
                try readValue(parent: column, mayBeCompact: true, zeroIndent: true)
                return max(tallest, height)
            }
            try readKey()
            tallest = height
        }
        checkKey()
        position += 1
        try readValue(parent: column, mayBeCompact: false, zeroIndent: true)
        return max(tallest, height)
    }

    /// Reads an implicit key up to its colon.
    private mutating func readKey() throws(SyntaxFailure) {
        let start = position
        let firstLine = lineStart
        var properties = Properties.none
        if at(position) == UInt8(ascii: "&") || at(position) == UInt8(ascii: "!") {
            properties = try readProperties()
        }
        let isKey: Bool
        switch at(position) {
        case ASCII.colon where isIndicator(ASCII.colon):
            pushNull(at: position)
            return apply(properties)
        case UInt8(ascii: "*"):
            try readAlias(properties)
            isKey = isAtKeyColon()
        case ASCII.quote, ASCII.apostrophe:
            try readQuoted(minimum: 0)
            isKey = isAtKeyColon()
            if isKey { try checkKeyIsShort(start, firstLine) }
            apply(properties)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            try readFlowCollection(minimum: 0)
            isKey = isAtKeyColon()
            if isKey { try checkKeyIsShort(start, firstLine) }
            apply(properties)
        default:
            isKey = try readPlainKey()
            apply(properties)
        }
        guard isKey else { throw notAnEntry(start) }
    }

    /// A colon that ends an implicit key follows; leaves the position at it.
    private mutating func isAtKeyColon() -> Bool {
        var index = position
        while Self.isBlank(at(index)) { index += 1 }
        guard at(index) == ASCII.colon, Self.isBlankOrEnd(at(index + 1)) else { return false }
        position = index
        return true
    }

    /// An implicit key stands on one line and has at most 1,024 characters (7.4.2).
    func checkKeyIsShort(_ start: Int, _ firstLine: Int) throws(SyntaxFailure) {
        if lineStart != firstLine {
            throw SyntaxFailure(start..<start + 1, "a key must stand on one line; this one goes over several")
        }
        guard position - start > DocumentLimits.implicitKeyLength else { return }
        var characters = 0
        for byte in bytes[start..<position] where byte & 0xC0 != 0x80 { characters += 1 }
        if characters > DocumentLimits.implicitKeyLength {
            throw SyntaxFailure(
                start..<position,
                "this key has \(characters) characters; a key may have \(DocumentLimits.implicitKeyLength)")
        }
    }

    // MARK: After an error

    /// Reports an error in an entry of the outermost collection and goes on at the next entry: nothing inside an entry
    /// may stand in that column, so what follows is no consequence of the error. Elsewhere the error goes on up.
    private mutating func recover(
        from failure: SyntaxFailure, to entry: Int, parent: Int, column: Int, isList: Bool
    ) throws(SyntaxFailure) {
        guard parent < 0, failure.isLocal, errorCount < DocumentLimits.errors else { throw failure }
        report(failure)
        depth = 1
        isInKey = false
        hasSkipped = true
        builder.discard(to: entry)
        skipToEntry(column: column, isList: isList)
    }

    /// Goes to the next line in `column` that begins with a hyphen, or with a name and a colon.
    private mutating func skipToEntry(column: Int, isList: Bool) {
        while true {
            position = afterBreak(lineEnd(from: position))
            toContent()
            guard indent > 0 || indent == column else {
                if indent < column { return }
                continue
            }
            guard indent == column, tab < 0 else { continue }
            if isList {
                if isIndicator(ASCII.hyphen) { return }
                continue
            }
            var index = position
            while ASCII.isAlphanumeric(at(index)) || at(index) == ASCII.underscore || at(index) == ASCII.hyphen {
                index += 1
            }
            if index > position, at(index) == ASCII.colon, at(index + 1) != ASCII.slash { return }
        }
    }

    // MARK: Levels

    /// Goes one level in.
    mutating func enter() throws(SyntaxFailure) {
        depth += 1
        if depth > DocumentLimits.yamlDepth { throw tooDeep(position..<position + 1) }
    }

    /// Goes one level out; the collection's tallest value has `tallest` levels.
    mutating func leave(_ tallest: Int) {
        depth -= 1
        height = tallest + 1
    }

    func tooDeep(_ range: Range<Int>) -> SyntaxFailure {
        SyntaxFailure(
            range, "lists and maps nest deeper than \(DocumentLimits.yamlDepth) levels, which is as far as YAML is read"
        )
    }

    @inline(__always)
    mutating func pushNull(at place: Int) {
        builder.push(.null, place, place, text: place..<place)
        height = 0
        lastEnd = place
    }
}
