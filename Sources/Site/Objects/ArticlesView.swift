import Liquid

/// Posts by their handle, with or without the journal's name in front.
final class ArticlesView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        let handle = key.split(separator: "/").last.map(String.init) ?? key
        let found = context.post(handle: handle)
        return found.isNull && ["size", "first", "last"].contains(key) ? LiquidValue?.none : found
    }

    var elements: (any LiquidSequence)? { AllSequence(.posts, page) }

    static let schema = ObjectSchema(
        "articles", ArticlesView.self, "Every post of the journal, by its handle or as a list, newest first.",
        otherKeys: .init(key: "handle", type: .object("article"), summary: "The post with that handle, or nil.")
    ) {}
}
