import Liquid

/// All collections.
final class CollectionsView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let found = context.collection(handle: key)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.collections, page) }

    static let schema = ObjectSchema(
        "collections", CollectionsView.self, "Every collection, by its handle or as a list in order of title.",
        otherKeys: .init(
            key: "handle", type: .object("collection"), summary: "The collection with that handle, or nil.")
    ) {}
}
