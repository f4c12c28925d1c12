import Liquid

/// The search as its page is made: not performed, since scripts do it in the browser.
final class SearchView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "search", SearchView.self, "The search when its page is made: nothing was searched for yet. Scripts fill it."
    ) {
        Field("performed", .boolean, "Always false.") { _, _ in false }
        Field("terms", .string, "Always empty.") { _, _ in "" }
        Field("results", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("results_count", .integer, "Always 0.") { _, _ in 0 }
        Field("types", .list(of: .string), "What is searched.") { _, _ in ["product", "page", "article"] }
        Field("filters", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("sort_by", .string, "Always `relevance`.") { _, _ in "relevance" }
        Field("default_sort_by", .string, "Always `relevance`.") { _, _ in "relevance" }
    }
}
