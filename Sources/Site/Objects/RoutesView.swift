import Commerce
import Liquid

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
