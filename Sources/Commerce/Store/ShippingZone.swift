import Text

/// Where parcels go and what that costs. `Quote` says how a zone is chosen.
package struct ShippingZone: Sendable, Equatable {
    package var name: String
    package var area: Area
    package var rates: [ShippingRate]

    package init(name: String, area: Area, rates: [ShippingRate]) {
        self.name = name
        self.area = area
        self.rates = rates
    }
}

/// A part of the world: countries, or regions or postcodes of them. Used by shipping zones and tax rates alike.
package struct Area: Sendable, Hashable {
    /// ISO 3166-1 alpha-2; empty: everywhere.
    package var countries: [String]
    /// ISO 3166-2 codes without the country (`BC`, `CA`), capital letters; empty: all.
    package var regions: [String]
    /// Beginnings of postcodes, capital letters without spaces; empty: all.
    package var postcodes: [String]
    /// Beginnings of postcodes that are left out.
    package var exceptPostcodes: [String]

    package init(
        countries: [String] = [], regions: [String] = [], postcodes: [String] = [], exceptPostcodes: [String] = []
    ) {
        self.countries = countries
        self.regions = regions
        self.postcodes = postcodes
        self.exceptPostcodes = exceptPostcodes
    }

    package static let everywhere = Area()

    /// How exactly the area names a destination: nil outside it, 0 for everywhere, more for country, region, postcode.
    ///
    /// Among areas that name a postcode, the longer beginning is the more exact.
    package func specificity(for destination: Destination) -> Int? {
        var rank = 0
        if !countries.isEmpty {
            guard countries.contains(destination.country) else { return nil }
            rank = 1
        }
        if !regions.isEmpty {
            guard regions.contains(destination.region) else { return nil }
            rank = 2
        }
        let postcode = destination.postcode
        if !postcodes.isEmpty {
            guard let longest = postcodes.filter(postcode.hasPrefix).map(\.utf8.count).max() else { return nil }
            rank = 3 + longest
        }
        if exceptPostcodes.contains(where: postcode.hasPrefix) { return nil }
        return rank
    }
}

/// Where an order goes, in the form that areas compare with.
package struct Destination: Sendable, Hashable {
    /// ISO 3166-1 alpha-2, capital letters; empty when not known yet.
    package let country: String
    /// Capital letters; `US-CA` is given as `CA`. Empty when not known.
    package let region: String
    /// Capital letters and digits, nothing else. Empty when not known.
    package let postcode: String

    package init(country: String, region: String = "", postcode: String = "") {
        let code = Destination.normalized(country)
        self.country = code
        var region = region.uppercased()
        if region.hasPrefix(code + "-") { region.removeFirst(code.count + 1) }
        self.region = Destination.normalized(region)
        self.postcode = Destination.normalized(postcode)
    }

    /// Capital letters and digits of a text; `sw1a 1aa` and `SW1A-1AA` are the same postcode.
    static func normalized(_ text: String) -> String {
        // What most people send is in capitals already.
        if text.utf8.allSatisfy({ ASCII.isDigit($0) || ASCII.isUpper($0) }) { return text }
        return String(
            decoding: text.uppercased().utf8.filter {
                $0 >= 0x80 || ($0 > 0x2F && $0 < 0x3A) || ($0 > 0x40 && $0 < 0x5B)
            }, as: UTF8.self)
    }
}

/// One way to have an order sent, or fetched.
package struct ShippingRate: Sendable, Equatable {
    /// What the form sends; unique in the store.
    package var id: String
    package var name: String
    package var description: String?
    package var charge: ShippingCharge
    /// Free when the goods, after discounts, cost this much or more.
    package var freeOver: Money?
    /// Offered only for goods, after discounts, of at least this much.
    package var minimumSubtotal: Money?
    package var maximumSubtotal: Money?
    /// Milligrams.
    package var minimumWeight: Int?
    package var maximumWeight: Int?
    /// The shipping classes it carries; empty: all. Goods without a class are of the class `standard`.
    package var classes: [String]
    package var surcharges: [ShippingSurcharge]
    /// The customer fetches the order; no address is needed.
    package var isPickup: Bool
    /// Where it is fetched; nil: at the shop's own address.
    package var pickupAddress: Address?
    /// When it can be fetched, in the owner's words; line breaks count.
    package var hours: String?
    /// Working days until it is sent.
    package var handlingDays: DayRange?
    /// Working days on the way.
    package var transitDays: DayRange?

    package init(
        id: String, name: String, description: String? = nil, charge: ShippingCharge, freeOver: Money? = nil,
        minimumSubtotal: Money? = nil, maximumSubtotal: Money? = nil, minimumWeight: Int? = nil,
        maximumWeight: Int? = nil, classes: [String] = [], surcharges: [ShippingSurcharge] = [],
        isPickup: Bool = false, pickupAddress: Address? = nil, hours: String? = nil, handlingDays: DayRange? = nil,
        transitDays: DayRange? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.charge = charge
        self.freeOver = freeOver
        self.minimumSubtotal = minimumSubtotal
        self.maximumSubtotal = maximumSubtotal
        self.minimumWeight = minimumWeight
        self.maximumWeight = maximumWeight
        self.classes = classes
        self.surcharges = surcharges
        self.isPickup = isPickup
        self.pickupAddress = pickupAddress
        self.hours = hours
        self.handlingDays = handlingDays
        self.transitDays = transitDays
    }
}

/// What a shipping rate costs before surcharges and free shipping.
package enum ShippingCharge: Sendable, Equatable {
    case flat(Money)
    /// The first tier that holds the order; not offered when none does.
    case tiers(by: Basis, [Tier])

    package enum Basis: String, Sendable, CaseIterable {
        /// Milligrams of the whole order.
        case weight
        /// Minor units of the goods after discounts.
        case subtotal
        /// Pieces.
        case quantity
    }

    package struct Tier: Sendable, Equatable {
        /// Up to and with this much; nil: without end.
        package var upTo: Int?
        package var price: Money

        package init(upTo: Int?, price: Money) {
            self.upTo = upTo
            self.price = price
        }
    }
}

/// An extra charge for goods of a shipping class.
package struct ShippingSurcharge: Sendable, Equatable {
    package var shippingClass: String
    package var price: Money
    /// For every piece instead of once an order.
    package var isPerItem: Bool

    package init(shippingClass: String, price: Money, isPerItem: Bool = false) {
        self.shippingClass = shippingClass
        self.price = price
        self.isPerItem = isPerItem
    }
}

/// From so many days to so many.
package struct DayRange: Sendable, Hashable {
    package var minimum: Int
    package var maximum: Int

    package init(minimum: Int, maximum: Int) {
        self.minimum = minimum
        self.maximum = maximum
    }
}
