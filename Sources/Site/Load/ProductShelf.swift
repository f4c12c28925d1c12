import Commerce
import Platform
import Text

/// All products of the shop: their facts in memory, and each product itself read from its file when it is asked for.
///
/// A build that renders one page reads one file; a build that renders all has read all when it checked them. In order of
/// path, as the files lie.
package final class ProductShelf: Sendable {
    package let facts: [ProductFacts]
    private let files: [ContentItem]
    /// For each product its file, and which of that file's products it is.
    private let places: [Place]
    private let products: LazyViews<Product>

    struct Place: Sendable {
        var file: Int32
        var index: Int32
    }

    /// - Parameters:
    ///   - read: those among the products that were read already.
    ///   - load: reads all products of a file; nil when it cannot be read any more.
    init(
        facts: [ProductFacts], files: [ContentItem], places: [Place], read: [Product?],
        load: @escaping @Sendable (ContentItem) -> [Product]?
    ) {
        self.facts = facts
        self.files = files
        self.places = places
        let shared = Guarded<[Int32: [Product]]>([:])
        let lists = Set(places.lazy.filter { $0.index > 0 }.map(\.file))
        products = LazyViews(facts.count, made: read) { id in
            let place = places[id]
            if let known = shared.withLock({ $0[place.file] }), known.indices.contains(Int(place.index)) {
                return known[Int(place.index)]
            }
            let found = load(files[Int(place.file)]) ?? []
            // A file with a list of products is read once for all of them.
            if lists.contains(place.file) { shared.withLock { $0[place.file] = found } }
            guard found.indices.contains(Int(place.index)), found[Int(place.index)].handle == facts[id].handle else {
                return .missing(facts[id], path: files[Int(place.file)].path)
            }
            return found[Int(place.index)]
        }
    }

    /// Products that no file stands behind, as tests make them.
    package convenience init(_ products: [Product], at now: Instant) {
        self.init(
            facts: products.map { ProductFacts($0, at: now, bounds: RuleBounds()) }, files: [], places: [],
            read: products, load: { _ in nil })
    }

    package var count: Int { facts.count }

    package subscript(id: Int) -> Product { products[id] }

    /// Every product; reads what was not read yet, on all cores.
    func all() -> [Product] { Parallel.map(facts.count, stride: 32) { self.products[$0] } }

    /// Where a product's file is, without reading it.
    func path(_ id: Int) -> String { places.isEmpty ? products[id].source.path : files[Int(places[id].file)].path }
}

/// A content file by its path, with the handle that its name gives.
package struct ContentItem: Sendable {
    var path: String
    var handle: String
    var stamp: FileStamp
}

extension Product {
    /// What stands in for a product whose file was changed or taken away while the shop was being built: the change
    /// begins another build or is told by it, and this one only has to end.
    fileprivate static func missing(_ facts: ProductFacts, path: String) -> Product {
        let source = SourceFile(path: path, bytes: [])
        return Product(
            handle: facts.handle, source: source, range: 0..<0, title: facts.title,
            body: ContentBody(source: source, range: 0..<0),
            variants: [Variant(sku: Located(facts.handle), optionValues: [], offer: Offer(price: facts.lowestPrice))])
    }
}
