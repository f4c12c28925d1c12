import Commerce
import Languages
import Text

/// The collection of everything, which every shop has as `/collections/all/`; a file of that name gives it a title, an
/// order, a text, or products of its own.
package enum AllProducts {
    package static let handle = Collection.everything

    /// A theme may call it otherwise; the standard word is the page's title where it does not.
    static func collection(language: Language) -> Collection {
        let source = SourceFile(path: "content/collections/all.md", bytes: [])
        return Collection(
            handle: handle, source: source, range: 0..<0, title: language.word(.allProducts),
            body: ContentBody(source: source, range: 0..<0), sort: .title)
    }
}
