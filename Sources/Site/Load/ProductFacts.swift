import Commerce
import Text

/// What lists, addresses and the shop's rules need to know of a product: all that is asked of every product in a build,
/// so that an edit of one leaves the files of the others unread.
///
/// Some of it follows from the clock (a sale, a day of publication); between `validFrom` and `validUntil` it is what it
/// is here. Whatever else is asked, of one product at a time, is asked of the product itself; see `ProductShelf`.
package final class ProductFacts: RuleSubject, Sendable {
    let handle: String
    let title: String
    /// What it sorts by as a title.
    let titleKey: String
    package let vendor: String?
    package let type: String?
    /// Of the theme; nil for the ordinary one.
    let template: String?
    package let tags: [String]
    /// Handles, as its file names them.
    let collections: [String]
    let related: [String]
    /// Names of files, as its file writes them.
    let images: [String]
    /// A name for each variant, empty where it has no picture of its own.
    let variantImages: [String]
    let shareImage: String?
    /// Of each SKU, in the order of the variants.
    let skus: [UInt64]
    let isDraft: Bool
    /// Kept out of search engines and the sitemap.
    let isUnlisted: Bool
    let hasAliases: Bool
    /// Seconds since 1970; `Int.min` where no day is given.
    let added: Int
    /// Of the rating, in billionths; 0 without one.
    let rating: Int

    // MARK: At the build's moment

    let validFrom: Int
    let validUntil: Int
    /// Within the days that its file gives for it.
    let isInSeason: Bool
    package let lowestPrice: Money
    package let isAvailable: Bool
    /// Whether a price to strike through is shown.
    package let isReduced: Bool
    /// Of what its variants cost and whether they can be bought.
    let offers: Fingerprint

    // MARK: Digests

    /// Of the bytes that describe it, and of where they stand.
    let content: Fingerprint
    /// Of what a list shows of it besides its own state: name, tags, vendor and type.
    let listing: Fingerprint
    /// Of what the shop's rules look at: classes and limits of its variants, and where they stand among `RuleBounds`.
    let rules: Fingerprint

    init(_ product: Product, at now: Instant, bounds: RuleBounds) {
        handle = product.handle
        title = product.title
        titleKey = product.title.lowercased()
        vendor = product.vendor
        type = product.type
        template = product.template?.value
        tags = product.tags.map(\.value)
        collections = product.collections.map(\.value)
        related = product.related.map(\.value)
        images = product.images.map(\.file.value)
        variantImages =
            product.variants.contains { $0.image != nil } ? product.variants.map { $0.image?.value ?? "" } : []
        shareImage = product.seo.image?.value
        skus = product.variants.map { Fingerprint($0.sku.value).low }
        isDraft = product.isDraft
        isUnlisted = product.seo.noindex
        hasAliases = !product.aliases.isEmpty
        added = product.date?.instant.seconds ?? .min
        rating = product.rating.map { Self.billionths($0.value) } ?? 0
        (validFrom, validUntil) = Self.validity(product, at: now)
        isInSeason = product.isWithinDates(at: now)
        lowestPrice = product.priceRange(at: now).lowerBound
        isAvailable = product.isAvailable(at: now)
        isReduced = product.variants.contains { $0.compareAtPrice(at: now) != nil }
        offers = Self.offers(product, at: now)
        content = Self.content(product)
        listing = Self.listing(product)
        rules = Self.rules(product, bounds)
    }

    /// As they were remembered.
    init(
        handle: String, title: String, vendor: String?, type: String?, template: String?, tags: [String],
        collections: [String], related: [String], images: [String], variantImages: [String], shareImage: String?,
        skus: [UInt64], isDraft: Bool, isUnlisted: Bool, hasAliases: Bool, added: Int, rating: Int, validFrom: Int,
        validUntil: Int, isInSeason: Bool, lowestPrice: Money, isAvailable: Bool, isReduced: Bool,
        offers: Fingerprint, content: Fingerprint, listing: Fingerprint, rules: Fingerprint
    ) {
        self.handle = handle
        self.title = title
        titleKey = title.lowercased()
        self.vendor = vendor
        self.type = type
        self.template = template
        self.tags = tags
        self.collections = collections
        self.related = related
        self.images = images
        self.variantImages = variantImages
        self.shareImage = shareImage
        self.skus = skus
        self.isDraft = isDraft
        self.isUnlisted = isUnlisted
        self.hasAliases = hasAliases
        self.added = added
        self.rating = rating
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.isInSeason = isInSeason
        self.lowestPrice = lowestPrice
        self.isAvailable = isAvailable
        self.isReduced = isReduced
        self.offers = offers
        self.content = content
        self.listing = listing
        self.rules = rules
    }

    /// Whether they are what they are at a moment too.
    func hold(at now: Instant) -> Bool { validFrom <= now.seconds && now.seconds < validUntil }

    /// Whether it is shown in a build that shows drafts or not.
    func isShown(withDrafts: Bool) -> Bool { withDrafts || (!isDraft && isInSeason) }

    // MARK: How each follows

    /// The moments around `now` at which the clock alone makes another product of it.
    private static func validity(_ product: Product, at now: Instant) -> (from: Int, until: Int) {
        var from = Int.min
        var until = Int.max
        func note(_ moment: Instant?) {
            guard let moment else { return }
            if moment <= now { from = max(from, moment.seconds) } else { until = min(until, moment.seconds) }
        }
        note(product.publishAt?.instant)
        note(product.unpublishAt?.end)
        for variant in product.variants {
            let offer = variant.offer
            note(offer.publishAt?.instant)
            note(offer.unpublishAt?.end)
            note(offer.sale?.from?.instant)
            note(offer.sale?.until?.end)
            note(offer.preorder?.instant)
            note(offer.stock.expected?.instant)
        }
        return (from, until)
    }

    private static func offers(_ product: Product, at now: Instant) -> Fingerprint {
        var out = ByteWriter(reserving: 64)
        for variant in product.variants {
            out.append(decimal: variant.price(at: now).minor)
            out.append(ASCII.space)
            out.append(decimal: variant.compareAtPrice(at: now)?.minor ?? -1)
            switch variant.availability(at: now) {
            case .inStock: out.append("i")
            case .outOfStock: out.append("o")
            case .backorder(let from):
                out.append("b")
                out.append(decimal: from?.instant.seconds ?? 0)
            case .preorder(let from):
                out.append("p")
                out.append(decimal: from.instant.seconds)
            case .withdrawn: out.append("w")
            }
        }
        return Fingerprint(out.bytes)
    }

    private static func content(_ product: Product) -> Fingerprint {
        func slice(_ source: SourceFile, _ range: Range<Int>) -> Fingerprint {
            source.bytes.withUnsafeBytes { bytes in
                Fingerprint(UnsafeRawBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)]))
            }
        }
        return slice(product.source, product.range).combined(with: slice(product.body.source, product.body.range))
            .combined(with: Fingerprint(product.source.path))
    }

    private static func listing(_ product: Product) -> Fingerprint {
        var out = ByteWriter(reserving: 128)
        out.append(string: product.handle)
        for tag in product.tags {
            out.append(ASCII.lineFeed)
            out.append(string: tag.value)
        }
        out.append("\n\n")
        out.append(string: product.vendor ?? "")
        out.append(ASCII.lineFeed)
        out.append(string: product.type ?? "")
        return Fingerprint(out.bytes)
    }

    private static func rules(_ product: Product, _ bounds: RuleBounds) -> Fingerprint {
        var out = ByteWriter(reserving: 256)
        func note(_ text: String?) {
            out.append(string: text ?? "\u{1}")
            out.append(0)
        }
        func note(_ number: Int?) {
            out.append(decimal: number ?? .min)
            out.append(0)
        }
        note(product.handle)
        note(product.isDraft ? 1 : 0)
        product.collections.forEach { note($0.value) }
        for variant in product.variants {
            let offer = variant.offer
            note(variant.shippingClass)
            note(variant.taxClass)
            let ranks = bounds.ranks(of: variant)
            note(ranks.weight)
            note(ranks.amount)
            note(ranks.pieces)
            note((variant.weight?.milligrams ?? 0) == 0 ? 1 : 0)
            note(offer.price.isZero ? 1 : 0)
            note(offer.quantity.minimum)
            note(offer.quantity.maximum)
        }
        return Fingerprint(out.bytes)
    }

    /// A rating on a common scale; ratings are small, so what overflows is nonsense and sorts last.
    private static func billionths(_ value: DecimalNumber) -> Int {
        var scaled = value.digits
        for _ in value.places..<max(value.places, DecimalNumber.mostPlaces) {
            let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
            if overflow { return 0 }
            scaled = product
        }
        return scaled
    }
}
