import Liquid

/// What collections and tags have in common: a list of products that can be split over pages.
protocol ProductListing: LiquidObject {
    var productIDs: [Int] { get }
    var list: PaginatedList { get }
    func touchMembers(_ context: RenderContext)
    var listingNames: ListingNames { get }
}

extension ProductListing {
    /// The tags, types or vendors of the whole list; the list is noted as read.
    func names(_ kind: ListingNames.Kind, _ context: RenderContext) -> LiquidValue {
        touchMembers(context)
        guard let catalogue = context.page?.catalogue else { return [] }
        return listingNames.value(kind, of: productIDs, catalogue)
    }

    var productsValue: (RenderContext) -> LiquidValue {
        { context in
            self.touchMembers(context)
            return ProductSequence.make(self.productIDs, self.list, context)
        }
    }
}
