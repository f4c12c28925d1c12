import Liquid
import Text

/// The template of this page: `template` of templates. Printed, it is its whole name.
final class TemplateView: LiquidObject {
    private let name: String

    init(_ name: String) { self.name = name }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(name) }

    /// The suffix of a content item's own template: `gift` for `template: gift` and for `template: product.gift`.
    static func suffix(_ template: String?, of kind: String) -> LiquidValue {
        guard let template else { return .null }
        let name = template.hasPrefix(kind + ".") ? String(template.dropFirst(kind.utf8.count + 1)) : template
        return name == kind ? .null : .string(name)
    }

    static let schema = ObjectSchema(
        "template", TemplateView.self, "The template of this page. Printed, it is its name."
    ) {
        Field("name", .string, "The name without a suffix, such as `product`.") { view, _ in
            // Asked for on every page, more than once; a point is one byte, whatever stands around it.
            .string(String(Substring(view.name.utf8.drop { $0 == ASCII.period }.prefix { $0 != ASCII.period })))
        }
        Field("suffix", .string, "What follows the first point of the name, or nil.") { view, _ in
            let rest = view.name.split(separator: ".").dropFirst().joined(separator: ".")
            return rest.isEmpty ? .null : .string(rest)
        }
        Field("directory", .string, "Always nil.") { _, _ in .null }
    }
}
