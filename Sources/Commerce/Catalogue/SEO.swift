/// What search engines and shared links are told when it is not what the page says.
package struct SEO: Sendable, Equatable {
    package var title: String?
    package var description: String?
    /// A file, as `ImageReference.file`.
    package var image: Located<String>?
    /// Keep the page out of search engines, the sitemap and the feeds.
    package var noindex: Bool

    package init(
        title: String? = nil, description: String? = nil, image: Located<String>? = nil, noindex: Bool = false
    ) {
        self.title = title
        self.description = description
        self.image = image
        self.noindex = noindex
    }
}
