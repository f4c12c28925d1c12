import Commerce
import Liquid
import Text

/// All products: `all_products['handle']`, and a list.
final class AllProductsView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let found = context.product(handle: key)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.products, page) }

    static let schema = ObjectSchema(
        "all_products", AllProductsView.self, "Every product, by its handle or as a list in order of handle.",
        otherKeys: .init(key: "handle", type: .object("product"), summary: "The product with that handle, or nil.")
    ) {}
}

/// All collections.
final class CollectionsView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let found = context.collection(handle: key)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.collections, page) }

    static let schema = ObjectSchema(
        "collections", CollectionsView.self, "Every collection, by its handle or as a list in order of title.",
        otherKeys: .init(
            key: "handle", type: .object("collection"), summary: "The collection with that handle, or nil.")
    ) {}
}

/// All pages of the shop.
final class PagesView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let found = context.contentPage(handle: key)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.pages, page) }

    static let schema = ObjectSchema(
        "pages", PagesView.self, "Every page of the shop, by its handle or as a list in order of handle.",
        otherKeys: .init(key: "handle", type: .object("page"), summary: "The page with that handle, or nil.")
    ) {}
}

/// The journal by its handle; it is the only one.
final class BlogsView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        switch key {
        case "size", "first", "last": nil
        case BlogView.handle, "news", "blog": .object(BlogView())
        default: .null
        }
    }

    var elements: (any LiquidSequence)? { AllSequence(.blogs, page) }

    static let schema = ObjectSchema(
        "blogs", BlogsView.self, "The journal, which is the only blog of a shop.",
        otherKeys: .init(
            key: "handle", type: .object("blog"), summary: "The journal under the name `journal` or `news`.")
    ) {}
}

/// Posts by their handle, with or without the journal's name in front.
final class ArticlesView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let handle = key.split(separator: "/").last.map(String.init) ?? key
        let found = context.post(handle: handle)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.posts, page) }

    static let schema = ObjectSchema(
        "articles", ArticlesView.self, "Every post of the journal, by its handle or as a list, newest first.",
        otherKeys: .init(key: "handle", type: .object("article"), summary: "The post with that handle, or nil.")
    ) {}
}

/// Files of `media/` by name.
final class ImagesView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? { context.picture(named: key) }

    static let schema = ObjectSchema(
        "images", ImagesView.self, "The pictures in media/.",
        otherKeys: .init(key: "file name", type: .object("image"), summary: "The picture of that name, or nil.")
    ) {}
}

/// The whole list of one kind of thing.
///
/// It belongs to one page, whose thread alone uses it: counting it already notes that the page depends on the list.
final class AllSequence: LiquidSequence, @unchecked Sendable {
    enum Kind: Sendable { case products, collections, pages, posts, blogs }

    private let kind: Kind
    private let page: PageContext
    private let range: Range<Int>

    init(_ kind: Kind, _ page: PageContext) {
        self.kind = kind
        self.page = page
        let catalogue = page.catalogue
        let all =
            switch kind {
            case .products: 0..<catalogue.products.count
            case .collections: 0..<catalogue.collections.count
            case .pages: 0..<catalogue.pages.count
            case .posts: 0..<catalogue.posts.count
            case .blogs: 0..<1
            }
        range = AllSequence.list(of: kind).flatMap { page.slice(of: $0) }?.clamped(to: all) ?? all
    }

    /// The name under which `paginate` splits it.
    var list: PaginatedList? { AllSequence.list(of: kind) }

    private static func list(of kind: Kind) -> PaginatedList? {
        switch kind {
        case .products: .allProducts
        case .collections: .allCollections
        case .posts: .allPosts
        case .pages, .blogs: nil
        }
    }

    var count: Int {
        let dependency: Dependency.Kind? =
            switch kind {
            case .products: .allProducts
            case .collections: .allCollections
            case .pages: .allPages
            case .posts: .allPosts
            case .blogs: nil
            }
        if let dependency { page.trace.touch(Dependency(dependency)) }
        return range.count
    }

    func element(at index: Int, _ context: RenderContext) -> LiquidValue {
        guard index >= 0, index < range.count else { return .null }
        let id = range.lowerBound + index
        return switch kind {
        case .products: context.product(id)
        case .collections: context.collection(id)
        case .pages: context.contentPage(id)
        case .posts: context.post(id)
        case .blogs: .object(BlogView())
        }
    }
}
