import Commerce
import Languages
import Liquid
import Theming

/// `shop.closed` on pages: decided by the moment of the build.
extension ClosureView {
    /// Nil for a shop that takes orders.
    static func of(_ catalogue: Catalogue) -> ClosureView? {
        catalogue.store.orders.closure(at: catalogue.now).map {
            ClosureView(message: $0.message, until: $0.until?.timestamp)
        }
    }

    static func of(_ context: RenderContext) -> ClosureView? { context.page.flatMap { of($0.catalogue) } }

    /// All of it, for fingerprints: opening and closing changes pages without an edit.
    static func description(_ catalogue: Catalogue) -> String {
        guard let closure = of(catalogue) else { return "open" }
        return "closed \(closure.until ?? "") \(closure.message ?? "")"
    }

    /// What to say where a theme says nothing.
    func text(_ language: Language) -> String { message ?? language.word(.closed) }
}
