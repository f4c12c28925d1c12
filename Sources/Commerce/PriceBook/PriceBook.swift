import Languages

/// Everything that pricing an order takes, and all of the shop that the intake reads.
///
/// The site makes it from the same products its pages are made from; written and read as one deterministic JSON file.
package struct PriceBook: Sendable, Equatable {
    /// Of the file's format as it is written. Version 2 tells weights in milligrams and how the shop's clocks go.
    package static let version = 2
    /// The versions that are read: a new program beside the book of the last release goes on selling. Others are
    /// refused, because a misread price is worse than none.
    package static let readable = 1...version

    package var store: StoreFacts
    package var currency: Currency
    package var moneyFormat: MoneyFormat
    package var orders: OrderSettings
    /// Sorted by the bytes of their SKUs, each there once.
    package let items: [Item]
    package var shipping: [ShippingZone]
    package var tax: TaxRules
    package var payment: [PaymentMethod]
    package var discounts: [Discount]
    /// The theme's templates for orders by name, sorted, for the template engine to read.
    package var templates: [Template]
    /// The theme's words, a JSON text, for the template engine to read.
    package var locale: String

    /// What orders and mails say of the shop.
    package struct StoreFacts: Sendable, Equatable {
        package var name: String
        /// With a final slash.
        package var url: String
        package var language: Language
        package var email: String?
        package var phone: String?
        package var address: Address?
        /// How the shop's clocks go, for showing times.
        package var zone: ZoneTable

        package init(
            name: String, url: String, language: Language, email: String? = nil, phone: String? = nil,
            address: Address? = nil, zone: ZoneTable = .utc
        ) {
            self.name = name
            self.url = url
            self.language = language
            self.email = email
            self.phone = phone
            self.address = address
            self.zone = zone
        }

        /// Seconds east of UTC outside of the changes that are known; `zone.offset(at:)` knows each moment's.
        package var utcOffset: Int { zone.first }
    }

    /// One SKU.
    package struct Item: Sendable, Equatable {
        package var sku: String
        /// The product's handle.
        package var product: String
        package var title: String
        /// Empty for a product without options.
        package var variantTitle: String
        /// A path of the shop that selects the variant, without the base path's slash at its beginning.
        package var url: String
        /// A path of the shop, or nil.
        package var image: String?
        package var offer: Offer
        /// Milligrams; 0 when not known.
        package var weight: Int
        package var shippingClass: String?
        package var taxClass: String?
        /// Handles of the collections it is in, sorted.
        package var collections: [String]

        package init(
            sku: String, product: String, title: String, variantTitle: String = "", url: String,
            image: String? = nil, offer: Offer, weight: Int = 0, shippingClass: String? = nil, taxClass: String? = nil,
            collections: [String] = []
        ) {
            self.sku = sku
            self.product = product
            self.title = title
            self.variantTitle = variantTitle
            self.url = url
            self.image = image
            self.offer = offer
            self.weight = weight
            self.shippingClass = shippingClass
            self.taxClass = taxClass
            self.collections = collections
        }

        /// The item of one variant of a product, as the site makes it.
        package init(
            _ variant: Variant, of product: Product, url: String, image: String? = nil, collections: [String]
        ) {
            self.init(
                sku: variant.sku.value, product: product.handle, title: product.title, variantTitle: variant.title,
                url: url, image: image, offer: variant.offer, weight: variant.weight?.milligrams ?? 0,
                shippingClass: variant.shippingClass, taxClass: variant.taxClass,
                collections: collections.sorted(by: PriceBook.precedes))
        }

        package var needsShipping: Bool { shippingClass != ShippingClass.none }
        /// The class that rates and surcharges know it by.
        package var carriedAs: String { shippingClass ?? ShippingClass.standard }
    }

    package struct Template: Sendable, Equatable {
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Sorts `items` and `templates`; of items with the same SKU the first is kept.
    package init(
        store: StoreFacts, currency: Currency, moneyFormat: MoneyFormat, orders: OrderSettings = OrderSettings(),
        items: [Item], shipping: [ShippingZone] = [], tax: TaxRules = TaxRules(), payment: [PaymentMethod] = [],
        discounts: [Discount] = [], templates: [Template] = [], locale: String = "{}"
    ) {
        self.store = store
        self.currency = currency
        self.moneyFormat = moneyFormat
        self.orders = orders
        var sorted: [Item] = []
        sorted.reserveCapacity(items.count)
        for item in items.sorted(by: { PriceBook.precedes($0.sku, $1.sku) }) {
            if let last = sorted.last, !PriceBook.precedes(last.sku, item.sku) { continue }
            sorted.append(item)
        }
        self.items = sorted
        self.shipping = shipping
        self.tax = tax
        self.payment = payment
        self.discounts = discounts
        self.templates = templates.sorted { PriceBook.precedes($0.name, $1.name) }
        self.locale = locale
    }

    /// The book of a store, its items and its discounts.
    ///
    /// Of the shop's zone it holds the years around `now`: those of orders that are still shown, and those to come. Without a
    /// moment it holds all.
    package init(
        store: Store, items: [Item], discounts: [Discount], templates: [Template] = [], locale: String = "{}",
        now: Instant? = nil
    ) {
        let year = now.map { CalendarDate($0).year }
        self.init(
            store: StoreFacts(
                name: store.name, url: store.url.value, language: store.language, email: store.email,
                phone: store.phone, address: store.address,
                zone: year.map { store.zone.limited(to: $0 - 10...$0 + 30) } ?? store.zone),
            currency: store.currency, moneyFormat: store.moneyFormat, orders: store.orders, items: items,
            shipping: store.shipping, tax: store.tax, payment: store.payment, discounts: discounts,
            templates: templates, locale: locale)
    }

    /// The item of a SKU, byte for byte; nil when there is none.
    package func item(_ sku: String) -> Item? {
        var low = 0
        var high = items.count
        while low < high {
            let middle = low + (high - low) / 2
            if PriceBook.precedes(items[middle].sku, sku) { low = middle + 1 } else { high = middle }
        }
        guard low < items.count, items[low].sku.utf8.elementsEqual(sku.utf8) else { return nil }
        return items[low]
    }

    /// The text of a template of the theme.
    package func template(_ name: String) -> String? { templates.first { $0.name == name }?.text }

    /// Byte order: the same on every machine, whatever its Unicode tables.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                for index in 0..<min(left.count, right.count) where left[index] != right[index] {
                    return left[index] < right[index]
                }
                return left.count < right.count
            }
        }
    }
}
