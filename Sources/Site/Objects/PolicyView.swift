import Commerce
import Liquid

/// A page of the shop's terms.
final class PolicyView: LiquidObject {
    let kind: String
    private let page: PageView

    init(_ kind: String, _ page: PageView) {
        self.kind = kind
        self.page = page
    }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("policy", PolicyView.self, "A page of the shop's terms.") {
        Field("id", .string, "`terms-of-service`, `privacy-policy`, `refund-policy` or `shipping-policy`.") { view, _ in
            .string(view.kind)
        }
        Field("handle", .string, "The handle of the page.") { view, _ in .string(view.page.page.handle) }
        Field("title", .string, "The title of the page.") { view, _ in .string(view.page.page.title) }
        Field("url", .string, "The address of the page.") { view, _ in .string(view.page.address) }
        Field("body", .html, "The text of the page.") { view, context in context.bodyHTML(.page, view.page.id) }
    }
}
