import Commerce
import Documents
import Text

/// Whole content files: front matter or JSON in, checked things out.
///
/// A file's kind of syntax is told by its name's ending: `.json`, `.yaml` or `.yml`, anything else is Markdown with
/// front matter. A file that cannot be read at all gives its diagnostics and nothing else.
package enum ContentFile {
    /// What a file holds, as far as it could be read.
    package struct Contents<Thing: Sendable>: Sendable {
        package var things: [Thing]
        /// False when there are things in it that `things` has not.
        package var isWhole: Bool

        package init(_ things: [Thing] = [], isWhole: Bool) {
            self.things = things
            self.isWhole = isWhole
        }
    }

    /// The product of a file, or the products of a JSON file that holds a list.
    package static func products(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Product] {
        readProducts(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics).things
    }

    package static func readProducts(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> Contents<Product> {
        many(in: source, handle: handle, "a product", &diagnostics) { node, handle, body, diagnostics in
            Product.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    package static func collections(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Collection] {
        readCollections(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics).things
    }

    package static func readCollections(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> Contents<Collection> {
        many(in: source, handle: handle, "a collection", &diagnostics) { node, handle, body, diagnostics in
            Collection.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    package static func pages(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Page] {
        readPages(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics).things
    }

    package static func readPages(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> Contents<Page> {
        many(in: source, handle: handle, "a page", &diagnostics) { node, handle, body, diagnostics in
            Page.decode(node, handle: handle, body: body, conventions: conventions, diagnostics: &diagnostics)
        }
    }

    package static func posts(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> [Post] {
        readPosts(in: source, handle: handle, conventions: conventions, diagnostics: &diagnostics).things
    }

    package static func readPosts(
        in source: SourceFile, handle: String, conventions: ContentConventions, diagnostics: inout [Diagnostic]
    ) -> Contents<Post> {
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

    private static func many<Thing: Sendable>(
        in source: SourceFile, handle: String, _ what: String, _ diagnostics: inout [Diagnostic],
        decode: (Node, String?, ContentBody?, inout [Diagnostic]) -> Thing?
    ) -> Contents<Thing> {
        let nothing = Contents<Thing>(isWhole: false)
        func one(_ thing: Thing?) -> Contents<Thing> { thing.map { Contents([$0], isWhole: true) } ?? nothing }
        if isJSON(source) {
            guard let document = JSON.parse(source, diagnostics: &diagnostics) else { return nothing }
            let root = document.root
            guard root.kind == .list else { return one(decode(root, handle, nil, &diagnostics)) }
            let things = root.items.compactMap { decode($0, nil, nil, &diagnostics) }
            return Contents(things, isWhole: things.count == root.items.count)
        }
        let before = diagnostics.count
        guard let parts = FrontMatter.split(source, diagnostics: &diagnostics) else {
            if diagnostics[before...].allSatisfy({ $0.severity != .error }) {
                diagnostics.append(
                    Diagnostic(
                        .error, source, 0..<0, "\(what) begins with its fields between two lines of three hyphens (---)"
                    ))
            }
            return nothing
        }
        guard let document = YAML.parse(source, in: parts.header, diagnostics: &diagnostics) else { return nothing }
        let body = ContentBody(source: source, range: parts.body)
        return one(decode(document.root, handle, body, &diagnostics))
    }
}
