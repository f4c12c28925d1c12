import Commerce
import Languages
import Liquid
import Theming

/// Makes the objects of order templates from quotes, orders and the price book.
struct OrderObjectMaker: Sendable {
    let book: PriceBook
    let addresses: OrderAddresses
    let words: OrderWords
    /// Whether links must name the host: in mails they must.
    var isMail = false

    func link(_ path: String) -> String {
        if path.contains("://") { return path }
        let rooted = path.hasPrefix("/") ? path : "/" + path
        return isMail ? addresses.absolute(rooted) : rooted
    }

    static func list(_ records: [TemplateRecord]) -> LiquidValue { .list(records.map { .object($0) }) }

    static func money(_ amount: Money) -> LiquidValue { .integer(amount.minor) }

    // MARK: The shop

    /// `shop` of templates: of an order, the shop that it was placed with.
    func shop(_ order: Order? = nil) -> LiquidValue {
        let seller = order?.seller
        let name = seller?.name ?? book.store.name
        let (email, phone) =
            seller.map { ($0.email, $0.phone) } ?? (book.store.email, book.store.phone)
        let place = seller.map(\.address) ?? book.store.address
        return .object(
            TemplateRecord(
                OrderObjects.shop, plain: .string(name),
                [
                    "name": .string(name), "description": .string(words.shop["description"] ?? ""),
                    "email": .string(email ?? ""), "phone": .string(phone ?? ""),
                    "url": .string(words.shop["url"] ?? Self.withoutSlash(book.store.url)),
                    "currency": .string((order?.currency ?? book.currency).code),
                    "locale": .string(book.store.language.tag),
                    "address": LiquidValue(place.map { address($0, of: name) }),
                    "closed": LiquidValue(
                        words.shop["closed"].map { message in
                            ClosureView(message: message.isEmpty ? nil : message, until: words.shop["closed_until"])
                        }),
                ]))
    }

    var routes: LiquidValue {
        let base = Self.withoutSlash(book.store.url)
        let root = String(base.dropFirst(addresses.origin.count))
        func page(_ name: String, _ standard: String) -> LiquidValue { .string(words.routes[name] ?? root + standard) }
        return .object(
            TemplateRecord(
                OrderObjects.routes,
                [
                    "root_url": page("root_url", "/"), "collections_url": page("collections_url", "/collections/"),
                    "cart_url": page("cart_url", "/cart/"), "search_url": page("search_url", "/search/"),
                    "blog_url": page("blog_url", "/journal/"), "orders_url": .string(addresses.orders),
                    "checkout_url": .string(addresses.checkout), "quote_url": .string(addresses.quote),
                    "stock_url": .string(addresses.stock),
                ]))
    }

    func request(_ pageType: String) -> LiquidValue {
        let language = LiquidValue.string(book.store.language.tag)
        let locale = TemplateRecord(OrderObjects.locale, plain: language, ["iso_code": language])
        return .object(
            TemplateRecord(OrderObjects.request, ["locale": .object(locale), "page_type": .string(pageType)]))
    }

    /// The page of the terms: the build gives its address; a path to a content file is made one.
    var termsURL: String? {
        guard let terms = book.orders.terms?.value else { return nil }
        if let url = words.routes["terms_url"] { return link(url) }
        if terms.hasPrefix("/") || terms.contains("://") { return link(terms) }
        let name = terms.hasSuffix(".md") ? String(terms.dropLast(3)) : terms
        return Self.withoutSlash(book.store.url) + "/" + name + "/"
    }

    func address(_ address: Address, of name: String) -> OrderAddressView {
        var parts = OrderAddressView.Parts()
        parts.name = name
        parts.address1 = address.street ?? ""
        parts.city = address.city ?? ""
        parts.region = address.region ?? ""
        parts.postcode = address.postcode ?? ""
        parts.countryCode = address.country ?? ""
        parts.country = country(parts.countryCode)
        return OrderAddressView(parts)
    }

    func country(_ code: String) -> String {
        code.isEmpty ? "" : CountryNames.name(code, language: book.store.language)
    }

    private static func withoutSlash(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }

    // MARK: Amounts

    func tax(_ name: String, rate: Int, base: Money, amount: Money) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.taxLine,
            [
                "title": .string(name),
                "rate": .string(book.moneyFormat.percent(rate, in: book.store.language)),
                "price": Self.money(amount), "base": Self.money(base),
            ])
    }

    func discount(title: String, code: String?, amount: Money, shippingAmount: Money) -> TemplateRecord {
        TemplateRecord(
            OrderObjects.discount,
            [
                "title": .string(title), "code": LiquidValue(code), "total_allocated_amount": Self.money(amount),
                "shipping_amount": Self.money(shippingAmount),
            ])
    }
}
