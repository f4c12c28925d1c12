import Commerce
import Liquid
import Text

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

/// The colour of an option value.
final class SwatchView: LiquidObject {
    let color: RGBColor

    init(_ color: RGBColor) { self.color = color }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("swatch", SwatchView.self, "How an option value looks.") {
        Field("color", .object("color"), "Its colour.") { view, _ in .object(ColorView(view.color)) }
        Field("image", .object("image"), "Always nil.") { _, _ in .null }
    }
}

/// A colour: a `color` setting of a theme. Printed, it is its CSS form.
final class ColorView: LiquidObject {
    let color: RGBColor

    init(_ color: RGBColor) { self.color = color }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(color.css) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? ColorView)?.color == color }

    static let schema = ObjectSchema("color", ColorView.self, "A colour. Printed, it is its CSS form.") {
        Field("red", .integer, "0 to 255.") { view, _ in .integer(view.color.red) }
        Field("green", .integer, "0 to 255.") { view, _ in .integer(view.color.green) }
        Field("blue", .integer, "0 to 255.") { view, _ in .integer(view.color.blue) }
        Field("alpha", .number, "0 to 1.") { view, _ in LiquidValue(number: view.color.alphaText) }
        Field("hue", .integer, "0 to 360.") { view, _ in .integer(Int(view.color.hsl.hue.rounded())) }
        Field("saturation", .integer, "0 to 100.") { view, _ in
            .integer(Int((view.color.hsl.saturation * 100).rounded()))
        }
        Field("lightness", .integer, "0 to 100.") { view, _ in .integer(Int((view.color.hsl.lightness * 100).rounded()))
        }
        Field("rgb", .string, "The channels, for `rgb(... / 50%)`.") { view, _ in
            .string("\(view.color.red) \(view.color.green) \(view.color.blue)")
        }
        Field("rgba", .string, "The channels and the alpha.") { view, _ in
            .string("\(view.color.red) \(view.color.green) \(view.color.blue) / \(view.color.alphaText)")
        }
        Field("color_space", .string, "Always `srgb`.") { _, _ in "srgb" }
    }
}

/// A font setting: a CSS family list. Printed, it is that list.
final class FontView: LiquidObject {
    let stack: String

    init(_ stack: String) { self.stack = stack }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(stack) }

    private var families: [Substring] { stack.split(separator: ",").map(\.trimmingBlanks) }

    static let schema = ObjectSchema("font", FontView.self, "A font setting: families in the order they are tried.") {
        Field("family", .string, "The first family.") { view, _ in
            .string(view.families.first.map { String($0.filter { $0 != "\"" && $0 != "'" }) } ?? "")
        }
        Field("fallback_families", .string, "The others.") { view, _ in
            .string(view.families.dropFirst().joined(separator: ", "))
        }
        Field("style", .string, "Always `normal`.") { _, _ in "normal" }
        Field("weight", .integer, "Always 400.") { _, _ in 400 }
        Field("system?", .boolean, "Always true: fonts are files of the device or of the theme's own style sheet.") {
            _, _ in true
        }
    }
}

/// How few and how many of a variant one order may take.
final class QuantityRuleView: LiquidObject {
    private let limits: QuantityLimits
    private let most: Int
    private let isLimited: Bool

    init(_ limits: QuantityLimits, most: Int, isLimited: Bool) {
        self.limits = limits
        self.most = most
        self.isLimited = isLimited
    }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("quantity_rule", QuantityRuleView.self, "How few and how many an order may take.")
    {
        Field("min", .integer, "1 or more.") { view, _ in .integer(view.limits.minimum) }
        Field("max", .integer, "The owner's limit or what is left, whichever is less; nil without either.") { view, _ in
            view.isLimited && view.most > 0 ? .integer(view.most) : LiquidValue(view.limits.maximum)
        }
        Field("increment", .integer, "Always 1.") { _, _ in 1 }
    }
}

/// What a unit price is for.
final class UnitPriceView: LiquidObject {
    let price: UnitPrice

