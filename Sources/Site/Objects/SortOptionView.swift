import Liquid

/// One order that a collection can have.
final class SortOptionView: LiquidObject {
    private let value: String
    private let name: String

    private init(_ value: String, _ name: String) {
        self.value = value
        self.name = name
    }

    static let all = [
        SortOptionView("manual", "Featured"), SortOptionView("title-ascending", "Alphabetically, A-Z"),
        SortOptionView("title-descending", "Alphabetically, Z-A"),
        SortOptionView("price-ascending", "Price, low to high"),
        SortOptionView("price-descending", "Price, high to low"),
        SortOptionView("created-ascending", "Date, old to new"),
        SortOptionView("created-descending", "Date, new to old"), SortOptionView("best-rated", "Best rated"),
    ]

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(value) }

    static let schema = ObjectSchema("sort_option", SortOptionView.self, "An order of products.") {
        Field("value", .string, "The word for it.") { view, _ in .string(view.value) }
        Field("name", .string, "What it is called in English; translate by `value`.") { view, _ in .string(view.name) }
    }
}
