import Commerce
import Liquid

/// A collection: `collection` of templates.
final class CollectionView: ProductListing {
    let id: Int
    let collection: Collection
    let address: String
    let productIDs: [Int]
    let listingNames = ListingNames()
    private let image: ImageView?

    init(_ id: Int, _ catalogue: Catalogue) {
        self.id = id
        let entry = catalogue.collections[id]
        collection = entry.collection
        address = entry.address
        productIDs = entry.products
        let collection = collection
        image = entry.image.map {
            ImageView($0, catalogue, alt: collection.image?.alt ?? collection.title, position: 1)
        }
    }

    var list: PaginatedList { .collection(id) }
    var isShared: Bool { true }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(collection.handle) }

    func isEqual(to other: any LiquidObject) -> Bool { (other as? CollectionView)?.id == id }

    func touchMembers(_ context: RenderContext) { context.touch(.collectionMembers, id) }

    private var sortName: String {
        switch collection.sort {
        case .manual: "manual"
        case .title: "title-ascending"
        case .price: "price-ascending"
        case .priceDescending: "price-descending"
        case .newest: "created-descending"
        case .bestRated: "best-rated"
        }
    }

    private func neighbour(_ offset: Int, _ context: RenderContext) -> LiquidValue {
        guard case .product(let product)? = context.page?.page.subject else { return .null }
        touchMembers(context)
        guard let at = productIDs.firstIndex(of: product), productIDs.indices.contains(at + offset) else {
            return .null
        }
        return context.product(productIDs[at + offset])
    }

    static let schema = ObjectSchema("collection", CollectionView.self, "Products chosen by hand or by rule.") {
        Field("id", .string, "Names the collection; the same as `handle`.") { view, _ in .string(view.collection.handle)
        }
        Field("handle", .string, "The name of its file, which is part of its URL.") { view, _ in
            .string(view.collection.handle)
        }
        Field("title", .string, "Its name.", example: "{{ collection.title }}") { view, _ in
            .string(view.collection.title)
        }
        Field("description", .html, "The text under the front matter, as HTML.") { view, context in
            context.bodyHTML(.collection, view.id)
        }
        Field("summary", .string, "One or two sentences about it, or nil.") { view, _ in
            LiquidValue(view.collection.summary)
        }
        Field("url", .string, "The address of its page.") { view, _ in .string(view.address) }
        Field("image", .object("image"), "Its picture, or nil.") { view, context in
            if let image = view.image { context.touch(.media, image.media) }
            return LiquidValue(view.image)
        }
        Field("featured_image", .object("image"), "Its picture, or that of its first product, or nil.") {
            view, context in
            if let image = view.image {
                context.touch(.media, image.media)
                return .object(image)
            }
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
        Field("products_count", .integer, "How many products it has.") { view, context in
            view.touchMembers(context)
            return .integer(view.productIDs.count)
        }
        Field("all_products_count", .integer, "How many products it has.") { view, context in
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
        Field("sort_by", .string, "How its file orders it, in the words of `sort_options`.") { view, _ in
            .string(view.sortName)
        }
        Field("default_sort_by", .string, "The same as `sort_by`.") { view, _ in .string(view.sortName) }
        Field("sort_options", .list(of: .object("sort_option")), "The orders there are, for scripts that sort.") {
            _, _ in
            .list(SortOptionView.all.map { .object($0) })
        }
        Field("filters", .list(of: .any), "Always empty: a static page shows all products.") { _, _ in [] }
        Field("next_product", .object("product"), "On a product's page, the one after it, or nil.") { view, context in
            view.neighbour(1, context)
        }
        Field("previous_product", .object("product"), "On a product's page, the one before it, or nil.") {
            view, context in
            view.neighbour(-1, context)
        }
        Field("template_suffix", .string, "The part of its template's name after `collection.`, or nil.") { view, _ in
            TemplateView.suffix(view.collection.template?.value, of: "collection")
        }
    }
}
