import Commerce
import Liquid

/// A link of a menu: `link` of templates.
final class LinkView: LiquidObject {
    private let link: MenuLink
    private let target: ShopLink
    /// What was looked up to find where it leads.
    private let asked: DependencyTrace.Part
    private let children: [LinkView]

    init(_ link: MenuLink, _ site: Links) {
        self.link = link
        children = link.children.map { LinkView($0, site) }
        let trace = DependencyTrace()
        let mark = trace.begin()
        target = site.shopLink(link.url.value, trace)
        asked = trace.end(mark)
    }

    private func url(_ context: RenderContext) -> String {
        context.page?.trace.add(asked)
        return target.url
    }

    var schema: ObjectSchema { Self.schema }

    /// Whether the page being rendered is where the link leads.
    private func isCurrent(_ context: RenderContext) -> Bool {
        guard let page = context.page, !target.url.isEmpty else { return false }
        return page.stands(at: url(context))
    }

    private func hasCurrentChild(_ context: RenderContext) -> Bool {
        children.contains { $0.isCurrent(context) || $0.hasCurrentChild(context) }
    }

    private var typeName: String {
        switch target.target {
        case .home: "frontpage_link"
        case .collections: "collections_link"
        case .journal: "blog_link"
        case .cart: "cart_link"
        case .checkout: "checkout_link"
        case .search: "search_link"
        case .elsewhere: "http_link"
        case .product: "product_link"
        case .collection: "collection_link"
        case .page: "page_link"
        case .post: "article_link"
        case .tag: "tag_link"
        }
    }

    static let schema = ObjectSchema("link", LinkView.self, "A link of a menu.") {
        Field("title", .string, "Its words.") { view, _ in .string(view.link.title) }
        Field("url", .string, "Where it leads.") { view, context in .string(view.url(context)) }
        Field("handle", .string, "The title as a handle.") { view, _ in .string(Handle.make(from: view.link.title)) }
        Field("links", .list(of: .object("link")), "The links under it.") { view, _ in
            .list(view.children.map { .object($0) })
        }
        Field("levels", .integer, "How deep the links under it nest.") { view, _ in
            .integer(LinklistView.depth(view.link.children))
        }
        Field("active", .boolean, "Whether it leads to this page, or a link under it does.") { view, context in
            .bool(view.isCurrent(context) || view.hasCurrentChild(context))
        }
        Field("current", .boolean, "Whether it leads to this page.") { view, context in .bool(view.isCurrent(context)) }
        Field("child_active", .boolean, "Whether a link under it leads to this page.") { view, context in
            .bool(view.hasCurrentChild(context))
        }
        Field("child_current", .boolean, "Whether a link under it leads to this page.") { view, context in
            .bool(view.hasCurrentChild(context))
        }
        Field("type", .string, "`product_link`, `collection_link`, `page_link`, `http_link` and so on.") { view, _ in
            .string(view.typeName)
        }
        Field("object", .any, "The product, collection, page or post it leads to, or nil.") { view, context in
            switch view.target.target {
            case .product(let handle): context.product(handle: handle)
            case .collection(let handle): context.collection(handle: handle)
            case .page(let handle): context.contentPage(handle: handle)
            case .post(let handle): context.post(handle: handle)
            default: .null
            }
        }
    }
}
