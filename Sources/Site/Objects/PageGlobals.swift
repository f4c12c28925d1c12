import Commerce
import Liquid

import Text

/// The names that every template finds: `product`, `shop`, `settings`, ...
///
/// One table gives each its type, its sentence for the reference and how it is read.
final class PageGlobals: GlobalScope {
    struct Entry: Sendable {
        let name: Name
        let type: LiquidType
        let summary: String
        let read: @Sendable (PageContext, RenderContext) -> LiquidValue

        init(
            _ name: String, _ type: LiquidType, _ summary: String,
            read: @escaping @Sendable (PageContext, RenderContext) -> LiquidValue
        ) {
            self.name = Name(name)
            self.type = type
            self.summary = summary
            self.read = read
        }
    }

    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    func global(_ name: Name, _ context: RenderContext) -> LiquidValue? {
        guard let index = Self.index[name] else { return nil }
        return Self.table[index].read(page, context)
    }

    private static let index = NameIndex(table.map(\.name))

    private static func handle(_ page: PageContext, _ context: RenderContext) -> LiquidValue {
        switch page.page.subject {
        case .product: context.field("handle", of: subject(.product, page, context), isDotted: true)
        case .collection, .tag: context.field("handle", of: subject(.collection, page, context), isDotted: true)
        case .page: context.field("handle", of: subject(.page, page, context), isDotted: true)
        case .post: context.field("handle", of: subject(.post, page, context), isDotted: true)
        case .journal: .string(BlogView.handle)
        default: .null
        }
    }

    private static func subject(_ kind: Dependency.Kind, _ page: PageContext, _ context: RenderContext) -> LiquidValue {
        switch (kind, page.page.subject) {
        case (.product, .product(let id)): return context.product(id)
        case (.collection, .collection(let id)): return context.collection(id)
        case (.collection, .tag(let id)):
            guard page.storefront.tags.indices.contains(id) else { return .null }
            page.trace.touch(Dependency(.tag, id))
            return .object(page.storefront.tags[id])
        case (.page, .page(let id)): return context.contentPage(id)
        case (.post, .post(let id)): return context.post(id)
        default: return .null
        }
    }

    static let table: [Entry] = [
        Entry("product", .object("product"), "On a product's page, that product; else nil.") { page, context in
            subject(.product, page, context)
        },
        Entry("collection", .object("collection"), "On a collection's or tag's page, that one; else nil.") {
            page, context in
            subject(.collection, page, context)
        },
        Entry("page", .object("page"), "On a page of the shop, that page; else nil.") { page, context in
            subject(.page, page, context)
        },
        Entry("article", .object("article"), "On a post's page, that post; else nil.") { page, context in
            subject(.post, page, context)
        },
        Entry("blog", .object("blog"), "On the journal's and a post's page, the journal; else nil.") { page, _ in
            switch page.page.subject {
            case .journal, .post: .object(BlogView())
            default: .null
            }
        },
        Entry("section", .object("section"), "In a section and its snippets, that section; else nil.") { page, _ in
            LiquidValue(page.section)
        },
        Entry("shop", .object("shop"), "What store.yaml says of the shop.") { _, _ in .object(ShopView()) },
        Entry("settings", .object("settings"), "The theme's settings with the owner's values.") { page, _ in
            .object(page.theme.settingsView)
        },
        Entry("linklists", .object("linklists"), "The menus of store.yaml.") { _, _ in .object(LinklistsView()) },
        Entry("routes", .object("routes"), "Addresses of the shop's own pages.") { _, _ in .object(RoutesView()) },
        Entry("request", .object("request"), "What is known of the request for this page.") { _, _ in
            .object(RequestView())
        },
        Entry("localization", .object("localization"), "Language and country.") { _, _ in .object(LocalizationView()) },
        Entry("template", .object("template"), "The template of this page.") { page, _ in
            .object(TemplateView(page.templateName))
        },
        Entry("theme", .object("theme"), "The theme itself.") { _, _ in .object(ThemeView()) },
        Entry("cart", .object("cart"), "The cart, which is empty when a page is made.") { _, _ in .object(CartView()) },
        Entry("search", .object("search"), "The search, which was not performed when a page is made.") { _, _ in
            .object(SearchView())
        },
        Entry("all_products", .object("all_products"), "Every product, by handle or as a list.") { page, _ in
            .object(AllProductsView(page))
        },
        Entry("collections", .object("collections"), "Every collection, by handle or as a list.") { page, _ in
            .object(CollectionsView(page))
        },
        Entry("pages", .object("pages"), "Every page of the shop, by handle or as a list.") { page, _ in
            .object(PagesView(page))
        },
        Entry("blogs", .object("blogs"), "The journal, under the name `journal`.") { page, _ in .object(BlogsView(page))
        },
        Entry("articles", .object("articles"), "Every post, by handle or as a list.") { page, _ in
            .object(ArticlesView(page))
        },
        Entry("images", .object("images"), "The pictures in media/ by name.") { _, _ in .object(ImagesView()) },
        Entry("handle", .string, "The handle of what the page shows, or nil.") { page, context in handle(page, context)
        },
        Entry("canonical_url", .string, "The full URL of this page.") { page, _ in .string(page.canonicalURL) },
        Entry("page_title", .string, "The page's title.") { page, _ in .string(page.title) },
        Entry("page_description", .string, "The page's description, or nil.") { page, _ in LiquidValue(page.description)
        },
        Entry("page_image", .object("image"), "The picture that stands for the page when it is shared, or nil.") {
            page, context in page.image.map { context.picture($0, alt: page.title) } ?? .null
        },
        Entry("current_page", .integer, "The number of this page of a pagination, from 1.") { page, _ in
            .integer(page.page.number)
        },
        Entry("current_tags", .list(of: .string), "On a tag's page, the tag; else nil.") { page, _ in
            guard case .tag(let id) = page.page.subject, page.storefront.tags.indices.contains(id) else { return .null }
            page.trace.touch(Dependency(.tag, id))
            return [.string(page.storefront.tags[id].tag.name)]
        },
        Entry("tags", .list(of: .string), "Every tag of the shop's products.") { _, context in
            context.all(.tags)
        },
        Entry("content_for_header", .html, "The engine's part of the head: title, description, metadata, feeds.") {
            page, _ in
            .html(page.contentForHeader(page))
        },
        Entry("content_for_layout", .html, "In a layout, what the template printed.") { page, _ in
            .html(page.contentForLayout)
        },
        Entry("content_for_index", .html, "The same as `content_for_layout`.") { page, _ in
            .html(page.contentForLayout)
        },
        Entry("powered_by_link", .html, "The name of the generator, without a link.") { _, _ in .html("Vitrine") },
        Entry("customer", .any, "Always nil: a static shop has no accounts.") { _, _ in .null },
        Entry("recommendations", .map(of: .any), "`products`: those related to the page's product.") { page, context in
            guard case .product = page.page.subject else { return ["performed?": false, "products": []] }
            let related = context.field("related", of: subject(.product, page, context), isDotted: true)
            return ["performed?": true, "products": related]
        },
        Entry("content_for_additional_checkout_buttons", .html, "Always empty.") { _, _ in .html("") },
        Entry("additional_checkout_buttons", .boolean, "Always false.") { _, _ in false },
        Entry("country_option_tags", .html, "Options of a select element: the countries the shop delivers to.") {
            page, _ in
            let codes = Set(page.catalogue.store.shipping.flatMap(\.area.countries)).sorted()
            return .html(codes.map { "<option value=\"\($0)\">\($0)</option>" }.joined())
        },
    ]
}
