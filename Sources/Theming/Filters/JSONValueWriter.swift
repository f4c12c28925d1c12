import Liquid
import Text

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
