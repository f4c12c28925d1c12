import Commerce
import Languages
import Liquid
import Text
import Theming

/// The shop: `shop` of templates. What store.yaml says goes into every page, so reading it is not noted.
final class ShopView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { LiquidValue(context?.page?.catalogue.store.name) }

    private static func store(_ context: RenderContext) -> Store? { context.page?.catalogue.store }

    private static func count(_ kind: Dependency.Kind, _ context: RenderContext, _ count: (Catalogue) -> Int)
        -> LiquidValue
    {
        context.touch(kind)
        return .integer(context.page.map { count($0.catalogue) } ?? 0)
    }

    /// The pages that the shop's terms are on, where store.yaml names them.
    private static func policies(_ context: RenderContext) -> [PolicyView] {
        guard let store = store(context) else { return [] }
        let named: [(String, String?)] = [
            ("terms-of-service", store.orders.terms?.value ?? store.feeds.terms?.value),
            ("privacy-policy", store.feeds.privacy?.value),
            ("refund-policy", store.returns.compactMap(\.page?.value).first ?? store.feeds.returns?.value),
        ]
        var out: [PolicyView] = []
        let known: [(String, [String])] = [
            ("terms-of-service", ["terms", "terms-of-service", "agb"]),
            ("privacy-policy", ["privacy", "privacy-policy"]),
            ("refund-policy", ["returns", "refunds", "refund-policy"]),
            ("shipping-policy", ["shipping", "shipping-policy", "delivery"]),
        ]
        for (kind, handles) in known {
            var candidates = handles
            if let text = named.first(where: { $0.0 == kind })?.1, let addresses = context.page?.catalogue.addresses {
                if case .page(let handle) = ShopLink(text.contains("/") ? text : "pages/\(text)", addresses).target {
                    candidates.insert(handle, at: 0)
                }
            }
            for handle in candidates {
                guard let page = context.contentPage(handle: handle).object(as: PageView.self) else { continue }
                out.append(PolicyView(kind, page))
                break
            }
        }
        return out
    }

    private static func policy(_ kind: String, _ context: RenderContext) -> LiquidValue {
        LiquidValue(policies(context).first { $0.kind == kind })
    }

    private static func picture(_ file: Located<String>?, _ context: RenderContext) -> LiquidValue {
        guard let file else { return .null }
        return context.picture(named: file.value, alt: store(context)?.name ?? "")
    }

    static let schema = ObjectSchema("shop", ShopView.self, "What store.yaml says of the shop.") {
        Field("name", .string, "Its name.") { _, context in LiquidValue(ShopView.store(context)?.name) }
        Field("description", .string, "One or two sentences, or nil.") { _, context in
            LiquidValue(ShopView.store(context)?.description)
        }
        Field("email", .string, "Its address for mail, or nil.") { _, context in
            LiquidValue(ShopView.store(context)?.email)
        }
        Field("phone", .string, "Its telephone number, or nil.") { _, context in
            LiquidValue(ShopView.store(context)?.phone)
        }
        Field("url", .string, "Where it is published, without a final slash.") { _, context in
            LiquidValue(context.page.map { $0.catalogue.addresses.origin + $0.catalogue.addresses.basePath })
        }
        Field("secure_url", .string, "The same as `url`.") { _, context in
            LiquidValue(context.page.map { $0.catalogue.addresses.origin + $0.catalogue.addresses.basePath })
        }
        Field("domain", .string, "The host of its URL.") { _, context in
            LiquidValue(context.page?.catalogue.addresses.host)
        }
        Field("permanent_domain", .string, "The host of its URL.") { _, context in
            LiquidValue(context.page?.catalogue.addresses.host)
        }
        Field("currency", .string, "The code of its currency, such as EUR.") { _, context in
            LiquidValue(ShopView.store(context)?.currency.code)
        }
        Field("enabled_currencies", .list(of: .object("currency")), "Its one currency.") { _, context in
            .list(ShopView.store(context).map { [.object(CurrencyView($0.currency))] } ?? [])
        }
        Field("money_format", .string, "How `money` writes an amount, for scripts: `€{{amount}}` and its like.") {
            _, context in LiquidValue(ShopView.store(context).map { MoneyPattern.text($0.moneyFormat) })
        }
        Field("money_with_currency_format", .string, "How `money_with_currency` writes one.") { _, context in
            LiquidValue(
                ShopView.store(context).map { store in
                    let pattern = MoneyPattern.text(store.moneyFormat)
                    return store.moneyFormat.symbol == store.moneyFormat.code
                        ? pattern : pattern + " " + store.moneyFormat.code
                })
        }
        Field("locale", .string, "Its language, such as `en`.") { _, context in
            LiquidValue(context.page?.language.tag)
        }
        Field("published_locales", .list(of: .object("shop_locale")), "Its one language.") { _, context in
            .list(context.page.map { [.object(LocaleView($0.language))] } ?? [])
        }
        Field("address", .object("address"), "Its postal address, or nil.") { _, context in
            LiquidValue(ShopView.store(context).flatMap { store in store.address.map { AddressView($0, store) } })
        }
        Field("logo", .object("image"), "Its logo, or nil.") { _, context in
            ShopView.picture(ShopView.store(context)?.logo, context)
        }
        Field("favicon", .object("image"), "Its favicon, or nil.") { _, context in
            ShopView.picture(ShopView.store(context)?.favicon, context)
        }
        Field("brand", .object("brand"), "Logo, slogan and profiles in one place.") { _, _ in .object(BrandView()) }
        Field("social", .list(of: .object("social_link")), "Its profiles elsewhere.") { _, context in
            .list((ShopView.store(context)?.social ?? []).map { .object(SocialLinkView($0)) })
        }
        Field("taxes_included", .boolean, "Whether prices hold the tax.") { _, context in
            LiquidValue.bool(ShopView.store(context)?.tax.pricesIncludeTax ?? true)
        }
        Field("policies", .list(of: .object("policy")), "The pages of terms, privacy, returns and shipping there are.")
        {
            _, context in .list(ShopView.policies(context).map { .object($0) })
        }
        Field("terms_of_service", .object("policy"), "The terms, or nil.") { _, context in
            ShopView.policy("terms-of-service", context)
        }
        Field("privacy_policy", .object("policy"), "The privacy page, or nil.") { _, context in
            ShopView.policy("privacy-policy", context)
        }
        Field("refund_policy", .object("policy"), "The page on returns, or nil.") { _, context in
            ShopView.policy("refund-policy", context)
        }
        Field("shipping_policy", .object("policy"), "The page on shipping, or nil.") { _, context in
            ShopView.policy("shipping-policy", context)
        }
        Field("returns", .object("return_policy"), "The terms of returns, or nil.") { _, context in
            LiquidValue(ShopView.store(context)?.returns.first.map { ReturnPolicyView($0) })
        }
        Field("shipping_zones", .list(of: .object("shipping_zone")), "Where parcels go and what that costs.") {
            _, context in
            .list((ShopView.store(context)?.shipping ?? []).map { .object(ShippingZoneView($0)) })
        }
        Field("payment_methods", .list(of: .object("payment_method")), "The ways to pay.") { _, context in
            .list((ShopView.store(context)?.payment ?? []).map { .object(PaymentMethodView($0)) })
        }
        Field("enabled_payment_types", .list(of: .string), "The kinds of the ways to pay.") { _, context in
            LiquidValue((ShopView.store(context)?.payment ?? []).map(\.kind.rawValue))
        }
        Field(
            "closed", .object("closure"), "That it takes no orders at present, or nil.",
            example: "{% if shop.closed %}{{ shop.closed.message }}{% endif %}"
        ) { _, context in LiquidValue(ClosureView.of(context)) }
        Field("orders_url", .string, "Where the order forms post, or nil when the shop takes no orders.") {
            _, context in
            LiquidValue(ShopView.store(context)?.orders.url?.value)
        }
        Field("products_count", .integer, "How many products there are.") { _, context in
            ShopView.count(.allProducts, context) { $0.products.count }
        }
        Field("collections_count", .integer, "How many collections there are.") { _, context in
            ShopView.count(.allCollections, context) { $0.collections.count }
        }
        Field("types", .list(of: .string), "The types of all products.") { _, context in
            context.all(.types)
        }
        Field("vendors", .list(of: .string), "The vendors of all products.") { _, context in
            context.all(.vendors)
        }
        Field("customer_accounts_enabled", .boolean, "Always false.") { _, _ in false }
        Field("customer_accounts_optional", .boolean, "Always false.") { _, _ in false }
        Field("accepts_gift_cards", .boolean, "Always false.") { _, _ in false }
        Field("password_message", .string, "Always empty.") { _, _ in "" }
    }
}

/// A format as storefront scripts read it: `€{{amount}}`, `{{amount_with_comma_separator}} €`.
enum MoneyPattern {
    static func text(_ format: MoneyFormat) -> String {
        let amount =
            switch (format.exponent, format.decimalMark, format.groupMark) {
            case (0, _, ","): "amount_no_decimals"
            case (0, _, "."): "amount_no_decimals_with_comma_separator"
            case (0, _, _): "amount_no_decimals_with_space_separator"
            case (_, ",", "."): "amount_with_comma_separator"
            case (_, ",", _): "amount_with_space_separator"
            case (_, _, "'"), (_, _, "\u{2019}"): "amount_with_apostrophe_separator"
            default: "amount"
            }
        let place = "{{\(amount)}}"
        return format.symbolIsFirst ? format.symbol + format.space + place : place + format.space + format.symbol
    }
}
