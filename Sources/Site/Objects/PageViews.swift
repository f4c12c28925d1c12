import Commerce
import Liquid
import Text
import Theming

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

/// The journal: `blog` of templates.
final class BlogView: LiquidObject {
    static let handle = "journal"

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(Self.handle) }

    func isEqual(to other: any LiquidObject) -> Bool { other is BlogView }

    private func title(_ context: RenderContext) -> String {
        guard let page = context.page else { return "Journal" }
        let text =
            page.theme.locale.text("blogs.journal") { _ in nil } ?? page.theme.locale.text("journal.title") { _ in nil }
        return text?.text ?? "Journal"
    }

    static func posts(_ context: RenderContext) -> LiquidValue {
        guard let page = context.page else { return [] }
        context.touch(.allPosts)
        let ids = Array(page.catalogue.posts.indices)
        let slice = page.slice(of: .allPosts).map { ids[$0.clamped(to: 0..<ids.count)] } ?? ids[...]
        return .sequence(ViewSequence(slice, list: .allPosts) { $0.post($1) })
    }

    private func neighbour(_ offset: Int, _ context: RenderContext) -> LiquidValue {
        guard let page = context.page, case .post(let id) = page.page.subject else { return .null }
        context.touch(.allPosts)
        let at = id + offset
        return page.catalogue.posts.indices.contains(at) ? context.post(at) : .null
    }

    static let schema = ObjectSchema("blog", BlogView.self, "The journal of the shop.") {
        Field("id", .string, "Always `journal`.") { _, _ in "journal" }
        Field("handle", .string, "Always `journal`.") { _, _ in "journal" }
        Field("title", .string, "The theme's text `journal.title`, else `Journal`.") { view, context in
            .string(view.title(context))
        }
        Field("url", .string, "The address of its list of posts.") { _, context in
            .string(context.page?.catalogue.addresses.journal ?? "/journal/")
        }
        Field(
            "articles", .list(of: .object("article")), "Its posts, newest first; inside `paginate`, those of the page."
        ) {
            _, context in BlogView.posts(context)
        }
        Field("articles_count", .integer, "How many posts there are.") { _, context in
            context.touch(.allPosts)
            return .integer(context.page?.catalogue.posts.count ?? 0)
        }
        Field("all_tags", .list(of: .string), "The tags of its posts.") { _, context in
            context.all(.postTags)
        }
        Field("tags", .list(of: .string), "The same as `all_tags`.") { view, context in
            context.field("all_tags", of: .object(view), isDotted: true)
        }
        Field("next_article", .object("article"), "On a post's page, the next older one, or nil.") { view, context in
            view.neighbour(1, context)
        }
        Field("previous_article", .object("article"), "On a post's page, the next newer one, or nil.") {
            view, context in
            view.neighbour(-1, context)
        }
        Field("comments_enabled?", .boolean, "Always false.") { _, _ in false }
        Field("moderated?", .boolean, "Always false.") { _, _ in false }
    }
}
