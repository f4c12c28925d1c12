import Commerce
import Liquid

/// A profile of the shop elsewhere.
final class SocialLinkView: LiquidObject {
    private let link: SocialLink

    init(_ link: SocialLink) { self.link = link }

    var schema: ObjectSchema { Self.schema }

    func plainValue(_ context: RenderContext?) -> LiquidValue? { .string(link.url) }

    static let schema = ObjectSchema("social_link", SocialLinkView.self, "A profile of the shop elsewhere.") {
        Field("name", .string, "The service, such as `mastodon`.") { view, _ in .string(view.link.name) }
        Field("url", .string, "The profile's address.") { view, _ in .string(view.link.url) }
    }
}
