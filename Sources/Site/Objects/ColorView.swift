import Liquid

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
