import Liquid

/// The journal by its handle; it is the only one.
final class BlogsView: LiquidObject, @unchecked Sendable {
    private let page: PageContext

    init(_ page: PageContext) { self.page = page }

    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        switch key {
        case "size", "first", "last": nil
        case BlogView.handle, "news", "blog": .object(BlogView())
        default: .null
        }
    }

    var elements: (any LiquidSequence)? { AllSequence(.blogs, page) }

    static let schema = ObjectSchema(
        "blogs", BlogsView.self, "The journal, which is the only blog of a shop.",
        otherKeys: .init(
            key: "handle", type: .object("blog"), summary: "The journal under the name `journal` or `news`.")
    ) {}
}
