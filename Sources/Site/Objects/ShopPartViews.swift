import Commerce
import Liquid
import Text
import Theming

/// A page of the shop's terms.
final class PolicyView: LiquidObject {
    let kind: String
    private let page: PageView

    init(_ kind: String, _ page: PageView) {
        self.kind = kind
        self.page = page
    }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("policy", PolicyView.self, "A page of the shop's terms.") {
        Field("id", .string, "`terms-of-service`, `privacy-policy`, `refund-policy` or `shipping-policy`.") { view, _ in
            .string(view.kind)
        }
        Field("handle", .string, "The handle of the page.") { view, _ in .string(view.page.page.handle) }
        Field("title", .string, "The title of the page.") { view, _ in .string(view.page.page.title) }
        Field("url", .string, "The address of the page.") { view, _ in .string(view.page.address) }
        Field("body", .html, "The text of the page.") { view, context in context.bodyHTML(.page, view.page.id) }
    }
}

/// The terms of returns.
final class ReturnPolicyView: LiquidObject {
    private let policy: ReturnPolicy

    init(_ policy: ReturnPolicy) { self.policy = policy }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("return_policy", ReturnPolicyView.self, "What happens with goods sent back.") {
        Field("permitted", .boolean, "Whether goods are taken back.") { view, _ in
            .bool(view.policy.category != .notPermitted)
        }
        Field("days", .integer, "Within how many days; nil for any time or never.") { view, _ in
            if case .finite(let days) = view.policy.category { return .integer(days) }
            return .null
        }
        Field("free", .boolean, "Whether sending back costs nothing.") { view, _ in .bool(view.policy.fees == .free) }
        Field("fee", .money, "What the shop keeps for the label, or nil.") { view, _ in
            if case .amount(let money) = view.policy.fees { return .integer(money.minor) }
            return .null
        }
    }
}

/// Where parcels go.
final class ShippingZoneView: LiquidObject {
    private let zone: ShippingZone

    init(_ zone: ShippingZone) { self.zone = zone }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("shipping_zone", ShippingZoneView.self, "A part of the world that parcels go to.")
    {
        Field("name", .string, "What it is called.") { view, _ in .string(view.zone.name) }
        Field("countries", .list(of: .string), "Codes of its countries; empty for everywhere.") { view, _ in
            LiquidValue(view.zone.area.countries)
        }
        Field("rates", .list(of: .object("shipping_rate")), "The ways to send an order.") { view, _ in
            .list(view.zone.rates.map { .object(ShippingRateView($0)) })
        }
    }
}

/// One way to send an order.
final class ShippingRateView: LiquidObject {
    private let rate: ShippingRate

    init(_ rate: ShippingRate) { self.rate = rate }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "shipping_rate", ShippingRateView.self, "One way to have an order sent, or fetched."
    ) {
        Field("id", .string, "What the form sends.") { view, _ in .string(view.rate.id) }
        Field("name", .string, "What it is called.") { view, _ in .string(view.rate.name) }
        Field("description", .string, "A few words about it, or nil.") { view, _ in LiquidValue(view.rate.description) }
        Field("price", .money, "Its price; the lowest of its tiers.") { view, _ in
            switch view.rate.charge {
            case .flat(let money): .integer(money.minor)
            case .tiers(_, let tiers): LiquidValue(tiers.map(\.price.minor).min())
            }
        }
        Field("price_varies", .boolean, "Whether the price depends on the order.") { view, _ in
            if case .tiers(_, let tiers) = view.rate.charge { return .bool(Set(tiers.map(\.price)).count > 1) }
            return false
        }
        Field("free_over", .money, "Free from goods of this much on, or nil.") { view, _ in
            LiquidValue(view.rate.freeOver?.minor)
        }
        Field("pickup", .boolean, "Whether the customer fetches the order.") { view, _ in .bool(view.rate.isPickup) }
        Field("min_days", .integer, "Working days until it arrives at the earliest, or nil.") { view, _ in
            LiquidValue(view.rate.transitDays.map { $0.minimum + (view.rate.handlingDays?.minimum ?? 0) })
        }
        Field("max_days", .integer, "Working days until it arrives at the latest, or nil.") { view, _ in
            LiquidValue(view.rate.transitDays.map { $0.maximum + (view.rate.handlingDays?.maximum ?? 0) })
        }
    }
}

/// A way to pay.
final class PaymentMethodView: LiquidObject {
    private let method: PaymentMethod

    init(_ method: PaymentMethod) { self.method = method }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("payment_method", PaymentMethodView.self, "A way to pay.") {
        Field("id", .string, "What the form sends.") { view, _ in .string(view.method.id) }
        Field("type", .string, "`bank_transfer`, `cash_on_delivery`, `cash_on_pickup`, `invoice` or `link`.") {
            view, _ in
            .string(view.method.kind.rawValue)
        }
        Field("name", .string, "What it is called.") { view, _ in .string(view.method.name) }
        Field("fee", .money, "What is added to the order.") { view, _ in .integer(view.method.fee.minor) }
    }
}

