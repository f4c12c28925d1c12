import Text

/// What goes wrong in block nodes, in the words of somebody who mends a product file.
extension YAMLReader {
    /// Where a block collection may begin; a failure where it may not.
    func requireColumn(_ column: Int?, _ inner: Properties, _ what: String) throws(SyntaxFailure) -> Int {
        if let range = inner.range {
            throw SyntaxFailure(range, "\(what) must begin on the line after its anchor or tag")
        }
        guard let column else {
            throw SyntaxFailure(
                position..<position + 1,
                "\(what) cannot begin here; put it on a line of its own, or in quotes if it is text")
        }
        return column
    }

    /// Tabs before a block collection leave its indentation open (6.1).
    func refuseTab() throws(SyntaxFailure) { if tab >= 0 { throw tabFailure(tab) } }

    func indentation(of what: String, _ column: Int) -> SyntaxFailure {
        if tab >= 0 { return tabFailure(tab) }
        return SyntaxFailure(
            lineContent(),
            "this line is indented by \(indent) spaces, but the \(what) above by \(column)")
    }

    /// The message for what follows a complete value on its line.
    func trailing(_ start: Int) -> String {
        switch at(start) {
        case ASCII.quote, ASCII.apostrophe:
            return "there is more after the closing quote; put the whole text in quotes, and double a ' inside '...' "
                + "or write \\\" inside \"...\""
        case UInt8(ascii: "["), UInt8(ascii: "{"): return "there is more after the closing bracket; remove it"
        case UInt8(ascii: "*"): return "there is more after the alias; remove it"
        default: return "there is more after the value; remove it"
        }
    }

    /// `a: b: c`.
    func nestedMapping(_ start: Int) -> SyntaxFailure {
        SyntaxFailure(
            position..<position + 1,
            "a second key cannot begin on the same line; if the colon is part of the text, put the text in quotes")
    }

    /// A line among the entries of a mapping that is none.
    func notAnEntry(_ start: Int) -> SyntaxFailure {
        var last = lineEnd(from: start)
        while last > start, Self.isBlank(bytes[last - 1]) { last -= 1 }
        let range = start..<last
        if at(start) == ASCII.hyphen {
            return SyntaxFailure(range, "a list entry stands where a key is expected; check the indentation")
        }
        if let colon = colonWithoutSpace(range) {
            return SyntaxFailure(colon..<colon + 1, "a space is missing after this colon")
        }
        return SyntaxFailure(
            range,
            "this line is no 'key: value'; if it goes on with the text above, indent it by two spaces more than its key"
        )
    }

    /// The colon of `price:12`, if the range begins like that.
    func colonWithoutSpace(_ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound, ASCII.isAlphanumeric(bytes[index]) || bytes[index] == ASCII.underscore {
            index += 1
        }
        guard index > range.lowerBound, index < range.upperBound, bytes[index] == ASCII.colon,
            at(index + 1) != ASCII.slash
        else { return nil }
        return index
    }

    mutating func reportDuplicate(_ duplicate: NodeRecord, _ first: NodeRecord) {
        guard errorCount < DocumentLimits.errors else {
            errorCount += 1
            return
        }
        let range = Int(duplicate.start)..<Int(duplicate.end)
        let line = source.location(of: Int(first.start)).line
        reportError(
            range, "the key '\(builder.text(duplicate))' is here a second time; it is already on line \(line)")
    }

    /// Refuses keys that JSON could not hold or that would mean something else there.
    mutating func checkKey() {
        guard let key = builder.last else { return }
        let range = Int(key.start)..<Int(key.end)
        switch key.kind {
        case .string:
            if !key.isProcessed, key.first == key.start, key.count == 2, at(range.lowerBound) == ASCII.lessThan,
                at(range.lowerBound + 1) == ASCII.lessThan
            {
                reportError(
                    range,
                    "merge keys (<<) are not part of YAML 1.2 and not supported; write the fields out, "
                        + "or put '<<' in quotes if it is text")
            }
        case .bool: break
        case .null:
            reportError(
                range,
                range.isEmpty
                    ? "a key is missing here"
                    : "'\(string(range))' stands for no value, so it cannot be a key; put it in quotes")
        case .integer, .decimal:
            if !builder.withText(key, { NumberSpelling.isCanonical($0) }) {
                reportError(range, "this number is no clear key; put it in quotes to keep it as it is written")
            }
        case .list: reportError(range, "a list cannot be a key here; a key is a text or a number")
        case .map: reportError(range, "a map cannot be a key here; a key is a text or a number")
        }
    }
}
