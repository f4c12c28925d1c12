import Text

/// A validator of a representation (RFC 9110, 8.8.3).
package struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    package var isWeak: Bool
    /// Without its quotes.
    package var opaque: String

    package init(_ opaque: String, isWeak: Bool = false) {
        self.opaque = opaque
        self.isWeak = isWeak
    }

    package var description: String { (isWeak ? "W/" : "") + "\"\(opaque)\"" }

    /// Same and both strong: the same bytes (RFC 9110, 8.8.3.2).
    package func stronglyMatches(_ other: EntityTag) -> Bool { !isWeak && !other.isWeak && opaque == other.opaque }

    /// Same, weak or not: as good as the same.
    package func weaklyMatches(_ other: EntityTag) -> Bool { opaque == other.opaque }

    /// What If-Match and If-None-Match hold.
    package enum List: Sendable, Equatable {
        /// `*`: whatever there is.
        case any
        case tags([EntityTag])
    }

    /// Nil for a malformed list, which is to be treated as if the field were missing.
    package static func parseList(_ text: String) -> List? {
        if ASCIIText.trimmed(text.utf8).elementsEqual([0x2A]) { return .any }
        var cursor = FieldCursor(text)
        var tags: [EntityTag] = []
        while true {
            cursor.skipBlanks()
            if cursor.skip(0x2C) { continue }
            if cursor.isAtEnd { return tags.isEmpty ? nil : .tags(tags) }
            guard let tag = parse(&cursor) else { return nil }
            tags.append(tag)
            cursor.skipBlanks()
            guard cursor.isAtEnd || cursor.skip(0x2C) else { return nil }
        }
    }

    /// One tag and nothing else.
    package static func parse(_ text: String) -> EntityTag? {
        var cursor = FieldCursor(text)
        guard let tag = parse(&cursor), cursor.isAtEnd else { return nil }
        return tag
    }

    private static func parse(_ cursor: inout FieldCursor) -> EntityTag? {
        let isWeak = cursor.skip(0x57)
        if isWeak, !cursor.skip(ASCII.slash) { return nil }
        guard cursor.skip(ASCII.quote) else { return nil }
        // No escapes: a backslash in a tag is a backslash.
        let opaque = cursor.upTo(ASCII.quote)
        guard cursor.skip(ASCII.quote), opaque.allSatisfy({ $0 > ASCII.space && $0 != 0x7F }) else { return nil }
        return EntityTag(String(decoding: opaque, as: UTF8.self), isWeak: isWeak)
    }
}
