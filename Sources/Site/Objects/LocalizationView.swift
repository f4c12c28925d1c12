import Commerce
import Languages
import Liquid

/// Language and country: `localization` of templates.
final class LocalizationView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("localization", LocalizationView.self, "The one language and country of the shop.")
    {
        Field("language", .object("shop_locale"), "The shop's language.") { _, context in
            LiquidValue(context.page.map { LocaleView($0.catalogue.store.language) })
        }
        Field("available_languages", .list(of: .object("shop_locale")), "The shop's language.") { _, context in
            .list(context.page.map { [.object(LocaleView($0.catalogue.store.language))] } ?? [])
        }
        Field("country", .object("country"), "The country of the shop's address, or nil.") { _, context in
            LiquidValue(
                context.page.flatMap { page in
                    page.catalogue.store.address?.country.map { CountryView($0, page.catalogue.store) }
                })
        }
        Field("available_countries", .list(of: .object("country")), "The countries its shipping zones name.") {
            _, context in
            guard let store = context.page?.catalogue.store else { return [] }
            let codes = Set(store.shipping.flatMap(\.area.countries))
            return .list(
                CountryNames.named(codes, language: store.language).map { .object(CountryView($0.code, store)) })
        }
        Field("market", .map(of: .string), "The shop's one market.") { _, _ in ["handle": "primary", "id": "primary"] }
    }
}
