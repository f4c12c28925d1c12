/// A shop as a test makes it up: what an owner would write into files, in the plainest types.
///
/// Nothing here is the shop's own code. `store`, `products` and `discountFile` write it as the owner's YAML; `ModelPricing`
/// prices carts from the same values by the rules of docs/intake.md.
struct ModelShop {
    var currency = "EUR"
    /// Decimals of the currency.
    var decimals = 2
    /// Seconds east of UTC.
    var offset = 0
    var address = Place(country: "DE")
    var items: [Item] = []
    /// Nil: `shipping: free`.
    var zones: [Zone]?
    var tax: Tax?
    var payments: [Payment] = []
    var discounts: [Discount] = []
    var minimum: Int?

    /// Where something goes, as people write it; parts that are not given are empty.
    struct Place: Equatable {
        var country: String
        var region = ""
        var postcode = ""
    }

    /// A part of the world, as zones and taxes name one.
    struct Area: Equatable {
        var countries: [String] = []
        var regions: [RegionName] = []
        var postcodes: [ModelPattern] = []
        var exceptPostcodes: [ModelPattern] = []
    }

    /// A region as the owner names it.
    struct RegionName: Equatable {
        var text: String
        var country: String
        var code: String

        static func == (left: RegionName, right: RegionName) -> Bool {
            left.country == right.country && left.code == right.code
        }
    }

    /// A day of June 2026, or a moment of it, by the shop's clock.
    struct Day {
        var day: Int
        /// Nil: the whole day.
        var hour: Int?
    }

    /// What is sold under one SKU.
    struct Item {
        var sku: String
        var product: String
        /// The value of the product's only option; nil without options.
        var option: String?
        var collections: [String] = []
        var price: Int
        /// Of the product, where the variant says another.
        var productPrice: Int
        var saleOfProduct: Sale?
        var saleOfVariant: Sale?
        var weight: Weight?
        var shippingClass: String?
        var taxClass: String?
        var stock: Int?
        var isTracked = true
        var isBackordered = false
        var preorder: Day?
        var least: Int?
        var most: Int?
        var publishAt: Day?
        var unpublishAt: Day?
    }

    struct Sale {
        var price: Int?
        /// Ten-thousandths of a percent.
        var percent: Int?
        var from: Day?
        var until: Day?
    }

    /// As written: `digits` with `places` decimals, in a unit.
    struct Weight {
        var digits: Int
        var places: Int
        /// Empty: a bare number of grams.
        var unit: String
    }

    struct Zone {
        var area: Area
        var rates: [Rate]
    }

    struct Rate {
        var name: String
        var price: Int?
        var basis = "weight"
        var tiers: [Tier] = []
        var freeOver: Int?
        var minimumSubtotal: Int?
        var maximumSubtotal: Int?
        var minimumWeight: Weight?
        var maximumWeight: Weight?
        var classes: [String] = []
        var surcharges: [Surcharge] = []
        var isPickup = false
        var address: Place?

        var id: String { name.lowercased() }
    }

    struct Tier {
        /// Minor units or pieces.
        var upTo: Int?
        var weight: Weight?
        var price: Int
    }

    struct Surcharge {
        var shippingClass: String
        var price: Int
        var isEach: Bool
    }

    struct Tax {
        var isIncluded: Bool
        var isByLine: Bool
        /// A class, `proportional` or `none`; nil when left out.
        var shipping: String?
        var rates: [TaxRate]
    }

    struct TaxRate {
        var name: String
        var area: Area
        /// Ten-thousandths of a percent, as all rates here.
        var rate: Int
        var classes: [(name: String, rate: Int)]
    }

    struct Payment {
        var kind: String
        var name: String
        var fee: Int?
        var countries: [String] = []
        var minimum: Int?
        var maximum: Int?

        var id: String { name.lowercased() }
    }

    struct Discount {
        var code: String?
        var title: String
        /// Ten-thousandths of a percent.
        var percent: Int?
        var amount: Int?
        var isFreeShipping = false
        var maximum: Int?
        var minimum: Int?
        var minimumQuantity: Int?
        var from: Day?
        var until: Day?
        var limit: Int?
        var limitPerCustomer: Int?
        var products: [String] = []
        var collections: [String] = []
        var combines = false

        var id: String { code?.uppercased() ?? title.lowercased() }
    }

    // MARK: Moments

    /// 2026-06-01T00:00:00Z.
    static let june = 1_780_272_000

    func start(_ day: Day) -> Int { ModelShop.june + (day.day - 1) * 86_400 + (day.hour ?? 0) * 3_600 - offset }

    func end(_ day: Day) -> Int { start(day) + (day.hour == nil ? 86_400 : 0) }

    func holds(_ now: Int, from: Day?, until: Day?) -> Bool {
        if let from, now < start(from) { return false }
        if let until, now >= end(until) { return false }
        return true
    }
}

/// What a customer asks the price of.
struct ModelCart {
    var lines: [(sku: String, quantity: Int)] = []
    var isOrder = false
    var place: ModelShop.Place?
    var shipping: String?
    var payment: String?
    var code: String?
    var now = ModelShop.june
    var stock: [String: Int] = [:]
    /// Orders in all, and of this customer, by the discount's id.
    var uses: [String: (all: Int, mine: Int)] = [:]
}
