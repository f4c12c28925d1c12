import Liquid
import Site
import Testing

/// A piece of a template that reads one thing, and where it can stand.
///
/// Each stands on a page that reads next to nothing else: a page that reads everything is made again whatever changes,
/// and would hide what was forgotten.
struct TemplateProbe: Sendable, Hashable {
    enum Place: String, Sendable, CaseIterable { case page, product, collection, tag, article, section }

    let place: Place
    /// As it stands in a template.
    let text: String
    /// The same with its value handed to a snippet, and that snippet; nil where it is not a field of one value.
    var snippet: Snippet?

    struct Snippet: Sendable, Hashable {
        /// `{% render 'NAME', v: product %}` with what opens and closes loops around it.
        let before: String
        let expression: String
        let after: String
        /// What the snippet prints of `v`.
        let body: String
    }

    init(_ place: Place = .page, _ text: String, snippet: Snippet? = nil) {
        self.place = place
        self.text = text
        self.snippet = snippet
    }
}

/// Ways to get hold of a value in a template.
private struct Access: Sendable {
    var place: TemplateProbe.Place
    /// Loops and assignments around it.
    var before = ""
    var expression: String
    var after = ""
    var type: LiquidType
    var depth = 0
}

/// All probes: every field of every object, every filter and tag by the examples of its own reference, every global.
///
/// They are made from the tables that register these things, so what is added to a table is tried without a word here.
struct TemplateProbes {
    private let environment: LiquidEnvironment
    private(set) var all: [TemplateProbe] = []
    /// Objects that nothing here leads to.
    private(set) var unreached: [String] = []

    init(_ environment: LiquidEnvironment) {
        self.environment = environment
        addFields()
        addExamples()
        all += TemplateProbes.lookUps
    }

    // MARK: Fields

    /// Objects that only a tag or a key of a setting gives.
    private static let further: [Access] = [
        Access(
            place: .page, before: "{% form 'product', all_products.mug %}", expression: "form", after: "{% endform %}",
            type: .object("form")),
        Access(
            place: .page, before: "{% paginate collections.all.products by 3 %}", expression: "paginate",
            after: "{% endpaginate %}", type: .object("paginate")),
        Access(
            place: .page, before: "{% assign line = all_products.mug.variants[0] | line_item: 2 %}",
            expression: "line", type: .object("line_item")),
        Access(place: .page, expression: "settings.kind_color", type: .object("color")),
        Access(place: .page, expression: "settings.kind_font", type: .object("font")),
        Access(place: .page, expression: "all_products.mug.metafields.custom.material", type: .object("metafield")),
        Access(place: .tag, expression: "collection", type: .object("tag")),
        Access(
            place: .section, before: "{% for b in section.blocks %}", expression: "b", after: "{% endfor %}",
            type: .object("block")),
        Access(
            place: .page, before: "{% for i in (1..2) %}", expression: "forloop", after: "{% endfor %}",
            type: .object("forloop")),
        Access(
            place: .page, before: "{% tablerow i in (1..2) %}", expression: "tablerowloop", after: "{% endtablerow %}",
            type: .object("tablerowloop")),
    ]

    /// What objects that answer to names of the shop are asked for: some that are there, some that may come.
    private static let keys: [String: [String]] = [
        "all_products": ["mug", "set-two", "later", "fresh-1"], "collections": ["cups", "all", "fresh-1"],
        "pages": ["about", "fresh-1"], "blogs": ["journal"], "articles": ["first", "journal/third", "fresh-1"],
        "images": ["a.svg", "sub/b.svg", "fresh-1.svg"], "linklists": ["main", "footer", "fresh-1"],
        "settings": [
            "kind_text", "kind_image", "kind_product", "kind_collection", "kind_page", "kind_article", "kind_url",
            "kind_menu", "kind_product_list", "kind_collection_list", "picture", "the_product", "the_page",
        ],
        "metafields": ["custom.material.value"],
    ]

    private static func place(of global: String) -> TemplateProbe.Place {
        switch global {
        case "product", "recommendations": .product
        case "collection": .collection
        case "article", "blog": .article
        case "section": .section
        case "current_tags": .tag
        default: .page
        }
    }

    /// The ways to each object, shortest first, at most so many.
    private static let mostWays = 8

