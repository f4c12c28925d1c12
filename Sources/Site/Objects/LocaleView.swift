import Languages
import Liquid

/// A language of the shop. Printed, it is its tag.
final class LocaleView: LiquidObject {
    private let language: Language

    init(_ language: Language) { self.language = language }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(language.tag) }

    static let schema = ObjectSchema("shop_locale", LocaleView.self, "A language of the shop.") {
        Field("iso_code", .string, "Its tag, such as `en` or `de-AT`.") { view, _ in .string(view.language.tag) }
        Field("name", .string, "Its tag.") { view, _ in .string(view.language.tag) }
        Field("endonym_name", .string, "Its tag.") { view, _ in .string(view.language.tag) }
        Field("primary", .boolean, "Always true.") { _, _ in true }
        Field("root_url", .string, "The address of the home page.") { _, context in
            LiquidValue(context.page?.catalogue.addresses.home)
        }
    }
}
