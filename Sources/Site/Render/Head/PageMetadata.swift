import Commerce
import Text

/// What search engines, shared links and feeds are told of a page: one decision for all of them.
package struct PageMetadata: Sendable {
    /// Without the shop's name.
    package var title: String
    /// At most 320 characters; nil when nothing describes the page.
    package var description: String?
    /// A media id.
    package var image: Int?
    /// Keep it out of search engines and the sitemap.
    package var noindex: Bool

    /// Search engines show about 155 characters; longer texts are cut at a word, not refused.
    static let descriptionLength = 155

    package static func make(
        for page: PageDescriptor, _ links: Links, _ bodies: ContentBodies, _ trace: DependencyTrace
    ) -> PageMetadata {
        let catalogue = links.catalogue
        let store = catalogue.store
        let storeImage = store.seo.image.flatMap { links.file(named: $0.value, trace) }
        var made: PageMetadata
        switch page.subject {
        case .home:
            made = PageMetadata(
                title: store.seo.title ?? store.name, description: store.seo.description ?? store.description,
                image: storeImage, noindex: store.seo.noindex)
        case .product(let id):
            let item = catalogue.products[id]
            made = PageMetadata(
                seo: item.product.seo, title: item.product.title, summary: item.product.summary,
                body: { bodies.plainText(of: .product(id), limit: descriptionLength) },
                image: item.shareImage ?? item.images.first ?? storeImage)
        case .collection(let id):
            let item = catalogue.collections[id]
            made = PageMetadata(
                seo: item.collection.seo, title: item.collection.title, summary: item.collection.summary,
                body: { bodies.plainText(of: .collection(id), limit: descriptionLength) },
                image: item.shareImage ?? item.image ?? storeImage)
        case .tag(let id):
            made = PageMetadata(title: catalogue.tags[id].name, description: nil, image: storeImage, noindex: false)
        case .page(let id):
            let item = catalogue.pages[id]
            made = PageMetadata(
                seo: item.page.seo, title: item.page.title, summary: item.page.summary,
                body: { bodies.plainText(of: .page(id), limit: descriptionLength) },
                image: item.shareImage ?? item.image ?? storeImage)
        case .post(let id):
            let item = catalogue.posts[id]
            made = PageMetadata(
                seo: item.post.page.seo, title: item.post.title, summary: item.post.page.summary,
                body: { bodies.plainText(of: .post(id), limit: descriptionLength) },
                image: item.shareImage ?? item.image ?? storeImage)
        case .collections:
            made = PageMetadata(title: "", description: store.description, image: storeImage, noindex: false)
        case .journal: made = PageMetadata(title: "", description: nil, image: storeImage, noindex: false)
        case .cart, .checkout, .search, .notFound:
            made = PageMetadata(title: "", description: nil, image: storeImage, noindex: true)
        }
        made.description = made.description.map { PlainText.shorten($0, to: 320) }
        return made
    }

    init(title: String, description: String?, image: Int?, noindex: Bool) {
        self.title = title
        self.description = description
        self.image = image
        self.noindex = noindex
    }

    private init(seo: SEO, title: String, summary: String?, body: () -> String, image: Int?) {
        self.title = seo.title ?? title
        if let text = seo.description ?? summary {
            description = text
        } else {
            let text = body()
            description = text.isEmpty ? nil : text
        }
        self.image = image
        noindex = seo.noindex
    }
}
