import Liquid

/// The theme itself: `theme` of templates.
final class ThemeView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("theme", ThemeView.self, "The theme that makes the page.") {
        Field("id", .string, "The name of its folder.") { _, context in LiquidValue(context.page?.theme.name) }
        Field("name", .string, "Its name.") { _, context in LiquidValue(context.page?.theme.title) }
        Field("version", .string, "Its version, or nil.") { _, context in LiquidValue(context.page?.theme.version) }
        Field("role", .string, "Always `main`.") { _, _ in "main" }
    }
}
