import Liquid

/// All products: `all_products['handle']`, and a list.
final class AllProductsView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let found = context.product(handle: key)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.products, page) }

    static let schema = ObjectSchema(
        "all_products", AllProductsView.self, "Every product, by its handle or as a list in order of handle.",
        otherKeys: .init(key: "handle", type: .object("product"), summary: "The product with that handle, or nil.")
    ) {}
}
