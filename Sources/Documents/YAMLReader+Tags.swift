import Text

/// Tags (YAML 1.2.2, 6.8.2, 6.9.1): those of the core schema; all others are refused by name.
extension YAMLReader {
    private static let corePrefix = Array("tag:yaml.org,2002:".utf8)

    /// Reads a tag in any of its forms: `!<uri>`, `!!name`, `!handle!name`, `!name`, `!`.
    mutating func readTag() throws(SyntaxFailure) -> Tag {
        let start = position
        position += 1
        if at(position) == ASCII.lessThan { return try readVerbatimTag(start) }
        scanTagCharacters()
        var handle = start..<start + 1
        var suffix = start + 1..<position
        if at(position) == UInt8(ascii: "!") {
            position += 1
            handle = start..<position
            scanTagCharacters()
            suffix = handle.upperBound..<position
            if suffix.isEmpty { throw SyntaxFailure(start..<position, "a name is missing after this tag handle") }
        }
        if at(position) == UInt8(ascii: "!") {
            throw SyntaxFailure(start..<position + 1, "'\(excerpt(start..<position + 1))' is no tag")
        }
        if handle.count == 1, suffix.isEmpty { return .nonSpecific }
        let prefix = try self.prefix(of: handle)
        return tag(prefix + percentDecoded(suffix), start)
    }

    private mutating func readVerbatimTag(_ start: Int) throws(SyntaxFailure) -> Tag {
        let name = position + 1
        while position < end, !Self.isBlankOrEnd(bytes[position]), bytes[position] != ASCII.greaterThan {
            position += 1
        }
        guard at(position) == ASCII.greaterThan, position > name else {
            throw SyntaxFailure(start..<position, "this tag has no end; a '>' is missing")
        }
        let uri = name..<position
        position += 1
        return tag(percentDecoded(uri), start)
    }

    /// The characters of a tag's name: those of a URI but `!` and the flow indicators.
    private mutating func scanTagCharacters() {
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "-"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "/"),
                UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "&"), UInt8(ascii: "="),
                UInt8(ascii: "+"), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"),
                UInt8(ascii: "*"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"):
                position += 1
            case let byte where ASCII.isAlphanumeric(byte): position += 1
            default: return
            }
        }
    }

    private func prefix(of handle: Range<Int>) throws(SyntaxFailure) -> [UInt8] {
        let name = Array(bytes[handle])
        if let prefix = tagHandles[name] { return prefix }
        if name.count == 1 { return name }
        if name.count == 2 { return Self.corePrefix }
        throw SyntaxFailure(handle, "the tag handle '\(excerpt(handle))' is not declared by a %TAG line")
    }

    private func percentDecoded(_ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < range.upperBound,
                let high = ASCII.hexValue(bytes[index + 1]), let low = ASCII.hexValue(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private mutating func tag(_ uri: [UInt8], _ start: Int) -> Tag {
        if uri == [UInt8(ascii: "!")] { return .nonSpecific }
        if uri.starts(with: Self.corePrefix) {
            switch String(decoding: uri.dropFirst(Self.corePrefix.count), as: UTF8.self) {
            case "str": return .string
            case "int": return .integer
            case "float": return .float
            case "bool": return .bool
            case "null": return .null
            case "map": return .map
            case "seq": return .sequence
            default: break
            }
        }
        reportError(
            start..<position,
            "the tag '\(excerpt(start..<position))' is not supported; known are !!str, !!int, !!float, !!bool, "
                + "!!null, !!seq and !!map")
        return .refused
    }

    /// Gives a value the kind that its tag names, or reports that it cannot be of that kind.
    mutating func applyTag(_ tag: Tag, _ range: Range<Int>, to record: inout NodeRecord) {
        let isCollection = record.kind == .list || record.kind == .map
        // A text in quotes has the kind that its tag names if it is spelled like one (10.3.2).
        let spelled = isCollection ? nil : builder.withText(record) { CoreSchema.kind(of: $0) }
        switch tag {
        case .refused: return
        case .nonSpecific:
            if !isCollection { record.kind = .string }
            return
        case .string where !isCollection:
            record.kind = .string
            return
        case .integer where spelled == .integer: record.kind = .integer
        case .float where spelled == .integer || spelled == .decimal: record.kind = .decimal
        case .bool where spelled == .bool: record.kind = .bool
        case .null where spelled == .null: record.kind = .null
        case .map where record.kind == .map: return
        case .sequence where record.kind == .list: return
        default:
            // A plain infinity has been refused already.
            if !isCollection, spelled == nil, record.first == record.start { return }
            reportError(
                Int(record.start)..<Int(record.end),
                "this value does not fit its tag '\(excerpt(range))'; remove the tag or correct the value")
        }
    }
}
