import Text

/// A media type with its parameters (RFC 9110, 8.3.1).
package struct MediaType: Sendable, Equatable {
    /// In lower case.
    package var type: String
    /// In lower case.
    package var subtype: String
    /// Names in lower case, quoted values unquoted.
    package var parameters: [(name: String, value: String)]

    package static func == (left: MediaType, right: MediaType) -> Bool {
        left.type == right.type && left.subtype == right.subtype
            && left.parameters.elementsEqual(right.parameters, by: { $0 == $1 })
    }

    private init(type: String, subtype: String) {
        self.type = type
        self.subtype = subtype
        parameters = []
    }

    private static let common: [(text: String, type: MediaType)] = [
        ("application/x-www-form-urlencoded", MediaType(type: "application", subtype: "x-www-form-urlencoded")),
        ("application/json", MediaType(type: "application", subtype: "json")),
    ]

    /// Nil unless `text` is one media type: `type/subtype` and well-formed parameters, none of them twice.
    package init?(parsing text: String) {
        // What browsers and programs write, every time.
        if let common = MediaType.common.first(where: { $0.text == text })?.type {
            self = common
            return
        }
        let bytes = ASCIIText.trimmed(Array(text.utf8))
        var cursor = FieldCursor(Array(bytes))
        guard let type = cursor.token(), cursor.skip(ASCII.slash), let subtype = cursor.token(),
            let parameters = cursor.parameters(), cursor.isAtEnd
        else { return nil }
        self.type = ASCIIText.lowercased(type)
        self.subtype = ASCIIText.lowercased(subtype)
        self.parameters = parameters
        guard Set(parameters.map(\.name)).count == parameters.count else { return nil }
    }

    package var isForm: Bool {
        type == "application" && subtype == "x-www-form-urlencoded" && isUTF8
    }

    /// `application/json` or any `+json` type, in UTF-8 (RFC 8259, 8.1).
    package var isJSON: Bool {
        (type == "application" && subtype == "json" || subtype.hasSuffix("+json")) && isUTF8
    }

    /// Whether a `charset`, if there is one, says UTF-8.
    package var isUTF8: Bool {
        guard let charset = parameters.first(where: { $0.name == "charset" })?.value else { return true }
        return ASCIIText.equalIgnoringCase(charset.utf8, "utf-8".utf8)
    }
}

/// Reads the pieces that field values are made of (RFC 9110, 5.6).
struct FieldCursor {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position >= bytes.count }

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    mutating func skipBlanks() {
        while let byte = peek, byte == ASCII.space || byte == ASCII.tab { position += 1 }
    }

    mutating func token() -> ArraySlice<UInt8>? {
        let start = position
        while let byte = peek, ASCIIText.isTokenByte(byte) { position += 1 }
        return position > start ? bytes[start..<position] : nil
    }

    /// Everything up to one of `stops` or the end.
    mutating func upTo(_ stops: UInt8...) -> ArraySlice<UInt8> {
        let start = position
        while let byte = peek, !stops.contains(byte) { position += 1 }
        return bytes[start..<position]
    }

    /// `quoted-string` (RFC 9110, 5.6.4), unquoted.
    mutating func quotedString() -> [UInt8]? {
        guard skip(ASCII.quote) else { return nil }
        var value: [UInt8] = []
        while let byte = peek {
            position += 1
            if byte == ASCII.quote { return value }
            if byte == ASCII.backslash {
                guard let escaped = peek else { return nil }
                value.append(escaped)
                position += 1
            } else {
                value.append(byte)
            }
        }
        return nil
    }

    /// `parameters` (RFC 9110, 5.6.6): `; name=value` any number of times; nil if one is malformed.
    mutating func parameters() -> [(name: String, value: String)]? {
        var found: [(name: String, value: String)] = []
        while true {
            let start = position
            skipBlanks()
            guard skip(0x3B) else {
                position = start
                return found
            }
            skipBlanks()
            guard let name = token() else { continue }
            guard skip(0x3D) else { return nil }
            let value: [UInt8]
            if let plain = token() {
                value = Array(plain)
            } else if let quoted = quotedString() {
                value = quoted
            } else {
                return nil
            }
            found.append((ASCIIText.lowercased(name), String(decoding: value, as: UTF8.self)))
        }
    }
}
