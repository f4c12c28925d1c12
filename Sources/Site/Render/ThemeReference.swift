import Liquid
import Text

/// `docs/themes.md`: printed from the tables that register every object, field, filter and tag, so that it cannot say
/// anything else than what templates can do.
package enum ThemeReference {
    /// The whole page, in Markdown.
    package static func markdown() -> String {
        let environment = StorefrontEnvironment.make(layouts: [], sections: [], groups: [])
        let standard = LiquidEnvironment()
        var out = introduction
        out += "\n## Names every template knows\n\n| name | type | what it is |\n| --- | --- | --- |\n"
        for name in environment.globals.keys.sorted() {
            guard let global = environment.globals[name] else { continue }
            out += "| `\(name)` | \(typeName(global.type, environment)) | \(cell(global.summary)) |\n"
        }
        out += "\n## Objects\n\nMoney is an integer of the currency's minor units; print it with `money`. "
        out += "A date is text that `date` reads.\n"
        for name in environment.schemas.keys.sorted() {
            if let schema = environment.schemas[name] { out += object(schema, environment) }
        }
        out += orders
        out += "\n## Filters of a shop\n"
        out += "\nThe examples are those of a small shop whose base path is `/shop/`; every one is a test.\n"
        let own = environment.filters.values.filter { standard.filters[$0.name]?.summary != $0.summary }
        for filter in own.sorted(by: { $0.name < $1.name }) { out += describe(filter) }
        out += "\n## Filters of standard Liquid\n"
        let rest = environment.filters.values.filter { standard.filters[$0.name]?.summary == $0.summary }
        for filter in rest.sorted(by: { $0.name < $1.name }) { out += describe(filter) }
        out += "\n## Tags of a shop\n"
        for tag in environment.tags.values.sorted(by: { $0.name < $1.name }) where standard.tags[tag.name] == nil {
            out += describe(tag)
        }
        out += "\n## Tags of standard Liquid\n"
        for tag in standard.tags.values.sorted(by: { $0.name < $1.name }) { out += describe(tag) }
        return out
    }

    /// - Parameter place: follows the name in the heading where two tables have objects of the same name.
    static func object(_ schema: ObjectSchema, _ environment: LiquidEnvironment, of place: String = "") -> String {
        var out = "\n### \(schema.name)\(place)\n\n\(schema.summary)\n"
        if let other = schema.otherKeys {
            out +=
                "\nBy key (`\(schema.name)['\(other.key)']`): \(typeName(other.type, environment, of: place)). \(other.summary)\n"
        }
        guard !schema.fields.isEmpty else { return out }
        out += "\n| field | type | what it is | example |\n| --- | --- | --- | --- |\n"
        for field in schema.fields {
            let example = field.example ?? sample(schema.name, field)
            out +=
                "| `\(field.name.text)` | \(typeName(field.type, environment, of: place)) | \(cell(field.summary)) | `\(cell(example))` |\n"
        }
        return out
    }

    /// A template that shows a field, after its type.
    private static func sample(_ object: String, _ field: SchemaField) -> String {
        let path = "\(object).\(field.name.text)"
        switch field.type {
        case .money: return "{{ \(path) | money }}"
        case .boolean: return "{% if \(path) %}...{% endif %}"
        case .date: return "{{ \(path) | date: '%-d %B %Y' }}"
        case .list: return "{% for item in \(path) %}...{% endfor %}"
        case .object("image"): return "{{ \(path) | image_url: width: 600 | image_tag }}"
        case .map: return "{{ \(path)['name'] }}"
        default: return "{{ \(path) }}"
        }
    }

    private static func describe(_ filter: FilterDefinition) -> String {
        var signature = "\(filter.input.name) | \(filter.name)"
        let arguments =
            filter.arguments.map { $0.isRequired ? $0.name : "[\($0.name)]" } + filter.named.map { "\($0.name): ..." }
        if !arguments.isEmpty { signature += ": " + arguments.joined(separator: ", ") }
        var out = "\n### \(filter.name)\n\n`\(signature)` gives \(filter.result.name).\n\n\(filter.summary)\n"
        let noted = (filter.arguments + filter.named).filter { !$0.summary.isEmpty }
        if !noted.isEmpty { out += "\n" }
        for argument in noted { out += "- `\(argument.name)` (\(argument.type.name)): \(argument.summary)\n" }
        return out + examples(filter.examples)
    }

    private static func describe(_ tag: TagDefinition) -> String {
        "\n### \(tag.name)\n\n`\(tag.syntax)`\n\n\(tag.summary)\n" + examples(tag.examples)
    }

    private static func examples(_ examples: [FilterDefinition.Example]) -> String {
        guard !examples.isEmpty else { return "" }
        var out = "\n```liquid\n"
        for example in examples { out += "\(example.template)\n  -> \(example.output)\n" }
        return out + "```\n"
    }

    static func typeName(_ type: LiquidType, _ environment: LiquidEnvironment, of place: String = "") -> String {
        switch type {
        case .object(let name) where environment.schemas[name] != nil:
            "[\(name)](#\(name)\(place.replacing(" ", with: "-")))"
        case .list(let element): "list of \(typeName(element, environment, of: place))"
        case .map(let element): "map of \(typeName(element, environment, of: place))"
        default: type.name
        }
    }

    static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }
}
