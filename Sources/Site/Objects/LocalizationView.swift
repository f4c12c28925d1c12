import Commerce
import Languages
import Liquid

/// Language and country: `localization` of templates.
final class LocalizationView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("localization", LocalizationView.self, "The one language and country of the shop.")
    {
        Field("language", .object("shop_locale"), "The shop's language.") { _, context in
            LiquidValue(context.page.map { LocaleView($0.language) })
        }
        Field("available_languages", .list(of: .object("shop_locale")), "The shop's language.") { _, context in
            .list(context.page.map { [.object(LocaleView($0.language))] } ?? [])
        }
        Field("country", .object("country"), "The country of the shop's address, or nil.") { _, context in
            LiquidValue(
                context.page.flatMap { page in
                    page.catalogue.store.address?.country.map { CountryView($0, page) }
                })
        }
        Field("available_countries", .list(of: .object("country")), "The countries its shipping zones name.") {
            _, context in
            guard let page = context.page else { return [] }
            let codes = Set(page.catalogue.store.shipping.flatMap(\.area.countries))
            return .list(
                CountryNames.named(codes, language: page.language).map { .object(CountryView($0.code, page)) })
        }
        Field("market", .map(of: .string), "The shop's one market.") { _, _ in ["handle": "primary", "id": "primary"] }
    }
}
