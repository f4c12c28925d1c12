import Commerce
import Documents
import Text

extension Page {
    /// Reads a page from its fields; parameters and result as `Product.decode`.
    package static func decode(
        _ node: Node, handle: String?, body: ContentBody?, conventions: ContentConventions,
        diagnostics: inout [Diagnostic]
    ) -> Page? {
        var reader = ContentReader(source: node.source, conventions: conventions)
        defer { diagnostics.append(contentsOf: reader.diagnostics) }
        guard reader.isContent(node, "a page", example: "title: About us") else { return nil }
        var draft = PageDraft()
        PageDraft.table.read(node, into: &draft, &reader)
        return draft.page(node, handle: handle, body: body, "a page", &reader)
    }

    package static var fieldReference: [FieldReference] { PageDraft.table.reference }
}

extension Post {
    /// Reads a journal post from its fields; parameters and result as `Product.decode`.
    package static func decode(
        _ node: Node, handle: String?, body: ContentBody?, conventions: ContentConventions,
        diagnostics: inout [Diagnostic]
    ) -> Post? {
        var reader = ContentReader(source: node.source, conventions: conventions)
        defer { diagnostics.append(contentsOf: reader.diagnostics) }
        guard reader.isContent(node, "a post", example: "title: A new kiln") else { return nil }
        var draft = PostDraft()
        PostDraft.table.read(node, into: &draft, &reader)
        guard let page = draft.page.page(node, handle: handle, body: body, "a post", &reader) else { return nil }
        if let publishAt = draft.publishAt, let end = draft.unpublishAt, end.value.end <= publishAt.instant {
            reader.report(.error, end.range, "'unpublish_at' is not after 'publish_at'")
        }
        let unknown = DateTime(instant: Instant(seconds: 0), isDateOnly: true)
        return Post(
            page: page, date: draft.date ?? unknown, author: draft.author, tags: draft.tags,
            publishAt: draft.publishAt, unpublishAt: draft.unpublishAt?.value)
    }

    package static var fieldReference: [FieldReference] { PostDraft.table.reference }
}

/// What pages and posts have in common while their fields are read.
struct PageDraft: PageHolder {
    var handle: Located<String>?
    var body: Node?
    var title: String?
    var summary: String?
    var image: ImageReference?
    var template: Located<String>?
    var seo = SEO()
    var aliases: [Located<String>] = []
    var isDraft = false

    var page: PageDraft {
        get { self }
        set { self = newValue }
    }

    static let table = FieldTable<PageDraft>("a page field", PageFields.fields(title: "About us"))

    func page(
        _ node: Node, handle fileName: String?, body: ContentBody?, _ what: String, _ reader: inout ContentReader
    ) -> Page? {
        guard let name = reader.handle(of: node, named: fileName, written: handle, what) else { return nil }
        return Page(
            handle: name, source: node.source, range: node.range, title: title ?? name, summary: summary,
            body: reader.body(of: node, under: body, written: self.body), image: image, template: template, seo: seo,
            aliases: aliases, isDraft: isDraft)
    }
}

struct PostDraft: PageHolder {
    var page = PageDraft()
    var date: DateTime?
    var author: String?
    var tags: [Located<String>] = []
    var publishAt: DateTime?
    var unpublishAt: Located<DateTime>?

    static let table = FieldTable<PostDraft>(
        "a post field",
        PageFields.fields(title: "A new kiln") + [
            Field(
                "date", "date", "The day it appears under; posts are shown the newest first.", example: "2026-03-31",
                required: true
            ) { $1.date = $2.date($0) },
            Field("author", "text", "Who wrote it.", example: "Ada Marlow") { $1.author = $2.line($0) },
            Field("tags", "list of texts", "Words to find it by.", example: "[kiln, workshop]") {
                $1.tags = $2.tags($0)
            },
            Field("publish_at", "date", "Not shown before.", example: "2026-05-01") { $1.publishAt = $2.date($0) },
            Field("unpublish_at", "date", "Not shown after.", example: "2026-09-30") { node, draft, reader in
                draft.unpublishAt = reader.date(node).map { Located($0, range: node.range) }
            },
        ])
}

/// A draft that holds a page, so that one list of fields serves pages and posts.
protocol PageHolder: Sendable {
    var page: PageDraft { get set }
}

enum PageFields {
    static func fields<Draft: PageHolder>(title: String) -> [Field<Draft>] {
        [
            Field("title", "text", "What it is called.", example: title, required: true) {
                $1.page.title = $2.line($0)
            },
            Field(
                "summary", "text", "A sentence or two for lists and search results.",
                example: "Who we are and how we work."
            ) { $1.page.summary = $2.text($0) },
            Field("image", "picture", "The picture that stands for it.", example: "workshop.webp") {
                $1.page.image = $2.image($0)
            },
            Field("template", "text", "The theme's template to show it with.", example: "page.wide") {
                $1.page.template = $2.template($0)
            },
            Field(
                "seo", "group", "What search engines and shared links are told instead; see SEO.",
                example: "{noindex: true}"
            ) { $1.page.seo = $2.seo($0) ?? SEO() },
            Field("aliases", "list of paths", "Old addresses that lead here.", example: "[/about.html]") {
                $1.page.aliases = $2.aliases($0)
            },
            Field("draft", "true or false", "Not shown, except with `--drafts`.", example: "true") {
                $1.page.isDraft = $2.bool($0) ?? false
            },
            Field("handle", "text", "Only in a `.json` list: the name in its address.", example: "about") {
                $1.page.handle = $2.locatedLine($0)
            },
            Field("body", "Markdown", "Only in a `.json` file: the text.", example: "Hello.") {
                $1.page.body = $0; _ = $2
            },
        ]
    }
}
