import Liquid
import Text

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
