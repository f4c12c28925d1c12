import Commerce
import Liquid

import Text

/// A product: `product` of templates.
final class ProductView: LiquidObject {
    let id: Int
    let product: Product
    let address: String
    let images: [ImageView]
    let imageValues: LiquidValue
    let variants: [VariantView]
    let variantValues: LiquidValue
    let tags: [String]
    private let entry: CatalogueProduct
    let isAvailable: Bool
    let price: Int
    let priceMax: Int
    let compareMin: Int?
    let compareMax: Int?
    private let attributes: LiquidMap

    init(_ id: Int, _ catalogue: Catalogue) {
        self.id = id
        entry = catalogue.products[id]
        product = entry.product
        address = entry.address
        let product = product
        let address = address
        let images = entry.images.enumerated().map { index, media in
            let alt = index < product.images.count ? product.images[index].alt : nil
            return ImageView(media, catalogue, alt: alt ?? product.title, position: index + 1)
        }
        self.images = images
        imageValues = .list(images.map { .object($0) })
        tags = product.tags.map(\.value)
        let isSingle = product.hasOnlyDefaultVariant
        var views: [VariantView] = []
        views.reserveCapacity(product.variants.count)
        for index in product.variants.indices {
            let media = index < entry.variantImages.count ? entry.variantImages[index] : nil
            views.append(
                VariantView(
                    product, at: index, productID: id, address: address, isOnly: isSingle,
                    image: media.map { media in
                        images.first { $0.media == media }
                            ?? ImageView(media, catalogue, alt: product.title, position: images.count + 1)
                    }, catalogue))
        }
        variants = views
        variantValues = .list(views.map { .object($0) })
        isAvailable = views.contains { $0.isAvailable }
        price = views.map(\.price).min() ?? 0
        priceMax = views.map(\.price).max() ?? 0
        compareMin = views.compactMap(\.compareAtPrice).min()
        compareMax = views.compactMap(\.compareAtPrice).max()
        attributes = LiquidMap(product.attributes.map { ($0.name.value, LiquidValue($0.value)) })
    }

