import Liquid

/// One link of a pagination.
final class PartView: LiquidObject {
    let title: LiquidValue
    let url: String?
    let isLink: Bool

    init(_ html: String?, number: Int?, url: String?, isLink: Bool) {
        title = html.map { .html($0) } ?? LiquidValue(number)
        self.url = url
        self.isLink = isLink
    }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("part", PartView.self, "One link of a pagination.") {
        Field("title", .any, "The number, or a sign for a gap.") { view, _ in view.title }
        Field("url", .string, "Where it leads, or nil for a gap.") { view, _ in LiquidValue(view.url) }
        Field("is_link", .boolean, "False for this page and for a gap.") { view, _ in .bool(view.isLink) }
    }
}
