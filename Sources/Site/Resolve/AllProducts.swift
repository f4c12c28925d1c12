import Commerce
import Text

/// The collection of everything, which every shop has as `/collections/all/`; a file of that name gives it a title, an
/// order, a text, or products of its own.
package enum AllProducts {
    package static let handle = Collection.everything

    static func collection(language: String) -> Collection {
        let source = SourceFile(path: "content/collections/all.md", bytes: [])
        return Collection(
            handle: handle, source: source, range: 0..<0, title: title(language: language),
            body: ContentBody(source: source, range: 0..<0), sort: .title)
    }

    /// A theme may say it otherwise; this is what the page is called where it does not.
    private static func title(language: String) -> String {
        switch language.prefix(2).lowercased() {
        case "de": "Alle Produkte"
        case "fr": "Tous les produits"
        case "es": "Todos los productos"
        case "it": "Tutti i prodotti"
        case "nl": "Alle producten"
        case "pt": "Todos os produtos"
        case "sv": "Alla produkter"
        case "da": "Alle produkter"
        case "pl": "Wszystkie produkty"
        default: "All products"
        }
    }
}
