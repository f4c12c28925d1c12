import Commerce
import Documents
import Text

extension Product {
    /// Reads a product from its fields.
    ///
    /// `handle` is the file's name, or nil for a product in a list, which must then name itself. `body` is the text under
    /// the front matter, or nil for JSON, where it is the field `body`. A product with errors is still returned wherever
    /// possible, so that what refers to it is not reported as well; nil when it has no handle or is no group of fields.
    package static func decode(
        _ node: Node, handle: String?, body: ContentBody?, conventions: ContentConventions,
        diagnostics: inout [Diagnostic]
    ) -> Product? {
        var reader = ContentReader(source: node.source, conventions: conventions)
        defer { diagnostics.append(contentsOf: reader.diagnostics) }
        guard reader.isContent(node, "a product", example: "title: Linen apron") else { return nil }
        var draft = ProductDraft()
        ProductDraft.table.read(node, into: &draft, &reader)
        guard let name = reader.handle(of: node, named: handle, written: draft.handle, "a product") else { return nil }
        let content = reader.body(of: node, under: body, written: draft.body)
        return draft.product(handle: name, node: node, body: content, &reader)
    }

    /// The fields for the content reference.
    package static var fieldReference: [FieldReference] { ProductDraft.table.reference }
    package static var variantFieldReference: [FieldReference] { VariantDraft.table.reference }
    package static var saleFieldReference: [FieldReference] { SaleDraft.table.reference }
    package static var reviewFieldReference: [FieldReference] { ReviewDraft.table.reference }
    package static var ratingFieldReference: [FieldReference] { RatingDraft.table.reference }
    package static var imageFieldReference: [FieldReference] { ImageDraft.table.reference }
}

extension SEO {
    package static var fieldReference: [FieldReference] { table.reference }
}

/// A product while its fields are read.
struct ProductDraft: SellableHolder {
    var handle: Located<String>?
    var body: Node?
    var terms = SellableDraft()
    var title: String?
    var summary: String?
    var vendor: String?
    var type: String?
    var brand: String?
    var condition = Product.Condition.new
    var options: [ProductOption] = []
    var optionsRange: Range<Int>?
    /// Something is wrong with the options, so that what the variants say of them cannot be judged.
    var areOptionsBroken = false
    var variants: Node?
    var images: [ImageReference] = []
    var collections: [Located<String>] = []
    var tags: [Located<String>] = []
    var related: [Located<String>] = []
    var reviews: [Review] = []
    var rating: Located<Rating>?
    var googleCategory: String?
    var seo = SEO()
    var aliases: [Located<String>] = []
    var date: DateTime?
    var publishAt: DateTime?
    var unpublishAt: Located<DateTime>?
    var isDraft = false
    var template: Located<String>?

