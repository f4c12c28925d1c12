import Commerce
import Liquid

/// A choice of a product: `product_option` of templates.
final class OptionView: LiquidObject {
    let product: ProductView
    let index: Int

    init(_ product: ProductView, at index: Int) {
        self.product = product
        self.index = index
    }

    var option: ProductOption { product.product.options[index] }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(option.name.value) }

    static let schema = ObjectSchema("product_option", OptionView.self, "A choice of a product, such as Size.") {
        Field("name", .string, "What is chosen.") { view, _ in .string(view.option.name.value) }
        Field("position", .integer, "Its place among the product's options, from 1.") { view, _ in
            .integer(view.index + 1)
        }
        Field("values", .list(of: .object("product_option_value")), "The values to choose from.") { view, _ in
            .list(view.option.values.map { .object(OptionValueView(view, $0)) })
        }
        Field("selected_value", .string, "The value of the variant the page opens with.") { view, _ in
            LiquidValue(view.product.chosenVariant?.variant.optionValues.dropFirst(view.index).first)
        }
    }
}