    private mutating func addFields() {
        var ways: [String: [Access]] = [:]
        var open: [Access] = Self.further
        for name in environment.globals.keys.sorted() {
            guard let global = environment.globals[name] else { continue }
            let access = Access(place: Self.place(of: name), expression: name, type: global.type)
            all.append(TemplateProbe(access.place, Self.printed(access)))
            open.append(access)
        }
        var next = 0
        while next < open.count {
            let access = open[next]
            next += 1
            switch access.type {
            case .object(let name):
                guard let schema = environment.schemas[name], ways[name, default: []].count < Self.mostWays else {
                    break
                }
                ways[name, default: []].append(access)
                for field in schema.fields { open.append(Self.member(access, ".\(field.name.text)", field.type)) }
                guard let other = schema.otherKeys else { break }
                for key in Self.keys[name] ?? [] {
                    let path =
                        key.contains(where: { "-/.".contains($0) }) && name != "metafields" ? "['\(key)']" : ".\(key)"
                    open.append(Self.member(access, path, other.type))
                }
                if Self.keys[name] == nil { unreached.append("\(name)[...]") }
            case .list(let element): open += Self.elements(of: access, element)
            case .map(let element):
                var inner = Self.looped(access, element)
                inner.expression += "[1]"
                open.append(inner)
            default: break
            }
        }
        for name in environment.schemas.keys.sorted() {
            guard let schema = environment.schemas[name] else { continue }
            guard let ways = ways[name] else {
                unreached.append(name)
                continue
            }
            for (index, way) in ways.enumerated() {
                all.append(TemplateProbe(way.place, way.before + "{{ \(way.expression) | json }}" + way.after))
                // Every field by the first way, and a share of them by each of the others.
                for (number, field) in schema.fields.enumerated()
                where (index == 0 || number % (ways.count - 1) == index - 1) && isKnown(field, of: way) {
                    all.append(Self.probe(way, ".\(field.name.text)", field.type))
                }
                for key in schema.otherKeys == nil ? [] : Self.keys[name] ?? [] {
                    all.append(Self.probe(way, name == "metafields" ? ".\(key)" : "['\(key)']", .any))
                }
            }
        }
    }

    /// On a tag's page the name `collection` is checked as a collection.
    private func isKnown(_ field: SchemaField, of way: Access) -> Bool {
        way.expression != "collection" || environment.schemas["collection"]?.field(field.name) != nil
    }

    private static func member(_ access: Access, _ path: String, _ type: LiquidType) -> Access {
        var inner = access
        inner.expression += path
        inner.type = type
        inner.depth += 1
        return inner
    }

    private static func looped(_ access: Access, _ type: LiquidType) -> Access {
        var inner = access
        let name = "v\(access.depth)"
        inner.before += "{% for \(name) in \(access.expression) limit: 2 %}"
        inner.after = "{% endfor %}" + access.after
        inner.expression = name
        inner.type = type
        inner.depth += 1
        return inner
    }

    /// An element of a list, each by itself: in a loop, the first, the last.
    private static func elements(of access: Access, _ type: LiquidType) -> [Access] {
        [looped(access, type), member(access, ".first", type), member(access, ".last", type)]
    }

    private static func probe(_ way: Access, _ path: String, _ type: LiquidType) -> TemplateProbe {
        var inner = way
        inner.expression += path
        inner.type = type
        var body = inner
        body.before = ""
        body.after = ""
        body.expression = "v" + path
        return TemplateProbe(
            way.place, printed(inner),
            snippet: .init(
                before: way.before, expression: way.expression, after: way.after, body: printed(body)))
    }

    /// A template that shows a value by its type.
    private static func printed(_ access: Access) -> String {
        let value = access.expression
        let shown =
            switch access.type {
            case .money: "{{ \(value) | money }}"
            case .date: "{{ \(value) | date: '%F %T' }}"
            case .boolean: "{% if \(value) %}yes{% else %}no{% endif %}"
            case .list: "{{ \(value).size }}: {% for x in \(value) limit: 3 %}{{ x }}, {% endfor %}{{ \(value).last }}"
            case .map: "{% for x in \(value) %}{{ x[0] }} {{ x[1] }}, {% endfor %}"
            case .object: "{% if \(value) %}{{ \(value) }}{% else %}none{% endif %}"
            default: "{{ \(value) }}"
            }
        return access.before + shown + access.after
    }

    // MARK: Filters and tags

    /// The names that examples use as if they stood on a product's page.
    private static let setting = "{% assign product = all_products.mug %}{% assign collection = collections.cups %}"

    private mutating func addExamples() {
        for name in environment.filters.keys.sorted() {
            // Some show what a name does that nobody gave: a warning, and a page with one is made at every build.
            for example in environment.filters[name]?.examples ?? [] where !example.template.contains("nothing") {
                all.append(TemplateProbe(.page, Self.setting + example.template))
            }
        }
        for name in environment.tags.keys.sorted()
        where !["layout", "schema", "stylesheet", "javascript"].contains(name) {
            for example in environment.tags[name]?.examples ?? [] {
                all.append(TemplateProbe(.page, Self.setting + example.template))
            }
        }
    }
}
