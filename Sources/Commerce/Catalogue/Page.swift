import Text

/// A page of the shop: about, terms, contact.
package struct Page: Sendable {
    package var handle: String
    package var source: SourceFile
    package var range: Range<Int>
    package var title: String
    package var summary: String?
    package var body: ContentBody
    package var image: ImageReference?
    package var template: Located<String>?
    package var seo: SEO
    package var aliases: [Located<String>]
    package var isDraft: Bool

    package init(
        handle: String, source: SourceFile, range: Range<Int>, title: String, summary: String? = nil,
        body: ContentBody, image: ImageReference? = nil, template: Located<String>? = nil, seo: SEO = SEO(),
        aliases: [Located<String>] = [], isDraft: Bool = false
    ) {
        self.handle = handle
        self.source = source
        self.range = range
        self.title = title
        self.summary = summary
        self.body = body
        self.image = image
        self.template = template
        self.seo = seo
        self.aliases = aliases
        self.isDraft = isDraft
    }
}

/// An entry of the journal: a page with a date, an author and tags.
package struct Post: Sendable {
    package var page: Page
    package var date: DateTime
    package var author: String?
    package var tags: [Located<String>]
    package var publishAt: DateTime?
    package var unpublishAt: DateTime?

    package init(
        page: Page, date: DateTime, author: String? = nil, tags: [Located<String>] = [], publishAt: DateTime? = nil,
        unpublishAt: DateTime? = nil
    ) {
        self.page = page
        self.date = date
        self.author = author
        self.tags = tags
        self.publishAt = publishAt
        self.unpublishAt = unpublishAt
    }

    package var handle: String { page.handle }
    package var title: String { page.title }

    /// Whether it is shown at a moment; drafts never are.
    package func isPublished(at now: Instant) -> Bool { !page.isDraft && isWithinDates(at: now) }

    /// As `isPublished(at:)` without regard to `draft`, for a build that shows drafts.
    package func isWithinDates(at now: Instant) -> Bool {
        if let publishAt, now < publishAt.instant { return false }
        if let unpublishAt, now >= unpublishAt.end { return false }
        return true
    }
}
