import Text

/// Flow collections: lists and maps in brackets (YAML 1.2.2, 7.4).
extension YAMLReader {
    /// Reads `[...]` or `{...}`; every further line must be indented by at least `minimum`.
    mutating func readFlowCollection(minimum: Int) throws(SyntaxFailure) {
        try enter()
        let isSequence = bytes[position] == UInt8(ascii: "[")
        let flow = Flow(
            start: position, minimum: minimum, closing: isSequence ? UInt8(ascii: "]") : UInt8(ascii: "}"))
        let mark = builder.mark
        var tallest = 0
        position += 1
        while true {
            try skipSpace(flow)
            if at(position) == flow.closing { break }
            if at(position) == UInt8(ascii: ",") {
                throw SyntaxFailure(position..<position + 1, "there is no value before this comma; remove it")
            }
            let entry = isSequence ? try readSequenceEntry(flow) : try readMappingEntry(flow)
            tallest = max(tallest, entry)
            try skipSpace(flow)
            if at(position) == UInt8(ascii: ",") {
                position += 1
            } else if at(position) != flow.closing {
                throw missingComma(flow)
            }
        }
        position += 1
        if isSequence {
            builder.closeList(since: mark, flow.start, position)
        } else {
            for (duplicate, first) in builder.closeMap(since: mark, flow.start, position) {
                reportDuplicate(duplicate, first)
            }
        }
        lastEnd = position
        leave(tallest)
    }

    /// The collection that is being read.
    private struct Flow {
        var start: Int
        var minimum: Int
        var closing: UInt8
    }

    /// Reads an entry of a sequence, which may be a map of a single pair (7.4.2), and gives its height.
    private mutating func readSequenceEntry(_ flow: Flow) throws(SyntaxFailure) -> Int {
        let mark = builder.mark
        let start = position
        if isIndicator(UInt8(ascii: "?")) {
            try enter()
            let tallest = try readMappingEntry(flow)
            _ = builder.closeMap(since: mark, start, lastEnd)
            leave(tallest)
            return height
        }
        let firstLine = lineStart
        var isJSONLike = false
        if at(position) == ASCII.colon, endsFlowKey(position + 1) {
            pushNull(at: position)
        } else {
            isJSONLike = try readFlowNode(flow, warns: true)
        }
        // The colon of a single pair stands on the line of its key.
        var colon = position
        while Self.isBlank(at(colon)) { colon += 1 }
        guard at(colon) == ASCII.colon, isJSONLike || endsFlowKey(colon + 1) else { return height }
        try checkKeyIsShort(start, firstLine)
        try enter()
        checkKey()
        let key = height
        position = colon + 1
        try readFlowValue(flow)
        _ = builder.closeMap(since: mark, start, lastEnd)
        leave(max(key, height))
        return height
    }

    /// Reads an entry of a mapping and gives the height of the taller of key and value.
    private mutating func readMappingEntry(_ flow: Flow) throws(SyntaxFailure) -> Int {
        var isJSONLike = false
        let isExplicit = isIndicator(UInt8(ascii: "?"))
        if isExplicit {
            position += 1
            try skipSpace(flow)
        }
        let start = position
        if at(position) == ASCII.colon && endsFlowKey(position + 1) {
            pushNull(at: position)
        } else if isExplicit, endsFlowValue() {
            pushNull(at: position)
        } else {
            isJSONLike = try readFlowNode(flow, warns: false)
        }
        let key = height
        checkKey()
        try skipSpace(flow)
        if at(position) == ASCII.colon, isJSONLike || endsFlowKey(position + 1) {
            position += 1
            try readFlowValue(flow)
            return max(key, height)
        }
        if !isExplicit, !isJSONLike, let colon = colonWithoutSpace(start..<lastEnd) {
            warn(
                colon..<colon + 1,
                "a space is missing after this colon, so '\(excerpt(start..<lastEnd))' is a key without a value")
        }
        pushNull(at: lastEnd)
        return key
    }

