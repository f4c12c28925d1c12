import Liquid

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
