import Commerce
import Liquid
import Text

/// Filters that write data: JSON for scripts, structured data for search engines.
enum DataFilters {
    static let all: [FilterDefinition] = [
        FilterDefinition(
            "json",
            "A value as JSON, safe inside a `script` element. An object gives all its fields, objects inside it "
                + "their names.",
            input: .any, result: .html,
            examples: [
                .init("{{ 'a \"b\"' | json }}", "\"a \\\"b\\\"\""),
                .init("{{ '</script>' | json }}", "\"\\u003c/script\\u003e\""),
            ]
        ) { input, call throws(LiquidFault) in
            var writer = JSONValueWriter(call.context)
            try writer.append(input, depth: 0)
            return try call.made(writer.out.string, isHTML: true)
        },
        FilterDefinition(
            "structured_data",
            "A product or article as schema.org data in JSON, for a theme that writes its own; "
                + "content_for_header holds it already.",
            input: .any, result: .html,
            examples: [
                .init(
                    "{{ articles.second | structured_data }}",
                    "{\"@context\":\"https://schema.org/\",\"@type\":\"Article\",\"headline\":\"Second firing\","
                        + "\"url\":\"https://kiln.example/shop/journal/second/\",\"datePublished\":\"2026-06-01\"}")
            ]
        ) { input, call throws(LiquidFault) in
            var out = ByteWriter()
            switch input {
            case .object(let object as ProductView): structuredData(object, call.context, into: &out)
            case .object(let object as PostView): structuredData(object, call.context, into: &out)
            default: throw LiquidFault("'structured_data' takes a product or an article")
            }
            return try call.made(out.string, isHTML: true)
        },
        FilterDefinition(
            "line_item", "A variant as the line of a cart that holds so many of it, for samples.",
            input: .object("variant"), arguments: [.init("quantity", .integer, required: false)],
            result: .object("line_item"),
            examples: [
                .init("{% assign line = product.variants[0] | line_item: 2 %}{{ line.line_price | money }}", "€36.00")
            ]
        ) { input, call throws(LiquidFault) in
            guard let variant = input.object(as: VariantView.self) else {
                throw LiquidFault("'line_item' takes a variant")
            }
            return .object(LineItemView(variant, quantity: call.count > 0 ? try call.integer(at: 0) : 1))
        },
    ]

    private static func structuredData(_ view: ProductView, _ context: RenderContext, into out: inout ByteWriter) {
        guard let page = context.page else { return }
        let store = page.catalogue.store
        let addresses = page.catalogue.addresses
        func field(_ name: StaticString, _ value: String) {
            out.append(",\"")
            out.append(name)
            out.append("\":")
            out.appendJSON(string: value)
        }
        func offer(_ variant: VariantView) {
            out.append("{\"@type\":\"Offer\"")
            field("sku", variant.variant.sku.value)
            field("price", Money(minor: variant.price).decimal(exponent: store.currency.exponent))
            field("priceCurrency", store.currency.code)
            field("availability", "https://schema.org/\(variant.isAvailable ? "InStock" : "OutOfStock")")
            field("url", addresses.absolute(variant.url))
            out.append("}")
        }
        out.append("{\"@context\":\"https://schema.org/\",\"@type\":\"Product\"")
        field("name", view.product.title)
        field("url", addresses.absolute(view.address))
        if let summary = view.product.summary { field("description", summary) }
        if let brand = view.product.brand ?? view.product.vendor {
            out.append(",\"brand\":{\"@type\":\"Brand\"")
            field("name", brand)
            out.append("}")
        }
        if let image = view.images.first { field("image", addresses.absolute(image.url)) }
        out.append(",\"offers\":")
        if view.variants.count == 1, let variant = view.variants.first {
            offer(variant)
        } else {
            for (index, variant) in view.variants.enumerated() {
                out.append(index == 0 ? "[" : ",")
                offer(variant)
            }
            out.append("]")
        }
        out.append("}")
    }

    private static func structuredData(_ view: PostView, _ context: RenderContext, into out: inout ByteWriter) {
        guard let page = context.page else { return }
        out.append("{\"@context\":\"https://schema.org/\",\"@type\":\"Article\",\"headline\":")
        out.appendJSON(string: view.post.title)
        out.append(",\"url\":")
        out.appendJSON(string: page.catalogue.addresses.absolute(view.address))
        out.append(",\"datePublished\":")
        out.appendJSON(string: view.post.date.text)
        if let author = view.post.author {
            out.append(",\"author\":{\"@type\":\"Person\",\"name\":")
            out.appendJSON(string: author)
            out.append("}")
        }
        out.append("}")
    }
}

