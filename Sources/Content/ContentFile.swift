import Commerce
import Documents
import Text

/// Whole content files: front matter or JSON in, checked things out.
///
/// A file's kind of syntax is told by its name's ending: `.json`, `.yaml` or `.yml`, anything else is Markdown with
/// front matter. A file that cannot be read at all gives its diagnostics and nothing else.
package enum ContentFile {
    /// The product of a file, or the products of a JSON file that holds a list.
    package static func products(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Product] {
        many(in: source, handle: handle, "a product", &diagnostics) { node, handle, body, diagnostics in
            Product.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    package static func collections(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Collection] {
        many(in: source, handle: handle, "a collection", &diagnostics) { node, handle, body, diagnostics in
            Collection.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    package static func pages(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Page] {
        many(in: source, handle: handle, "a page", &diagnostics) { node, handle, body, diagnostics in
            Page.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    package static func posts(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Post] {
        many(in: source, handle: handle, "a post", &diagnostics) { node, handle, body, diagnostics in
            Post.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    /// `store.yaml` or `store.json`.
    package static func store(
        in source: SourceFile, zones: ZoneFinder = .none, diagnostics: inout [Diagnostic]
    ) -> Store? {
        data(in: source, &diagnostics).flatMap { Store.decode($0.root, zones: zones, diagnostics: &diagnostics) }
    }

    /// `discounts.yaml` or `discounts.json`.
    package static func discounts(
        in source: SourceFile, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Discount] {
        guard let document = data(in: source, &diagnostics) else { return [] }
        return Discount.decodeList(document.root, conventions: conventions, diagnostics: &diagnostics)
    }

    private static func data(in source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Document? {
        isJSON(source)
            ? JSON.parse(source, diagnostics: &diagnostics) : YAML.parse(source, diagnostics: &diagnostics)
    }

    private static func isJSON(_ source: SourceFile) -> Bool { source.path.hasSuffix(".json") }

    private static func many<Thing>(
        in source: SourceFile, handle: String, _ what: String, _ diagnostics: inout [Diagnostic],
        decode: (Node, String?, ContentBody?, inout [Diagnostic]) -> Thing?
    ) -> [Thing] {
        if isJSON(source) {
            guard let document = JSON.parse(source, diagnostics: &diagnostics) else { return [] }
            let root = document.root
            guard root.kind == .list else { return decode(root, handle, nil, &diagnostics).map { [$0] } ?? [] }
            return root.items.compactMap { decode($0, nil, nil, &diagnostics) }
        }
        let before = diagnostics.count
        guard let parts = FrontMatter.split(source, diagnostics: &diagnostics) else {
            if diagnostics[before...].allSatisfy({ $0.severity != .error }) {
                diagnostics.append(
                    Diagnostic(
                        .error, source, 0..<0, "\(what) begins with its fields between two lines of three hyphens (---)"
                    ))
            }
            return []
        }
        guard let document = YAML.parse(source, in: parts.header, diagnostics: &diagnostics) else { return [] }
        let body = ContentBody(source: source, range: parts.body)
        return decode(document.root, handle, body, &diagnostics).map { [$0] } ?? []
    }
}
