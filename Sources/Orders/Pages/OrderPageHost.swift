import Commerce
import Languages
import Text
import Theming

/// What the filters of order templates read: the same for every page and mail of a price book.
final class OrderPageHost: ThemeHost, Sendable {
    let money: MoneyFormat
    let language: Language
    /// How the shop's clocks go.
    let zone: ZoneTable
    let words: ThemeLocale
    private let assets: [String: String]

    /// `currency` is an order's own, where it is not the shop's any more.
    init(_ book: PriceBook, _ words: OrderWords, currency: Currency? = nil) {
        money =
            currency.map { MoneyFormat(currency: $0, language: book.store.language) } ?? book.moneyFormat
        language = book.store.language
        zone = book.store.zone
        self.words = words.locale
        assets = words.assets
    }

    var assetNames: KnownNames { KnownNames { [assets] in assets.keys.sorted() } }

    func assetAddress(_ name: String) -> String? { assets[name] }
}
