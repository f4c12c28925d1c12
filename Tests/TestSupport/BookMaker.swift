import Commerce
import Content
import Text

/// Makes a price book from the settings, products and discounts a test writes as an owner would.
package enum BookMaker {
    /// What the reader said of content that a test thought good.
    package struct Refusal: Error {
        package var reports: [String]
    }

    /// `products` are the front matters of product files by handle. Throws when there is anything to say of them.
    package static func book(
        store: String, products: [String: String], discounts: String = "", zones: ZoneFinder = .none
    ) throws(Refusal) -> PriceBook {
        var diagnostics: [Diagnostic] = []
        let read = ContentFile.store(
            in: SourceFile(path: "store.yaml", text: store), zones: zones, diagnostics: &diagnostics)
        guard let shop = read else { throw Refusal(reports: diagnostics.map { $0.report() }) }
        var items: [PriceBook.Item] = []
        for (handle, fields) in products {
            let source = SourceFile(path: "content/products/\(handle).md", text: "---\n\(fields)---\n")
            for product in ContentFile.products(
                in: source, handle: handle, conventions: shop.conventions, diagnostics: &diagnostics)
            {
                items += product.variants.map {
                    PriceBook.Item(
                        $0, of: product, url: "products/\(handle)/", collections: product.collections.map(\.value))
                }
            }
        }
        let list = ContentFile.discounts(
            in: SourceFile(path: "discounts.yaml", text: discounts), conventions: shop.conventions,
            diagnostics: &diagnostics)
        guard diagnostics.isEmpty else { throw Refusal(reports: diagnostics.map { $0.report() }) }
        return PriceBook(store: shop, items: items, discounts: list)
    }
}
