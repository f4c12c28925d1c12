import Commerce
import Liquid

/// A line of a cart, for templates that show one line as a sample.
final class LineItemView: LiquidObject {
    private let variant: VariantView
    private let quantity: Int

    init(_ variant: VariantView, quantity: Int) {
        self.variant = variant
        self.quantity = quantity
    }

    var schema: ObjectSchema { Self.schema }

    private func product(_ context: RenderContext) -> ProductView? {
        context.product(variant.productID).object(as: ProductView.self)
    }

    private func image(_ context: RenderContext) -> LiquidValue {
        let image = variant.image ?? product(context)?.images.first
        if let image { context.touch(.media, image.media) }
        return LiquidValue(image)
    }

    private var sum: LiquidValue {
        let (product, overflow) = variant.price.multipliedReportingOverflow(by: quantity)
        return overflow ? .null : .integer(product)
    }

    static let schema = ObjectSchema(
        "line_item", LineItemView.self, "A line of a cart: what the filter `line_item` makes of a variant."
    ) {
        Field("key", .string, "The same as `sku`.") { view, _ in .string(view.variant.variant.sku.value) }
        Field("id", .string, "The same as `sku`.") { view, _ in .string(view.variant.variant.sku.value) }
        Field("sku", .string, "The variant's article number.") { view, _ in .string(view.variant.variant.sku.value) }
        Field("title", .string, "The product's title and the variant's.") { view, context in
            context.field("name", of: .object(view.variant), isDotted: true)
        }
        Field("product", .object("product"), "The product.") { view, context in context.product(view.variant.productID)
        }
        Field("product_id", .string, "The product's handle.") { view, context in
            LiquidValue(view.product(context)?.product.handle)
        }
        Field("variant", .object("variant"), "The variant.") { view, _ in .object(view.variant) }
        Field("variant_id", .string, "The variant's article number.") { view, _ in
            .string(view.variant.variant.sku.value)
        }
        Field("quantity", .integer, "How many.") { view, _ in .integer(view.quantity) }
        Field("price", .money, "What one costs.") { view, _ in .integer(view.variant.price) }
        Field("original_price", .money, "What one costs.") { view, _ in .integer(view.variant.price) }
        Field("final_price", .money, "What one costs.") { view, _ in .integer(view.variant.price) }
        Field("line_price", .money, "What all of them cost.") { view, _ in view.sum }
        Field("original_line_price", .money, "What all of them cost.") { view, _ in view.sum }
        Field("final_line_price", .money, "What all of them cost.") { view, _ in view.sum }
        Field("properties", .map(of: .string), "Always empty.") { _, _ in .map(LiquidMap([])) }
        Field("url", .string, "The product's page with the variant chosen.") { view, _ in .string(view.variant.url) }
        Field("image", .object("image"), "The variant's picture, or the product's first.") { view, context in
            view.image(context)
        }
        Field("options_with_values", .list(of: .map(of: .string)), "Names and values of its options.") {
            view, context in
            guard let product = view.product(context)?.product else { return [] }
            return .list(
                zip(product.options, view.variant.variant.optionValues).map { option, value in
                    ["name": .string(option.name.value), "value": .string(value)]
                })
        }
        Field("vendor", .string, "The product's vendor, or nil.") { view, context in
            LiquidValue(view.product(context)?.product.vendor)
        }
        Field("grams", .integer, "What one weighs.") { view, _ in .integer(view.variant.variant.weight?.grams ?? 0) }
        Field("requires_shipping", .boolean, "Whether it is sent.") { view, _ in
            .bool(view.variant.variant.needsShipping)
        }
        Field("taxable", .boolean, "Whether it bears tax.") { view, context in
            context.field("taxable", of: .object(view.variant), isDotted: true)
        }
        Field("gift_card", .boolean, "Always false.") { _, _ in false }
    }
}