    init(_ price: UnitPrice) { self.price = price }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "unit_price_measurement", UnitPriceView.self, "What is in the pack and what its price is compared by."
    ) {
        Field("measured_type", .string, "`weight`, `volume`, `length`, `area` or `count`.") { view, _ in
            .string("\(view.price.amount.unit.kind)")
        }
        Field("quantity_value", .number, "How much is in the pack.") { view, _ in
            LiquidValue(number: view.price.amount.value.text)
        }
        Field("quantity_unit", .string, "Its unit.") { view, _ in .string(view.price.amount.unit.rawValue) }
        Field("reference_value", .number, "What the price is for.") { view, _ in
            LiquidValue(number: view.price.per.value.text)
        }
        Field("reference_unit", .string, "Its unit.") { view, _ in .string(view.price.per.unit.rawValue) }
    }
}

/// What a customer said.
final class ReviewView: LiquidObject {
    let review: Review

    init(_ review: Review) { self.review = review }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("review", ReviewView.self, "What a customer said of a product.") {
        Field("author", .string, "Who said it.") { view, _ in .string(view.review.author) }
        Field("rating", .number, "1 to 5.") { view, _ in LiquidValue(number: view.review.rating.text) }
        Field("title", .string, "A headline, or nil.") { view, _ in LiquidValue(view.review.title) }
        Field("body", .string, "The text, or nil.") { view, _ in LiquidValue(view.review.text) }
        Field("text", .string, "The same as `body`.") { view, _ in LiquidValue(view.review.text) }
        Field("date", .date, "When, or nil.") { view, _ in LiquidValue(view.review.date?.timestamp) }
    }
}

/// The average of reviews. Printed, it is the average.
final class RatingView: LiquidObject {
    let rating: Rating

    init(_ rating: Rating) { self.rating = rating }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { LiquidValue(number: rating.value.text) }

    static let schema = ObjectSchema("rating", RatingView.self, "The average of a product's reviews.") {
        Field("value", .number, "The average, 1 to 5.") { view, _ in LiquidValue(number: view.rating.value.text) }
        Field("rating", .number, "The same as `value`.") { view, _ in LiquidValue(number: view.rating.value.text) }
        Field("scale_min", .integer, "Always 1.") { _, _ in 1 }
        Field("scale_max", .integer, "Always 5.") { _, _ in 5 }
        Field("count", .integer, "How many reviews there are.") { view, _ in .integer(view.rating.count) }
    }
}

/// Attributes in the form storefront themes ask for them: `metafields.custom.material.value`.
final class MetafieldsView: LiquidObject {
    private let attributes: LiquidMap
    private let isNamespace: Bool

    init(_ attributes: LiquidMap, isNamespace: Bool = false) {
        self.attributes = attributes
        self.isNamespace = isNamespace
    }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        guard isNamespace else { return .object(MetafieldsView(attributes, isNamespace: true)) }
        return attributes[key].map { .object(MetafieldView($0)) } ?? .null
    }

    static let schema = ObjectSchema(
        "metafields", MetafieldsView.self, "The attributes of a product or variant under any namespace.",
        otherKeys: .init(
            key: "namespace.name", type: .any,
            summary: "The attribute of that name, a `metafield`; every namespace holds the same ones.")
    ) {}
}

/// One attribute. Printed, it is its value.
final class MetafieldView: LiquidObject {
    let value: LiquidValue

    init(_ value: LiquidValue) { self.value = value }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { value }

    private var typeName: String {
        switch value {
        case .bool: "boolean"
        case .integer: "number_integer"
        case .decimal: "number_decimal"
        case .list: "list.single_line_text_field"
        case .map: "json"
        default: "single_line_text_field"
        }
    }

    static let schema = ObjectSchema("metafield", MetafieldView.self, "One attribute. Printed, it is its value.") {
        Field("value", .any, "What its file says.") { view, _ in view.value }
        Field("type", .string, "What kind of value it is.") { view, _ in .string(view.typeName) }
        Field("list?", .boolean, "Whether the value is a list.") { view, _ in
            if case .list = view.value { return true }
            return false
        }
    }
}
