import Liquid
import Theming

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