    var isShared: Bool { true }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(product.handle) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? ProductView)?.id == id }

    /// The variant a page opens with.
    var chosenVariant: VariantView? { variants.first { $0.isAvailable } ?? variants.first }

    func options() -> [OptionView] {
        product.options.indices.map { OptionView(self, at: $0) }
    }

    private func touchImages(_ context: RenderContext) {
        for image in images { context.touch(.media, image.media) }
    }

    private func rating() -> Rating? { product.rating ?? Rating(product.reviews) }

    static let schema = ObjectSchema("product", ProductView.self, "Something the shop sells.") {
        Field("id", .string, "Names the product; the same as `handle`.") { view, _ in .string(view.product.handle) }
        Field("title", .string, "The product's name.", example: "{{ product.title }}") { view, _ in
            .string(view.product.title)
        }
        Field("handle", .string, "The name of its file, which is part of its URL.") { view, _ in
            .string(view.product.handle)
        }
        Field("description", .html, "The text under the front matter, as HTML.") { view, context in
            context.bodyHTML(.product, view.id)
        }
        Field("content", .html, "The same as `description`.") { view, context in context.bodyHTML(.product, view.id) }
        Field("summary", .string, "One or two sentences about it.") { view, _ in LiquidValue(view.product.summary) }
        Field("vendor", .string, "Who sells or makes it.") { view, _ in LiquidValue(view.product.vendor) }
        Field("brand", .string, "Its brand; the vendor where no brand is given.") { view, _ in
            LiquidValue(view.product.brand ?? view.product.vendor)
        }
        Field("type", .string, "What kind of thing it is.") { view, _ in LiquidValue(view.product.type) }
        Field("category", .string, "Its place in Google's taxonomy.") { view, _ in
            LiquidValue(view.product.googleCategory)
        }
        Field("tags", .list(of: .string), "Its tags, in the order of the file.") { view, _ in LiquidValue(view.tags) }
        Field("url", .string, "The address of its page.", example: "<a href=\"{{ product.url }}\">") { view, _ in
            .string(view.address)
        }
        Field("available", .boolean, "Whether any variant can be bought.") { view, _ in .bool(view.isAvailable) }
        Field("price", .money, "The lowest price of all variants.", example: "{{ product.price | money }}") { view, _ in
            .integer(view.price)
        }
        Field("price_min", .money, "The lowest price of all variants.") { view, _ in .integer(view.price) }
        Field("price_max", .money, "The highest price of all variants.") { view, _ in .integer(view.priceMax) }
        Field("price_varies", .boolean, "Whether the variants have different prices.") { view, _ in
            .bool(view.price != view.priceMax)
        }
        Field("compare_at_price", .money, "The lowest price to strike through, or nil.") { view, _ in
            LiquidValue(view.compareMin)
        }
        Field("compare_at_price_min", .money, "The lowest price to strike through, or nil.") { view, _ in
            LiquidValue(view.compareMin)
        }
        Field("compare_at_price_max", .money, "The highest price to strike through, or nil.") { view, _ in
            LiquidValue(view.compareMax)
        }
        Field("compare_at_price_varies", .boolean, "Whether the prices to strike through differ.") { view, _ in
            .bool(view.compareMin != view.compareMax)
        }
        Field("images", .list(of: .object("image")), "Its pictures.") { view, context in
            view.touchImages(context)
            return view.imageValues
        }
        Field("media", .list(of: .object("image")), "Its pictures; the same as `images`.") { view, context in
            view.touchImages(context)
            return view.imageValues
        }
        Field("featured_image", .object("image"), "The first picture, or nil.") { view, context in
            if let image = view.images.first { context.touch(.media, image.media) }
            return LiquidValue(view.images.first)
        }
        Field("featured_media", .object("image"), "The first picture, or nil.") { view, context in
            if let image = view.images.first { context.touch(.media, image.media) }
            return LiquidValue(view.images.first)
        }
        Field("options", .list(of: .string), "The names of its options, such as Size.") { view, _ in
            LiquidValue(view.product.options.map(\.name.value))
        }
        Field("options_with_values", .list(of: .object("product_option")), "Its options with their values.") {
            view, _ in
            .list(view.options().map { .object($0) })
        }
        Field("options_by_name", .map(of: .object("product_option")), "Its options by name.") { view, _ in
            .map(LiquidMap(view.options().map { ($0.option.name.value, .object($0)) }))
        }
        Field("variants", .list(of: .object("variant")), "Everything of it that can be put in a cart.") { view, _ in
            view.variantValues
        }
        Field("variants_count", .integer, "How many variants there are.") { view, _ in .integer(view.variants.count) }
        Field("has_only_default_variant", .boolean, "Whether it has no options.") { view, _ in
            .bool(view.product.hasOnlyDefaultVariant)
        }
        Field("selected_variant", .object("variant"), "Always nil: a static page is made before anything is selected.")
        {
            _, _ in .null
        }
        Field("first_available_variant", .object("variant"), "The first variant that can be bought, or nil.") {
            view, _ in
            LiquidValue(view.variants.first { $0.isAvailable })
        }
        Field("selected_or_first_available_variant", .object("variant"), "The variant a page opens with.") { view, _ in
            LiquidValue(view.chosenVariant)
        }
        Field("collections", .list(of: .object("collection")), "The collections it is in.") { view, _ in
            ViewSequence.collections(view.entry.collections)
        }
        Field("related", .list(of: .object("product")), "The products its file names as related.") { view, _ in
            .sequence(ProductSequence(view.entry.related[...]))
        }
        Field("attributes", .map(of: .any), "Colour, size, material and whatever else its file says.") { view, _ in
            .map(view.attributes)
        }
        Field("metafields", .object("metafields"), "The attributes in the form `metafields.custom.name.value`.") {
            view, _ in .object(MetafieldsView(view.attributes))
        }
        Field("reviews", .list(of: .object("review")), "What customers said.") { view, _ in
            .list(view.product.reviews.map { .object(ReviewView($0)) })
        }
        Field("rating", .object("rating"), "The average of its reviews, or nil.") { view, _ in
            LiquidValue(view.rating().map { RatingView($0) })
        }
        Field("condition", .string, "`new`, `refurbished` or `used`.") { view, _ in
            .string(view.product.condition.rawValue)
        }
        Field("template_suffix", .string, "The part of its template's name after `product.`, or nil.") { view, _ in
            TemplateView.suffix(view.product.template?.value, of: "product")
        }
        Field("created_at", .date, "When it was added, or nil.") { view, _ in LiquidValue(view.product.date?.timestamp)
        }
        Field("published_at", .date, "When it was first shown, or nil.") { view, _ in
            LiquidValue((view.product.publishAt ?? view.product.date)?.timestamp)
        }
        Field("requires_selling_plan", .boolean, "Always false.") { _, _ in false }
        Field("selling_plan_groups", .list(of: .any), "Always empty.") { _, _ in [] }
    }
}

extension RenderContext {
    /// A body as HTML.
    func bodyHTML(_ kind: Dependency.Kind, _ id: Int) -> LiquidValue {
        guard let page else { return .null }
        return .html(page.storefront.bodies.bodyHTML(kind, id, page.trace))
    }
}

extension LiquidValue {
    /// A free value of the content.
    init(_ value: ContentValue) {
        switch value {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .integer(let number): self = .integer(number)
        case .decimal(let number): self = LiquidValue(number: number.text)
        case .text(let text): self = .string(text)
        case .list(let values): self = .list(values.map { LiquidValue($0) })
        case .map(let entries): self = .map(LiquidMap(entries.map { ($0.name, LiquidValue($0.value)) }))
        }
    }
}
