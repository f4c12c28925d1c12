import Commerce
import Languages
import Liquid
import Text
import Theming

/// Addresses of the shop's own pages: `routes` of templates.
final class RoutesView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    private static func address(_ context: RenderContext, _ address: (Addresses) -> String) -> LiquidValue {
        LiquidValue(context.page.map { address($0.catalogue.addresses) })
    }

    /// Where the order forms post, below the shop's own path when store.yaml gives a path.
    static func orders(_ context: RenderContext, _ part: String) -> LiquidValue {
        guard let page = context.page, let url = page.catalogue.store.orders.url?.value else { return .null }
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        return .string(part.isEmpty ? base : base + "/" + part)
    }

    static let schema = ObjectSchema(
        "routes", RoutesView.self, "Addresses of the shop's own pages, under its base path."
    ) {
        Field("root_url", .string, "The home page.") { _, context in RoutesView.address(context, \.home) }
        Field("collections_url", .string, "The list of collections.") { _, context in
            RoutesView.address(context, \.collections)
        }
        Field("all_products_collection_url", .string, "The collection of everything.") { _, context in
            RoutesView.address(context) { $0.collection(AllProducts.handle) }
        }
        Field("blog_url", .string, "The journal.") { _, context in RoutesView.address(context, \.journal) }
        Field("cart_url", .string, "The cart.") { _, context in RoutesView.address(context, \.cart) }
        Field("search_url", .string, "The search.") { _, context in RoutesView.address(context, \.search) }
        Field("checkout_page_url", .string, "The checkout's static page.") { _, context in
            RoutesView.address(context, \.checkout)
        }
        Field("checkout_url", .string, "Where a cart is posted to be ordered, or nil when the shop takes no orders.") {
            _, context in RoutesView.orders(context, "checkout")
        }
        Field("orders_url", .string, "Where an order is posted.") { _, context in RoutesView.orders(context, "") }
        Field("quote_url", .string, "Where a cart's total is asked for.") { _, context in
            RoutesView.orders(context, "quote")
        }
        Field("stock_url", .string, "Where availability is asked for.") { _, context in
            RoutesView.orders(context, "stock")
        }
        Field("cart_add_url", .string, "Where a product form posts: the checkout.") { _, context in
            RoutesView.orders(context, "checkout")
        }
        Field("cart_change_url", .string, "The cart's page; changing it is the browser's work.") { _, context in
            RoutesView.address(context, \.cart)
        }
        Field("cart_update_url", .string, "The cart's page.") { _, context in RoutesView.address(context, \.cart) }
        Field("cart_clear_url", .string, "The cart's page.") { _, context in RoutesView.address(context, \.cart) }
        Field("predictive_search_url", .string, "The search.") { _, context in RoutesView.address(context, \.search) }
    }
}

/// The request for this page: `request` of templates.
final class RequestView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    /// What storefront themes call the kind of a page.
    static func pageType(_ subject: PageDescriptor.Subject) -> String {
        switch subject {
        case .home: "index"
        case .product: "product"
        case .collections: "list-collections"
        case .collection, .tag: "collection"
        case .page: "page"
        case .journal: "blog"
        case .post: "article"
        case .cart: "cart"
        case .checkout: "checkout"
        case .search: "search"
        case .notFound: "404"
        }
    }

    static let schema = ObjectSchema("request", RequestView.self, "What is known of the request for this page.") {
        Field("locale", .object("shop_locale"), "The language of the page.") { _, context in
            LiquidValue(context.page.map { LocaleView($0.catalogue.store.language) })
        }
        Field("path", .string, "The page's address.") { _, context in
            LiquidValue(context.page.map { $0.catalogue.addresses.numbered($0.page.address, $0.page.number) })
        }
        Field("host", .string, "The host of the shop.") { _, context in
            LiquidValue(context.page?.catalogue.addresses.host)
        }
        Field("origin", .string, "Scheme and host of the shop.") { _, context in
            LiquidValue(context.page?.catalogue.addresses.origin)
        }
        Field("page_type", .string, "`index`, `product`, `collection`, `page`, `blog`, `article`, `cart` and so on.") {
            _, context in LiquidValue(context.page.map { RequestView.pageType($0.page.subject) })
        }
        Field("design_mode", .boolean, "Always false.") { _, _ in false }
        Field("visual_preview_mode", .boolean, "Always false.") { _, _ in false }
    }
}

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

