import Text

/// A product as its file describes it, checked in itself; references to other files are still names.
///
/// A class, because it is handed on a dozen times in a build and a copy of its fields would count two dozen references.
package final class Product: Sendable {
    package let handle: String
    package let source: SourceFile
    /// Where the product's fields stand: the front matter, or its object in a JSON file.
    package let range: Range<Int>
    package let title: String
    package let summary: String?
    package let body: ContentBody
    package let vendor: String?
    package let type: String?
    package let brand: String?
    package let condition: Condition
    package let options: [ProductOption]
    /// Never empty: a product without options has one variant without option values.
    package let variants: [Variant]
    package let images: [ImageReference]
    /// Handles of collections.
    package let collections: [Located<String>]
    package let tags: [Located<String>]
    /// Handles of products.
    package let related: [Located<String>]
    package let reviews: [Review]
    package let rating: Rating?
    /// A number or a path of Google's taxonomy.
    package let googleCategory: String?
    package let attributes: [Attribute]
    package let seo: SEO
    /// Old paths that lead here, from the root of the shop.
    package let aliases: [Located<String>]
    /// When it was added; sorts by newest.
    package let date: DateTime?
    package let publishAt: DateTime?
    package let unpublishAt: DateTime?
    package let isDraft: Bool
    /// The template of the theme that shows it, `product` where nil.
    package let template: Located<String>?

    package enum Condition: String, Sendable, CaseIterable { case new, refurbished, used }

    package init(
        handle: String, source: SourceFile, range: Range<Int>, title: String, summary: String? = nil,
        body: ContentBody, vendor: String? = nil, type: String? = nil, brand: String? = nil,
        condition: Condition = .new, options: [ProductOption] = [], variants: [Variant], images: [ImageReference] = [],
        collections: [Located<String>] = [], tags: [Located<String>] = [], related: [Located<String>] = [],
        reviews: [Review] = [], rating: Rating? = nil, googleCategory: String? = nil, attributes: [Attribute] = [],
        seo: SEO = SEO(), aliases: [Located<String>] = [], date: DateTime? = nil, publishAt: DateTime? = nil,
        unpublishAt: DateTime? = nil, isDraft: Bool = false, template: Located<String>? = nil
    ) {
        self.handle = handle
        self.source = source
        self.range = range
        self.title = title
        self.summary = summary
        self.body = body
        self.vendor = vendor
        self.type = type
        self.brand = brand
        self.condition = condition
        self.options = options
        self.variants = variants
        self.images = images
        self.collections = collections
        self.tags = tags
        self.related = related
        self.reviews = reviews
        self.rating = rating
        self.googleCategory = googleCategory
        self.attributes = attributes
        self.seo = seo
        self.aliases = aliases
        self.date = date
        self.publishAt = publishAt
        self.unpublishAt = unpublishAt
        self.isDraft = isDraft
        self.template = template
    }

    package var hasOnlyDefaultVariant: Bool { options.isEmpty }

    /// Whether it is shown at a moment; drafts never are.
    package func isPublished(at now: Instant) -> Bool { !isDraft && isWithinDates(at: now) }

    /// As `isPublished(at:)` without regard to `draft`, for a build that shows drafts.
    package func isWithinDates(at now: Instant) -> Bool {
        if let publishAt, now < publishAt.instant { return false }
        if let unpublishAt, now >= unpublishAt.end { return false }
        return true
    }

    /// Whether any variant can be bought at a moment.
    package func isAvailable(at now: Instant) -> Bool {
        variants.contains { $0.availability(at: now).isBuyable }
    }

    /// The lowest and highest price of all variants at a moment.
    package func priceRange(at now: Instant) -> ClosedRange<Money> {
        var lowest = variants.first?.price(at: now) ?? .zero
        var highest = lowest
        for variant in variants.dropFirst() {
            let price = variant.price(at: now)
            lowest = min(lowest, price)
            highest = max(highest, price)
        }
        return lowest...highest
    }
}

/// A choice that a product offers: `Size`, with its values.
package struct ProductOption: Sendable, Equatable {
    package var name: Located<String>
    package var values: [String]

    package init(name: Located<String>, values: [String]) {
        self.name = name
        self.values = values
    }
}
