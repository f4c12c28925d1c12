import Commerce
import Liquid

/// One value of a choice: `product_option_value` of templates. Printed, it is its name.
final class OptionValueView: LiquidObject {
    let option: OptionView
    let name: String

    init(_ option: OptionView, _ name: String) {
        self.option = option
        self.name = name
    }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(name) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? OptionValueView)?.name == name }

    /// The variants that have the value; the ones that could be bought first.
    private var variants: [VariantView] {
        let all = option.product.variants.filter { view in
            option.index < view.variant.optionValues.count && view.variant.optionValues[option.index] == name
        }
        return all.filter(\.isAvailable) + all.filter { !$0.isAvailable }
    }

    /// The colour that a value of a colour option names in CSS, or that the product's `swatches` attribute gives it.
    private var swatch: RGBColor? {
        if case .map(let entries)? = option.product.product.attributes.first(where: { $0.name.value == "swatches" })?
            .value,
            case .text(let text)? = entries.first(where: { $0.name == name })?.value
        {
            return RGBColor(text)
        }
        return nil
    }

    static let schema = ObjectSchema(
        "product_option_value", OptionValueView.self, "A value of a choice, such as Large. Printed, it is its name."
    ) {
        Field("name", .string, "The value.") { view, _ in .string(view.name) }
        Field("available", .boolean, "Whether a variant with the value can be bought.") { view, _ in
            .bool(view.variants.first?.isAvailable ?? false)
        }
        Field("selected", .boolean, "Whether the variant the page opens with has it.") { view, _ in
            .bool(
                view.option.product.chosenVariant?.variant.optionValues.dropFirst(view.option.index).first == view.name)
        }
        Field("variant", .object("variant"), "A variant that has the value.") { view, _ in
            LiquidValue(view.variants.first)
        }
        Field("product_url", .string, "The product's page with such a variant chosen.") { view, _ in
            .string(view.variants.first?.url ?? view.option.product.address)
        }
        Field("swatch", .object("swatch"), "Its colour from the product's `swatches` attribute, or nil.") { view, _ in
            LiquidValue(view.swatch.map { SwatchView($0) })
        }
        Field("id", .string, "Names the value within the product.") { view, _ in
            .string(Handle.make(from: view.option.option.name.value + " " + view.name))
        }
    }
}
