import Commerce
import Content
import TestSupport
import Text

/// Decodes a content file of any kind by its path under `content/`.
enum ContentDecoding {
    static func diagnostics(of path: String, _ text: String, _ conventions: ContentConventions) -> [Diagnostic] {
        let source = SourceFile(path: "content/" + path, text: text)
        var diagnostics: [Diagnostic] = []
        let name = path.split(separator: "/").last ?? ""
        let handle = String(name.prefix { $0 != "." })
        switch path.split(separator: "/").first {
        case "products":
            _ = ContentFile.products(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
        case "collections":
            _ = ContentFile.collections(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
        case "pages":
            _ = ContentFile.pages(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
        case "journal":
            _ = ContentFile.posts(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics)
        case "discounts.yaml":
            _ = ContentFile.discounts(in: source, conventions: conventions, diagnostics: &diagnostics)
        default: _ = ContentFile.store(in: source, zones: ZoneBytes.finder, diagnostics: &diagnostics)
        }
        return diagnostics
    }

    static let euro = ContentConventions(currency: Currency(code: "EUR") ?? .fallback)

    /// The one product of a Markdown file, and what was said of it.
    static func product(_ frontMatter: String, body: String = "") -> (product: Product?, reports: [String]) {
        let source = SourceFile(path: "content/products/mug.md", text: "---\n" + frontMatter + "---\n" + body)
        var diagnostics: [Diagnostic] = []
        let product = ContentFile.products(in: source, handle: "mug", conventions: euro, diagnostics: &diagnostics)
            .first
        return (product, diagnostics.map { $0.report() })
    }

    static func store(_ text: String) -> (store: Store?, reports: [String]) {
        var diagnostics: [Diagnostic] = []
        let store = ContentFile.store(
            in: SourceFile(path: "content/store.yaml", text: text), diagnostics: &diagnostics)
        return (store, diagnostics.map { $0.report() })
    }

    static func instant(_ text: String) -> Instant { DateTime(text)?.instant ?? Instant(seconds: 0) }
}
