import Liquid

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
