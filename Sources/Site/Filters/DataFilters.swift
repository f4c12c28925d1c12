import Commerce
import Liquid
import Text

/// Filters that make data of a page's things: structured data for search engines, lines of a cart for samples.
enum DataFilters {
    static let all: [FilterDefinition] = [
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
            field("availability", "https://schema.org/\(variant.schemaAvailability)")
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
