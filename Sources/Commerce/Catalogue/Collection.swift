import Text

/// A collection: products chosen by hand or by rule.
package struct Collection: Sendable {
    package var handle: String
    package var source: SourceFile
    package var range: Range<Int>
    package var title: String
    package var summary: String?
    package var body: ContentBody
    package var image: ImageReference?
    package var sort: Sort
    package var membership: Membership
    package var seo: SEO
    package var aliases: [Located<String>]
    package var template: Located<String>?
    package var isDraft: Bool

    package enum Sort: String, Sendable, CaseIterable {
        case manual
        case title
        case price
        case priceDescending = "price-descending"
        case newest
        case bestRated = "best-rated"
    }

    /// How products come in. A product that names the collection in its own `collections` is always in.
    package enum Membership: Sendable, Equatable {
        /// Only the products that name it.
        case named
        /// These, in this order, and then those that name it.
        case listed([Located<String>])
        /// Those that obey the rules, and those that name it.
        case ruled([CollectionRule], match: Match)
    }

    /// The handle of the collection that holds every product, unless its file says which ones.
    package static let everything = "all"

    /// The order of a collection whose file gives none.
    package static func standardSort(of handle: String, _ membership: Membership) -> Sort {
        handle == everything && membership == .named ? .title : .manual
    }

    package enum Match: String, Sendable, CaseIterable { case all, any }

    package init(
        handle: String, source: SourceFile, range: Range<Int>, title: String, summary: String? = nil,
        body: ContentBody, image: ImageReference? = nil, sort: Sort = .manual, membership: Membership = .named,
        seo: SEO = SEO(), aliases: [Located<String>] = [], template: Located<String>? = nil, isDraft: Bool = false
    ) {
        self.handle = handle
        self.source = source
        self.range = range
        self.title = title
        self.summary = summary
        self.body = body
        self.image = image
        self.sort = sort
        self.membership = membership
        self.seo = seo
        self.aliases = aliases
        self.template = template
        self.isDraft = isDraft
    }
}
