import Commerce
import Liquid
import Text

/// That the shop takes no orders at the moment of the build: `shop.closed` of templates.
final class ClosureView: LiquidObject {
    /// What the owner says of it, or nil.
    let message: String?
    /// The last moment at which it is closed, as a timestamp; nil when nobody knows.
    let until: String?

    init(message: String?, until: String?) {
        self.message = message
        self.until = until
    }

    /// Nil for a shop that takes orders.
    static func of(_ catalogue: Catalogue) -> ClosureView? {
        catalogue.store.orders.url == nil ? ClosureView(message: nil, until: nil) : nil
    }

    static func of(_ context: RenderContext) -> ClosureView? { context.page.flatMap { of($0.catalogue) } }

    /// All of it, for fingerprints: opening and closing changes pages without an edit.
    static func description(_ catalogue: Catalogue) -> String {
        guard let closure = of(catalogue) else { return "open" }
        return "closed \(closure.until ?? "") \(closure.message ?? "")"
    }

    /// What to say where a theme says nothing.
    func text(_ language: String) -> String { message ?? StandardTitles.title("closed", language: language) }

    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema(
        "closure", ClosureView.self, "That the shop takes no orders: its pages show no way to buy."
    ) {
        Field("message", .string, "What the owner says of it, or nil.") { view, _ in LiquidValue(view.message) }
        Field("until", .date, "Until when, or nil.") { view, _ in LiquidValue(view.until) }
    }
}
