import Text

/// The fields of an `application/x-www-form-urlencoded` body or of a query, in order.
///
/// Strict where the WHATWG parser is forgiving: what a browser's form cannot have sent is an error, never a guess.
package struct FormFields: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Why a form was refused; every cause is the client's fault (400).
    package enum Fault: Error, Sendable, Equatable {
        /// A `%` without two hexadecimal digits after it.
        case malformedEscape
        /// U+0000, escaped or not.
        case nul
        /// Not UTF-8: overlong forms and lone surrogates included.
        case invalidUTF8
        /// A name that came twice and may not.
        case duplicate(String)
        case tooManyFields(limit: Int)
    }

    package private(set) var entries: [Entry]

    package init(_ entries: [Entry] = []) { self.entries = entries }

    /// Decodes `bytes`; `repeated` names may come any number of times, all others once.
    ///
    /// Names are compared byte by byte: two spellings that Unicode holds equal are two names.
    package init(
        decoding bytes: some Collection<UInt8>, repeated: [String] = [], maximumFields: Int = 200
    ) throws(Fault) {
        entries = []
        let repeatable = Set(repeated.map { Array($0.utf8) })
        var seen: Set<[UInt8]> = []
        for pair in bytes.split(separator: ASCII.ampersand) {
            guard entries.count < maximumFields else { throw .tooManyFields(limit: maximumFields) }
            let equals = pair.firstIndex(of: 0x3D)
            let name = try FormFields.decode(pair[..<(equals ?? pair.endIndex)])
            let value = try equals.map { (index) throws(Fault) in
                try FormFields.decode(pair[pair.index(after: index)...])
            }
            let text = String(decoding: name, as: UTF8.self)
            guard repeatable.contains(name) || seen.insert(name).inserted else { throw .duplicate(text) }
            entries.append(Entry(name: text, value: String(decoding: value ?? [], as: UTF8.self)))
        }
    }

    /// The value of the first field of the name; nil without one.
    package subscript(name: String) -> String? { entries.first { $0.name.utf8.elementsEqual(name.utf8) }?.value }

    /// The values of every field of the name, in order.
    package func values(_ name: String) -> [String] {
        entries.compactMap { $0.name.utf8.elementsEqual(name.utf8) ? $0.value : nil }
    }

    private static func decode(_ piece: some Collection<UInt8>) throws(Fault) -> [UInt8] {
        guard let bytes = PercentCoding.decode(piece, plusIsSpace: true) else { throw .malformedEscape }
        guard !bytes.contains(0) else { throw .nul }
        guard UTF8Validation.firstInvalidOffset(bytes) == nil else { throw .invalidUTF8 }
        return bytes
    }
}