/// Writes template values as JSON.
struct JSONValueWriter {
    var out = ByteWriter()
    private let context: RenderContext

    /// How deep values nest: a list in itself cannot be made, but a long chain could exhaust the stack.
    private static let deepest = 32

    init(_ context: RenderContext) { self.context = context }

    mutating func append(_ value: LiquidValue, depth: Int) throws(LiquidFault) {
        guard depth < Self.deepest else { throw LiquidFault("a value is nested too deeply for JSON") }
        try context.spend(1)
        switch value {
        case .null, .empty, .blank: out.append("null")
        case .bool(let value): out.append(value ? "true" : "false")
        case .integer(let number): out.append(decimal: number)
        case .decimal(let number): out.append(string: number.plainText)
        case .string(let text), .html(let text): out.appendJSON(string: text)
        case .list(let list):
            out.append("[")
            for (index, element) in list.enumerated() {
                if index > 0 { out.append(",") }
                try append(element, depth: depth + 1)
            }
            out.append("]")
        case .sequence(let sequence):
            out.append("[")
            for index in 0..<sequence.count {
                if index > 0 { out.append(",") }
                try append(sequence.element(at: index, context), depth: depth + 1)
            }
            out.append("]")
        case .range(let lower, let upper):
            out.append("[")
            if lower <= upper {
                for number in lower...upper {
                    try context.spend(1)
                    if number > lower { out.append(",") }
                    out.append(decimal: number)
                }
            }
            out.append("]")
        case .map(let map):
            out.append("{")
            for index in map.keys.indices {
                if index > 0 { out.append(",") }
                out.appendJSON(string: map.keys[index])
                out.append(":")
                try append(map.values[index], depth: depth + 1)
            }
            out.append("}")
        case .object(let object): try append(object, value, depth: depth)
        }
    }

    /// The fields of these stand in the JSON of the object they belong to; anything else stands as its name.
    private static let embedded: Set<String> = [
        "variant", "image", "product_option", "product_option_value", "quantity_rule", "unit_price_measurement",
        "rating",
        "review", "address", "currency", "link", "color", "swatch", "part", "line_item",
    ]

    private mutating func append(_ object: any LiquidObject, _ value: LiquidValue, depth: Int) throws(LiquidFault) {
        if let elements = object.elements { return try append(.sequence(elements), depth: depth) }
        let name = object.schema.name
        if depth > 0, !Self.embedded.contains(name) || depth > 3 {
            let plain = context.plain(value)
            if case .object = plain { return out.append("null") }
            return try append(plain, depth: depth + 1)
        }
        if ["color", "product_option_value"].contains(name) || object.schema.fields.isEmpty {
            let plain = context.plain(value)
            if case .object = plain { return out.append("null") }
            return try append(plain, depth: depth + 1)
        }
        out.append("{")
        var isFirst = true
        for field in object.schema.fields where !Self.skipped.contains("\(name).\(field.name.text)") {
            if !isFirst { out.append(",") }
            isFirst = false
            out.appendJSON(string: field.name.text)
            out.append(":")
            try append(context.field(field.name, of: value, isDotted: true), depth: depth + 1)
        }
        out.append("}")
    }

    /// Fields that repeat others or lead back to what holds the object.
    private static let skipped: Set<String> = [
        "product.content", "product.media", "product.featured_media", "product.metafields", "product.collections",
        "product.related", "product.options_by_name", "product.selected_variant", "product.selling_plan_groups",
        "product.first_available_variant", "product.selected_or_first_available_variant", "product.rating",
        "variant.product", "variant.metafields", "variant.featured_image", "variant.featured_media", "variant.name",
        "image.preview_image", "image.url", "image.presentation", "product_option_value.variant",
        "collection.products", "collection.next_product", "collection.previous_product", "collection.featured_image",
        "line_item.product", "line_item.variant", "link.object", "blog.articles", "blog.next_article",
        "blog.previous_article", "page.body", "article.user",
    ]
}
