import Text

/// The reference of tags, filters and objects as Markdown, printed from the tables that register them.
package enum LiquidReference {
    /// Every tag: how it is written, what it does, an example.
    package static func tags(_ environment: LiquidEnvironment, heading: String = "###") -> String {
        var out = ByteWriter()
        for name in environment.tags.keys.sorted() {
            guard let tag = environment.tags[name] else { continue }
            out.append(string: "\(heading) `\(name)`\n\n\(tag.summary)\n\n```liquid\n\(tag.syntax)\n```\n\n")
            append(tag.examples, to: &out)
        }
        return out.string
    }

    /// Every filter: its arguments, what it gives, an example.
    package static func filters(_ environment: LiquidEnvironment, heading: String = "###") -> String {
        var out = ByteWriter()
        for name in environment.filters.keys.sorted() {
            guard let filter = environment.filters[name] else { continue }
            out.append(string: "\(heading) `\(name)`\n\n\(filter.summary)\n\n")
            out.append(string: "`\(signature(filter))` gives \(withArticle(filter.result.name)).\n\n")
            let arguments = filter.arguments + filter.named
            if !arguments.isEmpty {
                out.append("| argument | type | |\n| --- | --- | --- |\n")
                for argument in arguments {
                    let isNamed = filter.named.contains { $0.name == argument.name }
                    var note = argument.summary
                    if note.isEmpty, !argument.isRequired { note = "may be left out" }
                    out.append(
                        string: "| `\(argument.name)\(isNamed ? ":" : "")` | \(argument.type.name) | \(cell(note)) |\n")
                }
                if filter.takesOtherNames { out.append("| any `name:` | any | |\n") }
                out.append("\n")
            }
            append(filter.examples, to: &out)
        }
        return out.string
    }

    /// Every type of object: its fields with their types and examples.
    package static func objects(_ environment: LiquidEnvironment, heading: String = "###") -> String {
        var out = ByteWriter()
        for name in environment.schemas.keys.sorted() {
            guard let schema = environment.schemas[name] else { continue }
            out.append(string: "\(heading) `\(name)`\n\n\(schema.summary)\n\n")
            out.append("| field | type | | example |\n| --- | --- | --- | --- |\n")
            for field in schema.fields {
                let example = field.example.map { "`\(cell($0))`" } ?? ""
                out.append(
                    string: "| `\(field.name.text)` | \(field.type.name) | \(cell(field.summary)) | \(example) |\n")
            }
            if let other = schema.otherKeys {
                out.append(string: "| *\(other.key)* | \(other.type.name) | \(cell(other.summary)) | |\n")
            }
            out.append("\n")
        }
        return out.string
    }

    /// The names known in every template.
    package static func globals(_ environment: LiquidEnvironment) -> String {
        var out = ByteWriter()
        out.append("| name | type | |\n| --- | --- | --- |\n")
        for name in environment.globals.keys.sorted() {
            guard let global = environment.globals[name] else { continue }
            out.append(string: "| `\(name)` | \(global.type.name) | \(cell(global.summary)) |\n")
        }
        return out.string
    }

    /// `string | truncate: length, ending`, with what may be left out in brackets.
    private static func signature(_ filter: FilterDefinition) -> String {
        var text = "\(filter.input.name) | \(filter.name)"
        var separator = ": "
        for argument in filter.arguments {
            text += argument.isRequired ? separator + argument.name : "[\(separator)\(argument.name)]"
            separator = ", "
        }
        for argument in filter.named {
            text += "[\(separator)\(argument.name): \(argument.type.name)]"
            separator = ", "
        }
        return text
    }

    private static func withArticle(_ name: String) -> String {
        switch name {
        case "any": "any value"
        case "HTML", "money", "nil": name
        case "integer": "an integer"
        default: "a \(name)"
        }
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
    }

    private static func append(_ examples: [FilterDefinition.Example], to out: inout ByteWriter) {
        for example in examples {
            out.append(string: "```liquid\n\(example.template)\n```\n\n")
            let output = example.output.hasSuffix("\n") ? String(example.output.dropLast()) : example.output
            out.append(string: "```text\n\(output)\n```\n\n")
        }
    }
}