    static let table = FieldTable<ProductDraft>(
        "a product field",
        [
            Field("title", "text", "What it is called.", example: "Linen apron", required: true) {
                $1.title = $2.line($0)
            },
            Field(
                "summary", "text", "A sentence or two for lists, search results and feeds.",
                example: "A heavy linen apron with two pockets."
            ) { $1.summary = $2.text($0) },
        ]
            + SellableFields.selling(isPriceAbout: "What one costs. Needed, unless every variant has its own.")
            + [
                Field(
                    "images", "list of pictures", "Pictures, the first one on lists.",
                    example: "[{file: apron.webp, alt: A grey linen apron}]"
                ) { $1.images = $2.images($0) },
                Field(
                    "options", "group", "What the customer chooses, each with its values.",
                    example: "{Size: [S, M], Colour: [Grey, Indigo]}"
                ) { node, draft, reader in
                    let before = reader.diagnostics.count
                    draft.options = reader.options(node)
                    draft.areOptionsBroken = reader.diagnostics.count > before
                    draft.optionsRange = node.range
                },
                Field(
                    "variants", "list of groups",
                    "The combinations there are, each with its own price, stock and SKU; see Variants. Left out: every combination.",
                    example: "[{Size: S, Colour: Grey, stock: 4}]"
                ) {
                    $1.variants = $0; _ = $2
                },
                Field("collections", "list of handles", "The collections it belongs to.", example: "[kitchen, gifts]") {
                    $1.collections = $2.references($0, folder: "collections", example: "kitchen")
                },
                Field("tags", "list of texts", "Words to find it by; each has a page.", example: "[linen, handmade]") {
                    $1.tags = $2.tags($0)
                },
                Field("related", "list of handles", "Products to show beside it.", example: "[oak-board]") {
                    $1.related = $2.references($0, folder: "products", example: "oak-board")
                },
                Field("vendor", "text", "Who makes or supplies it.", example: "Marlow Mill") {
                    $1.vendor = $2.line($0)
                },
                Field("type", "text", "What kind of thing it is.", example: "Apron") { $1.type = $2.line($0) },
                Field("brand", "text", "The brand, where it is not the vendor.", example: "Harbour") {
                    $1.brand = $2.line($0)
                },
                Field("condition", "new, refurbished or used", "Its condition; `new` when left out.", example: "used") {
                    $1.condition = $2.word($0) ?? .new
                },
            ] + SellableFields.goods()
            + [
                Field(
                    "google_category", "text or number", "The category of Google's taxonomy, by number or path.",
                    example: "Home & Garden > Linens & Bedding"
                ) { $1.googleCategory = $2.line($0) },
                Field(
                    "reviews", "list of groups", "What customers said; see Reviews. The average is shown.",
                    example: "[{author: Ada, rating: 5, text: Lasts for years.}]"
                ) { $1.reviews = $2.reviews($0) },
                Field(
                    "rating", "group", "Or only the average and the number of reviews.",
                    example: "{value: 4.5, count: 12}"
                ) { node, draft, reader in
                    draft.rating = reader.rating(node).map { Located($0, range: node.range) }
                },
                Field(
                    "seo", "group", "What search engines and shared links are told instead; see SEO.",
                    example: "{title: Linen aprons}"
                ) { $1.seo = $2.seo($0) ?? SEO() },
                Field("aliases", "list of paths", "Old addresses that lead here.", example: "[/shop/apron.html]") {
                    $1.aliases = $2.aliases($0)
                },
                Field("date", "date", "When it was added; sorts the newest first.", example: "2026-03-31") {
                    $1.date = $2.date($0)
                },
                Field("publish_at", "date", "Not shown before.", example: "2026-05-01") { $1.publishAt = $2.date($0) },
                Field("unpublish_at", "date", "Not shown after.", example: "2026-09-30") { node, draft, reader in
                    draft.unpublishAt = reader.date(node).map { Located($0, range: node.range) }
                },
                Field("draft", "true or false", "Not shown, except with `--drafts`.", example: "true") {
                    $1.isDraft = $2.bool($0) ?? false
                },
                Field("template", "text", "The theme's template to show it with.", example: "product.gift") {
                    $1.template = $2.template($0)
                },
                Field(
                    "handle", "text", "Only in a `.json` list of products: the name in its address.",
                    example: "linen-apron"
                ) { $1.handle = $2.locatedLine($0) },
                Field("body", "Markdown", "Only in a `.json` file: the text.", example: "Sewn in *Bristol*.") {
                    $1.body = $0; _ = $2
                },
            ])
}

extension ProductDraft {
    /// Checks what needs all fields and makes the product.
    func product(handle: String, node: Node, body: ContentBody, _ reader: inout ContentReader) -> Product {
        if let publishAt, let unpublishAt, unpublishAt.value.end <= publishAt.instant {
            reader.report(.error, unpublishAt.range, "'unpublish_at' is not after 'publish_at'")
        }
        if let rating, !reviews.isEmpty {
            reader.report(
                .error, rating.range,
                "a product has 'reviews' or a 'rating', not both: the rating is the reviews' average")
        }
        for reference in related where reference.value == handle {
            reader.report(.error, reference.range, "the product is related to itself")
        }
        let variants = makeVariants(handle: handle, node: node, &reader)
        return Product(
            handle: handle, source: reader.source, range: node.range, title: title ?? handle, summary: summary,
            body: body, vendor: vendor, type: type, brand: brand, condition: condition, options: options,
            variants: variants, images: images, collections: collections, tags: tags, related: related,
            reviews: reviews, rating: rating?.value ?? Rating(reviews), googleCategory: googleCategory,
            attributes: terms.attributes, seo: seo, aliases: aliases, date: date, publishAt: publishAt,
            unpublishAt: unpublishAt?.value, isDraft: isDraft, template: template)
    }
}

