import Commerce
import Liquid

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
            LiquidValue(context.page.map { LocaleView($0.language) })
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
