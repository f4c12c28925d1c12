import Commerce
import Text

extension PageDescriptor.Subject {
    /// The subject's name across builds.
    func key(_ states: DependencyStates) -> UInt64 {
        switch self {
        case .product(let id): states.key(Dependency(.product, id))
        case .collection(let id): states.key(Dependency(.collection, id))
        case .tag(let id): states.key(Dependency(.tag, id))
        case .page(let id): states.key(Dependency(.page, id))
        case .post(let id): states.key(Dependency(.post, id))
        case .home: Fingerprint("home").low
        case .collections: Fingerprint("collections").low
        case .journal: Fingerprint("journal").low
        case .cart: Fingerprint("cart").low
        case .checkout: Fingerprint("checkout").low
        case .search: Fingerprint("search").low
        case .notFound: Fingerprint("not found").low
        }
    }

    /// The content file that the page is of; nil for a page that is of none.
    func sourcePath(_ catalogue: Catalogue) -> String? {
        switch self {
        case .product(let id): catalogue.products[id].path
        // The collection of all products has no file unless somebody wrote one.
        case .collection(let id) where catalogue.collections[id].collection.range.isEmpty: nil
        case .collection(let id): catalogue.collections[id].collection.source.path
        case .page(let id): catalogue.pages[id].page.source.path
        case .post(let id): catalogue.posts[id].post.page.source.path
        default: nil
        }
    }
}
