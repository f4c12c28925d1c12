import Commerce
import Liquid

/// An entry of the journal: `article` of templates.
final class PostView: LiquidObject {
    let id: Int
    let post: Post
    let address: String
    private let image: ImageView?

    init(_ id: Int, _ catalogue: Catalogue) {
        self.id = id
        let entry = catalogue.posts[id]
        post = entry.post
        address = entry.address
        let post = post
        image = entry.image.map { ImageView($0, catalogue, alt: post.page.image?.alt ?? post.title, position: 1) }
    }

    var isShared: Bool { true }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(post.handle) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? PostView)?.id == id }

    static let schema = ObjectSchema("article", PostView.self, "An entry of the journal.") {
        Field("id", .string, "Names the post; the same as `handle`.") { view, _ in .string(view.post.handle) }
        Field("handle", .string, "The name of its file, which is part of its URL.") { view, _ in
            .string(view.post.handle)
        }
        Field("title", .string, "Its title.") { view, _ in .string(view.post.title) }
        Field("content", .html, "The text under the front matter, as HTML.") { view, context in
            context.bodyHTML(.post, view.id)
        }
        Field("excerpt", .string, "Its summary, or nil.") { view, _ in LiquidValue(view.post.page.summary) }
        Field("summary", .string, "Its summary, or nil.") { view, _ in LiquidValue(view.post.page.summary) }
        Field("excerpt_or_content", .any, "Its summary, else its content.") { view, context in
            view.post.page.summary.map { .string($0) } ?? context.bodyHTML(.post, view.id)
        }
        Field("url", .string, "Its address.") { view, _ in .string(view.address) }
        Field("image", .object("image"), "Its picture, or nil.") { view, context in
            if let image = view.image { context.touch(.media, image.media) }
            return LiquidValue(view.image)
        }
        Field("author", .string, "Who wrote it, or nil.") { view, _ in LiquidValue(view.post.author) }
        Field("user", .map(of: .string), "The author in the form `user.first_name`.") { view, _ in
            .map(LiquidMap([("first_name", LiquidValue(view.post.author)), ("name", LiquidValue(view.post.author))]))
        }
        Field("tags", .list(of: .string), "Its tags.") { view, _ in LiquidValue(view.post.tags.map(\.value)) }
        Field("created_at", .date, "Its date.") { view, _ in .string(view.post.date.timestamp) }
        Field("published_at", .date, "Its date.", example: "{{ article.published_at | date: '%d.%m.%Y' }}") { view, _ in
            .string(view.post.date.timestamp)
        }
        Field("updated_at", .date, "Its date.") { view, _ in .string(view.post.date.timestamp) }
        Field("comments", .list(of: .any), "Always empty.") { _, _ in [] }
        Field("comments_count", .integer, "Always 0.") { _, _ in 0 }
        Field("comments_enabled?", .boolean, "Always false.") { _, _ in false }
        Field("moderated?", .boolean, "Always false.") { _, _ in false }
        Field("template_suffix", .string, "The part of its template's name after `article.`, or nil.") { view, _ in
            TemplateView.suffix(view.post.page.template?.value, of: "article")
        }
    }
}
