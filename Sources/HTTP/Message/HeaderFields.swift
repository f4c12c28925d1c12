/// The field lines of a message in the order they came, looked up without regard to case (RFC 9110, 5).
package struct HeaderFields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    package struct Field: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var all: [Field] = []

    package init() {}

    /// Fields in the order written; a name may come twice.
    package init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { Field(name: $0.0, value: $0.1) }
    }

    package var count: Int { all.count }

    /// Adds a line after those of the same name.
    package mutating func append(_ name: String, _ value: String) { all.append(Field(name: name, value: value)) }

    /// Adds the lines of `other` after those that are here.
    package mutating func append(_ other: HeaderFields) { all.append(contentsOf: other.all) }

    /// The combined value: lines of the same name joined with `, ` (RFC 9110, 5.2).
    ///
    /// A field that may come only once and came twice therefore fails whatever check its reader makes of it, rather
    /// than passing it by its first or last line. Setting replaces every line of the name; nil removes them.
    package subscript(name: String) -> String? {
        get {
            var combined: String?
            for field in all where HeaderFields.equal(field.name, name) {
                combined = combined.map { $0 + ", " + field.value } ?? field.value
            }
            return combined
        }
        set {
            all.removeAll { HeaderFields.equal($0.name, name) }
            if let newValue { append(name, newValue) }
        }
    }

    /// The value of each line of the name, in order.
    package func values(_ name: String) -> [String] {
        all.compactMap { HeaderFields.equal($0.name, name) ? $0.value : nil }
    }

    /// The type that a message's body is said to have; nil when the field is missing or is not a media type.
    package var contentType: MediaType? { self["content-type"].flatMap { MediaType(parsing: $0) } }

    package func contains(_ name: String) -> Bool { all.contains { HeaderFields.equal($0.name, name) } }

    /// Equal but for the case of ASCII letters.
    static func equal(_ left: String, _ right: String) -> Bool {
        // Names of requests are in lower case already, as are those that are asked for.
        left.utf8.count == right.utf8.count && (left == right || ASCIIText.equalIgnoringCase(left.utf8, right.utf8))
    }
}