/// A postal address.
final class AddressView: PostalAddressObject {
    let address: Address
    let company: String

    init(_ address: Address, _ store: Store) {
        self.address = address
        company = store.name
    }

    var schema: ObjectSchema { Self.schema }

    var labelLines: [String] { address.lines(name: company) }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(address.lines.joined(separator: ", ")) }

    static let schema = ObjectSchema("address", AddressView.self, "A postal address. Printed, it is one line.") {
        Field("company", .string, "The shop's name.") { view, _ in .string(view.company) }
        Field("street", .string, "Street and number, or nil.") { view, _ in LiquidValue(view.address.street) }
        Field("address1", .string, "Street and number, or nil.") { view, _ in LiquidValue(view.address.street) }
        Field("address2", .string, "Always nil.") { _, _ in .null }
        Field("city", .string, "The town, or nil.") { view, _ in LiquidValue(view.address.city) }
        Field("zip", .string, "The postcode, or nil.") { view, _ in LiquidValue(view.address.postcode) }
        Field("province", .string, "The region, or nil.") { view, _ in LiquidValue(view.address.region) }
        Field("province_code", .string, "The region, or nil.") { view, _ in LiquidValue(view.address.region) }
        Field("country", .string, "The country's code, or nil.") { view, _ in LiquidValue(view.address.country) }
        Field("country_code", .string, "The country's code, or nil.") { view, _ in LiquidValue(view.address.country) }
        Field("summary", .string, "All of it on one line.") { view, _ in
            .string(view.address.lines.joined(separator: ", "))
        }
    }
}

/// A profile of the shop elsewhere.
final class SocialLinkView: LiquidObject {
    private let link: SocialLink

    init(_ link: SocialLink) { self.link = link }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(link.url) }

    static let schema = ObjectSchema("social_link", SocialLinkView.self, "A profile of the shop elsewhere.") {
        Field("name", .string, "The service, such as `mastodon`.") { view, _ in .string(view.link.name) }
        Field("url", .string, "The profile's address.") { view, _ in .string(view.link.url) }
    }
}

/// Logo, slogan and profiles of the shop.
final class BrandView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("brand", BrandView.self, "Logo, slogan and profiles of the shop.") {
        Field("logo", .object("image"), "The logo, or nil.") { _, context in
            context.field("logo", of: .object(ShopView()), isDotted: true)
        }
        Field("favicon_url", .string, "The URL of the favicon, or nil.") { _, context in
            context.plain(context.field("favicon", of: .object(ShopView()), isDotted: true))
        }
        Field("slogan", .string, "The shop's description, or nil.") { _, context in
            LiquidValue(context.page?.catalogue.store.description)
        }
        Field("short_description", .string, "The shop's description, or nil.") { _, context in
            LiquidValue(context.page?.catalogue.store.description)
        }
        Field("metafields", .map(of: .map(of: .string)), "`social_links` by service.") { _, context in
            let links = (context.page?.catalogue.store.social ?? []).map { ($0.name, LiquidValue.string($0.url)) }
            return ["social_links": .map(LiquidMap(links))]
        }
    }
}

/// The currency of the shop. Printed, it is its code.
final class CurrencyView: LiquidObject {
    private let currency: Currency

    init(_ currency: Currency) { self.currency = currency }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(currency.code) }

    static let schema = ObjectSchema("currency", CurrencyView.self, "A currency. Printed, it is its code.") {
        Field("iso_code", .string, "Its code, such as EUR.") { view, _ in .string(view.currency.code) }
        Field("symbol", .string, "Its sign.") { view, _ in .string(view.currency.symbol) }
        Field("name", .string, "Its code.") { view, _ in .string(view.currency.code) }
        Field("exponent", .integer, "How many decimals its amounts have.") { view, _ in .integer(view.currency.exponent)
        }
    }
}

/// A language of the shop. Printed, it is its tag.
final class LocaleView: LiquidObject {
    private let language: String

    init(_ language: String) { self.language = language }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(language) }

    static let schema = ObjectSchema("shop_locale", LocaleView.self, "A language of the shop.") {
        Field("iso_code", .string, "Its tag, such as `en` or `de-AT`.") { view, _ in .string(view.language) }
        Field("name", .string, "Its tag.") { view, _ in .string(view.language) }
        Field("endonym_name", .string, "Its tag.") { view, _ in .string(view.language) }
        Field("primary", .boolean, "Always true.") { _, _ in true }
        Field("root_url", .string, "The address of the home page.") { _, context in
            LiquidValue(context.page?.catalogue.addresses.home)
        }
    }
}
