import Text

/// Anchors, aliases and tags (YAML 1.2.2, 6.9 and 7.1).
extension YAMLReader {
    /// What stands before a node: `&anchor` and `!tag`, in either order.
    struct Properties {
        var anchor: Range<Int>?
        var tag: Tag?
        /// From the first to the last of them; nil if there are none.
        var range: Range<Int>?
        var tagRange = 0..<0
        /// What aliases had repeated when the node began.
        var expandedBefore = 0

        @inline(__always)
        static var none: Properties { Properties() }
        var end: Int { range?.upperBound ?? 0 }
    }

    enum Tag: Equatable { case nonSpecific, string, integer, float, bool, null, map, sequence, refused }

    /// A node that aliases may name.
    struct Anchor {
        /// Nil while the node is still being read.
        var record: NodeRecord?
        var height = 0
        /// Bytes of source that an alias of it stands for.
        var weight = 0
        var place: Range<Int>
        var isUsed = false
    }

    /// Reads the properties on the current line and the white space after them.
    mutating func readProperties(inFlow: Bool = false) throws(SyntaxFailure) -> Properties {
        var properties = Properties.none
        properties.expandedBefore = expanded
        let start = position
        while true {
            let place = position
            switch at(position) {
            case UInt8(ascii: "&"):
                let name = try readAnchorName()
                if properties.anchor != nil { throw doubled(place..<position, "an anchor (&)") }
                properties.anchor = name
                anchors[Array(bytes[name])] = Anchor(place: place..<position)
            case UInt8(ascii: "!"):
                let tag = try readTag()
                if properties.tag != nil { throw doubled(place..<position, "a tag (!)") }
                properties.tag = tag
                properties.tagRange = place..<position
            default: return properties
            }
            properties.range = start..<position
            guard Self.isBlankOrEnd(at(position)) || (inFlow && Self.isFlowIndicator(at(position))) else {
                throw SyntaxFailure(
                    place..<position + 1,
                    "'\(excerpt(place..<position + 1))' is no anchor or tag; put the text in quotes")
            }
            skipBlanks()
        }
    }

    @inline(__always)
    func merge(_ outer: Properties, _ inner: Properties) throws(SyntaxFailure) -> Properties {
        inner.range == nil ? outer : try mergeBoth(outer, inner)
    }

    private func mergeBoth(_ outer: Properties, _ inner: Properties) throws(SyntaxFailure) -> Properties {
        guard let range = inner.range else { return outer }
        guard outer.range != nil else { return inner }
        if inner.anchor != nil, outer.anchor != nil { throw doubled(range, "an anchor (&)") }
        if inner.tag != nil, outer.tag != nil { throw doubled(range, "a tag (!)") }
        var both = outer
        both.range = range
        if let anchor = inner.anchor { both.anchor = anchor }
        if let tag = inner.tag {
            both.tag = tag
            both.tagRange = inner.tagRange
        }
        return both
    }

    /// Gives the value pushed last its properties.
    @inline(__always)
    mutating func apply(_ properties: Properties) {
        if properties.range != nil { applyAll(properties) }
    }

    private mutating func applyAll(_ properties: Properties) {
        guard var record = builder.last else { return }
        if let tag = properties.tag {
            applyTag(tag, properties.tagRange, to: &record)
            builder.replaceLast(record)
        }
        if let name = properties.anchor {
            let weight = 1 + Int(record.end - record.start) + expanded - properties.expandedBefore
            anchors[Array(bytes[name])] = Anchor(
                record: record, height: height, weight: weight, place: name.lowerBound - 1..<name.upperBound)
        }
    }

    // MARK: Anchors and aliases

    /// Reads `&name` or `*name` and gives the range of the name.
    private mutating func readAnchorName() throws(SyntaxFailure) -> Range<Int> {
        let start = position
        position += 1
        while position < end, !Self.isBlankOrEnd(bytes[position]), !Self.isFlowIndicator(bytes[position]) {
            position += 1
        }
        if position == start + 1 {
            throw SyntaxFailure(
                start..<position,
                "a name is missing after \(string(start..<position)); put it in quotes if it is text")
        }
        try checkUnquoted(start..<position)
        return start + 1..<position
    }

    /// Pushes a copy of the node that the alias at the position names.
    mutating func readAlias(_ properties: Properties) throws(SyntaxFailure) {
        let start = position
        if let range = properties.range { throw aliasProperties(range) }
        let range = try readAnchorName()
        let name = Array(bytes[range])
        guard let anchor = anchors[name] else {
            if wasSkipped(range) { return pushNull(at: start) }
            throw unknownAnchor(start, range)
        }
        guard var record = anchor.record else {
            if wasSkipped(range) { return pushNull(at: start) }
            throw SyntaxFailure(start..<position, "this alias stands inside the value that it names")
        }
        if depth + anchor.height > DocumentLimits.yamlDepth { throw tooDeep(start..<position) }
        expanded += anchor.weight
        if expanded > DocumentLimits.aliasExpansion {
            throw SyntaxFailure(
                start..<position,
                "the aliases of this file repeat more than \(DocumentLimits.aliasExpansion) bytes; write the values out",
                isLocal: false)
        }
        if !anchor.isUsed { anchors[name]?.isUsed = true }
        record.start = Int32(truncatingIfNeeded: start)
        record.end = Int32(truncatingIfNeeded: position)
        builder.push(record)
        height = anchor.height
        lastEnd = position
    }

    /// After an error the anchor may stand in what was skipped; a second error would only repeat the first.
    private mutating func wasSkipped(_ name: Range<Int>) -> Bool {
        guard hasSkipped else { return false }
        // Each search may read the whole file, so there are no more of them than errors are reported.
        searches += 1
        if searches > DocumentLimits.errors { return true }
        let anchor = [UInt8(ascii: "&")] + bytes[name]
        var index = 0
        while index + anchor.count < name.lowerBound {
            if bytes[index] == anchor[0], bytes[index..<index + anchor.count].elementsEqual(anchor) { return true }
            index += 1
        }
        return false
    }

    /// An anchor that nothing refers to is often text that should be in quotes: `&Sons` is one.
    mutating func warnOfUnusedAnchors() {
        let unused = anchors.values.filter { !$0.isUsed }.sorted { $0.place.lowerBound < $1.place.lowerBound }
        for anchor in unused {
            warn(
                anchor.place,
                "'\(excerpt(anchor.place))' names the value after it and is not part of the text; "
                    + "put the whole text in quotes if it should be")
        }
    }

    private func unknownAnchor(_ start: Int, _ name: Range<Int>) -> SyntaxFailure {
        let text = excerpt(name)
        if text.hasSuffix(":") {
            return SyntaxFailure(
                start..<name.upperBound, "there is no anchor '&\(text)' above; put a space before the colon")
        }
        return SyntaxFailure(
            start..<name.upperBound,
            "there is no anchor '&\(text)' above; put the text in quotes if it begins with a star")
    }

    func aliasProperties(_ range: Range<Int>) -> SyntaxFailure {
        SyntaxFailure(range, "an alias (*) cannot have an anchor or a tag; remove it")
    }

    private func doubled(_ range: Range<Int>, _ what: String) -> SyntaxFailure {
        SyntaxFailure(range, "this value already has \(what); it can have only one")
    }
}
