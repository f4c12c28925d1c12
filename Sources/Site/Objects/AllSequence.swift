import Liquid

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
