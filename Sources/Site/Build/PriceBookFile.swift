import Commerce
import Platform
import Text

/// `orders/price-book.json`: all that the intake needs to know of the shop, from the same model as the pages.
enum PriceBookFile {
    static func book(_ storefront: Storefront, _ theme: Theme, discounts: [Discount]) -> PriceBook {
        let catalogue = storefront.catalogue
        var items: [PriceBook.Item] = []
        items.reserveCapacity(catalogue.products.count)
        for item in catalogue.products {
            let collections = item.collections.map { catalogue.collections[$0].collection.handle }
            for (index, variant) in item.product.variants.enumerated() {
                let own = index < item.variantImages.count ? item.variantImages[index] : nil
                let image = (own ?? item.images.first).map { catalogue.addresses.file(catalogue.media[$0].outputPath) }
                items.append(
                    PriceBook.Item(variant, of: item.product, url: item.address, image: image, collections: collections)
                )
            }
        }
        let order = theme.orderBook(storefront)
        return PriceBook(
            store: catalogue.store, items: items, discounts: discounts, templates: order.templates,
            locale: order.locale, now: catalogue.now)
    }

    /// Puts the book in place by a rename, and leaves a file that says the same alone.
    static func write(_ bytes: [UInt8], folder: String) throws(FileFault) {
        let path = folder + "/price-book.json"
        if let stamp = SystemCalls.stamp(path), stamp.size == bytes.count, try SystemCalls.read(path) == bytes {
            return
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
        try SystemCalls.write(bytes, to: path + ".new", mode: 0o644)
        try SystemCalls.rename(path + ".new", to: path)
    }
}
