import Commerce
import Languages
import Liquid
import Platform

/// The bodies of content files as HTML; rendered once a build, however many pages show them.
package protocol BodySource: Sendable {
    /// The body of a product, collection, page or post by its index in the catalogue; what it links to is noted.
    func bodyHTML(_ kind: Dependency.Kind, _ id: Int, _ trace: DependencyTrace) -> String
}

/// The catalogue as templates see it: one view of each thing, made once and shared by all pages.
///
/// Views hold nothing of a page. What a page reads is noted where it gets hold of a view (an element of a list, a
/// top-level name, a reference from another view), so no field can be read that was not noted.
package final class Storefront: Sendable {
    package let links: Links
    /// The language its pages are written in.
    package let language: Language
    package var catalogue: Catalogue { links.catalogue }
    let bodies: any BodySource
    let products: LazyViews<ProductView>
    let collections: [CollectionView]
    let tags: [TagView]
    let pages: [PageView]
    let posts: [PostView]
    /// As `store.menus`.
    let menus: [LinklistView]
    /// Of the whole shop, made when they are first asked for.
    private let names = Guarded<[ShopNames.Kind: LiquidValue]>([:])
    let money: MoneyFormat
    /// How resized pictures are made; nil without a program for it.
    let imageTool: ImageTool?
    /// What snippets print that says the same on many pages.
    let snippets: SnippetStore

    package init(_ links: Links, language: Language, bodies: any BodySource, imageTool: ImageTool?) {
        self.links = links
        self.language = language
        let catalogue = links.catalogue
        self.bodies = bodies
        self.imageTool = imageTool
        snippets = SnippetStore(products: catalogue.products.count)
        money = catalogue.store.moneyFormat
        menus = catalogue.store.menus.map { LinklistView($0, links) }
        products = LazyViews(catalogue.products.count) { ProductView($0, catalogue) }
        collections = catalogue.collections.indices.map { CollectionView($0, catalogue) }
        tags = catalogue.tags.indices.map { TagView($0, catalogue) }
        pages = catalogue.pages.indices.map { PageView($0, catalogue) }
        posts = catalogue.posts.indices.map { PostView($0, catalogue) }
    }

    /// The same list for every page.
    fileprivate func value(_ kind: ShopNames.Kind, _ texts: [String]) -> LiquidValue {
        names.withLock { known in
            if let value = known[kind] { return value }
            let value = LiquidValue(texts)
            known[kind] = value
            return value
        }
    }
}

extension RenderContext {
    /// A product, noted as read.
    func product(_ id: Int) -> LiquidValue {
        guard let page, page.storefront.products.indices.contains(id) else { return .null }
        page.trace.touch(Dependency(.product, id))
        return .object(page.storefront.products[id])
    }

    /// A collection, noted as read; its list of products is noted when that is read.
    func collection(_ id: Int) -> LiquidValue {
        guard let page, page.storefront.collections.indices.contains(id) else { return .null }
        page.trace.touch(Dependency(.collection, id))
        return .object(page.storefront.collections[id])
    }

    func contentPage(_ id: Int) -> LiquidValue {
        guard let page, page.storefront.pages.indices.contains(id) else { return .null }
        page.trace.touch(Dependency(.page, id))
        return .object(page.storefront.pages[id])
    }

    func post(_ id: Int) -> LiquidValue {
        guard let page, page.storefront.posts.indices.contains(id) else { return .null }
        page.trace.touch(Dependency(.post, id))
        return .object(page.storefront.posts[id])
    }

    /// A picture in `media/`, noted as read.
    func picture(_ id: Int, alt: String = "", position: Int = 1) -> LiquidValue {
        guard let page, page.catalogue.media.files.indices.contains(id) else { return .null }
        page.trace.touch(Dependency(.media, id))
        return .object(ImageView(id, page.catalogue, alt: alt, position: position))
    }

    /// The names of all vendors, types or tags of the shop.
    func all(_ kind: ShopNames.Kind) -> LiquidValue {
        guard let page else { return [] }
        let names = page.links.all(kind, page.trace)
        return page.storefront.value(kind, names)
    }

    // MARK: By handle

    /// The product with that handle, or null; whether there is one is noted.
    func product(handle: String) -> LiquidValue { find(.product, handle).map { product($0) } ?? .null }

    func collection(handle: String) -> LiquidValue { find(.collection, handle).map { collection($0) } ?? .null }

    func contentPage(handle: String) -> LiquidValue { find(.page, handle).map { contentPage($0) } ?? .null }

    func post(handle: String) -> LiquidValue { find(.post, handle).map { post($0) } ?? .null }

    /// The picture of that name, as store.yaml would name it, or null.
    func picture(named name: String, alt: String = "") -> LiquidValue {
        guard let page, !name.isEmpty else { return .null }
        return page.links.file(named: name, page.trace).map { picture($0, alt: alt) } ?? .null
    }

    private func find(_ kind: Dependency.Kind, _ handle: String) -> Int? {
        page.flatMap { $0.links.find(kind, handle, $0.trace) }
    }
}
