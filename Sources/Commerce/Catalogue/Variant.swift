/// One thing that can be put in the cart: a SKU with its option values and its offer.
package struct Variant: Sendable {
    /// Unique over the whole shop. The product's handle (and option values) where the owner wrote none.
    package var sku: Located<String>
    /// One value for each of the product's options, in their order; empty for a product without options.
    package var optionValues: [String]
    package var offer: Offer
    package var image: Located<String>?
    package var gtin: String?
    package var mpn: String?
    package var weight: Weight?
    package var dimensions: Dimensions?
    package var unitPrice: UnitPrice?
    /// Nil: the ordinary class. `ShippingClass.none` needs no shipping.
    package var shippingClass: String?
    /// Nil: the ordinary class.
    package var taxClass: String?
    /// Attributes of this variant alone; the product's are not repeated.
    package var attributes: [Attribute]
    /// Where the variant is written, or the product where it is not.
    package var range: Range<Int>

    package init(
        sku: Located<String>, optionValues: [String], offer: Offer, image: Located<String>? = nil,
        gtin: String? = nil, mpn: String? = nil, weight: Weight? = nil, dimensions: Dimensions? = nil,
        unitPrice: UnitPrice? = nil, shippingClass: String? = nil, taxClass: String? = nil,
        attributes: [Attribute] = [], range: Range<Int> = 0..<0
    ) {
        self.sku = sku
        self.optionValues = optionValues
        self.offer = offer
        self.image = image
        self.gtin = gtin
        self.mpn = mpn
        self.weight = weight
        self.dimensions = dimensions
        self.unitPrice = unitPrice
        self.shippingClass = shippingClass
        self.taxClass = taxClass
        self.attributes = attributes
        self.range = range
    }

    /// `Small / Indigo`; empty for a product without options.
    package var title: String { optionValues.joined(separator: " / ") }

    /// The ordinary price; `price(at:)` is what it costs.
    package var price: Money { offer.price }
    package var stock: Int? { offer.stock.count }
    package var needsShipping: Bool { shippingClass != ShippingClass.none }

    /// What one costs at a moment, see `Offer.price(at:)`.
    package func price(at now: Instant) -> Money { offer.price(at: now) }

    /// The price to strike through at a moment, see `Offer.compareAtPrice(at:)`.
    package func compareAtPrice(at now: Instant) -> Money? { offer.compareAtPrice(at: now) }

    /// Whether and how it can be bought at a moment, see `Offer.availability(at:counted:)`.
    package func availability(at now: Instant) -> Availability { offer.availability(at: now) }
}

/// The one shipping class that Vitrine itself knows.
package enum ShippingClass {
    /// Nothing is sent: gift cards, downloads, workshops.
    package static let none = "none"
    /// What goods without a class are carried as.
    package static let standard = "standard"
}
