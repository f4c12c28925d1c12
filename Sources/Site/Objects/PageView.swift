import Commerce
import Liquid

/// A page of the shop: `page` of templates.
final class PageView: LiquidObject {
    let id: Int
    let page: Page
    let address: String
    private let image: ImageView?

    init(_ id: Int, _ catalogue: Catalogue) {
        self.id = id
        let entry = catalogue.pages[id]
        page = entry.page
        address = entry.address
        let page = page
        image = entry.image.map { ImageView($0, catalogue, alt: page.image?.alt ?? page.title, position: 1) }
    }

    var isShared: Bool { true }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(page.handle) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? PageView)?.id == id }

    static let schema = ObjectSchema("page", PageView.self, "A page of the shop, such as its terms.") {
        Field("id", .string, "Names the page; the same as `handle`.") { view, _ in .string(view.page.handle) }
        Field("handle", .string, "The name of its file, which is part of its URL.") { view, _ in
            .string(view.page.handle)
        }
        Field("title", .string, "Its title.") { view, _ in .string(view.page.title) }
        Field("content", .html, "The text under the front matter, as HTML.") { view, context in
            context.bodyHTML(.page, view.id)
        }
        Field("body", .html, "The same as `content`.") { view, context in context.bodyHTML(.page, view.id) }
        Field("summary", .string, "One or two sentences about it, or nil.") { view, _ in LiquidValue(view.page.summary)
        }
        Field("url", .string, "Its address.") { view, _ in .string(view.address) }
        Field("image", .object("image"), "Its picture, or nil.") { view, context in
            if let image = view.image { context.touch(.media, image.media) }
            return LiquidValue(view.image)
        }
        Field("author", .string, "Always nil.") { _, _ in .null }
        Field("published_at", .date, "Always nil.") { _, _ in .null }
        Field("template_suffix", .string, "The part of its template's name after `page.`, or nil.") { view, _ in
            TemplateView.suffix(view.page.template?.value, of: "page")
        }
    }
}
