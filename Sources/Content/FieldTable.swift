import Commerce
import Documents
import Text

/// The fields of one kind of content: one declarative table that decodes, suggests and documents.
///
/// A draft collects what was read; what can only be judged with all fields at hand is checked when the draft is
/// finished.
struct FieldTable<Draft>: Sendable {
    /// What a field of this table is called in a message: `a product field`.
    let noun: String
    let fields: [Field<Draft>]
    private let positions: FieldPositions
    private let names: KnownNames
    /// The fields' functions on their own, and the fields that must be there: what is walked for every file.
    private let reads: [Field<Draft>.Read]
    private let required: [Field<Draft>]

    init(_ noun: String, _ fields: [Field<Draft>]) {
        self.noun = noun
        self.fields = fields
        positions = FieldPositions(fields.map(\.name))
        names = KnownNames(fields.map(\.name))
        reads = fields.map(\.read)
        required = fields.filter(\.isRequired)
    }

    /// Reads every entry of a map into `draft`.
    ///
    /// A key without a value counts as left out; `alsoKnown` are further names to suggest. `claim` may take keys that
    /// the table does not know, such as the names of a product's options.
    func read(
        _ node: Node, into draft: inout Draft, _ reader: inout ContentReader, alsoKnown: [String] = [],
        claim: (_ key: String, Node, inout Draft, inout ContentReader) -> Bool = { _, _, _, _ in false }
    ) {
        let outer = reader.field
        for (key, value) in node.entries {
            guard let position = key.withBytes({ positions[$0] }) else {
                let name = key.text
                reader.field = name
                if claim(name, value, &draft, &reader) { continue }
                if let meant = reportUnknown(name, key, in: node, alsoKnown, &reader) {
                    // Read as what it was meant for, so that nothing is reported that only follows from the slip.
                    let count = reader.diagnostics.count
                    reader.field = meant
                    if let position = positions[meant] {
                        if !value.isNull { reads[position](value, &draft, &reader) }
                    } else {
                        _ = claim(meant, value, &draft, &reader)
                    }
                    reader.diagnostics.removeLast(reader.diagnostics.count - count)
                }
                continue
            }
            if value.isNull { continue }
            reader.field = fields[position].name
            reads[position](value, &draft, &reader)
        }
        reader.field = outer
        for field in required {
            let found = node.entry(field.name)
            if let found, !found.value.isNull { continue }
            if found == nil, reader.isMeant(field.name, in: node) { continue }
            reader.report(
                .error, found?.key.range ?? reader.firstLine(of: node),
                found == nil
                    ? "'\(field.name)' is missing, such as '\(field.name): \(field.example)'"
                    : "'\(field.name)' is empty; write it as '\(field.name): \(field.example)'")
        }
    }

    /// Whether the table has a field of that name.
    func knows(_ name: String) -> Bool { positions[name] != nil }

    /// Gives the field that was meant, if it is known and not there as well.
    private func reportUnknown(
        _ name: String, _ key: Node, in node: Node, _ alsoKnown: [String], _ reader: inout ContentReader
    ) -> String? {
        let dashed = String(
            decoding: name.utf8.map {
                $0 == ASCII.space || $0 == ASCII.hyphen ? ASCII.underscore : ASCII.lowercased($0)
            }, as: UTF8.self)
        let meant =
            knows(dashed)
            ? dashed
            : alsoKnown.isEmpty
                ? names.nearest(to: name) : Suggestion.nearest(to: name, in: alsoKnown + fields.map(\.name))
        reader.report(
            .error, key.range,
            "'\(Diagnostic.shortened(name))' is not \(noun)" + (meant.map { "; did you mean '\($0)'?" } ?? ""))
        guard let meant,
            reader.meant.insert(ContentReader.MeantField(map: node.range.lowerBound, name: meant)).inserted,
            node.entry(meant) == nil
        else { return nil }
        return meant
    }
}

/// One field: its name, what it takes, what it is for, and how it is read.
struct Field<Draft>: Sendable {
    typealias Read = @Sendable (Node, inout Draft, inout ContentReader) -> Void

    let name: String
    /// What it takes, as the content reference says it: `text`, `price`, `list of handles`.
    let type: String
    let isRequired: Bool
    /// One sentence for the content reference.
    let about: String
    /// A value in YAML flow style, as the reference and messages show it.
    let example: String
    let read: Read

    init(
        _ name: String, _ type: String, _ about: String, example: String, required: Bool = false, read: @escaping Read
    ) {
        self.name = name
        self.type = type
        self.isRequired = required
        self.about = about
        self.example = example
        self.read = read
    }
}

/// What the content reference prints of one table.
package struct FieldReference: Sendable {
    package var name: String
    package var type: String
    package var isRequired: Bool
    package var about: String
    package var example: String

    package init(name: String, type: String, isRequired: Bool, about: String, example: String) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.about = about
        self.example = example
    }
}

extension FieldTable {
    /// The table's rows for the content reference.
    var reference: [FieldReference] {
        fields.map {
            FieldReference(
                name: $0.name, type: $0.type, isRequired: $0.isRequired, about: $0.about, example: $0.example)
        }
    }
}