    private func endsFlowValue() -> Bool {
        let byte = at(position)
        return byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    private mutating func readFlowValue(_ flow: Flow) throws(SyntaxFailure) {
        let place = position
        try skipSpace(flow)
        if endsFlowValue() { return pushNull(at: place) }
        _ = try readFlowNode(flow, warns: true)
    }

    /// Reads one node; true if it is JSON-like, so that a colon may follow it without a space (7.4.2).
    private mutating func readFlowNode(_ flow: Flow, warns: Bool) throws(SyntaxFailure) -> Bool {
        var properties = Properties.none
        while at(position) == UInt8(ascii: "&") || at(position) == UInt8(ascii: "!") {
            properties = try merge(properties, readProperties(inFlow: true))
            try skipSpace(flow)
            if endsFlowValue() || (at(position) == ASCII.colon && endsFlowKey(position + 1)) {
                pushNull(at: properties.end)
                apply(properties)
                return false
            }
        }
        switch at(position) {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            try readFlowCollection(minimum: flow.minimum)
            apply(properties)
            return true
        case ASCII.quote, ASCII.apostrophe:
            try readQuoted(minimum: flow.minimum)
            apply(properties)
            return true
        case UInt8(ascii: "*"):
            try readAlias(properties)
            return false
        default:
            try readFlowPlain(minimum: flow.minimum, warns: warns && properties.tag == nil)
            apply(properties)
            return false
        }
    }

    /// Skips white space, comments and line breaks between the parts of a collection (6.7).
    private mutating func skipSpace(_ flow: Flow) throws(SyntaxFailure) {
        while true {
            skipBlanks()
            guard position < end else { throw unclosed(flow) }
            let byte = bytes[position]
            if byte == UInt8(ascii: "#"), isAfterBlank() {
                position = lineEnd(from: position)
            } else if Self.isBreak(byte) {
                position = afterBreak(position)
                lineStart = position
                var index = position
                while at(index) == ASCII.space { index += 1 }
                let spaces = index - lineStart
                while Self.isBlank(at(index)) { index += 1 }
                if index >= end || Self.isBreak(bytes[index]) || bytes[index] == UInt8(ascii: "#") { continue }
                if isDocumentMarker(at: lineStart) { throw unclosed(flow) }
                if spaces < flow.minimum {
                    let failure = shallow(flow, text: index, spaces: spaces)
                    // This line may be sound, so reading goes on before it.
                    position = flow.start
                    throw failure
                }
            } else {
                return
            }
        }
    }

    // MARK: What goes wrong

    private func name(_ flow: Flow) -> (what: String, closing: String) {
        flow.closing == UInt8(ascii: "]") ? ("list", "]") : ("map", "}")
    }

    private func unclosed(_ flow: Flow) -> SyntaxFailure {
        let (what, closing) = name(flow)
        return SyntaxFailure(
            flow.start..<flow.start + 1, "the \(what) that begins here is never closed; a '\(closing)' is missing")
    }

    private func shallow(_ flow: Flow, text: Int, spaces: Int) -> SyntaxFailure {
        if at(lineStart + spaces) == ASCII.tab { return tabFailure(lineStart + spaces) }
        let (what, closing) = name(flow)
        let amount = flow.minimum == 1 ? "1 space" : "\(flow.minimum) spaces"
        if at(text) == flow.closing {
            return SyntaxFailure(text..<text + 1, "this bracket must be indented by at least \(amount)")
        }
        let line = source.location(of: text).line
        return SyntaxFailure(
            flow.start..<flow.start + 1,
            "the \(what) that begins here is not closed before line \(line); a '\(closing)' is missing, "
                + "or that line must be indented by at least \(amount)")
    }

    private func missingComma(_ flow: Flow) -> SyntaxFailure {
        let (what, closing) = name(flow)
        let range = position..<position + 1
        switch at(position) {
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            return SyntaxFailure(range, "this bracket does not close the \(what); a '\(closing)' is missing before it")
        case ASCII.colon where flow.closing == UInt8(ascii: "]"):
            return SyntaxFailure(range, "in a list, a key and its colon must stand on one line")
        case UInt8(ascii: "#"): return SyntaxFailure(range, "a comment needs a space before its #")
        default: return SyntaxFailure(range, "a comma or '\(closing)' is missing before this")
        }
    }
}