/// A review while its fields are read.
struct ReviewDraft {
    var author: String?
    var rating: DecimalNumber?
    var title: String?
    var text: String?
    var date: DateTime?

    static let table = FieldTable<ReviewDraft>(
        "a review field",
        [
            Field("author", "text", "Who wrote it.", example: "Ada", required: true) { $1.author = $2.line($0) },
            Field("rating", "number", "From 1 to 5.", example: "4.5", required: true) {
                $1.rating = $2.ratingValue($0)
            },
            Field("title", "text", "Its heading.", example: "Lasts for years") { $1.title = $2.line($0) },
            Field("text", "text", "What it says.", example: "Still like new after two winters.") {
                $1.text = $2.text($0)
            },
            Field("date", "date", "When it was written.", example: "2026-02-14") { $1.date = $2.date($0) },
        ])
}

/// A rating while its fields are read.
struct RatingDraft {
    var value: DecimalNumber?
    var count: Int?

    static let table = FieldTable<RatingDraft>(
        "a rating field",
        [
            Field("value", "number", "The average, from 1 to 5.", example: "4.5", required: true) {
                $1.value = $2.ratingValue($0)
            },
            Field("count", "whole number", "How many reviews it is the average of.", example: "12", required: true) {
                $1.count = $2.count($0, atLeast: 1, example: "12")
            },
        ])
}

extension ContentReader {
    /// A number from 1 to 5 with at most two decimals.
    mutating func ratingValue(_ node: Node) -> DecimalNumber? {
        guard node.kind != .list, node.kind != .map, let number = DecimalNumber(node.text), number.places <= 2,
            let hundredths = number.scaled(by: 100), (100...500).contains(hundredths)
        else {
            expected("a number from 1 to 5", node)
            return nil
        }
        return number
    }

    mutating func rating(_ node: Node) -> Rating? {
        guard isGroup(node, example: "{value: 4.5, count: 12}") else { return nil }
        var draft = RatingDraft()
        RatingDraft.table.read(node, into: &draft, &self)
        guard let value = draft.value, let count = draft.count else { return nil }
        return Rating(value: value, count: count)
    }

    mutating func reviews(_ node: Node) -> [Review] {
        groups(node, of: "reviews").compactMap { item in
            var draft = ReviewDraft()
            ReviewDraft.table.read(item, into: &draft, &self)
            guard let author = draft.author, let rating = draft.rating else { return nil }
            return Review(author: author, rating: rating, title: draft.title, text: draft.text, date: draft.date)
        }
    }

    /// Handles of other content; a path to the content file is taken as its handle.
    mutating func references(_ node: Node, folder: String, example: String) -> [Located<String>] {
        var out: [Located<String>] = []
        var seen = Doubles()
        for item in list(node, of: "handles") {
            guard var name = locatedLine(item) else { continue }
            if let slash = name.value.utf8.lastIndex(of: ASCII.slash) {
                name.value = String(name.value[name.value.utf8.index(after: slash)...])
            }
            for ending in [".md", ".json"] where name.value.hasSuffix(ending) { name.value.removeLast(ending.count) }
            if let problem = Handle.problem(with: name.value) {
                error(item, "'\(Diagnostic.shortened(item.text))' is not a handle such as \(example): it \(problem)")
            } else if seen.isDouble(name.value) {
                warning(item, "'\(Diagnostic.shortened(name.value))' is in '\(field)' twice")
            } else {
                out.append(name)
            }
        }
        return out
    }

    /// Tags: each must leave something to make an address of.
    mutating func tags(_ node: Node) -> [Located<String>] {
        lines(node, of: "tags").filter { tag in
            let isGood =
                tag.value.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen }
                || !Handle.make(from: tag.value).isEmpty
            if !isGood {
                report(.error, tag.range, "the tag '\(Diagnostic.shortened(tag.value))' has no letter and no digit")
            }
            return isGood
        }
    }
}
