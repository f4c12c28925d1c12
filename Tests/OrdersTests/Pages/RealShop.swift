import Commerce
import Orders
import Platform
import Site
import TestSupport
import Text

/// The shop of this repository as the intake gets it: its price book, made of `content/` and `themes/` without a build.
enum RealShop {
    /// A theme in a language; the words of `store.yaml` stay English.
    struct Look: Hashable, CustomStringConvertible {
        var theme: String
        var language: String
        /// Without the owner's settings of the theme.
        var isBare = false
        var description: String { "\(theme) \(language)\(isBare ? " bare" : "")" }
    }

    static let looks = [
        Look(theme: "market", language: "en"), Look(theme: "market", language: "de"),
        Look(theme: "market", language: "fr"), Look(theme: "plain", language: "en"),
    ]

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let books = Guarded<[Look: PriceBook]>([:])

    static func book(_ look: Look = looks[0]) throws -> PriceBook {
        if let known = books.withLock({ $0[look] }) { return known }
        var files: [String: [UInt8]] = [:]
        let disk = DiskReader(root: Repository.root)
        for folder in ["content", "themes"] {
            for entry in try disk.files(below: folder) where !entry.path.hasPrefix("content/media/") {
                files[entry.path] = try disk.read(entry.path)
            }
        }
        let store = String(decoding: files["content/store.yaml"] ?? [], as: UTF8.self)
        files["content/store.yaml"] = Array(written(store, look).utf8)
        let reader = MemoryReader(bytes: files)
        // Pictures are left out: they are most of the bytes, and no order needs one.
        var ignored: [Diagnostic] = []
        guard
            let shop = try ShopLoader(reader: reader, folders: ShopFolders(), moment: { _ in SampleOrder.placedAt })
                .load(diagnostics: &ignored),
            let addresses = Addresses(baseURL: shop.store.url.value)
        else { throw Failure(description: "the shop cannot be read") }
        var diagnostics: [Diagnostic] = []
        guard let theme = Theme.load(store: shop.store, reader: reader, diagnostics: &diagnostics) else {
            throw Failure(description: "the theme cannot be read")
        }
        guard diagnostics.isEmpty else {
            throw Failure(description: diagnostics.map { $0.report() }.joined(separator: "\n"))
        }
        let catalogue = Resolver.resolve(
            shop, addresses: addresses, options: .init(now: SampleOrder.placedAt), diagnostics: &ignored)
        let storefront = Storefront(
            Links(catalogue), language: catalogue.store.language, bodies: NoBodies(), imageTool: nil)
        let order = theme.orderBook(storefront)
        let items = catalogue.products.flatMap { item in
            item.product.variants.map {
                PriceBook.Item(
                    $0, of: item.product, url: item.address,
                    collections: item.collections.map { catalogue.collections[$0].collection.handle })
            }
        }
        let book = PriceBook(
            store: catalogue.store, items: items, discounts: shop.discounts, templates: order.templates,
            locale: order.locale)
        books.withLock { $0[look] = book }
        return book
    }

    /// The theme's own settings go with the theme that they are for.
    private static func written(_ store: String, _ look: Look) -> String {
        var lines: [Substring] = []
        var isInTheme = false
        for line in store.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("language:") {
                lines.append("language: \(look.language)")
            } else if line.hasPrefix("theme:") {
                isInTheme = true
                lines += ["theme:", "  name: \(look.theme)"]
            } else if isInTheme, line.hasPrefix(" ") {
                if look.theme == "market", !look.isBare, line != "  name: market" { lines.append(line) }
            } else {
                isInTheme = false
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }

    private struct NoBodies: BodySource {
        func bodyHTML(_ kind: Dependency.Kind, _ id: Int, _ trace: DependencyTrace) -> String { "" }
    }
}
