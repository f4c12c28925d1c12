import Commerce
import Languages
import Liquid

/// A country. Printed, it is its code.
final class CountryView: LiquidObject {
    private let code: String
    private let name: String
    private let currency: Currency

    init(_ code: String, _ page: PageContext) {
        self.code = code
        name = CountryNames.name(code, language: page.language)
        currency = page.catalogue.store.currency
    }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(code) }

    static let schema = ObjectSchema("country", CountryView.self, "A country. Printed, it is its code.") {
        Field("iso_code", .string, "Its code of two letters.") { view, _ in .string(view.code) }
        Field("name", .string, "Its name in the shop's language.") { view, _ in .string(view.name) }
        Field("currency", .object("currency"), "The shop's currency.") { view, _ in .object(CurrencyView(view.currency))
        }
        Field("unit_system", .string, "`metric` or `imperial`.") { view, _ in
            view.code == "US" || view.code == "LR" || view.code == "MM" ? "imperial" : "metric"
        }
    }
}
