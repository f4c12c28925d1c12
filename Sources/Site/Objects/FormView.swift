import Liquid

/// A form being rendered: `form` of templates.
final class FormView: LiquidObject {
    private let id: String

    init(_ id: String) { self.id = id }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("form", FormView.self, "The form being rendered, before anybody has sent it.") {
        Field("id", .string, "The id of its element.") { view, _ in .string(view.id) }
        Field("posted_successfully?", .boolean, "Always false.") { _, _ in false }
        Field("errors", .list(of: .string), "Always nil.") { _, _ in .null }
        Field("author", .string, "Always nil.") { _, _ in .null }
        Field("body", .string, "Always nil.") { _, _ in .null }
        Field("email", .string, "Always nil.") { _, _ in .null }
        Field("name", .string, "Always nil.") { _, _ in .null }
        Field("phone", .string, "Always nil.") { _, _ in .null }
    }
}
