import Commerce
import Languages
import Orders
import TestSupport

/// A small book with prices, rates and ways to pay that no edit of `content/` changes, in the words and templates of a
/// theme of the repository.
enum SampleBook {
    static func make(_ look: RealShop.Look = .init(theme: "market", language: "en", isBare: true)) throws -> PriceBook {
        let real = try RealShop.book(look)
        var book = plain
        book.store.language = Language(look.language)
        book.moneyFormat = MoneyFormat(currency: book.currency, language: book.store.language)
        book.templates = real.templates
        book.locale = real.locale
        return book
    }

    /// Without a theme.
    static var plain: PriceBook {
        let currency = Currency.fallback
        func item(_ sku: String, _ title: String, _ variant: String, _ price: Int, stock: Int?) -> PriceBook.Item {
            PriceBook.Item(
                sku: sku, product: "handle", title: title, variantTitle: variant, url: "/products/handle/",
                offer: Offer(
                    price: Money(minor: price), stock: Stock(count: stock, isTracked: stock != nil)),
                weight: 300)
        }
        return PriceBook(
            store: PriceBook.StoreFacts(
                name: "Kiln & Co", url: "https://shop.example/", language: "en", email: "hello@shop.example",
                address: Address(street: "Hofgasse 3", city: "Galway", postcode: "H91 0000", country: "IE"),
                zone: ZoneTable(offset: 3600)),
            currency: currency, moneyFormat: MoneyFormat(currency: currency, language: "en"),
            orders: OrderSettings(
                from: "orders@shop.example", notify: ["packing@shop.example"], terms: Located("pages/terms.md")),
            items: [
                item("MUG", "Mug <b>& saucer</b>", "Grey / \"Small\"", 1850, stock: 9),
                item("JUG", "Jug", "", 4200, stock: nil), item("BOWL", "Bowl", "", 1200, stock: 0),
                item("VASE", "Vase", "", 2500, stock: 2),
            ],
            shipping: [
                ShippingZone(
                    name: "Ireland", area: Area(countries: ["IE"]),
                    rates: [
                        ShippingRate(
                            id: "post", name: "Post", description: "To the door.", charge: .flat(Money(minor: 550)),
                            handlingDays: DayRange(minimum: 1, maximum: 2),
                            transitDays: DayRange(minimum: 1, maximum: 2)),
                        ShippingRate(id: "counter", name: "Counter", charge: .flat(.zero), isPickup: true),
                    ]),
                ShippingZone(
                    name: "Europe", area: Area(countries: ["AT", "DE", "FR"]),
                    rates: [ShippingRate(id: "post-eu", name: "Post", charge: .flat(Money(minor: 1250)))]),
            ],
            tax: TaxRules(
                pricesIncludeTax: true, rounding: .line, shipping: .proportional,
                rates: [TaxRate(name: "VAT", area: Area(countries: ["IE"]), standard: 135_000)]),
            payment: [
                PaymentMethod(
                    id: "transfer", kind: .bankTransfer, name: "Bank transfer",
                    instructions: "IBAN IE00 0000\nWith the <number>."),
                PaymentMethod(
                    id: "card", kind: .link, name: "Card", url: "https://pay.example/{number}?a={total}&c={currency}"),
                PaymentMethod(
                    id: "delivery", kind: .cashOnDelivery, name: "Cash on delivery", fee: Money(minor: 300)),
            ],
            discounts: [
                Discount(
                    id: "spring", code: "SPRING", title: "Spring", benefit: .percent(100_000),
                    minimum: Money(minor: 2000)),
                Discount(id: "post", code: "POST", title: "Free postage", benefit: .freeShipping),
                Discount(
                    id: "many", code: "MANY", title: "Many", benefit: .percent(50_000), minimumQuantity: 50),
            ])
    }
}