/// A country. Printed, it is its code.
final class CountryView: LiquidObject {
    private let code: String
    private let name: String
    private let currency: Currency

    init(_ code: String, _ store: Store) {
        self.code = code
        name = CountryNames.name(code, language: store.language)
        currency = store.currency
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

/// The template of this page: `template` of templates. Printed, it is its whole name.
final class TemplateView: LiquidObject {
    private let name: String

    init(_ name: String) { self.name = name }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(name) }

    /// The suffix of a content item's own template: `gift` for `template: gift` and for `template: product.gift`.
    static func suffix(_ template: String?, of kind: String) -> LiquidValue {
        guard let template else { return .null }
        let name = template.hasPrefix(kind + ".") ? String(template.dropFirst(kind.utf8.count + 1)) : template
        return name == kind ? .null : .string(name)
    }

    static let schema = ObjectSchema(
        "template", TemplateView.self, "The template of this page. Printed, it is its name."
    ) {
        Field("name", .string, "The name without a suffix, such as `product`.") { view, _ in
            // Asked for on every page, more than once; a point is one byte, whatever stands around it.
            .string(String(Substring(view.name.utf8.drop { $0 == ASCII.period }.prefix { $0 != ASCII.period })))
        }
        Field("suffix", .string, "What follows the first point of the name, or nil.") { view, _ in
            let rest = view.name.split(separator: ".").dropFirst().joined(separator: ".")
            return rest.isEmpty ? .null : .string(rest)
        }
        Field("directory", .string, "Always nil.") { _, _ in .null }
    }
}

/// The cart as a page is made: empty, since a static page is the same for everybody.
final class CartView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "cart", CartView.self,
        "The cart when a page is made: always empty, since a static page is the same for everybody. Scripts fill it."
    ) {
        Field("items", .list(of: .object("line_item")), "Always empty.") { _, _ in [] }
        Field("item_count", .integer, "Always 0.") { _, _ in 0 }
        Field("items_subtotal_price", .money, "Always 0.") { _, _ in 0 }
        Field("original_total_price", .money, "Always 0.") { _, _ in 0 }
        Field("total_price", .money, "Always 0.") { _, _ in 0 }
        Field("total_discount", .money, "Always 0.") { _, _ in 0 }
        Field("total_weight", .integer, "Always 0.") { _, _ in 0 }
        Field("note", .string, "Always nil.") { _, _ in .null }
        Field("attributes", .map(of: .string), "Always empty.") { _, _ in .map(LiquidMap([])) }
        Field("currency", .object("currency"), "The shop's currency.") { _, context in
            LiquidValue(context.page.map { CurrencyView($0.catalogue.store.currency) })
        }
        Field("taxes_included", .boolean, "Whether prices hold the tax.") { _, context in
            .bool(context.page?.catalogue.store.tax.pricesIncludeTax ?? true)
        }
        Field("requires_shipping", .boolean, "Always false.") { _, _ in false }
        Field("cart_level_discount_applications", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("discount_applications", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("checkout_charge_amount", .money, "Always 0.") { _, _ in 0 }
        Field("empty?", .boolean, "Always true.") { _, _ in true }
    }
}

/// A line of a cart, for templates that show one line as a sample.
final class LineItemView: LiquidObject {
    private let variant: VariantView
    private let quantity: Int

    init(_ variant: VariantView, quantity: Int) {
        self.variant = variant
        self.quantity = quantity
    }

    var schema: ObjectSchema { Self.schema }

    private func product(_ context: RenderContext) -> ProductView? {
        context.product(variant.productID).object(as: ProductView.self)
    }

    private func image(_ context: RenderContext) -> LiquidValue {
        let image = variant.image ?? product(context)?.images.first
        if let image { context.touch(.media, image.media) }
        return LiquidValue(image)
    }

    private var sum: LiquidValue {
        let (product, overflow) = variant.price.multipliedReportingOverflow(by: quantity)
        return overflow ? .null : .integer(product)
    }

    static let schema = ObjectSchema(
        "line_item", LineItemView.self, "A line of a cart: what the filter `line_item` makes of a variant."
    ) {
        Field("key", .string, "The same as `sku`.") { view, _ in .string(view.variant.variant.sku.value) }
        Field("id", .string, "The same as `sku`.") { view, _ in .string(view.variant.variant.sku.value) }
        Field("sku", .string, "The variant's article number.") { view, _ in .string(view.variant.variant.sku.value) }
        Field("title", .string, "The product's title and the variant's.") { view, context in
            context.field("name", of: .object(view.variant), isDotted: true)
        }
        Field("product", .object("product"), "The product.") { view, context in context.product(view.variant.productID)
        }
        Field("product_id", .string, "The product's handle.") { view, context in
            LiquidValue(view.product(context)?.product.handle)
        }
        Field("variant", .object("variant"), "The variant.") { view, _ in .object(view.variant) }
        Field("variant_id", .string, "The variant's article number.") { view, _ in
            .string(view.variant.variant.sku.value)
        }
        Field("quantity", .integer, "How many.") { view, _ in .integer(view.quantity) }
        Field("price", .money, "What one costs.") { view, _ in .integer(view.variant.price) }
        Field("original_price", .money, "What one costs.") { view, _ in .integer(view.variant.price) }
        Field("final_price", .money, "What one costs.") { view, _ in .integer(view.variant.price) }
        Field("line_price", .money, "What all of them cost.") { view, _ in view.sum }
        Field("original_line_price", .money, "What all of them cost.") { view, _ in view.sum }
        Field("final_line_price", .money, "What all of them cost.") { view, _ in view.sum }
        Field("properties", .map(of: .string), "Always empty.") { _, _ in .map(LiquidMap([])) }
        Field("url", .string, "The product's page with the variant chosen.") { view, _ in .string(view.variant.url) }
        Field("image", .object("image"), "The variant's picture, or the product's first.") { view, context in
            view.image(context)
        }
        Field("options_with_values", .list(of: .map(of: .string)), "Names and values of its options.") {
            view, context in
            guard let product = view.product(context)?.product else { return [] }
            return .list(
                zip(product.options, view.variant.variant.optionValues).map { option, value in
                    ["name": .string(option.name.value), "value": .string(value)]
                })
        }
        Field("vendor", .string, "The product's vendor, or nil.") { view, context in
            LiquidValue(view.product(context)?.product.vendor)
        }
        Field("grams", .integer, "What one weighs.") { view, _ in .integer(view.variant.variant.weight?.grams ?? 0) }
        Field("requires_shipping", .boolean, "Whether it is sent.") { view, _ in
            .bool(view.variant.variant.needsShipping)
        }
        Field("taxable", .boolean, "Whether it bears tax.") { view, context in
            context.field("taxable", of: .object(view.variant), isDotted: true)
        }
        Field("gift_card", .boolean, "Always false.") { _, _ in false }
    }
}

/// The search as its page is made: not performed, since scripts do it in the browser.
final class SearchView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "search", SearchView.self, "The search when its page is made: nothing was searched for yet. Scripts fill it."
    ) {
        Field("performed", .boolean, "Always false.") { _, _ in false }
        Field("terms", .string, "Always empty.") { _, _ in "" }
        Field("results", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("results_count", .integer, "Always 0.") { _, _ in 0 }
        Field("types", .list(of: .string), "What is searched.") { _, _ in ["product", "page", "article"] }
        Field("filters", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("sort_by", .string, "Always `relevance`.") { _, _ in "relevance" }
        Field("default_sort_by", .string, "Always `relevance`.") { _, _ in "relevance" }
    }
}

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
