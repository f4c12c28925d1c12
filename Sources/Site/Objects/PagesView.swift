import Liquid

/// All pages of the shop.
final class PagesView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let found = context.contentPage(handle: key)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.pages, page) }

    static let schema = ObjectSchema(
        "pages", PagesView.self, "Every page of the shop, by its handle or as a list in order of handle.",
        otherKeys: .init(key: "handle", type: .object("page"), summary: "The page with that handle, or nil.")
    ) {}
}
