import Commerce
import Platform
import Text

/// `orders/price-book.json`: all that the intake needs to know of the shop, from the same model as the pages.
struct PriceBookFile {
    private let folder: String
    private let frame: PriceBook.Frame
    private let links: Links
    /// Of what every line follows from beside its product: currency, clocks, addresses.
    private let basis: Fingerprint
    private var catalogue: Catalogue { links.catalogue }
    private var path: String { Self.path(in: folder) }

    static func path(in folder: String) -> String { folder + "/price-book.json" }

    /// A book ready to be put in place, and what to remember of it.
    struct Ready: Sendable {
        /// Nil where the file that stands there says the same.
        var bytes: [UInt8]?
        var memory: BookMemory
    }

    /// - Parameter store: of all that store.yaml says.
    init(_ storefront: Storefront, _ theme: Theme, discounts: [Discount], store: Fingerprint, folder: String) {
        self.folder = folder
        let addresses = storefront.catalogue.addresses
        basis = store.combined(with: Fingerprint(addresses.absolute(addresses.home)))
        links = storefront.links
        let catalogue = storefront.catalogue
        let order = theme.orderBook(storefront)
        frame =
            PriceBook(
                store: catalogue.store, items: [], discounts: discounts, templates: order.templates,
                locale: order.locale,
                now: catalogue.now
            ).frame
    }

    /// The book, with the lines of products that say what they said copied from the last one.
    func make(last: BookMemory) -> Ready {
        var memory = BookMemory()
        memory.frame = Fingerprint(frame.head).combined(with: Fingerprint(frame.tail))
        let entries = catalogue.products.indices.map { id in
            (
                key: links.states.key(Dependency(.product, id)),
                state: catalogue.products[id].fingerprint.combined(with: basis)
            )
        }
        let order = entries.indices.sorted { entries[$0].key < entries[$1].key }
        var isDropped: Set<UInt64> = []
        var changed: [Int] = []
        var at = 0
        for id in order {
            let entry = entries[id]
            while at < last.keys.count, last.keys[at] < entry.key {
                isDropped.formUnion(last.skus(at))
                at += 1
            }
            let isKnown = at < last.keys.count && last.keys[at] == entry.key
            if !isKnown || last.states[at] != entry.state {
                changed.append(id)
                if isKnown { isDropped.formUnion(last.skus(at)) }
            }
            if isKnown { at += 1 }
            memory.keys.append(entry.key)
            memory.states.append(entry.state)
            memory.skus += catalogue.products[id].facts.skus
            memory.ends.append(UInt32(truncatingIfNeeded: memory.skus.count))
        }
        for index in at..<last.keys.count { isDropped.formUnion(last.skus(index)) }
        if changed.isEmpty, isDropped.isEmpty, memory.frame == last.frame, let stamp = SystemCalls.stamp(path),
            stamp == last.stamp
        {
            memory.stamp = stamp
            return Ready(bytes: nil, memory: memory)
        }
        return Ready(bytes: book(changed, isDropped, last), memory: memory)
    }

    private func book(_ changed: [Int], _ isDropped: Set<UInt64>, _ last: BookMemory) -> [UInt8] {
        if last.stamp.isSettled, changed.count < catalogue.products.count, let old = MappedFile(path),
            old.stamp == last.stamp
        {
            let lines = lines(changed.sorted())
            if let book = lines.replacing(in: old.bytes, frame, where: isDropped.contains) { return book }
        }
        return lines(Array(catalogue.products.indices)).book(frame)
    }

    private func lines(_ ids: [Int]) -> PriceBookLines {
        // By the hundred, so that what each thread makes is few large pieces.
        let share = 100
        let parts = Parallel.map((ids.count + share - 1) / share, stride: 1) { part in
            var lines = PriceBookLines()
            for id in ids[part * share..<min(ids.count, (part + 1) * share)] { append(id, to: &lines) }
            return lines
        }
        var lines = PriceBookLines()
        for part in parts { lines.append(part) }
        return lines
    }

    private func append(_ id: Int, to lines: inout PriceBookLines) {
        let item = catalogue.products[id]
        let product = item.product
        let collections = item.collections.map { catalogue.collections[$0].collection.handle }
        for (index, variant) in product.variants.enumerated() {
            let own = index < item.variantImages.count ? item.variantImages[index] : nil
            let image = (own ?? item.images.first).map { catalogue.addresses.file(catalogue.media[$0].outputPath) }
            lines.append(
                PriceBook.Item(variant, of: product, url: item.address, image: image, collections: collections))
        }
    }

    /// Puts the book in place by a rename, and leaves a file that says the same alone; gives what to remember of it.
    func write(_ ready: Ready) throws(FileFault) -> BookMemory {
        var memory = ready.memory
        guard let bytes = ready.bytes else { return memory }
        if let stamp = SystemCalls.stamp(path), stamp.size == bytes.count, try SystemCalls.read(path) == bytes {
            memory.stamp = stamp
            return memory
        }
        // What the intake keeps beside the book is its owner's alone; it refuses a folder that others can read.
        if SystemCalls.kind(folder) == nil {
            if let cut = folder.lastIndex(of: "/"), cut != folder.startIndex {
                try SystemCalls.makeFolders(String(folder[..<cut]))
            }
            try SystemCalls.makePrivateFolder(folder)
        }
        // Whoever may write it sets the shop's prices: never the group or others, whatever the umask.
        try SystemCalls.removeFile(path + ".new")
        memory.stamp = try SystemCalls.write(bytes, to: path + ".new", mode: 0o644)
        try SystemCalls.rename(path + ".new", to: path)
        return memory
    }
}
