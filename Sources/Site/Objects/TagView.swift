import Liquid

/// The page of a tag: it stands in for `collection` in the collection template.
final class TagView: ProductListing {
    let id: Int
    let tag: CatalogueTag
    let listingNames = ListingNames()

    init(_ id: Int, _ catalogue: Catalogue) {
        self.id = id
        tag = catalogue.tags[id]
    }

    var list: PaginatedList { .tag(id) }
    var productIDs: [Int] { tag.products }
    var isShared: Bool { true }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(tag.handle) }

    func touchMembers(_ context: RenderContext) { context.touch(.tag, id) }

    static let schema = ObjectSchema(
        "tag", TagView.self, "The products under a tag; `collection` on a tag's page, with the same fields."
    ) {
        Field("id", .string, "Names the tag; the same as `handle`.") { view, _ in .string(view.tag.handle) }
        Field("handle", .string, "The tag as it stands in its URL.") { view, _ in .string(view.tag.handle) }
        Field("title", .string, "The tag.") { view, _ in .string(view.tag.name) }
        Field("name", .string, "The tag.") { view, _ in .string(view.tag.name) }
        Field("description", .html, "Always empty.") { _, _ in .html("") }
        Field("summary", .string, "Always nil.") { _, _ in .null }
        Field("url", .string, "The address of its page.") { view, _ in .string(view.tag.address) }
        Field("image", .object("image"), "Always nil.") { _, _ in .null }
        Field("featured_image", .object("image"), "The picture of its first product, or nil.") { view, context in
            view.touchMembers(context)
            guard let first = view.productIDs.first, let product = context.product(first).object(as: ProductView.self),
                let image = product.images.first
            else { return .null }
            context.touch(.media, image.media)
            return .object(image)
        }
        Field("products", .list(of: .object("product")), "Its products; inside `paginate`, those of the page.") {
            view, context in view.productsValue(context)
        }
        Field("products_count", .integer, "How many products have it.") { view, context in
            view.touchMembers(context)
            return .integer(view.productIDs.count)
        }
        Field("all_products_count", .integer, "How many products have it.") { view, context in
            view.touchMembers(context)
            return .integer(view.productIDs.count)
        }
        Field("all_tags", .list(of: .string), "The tags of its products.") { view, context in
            view.names(.tags, context)
        }
        Field("tags", .list(of: .string), "The tags of its products.") { view, context in
            view.names(.tags, context)
        }
        Field("all_types", .list(of: .string), "The types of its products.") { view, context in
            view.names(.types, context)
        }
        Field("all_vendors", .list(of: .string), "The vendors of its products.") { view, context in
            view.names(.vendors, context)
        }
        Field("sort_by", .string, "Always `title-ascending`.") { _, _ in "title-ascending" }
        Field("default_sort_by", .string, "Always `title-ascending`.") { _, _ in "title-ascending" }
        Field("sort_options", .list(of: .object("sort_option")), "The orders there are, for scripts that sort.") {
            _, _ in
            .list(SortOptionView.all.map { .object($0) })
        }
        Field("filters", .list(of: .any), "Always empty: a static page shows all products.") { _, _ in [] }
    }
}
