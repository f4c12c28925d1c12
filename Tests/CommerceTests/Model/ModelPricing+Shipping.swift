/// Where something goes, how it gets there and what that costs.
extension ModelPricing {
    /// How exactly an area names a place: 0 everywhere, then country, wider region, region, postcode, the more
    /// a pattern says the more exact.
    static func exactness(_ area: ModelShop.Area, _ place: ModelDestination) -> Int? {
        if !area.countries.isEmpty, !area.countries.contains(place.country) { return nil }
        var rank = area.countries.isEmpty ? 0 : 1
        if !area.regions.isEmpty {
            let named = area.regions.filter { $0.country == place.country && place.regions.contains($0.code) }
            if named.isEmpty { return nil }
            // A part of a region is more exact than what it is a part of.
            rank = named.contains { $0.code == place.regions.first } ? 3 : 2
        }
        if case .known(let postcode) = place.postcode {
            if area.exceptPostcodes.contains(where: { $0.exactness(postcode) != nil }) { return nil }
            if !area.postcodes.isEmpty {
                return area.postcodes.compactMap { $0.exactness(postcode) }.max().map { 10 + $0 }
            }
        } else if !area.postcodes.isEmpty {
            return nil
        }
        return rank
    }

    /// What was said of the place; one that is not known is in no country.
    var destination: ModelDestination { ModelDestination(cart.place ?? ModelShop.Place(country: "")) }

    /// Zones that hold the destination, with how exactly.
    private var zones: [(zone: ModelShop.Zone, exactness: Int)] {
        (shop.zones ?? []).compactMap { zone in
            ModelPricing.exactness(zone.area, destination).map { (zone, $0) }
        }
    }

    /// What must be known of an address and is not, where a price goes by these areas.
    private func missing(_ areas: [ModelShop.Area]) -> Set<String> {
        var out: Set<String> = []
        if areas.contains(where: { $0.goesByRegion(destination.country) }) {
            switch destination.region {
            case .missing: out.insert("region_missing")
            case .unknown: out.insert("region_unknown")
            case .known(let code):
                if areas.contains(where: { $0.isWithin(destination.country, code) }) { out.insert("region_unknown") }
            }
        }
        if areas.contains(where: { $0.goesByPostcode(destination.country) }) {
            switch destination.postcode {
            case .missing: out.insert("postcode_missing")
            case .unknown: out.insert("postcode_invalid")
            case .known: break
            }
        }
        return out
    }

    /// What the way of a parcel goes by and is not known.
    private var missingForZones: Set<String> {
        isSent ? missing((shop.zones ?? []).filter { !$0.rates.allSatisfy(\.isPickup) }.map(\.area)) : []
    }

    /// What the tax goes by and is not known.
    private var missingForTax: Set<String> { missing((shop.tax?.rates ?? []).map(\.area)) }

    /// Whether the customer comes for it: then no address is asked for.
    var isFetched: Bool { rate(way?.id)?.isPickup ?? false }

    /// The rates that count at the destination, in the order of the file.
    ///
    /// A zone that only says where orders are fetched says nothing of where they are sent. Who has given no address yet
    /// can fetch the order anywhere; what sending it costs is known only where all zones are the whole world.
    private var rates: [ModelShop.Rate] {
        let most = zones.filter { !$0.zone.rates.allSatisfy(\.isPickup) }.map(\.exactness).max()
        return (shop.zones ?? []).flatMap { zone in
            let exactness = ModelPricing.exactness(zone.area, destination)
            return zone.rates.filter {
                if isPlaceNeeded { return $0.isPickup }
                return $0.isPickup ? exactness != nil : exactness != nil && exactness == most
            }
        }
    }

    /// Whether shipping depends on an address that is not given yet.
    var isPlaceNeeded: Bool {
        cart.place == nil && (shop.zones ?? []).contains { $0.area != ModelShop.Area() }
    }

    /// The rate of a way: of those of one id the first that carries the order.
    func rate(_ id: String?) -> ModelShop.Rate? {
        rates.first { $0.id == id && price(of: $0, goods: goods) != nil }
    }

    /// Millionths of a milligram.
    static func exact(_ weight: ModelShop.Weight) -> Int128 {
        // The international avoirdupois ounce and pound: 28.349523125 g and 453.59237 g.
        let units: [String: Int128] = [
            "": 1_000_000_000, "g": 1_000_000_000, "kg": 1_000_000_000_000, "oz": 28_349_523_125, "lb": 453_592_370_000,
        ]
        var power: Int128 = 1
        for _ in 0..<weight.places { power *= 10 }
        return Int128(weight.digits) * (units[weight.unit] ?? 0) * 1_000_000 / power
    }

    /// Half up to the milligram.
    static func milligrams(_ weight: ModelShop.Weight) -> Int { halfUp(exact(weight), 1_000_000_000_000) }

    var weight: Int {
        zip(lines, items).reduce(0) { sum, pair in
            guard pair.1.shippingClass != "none", let weight = pair.1.weight else { return sum }
            return sum + pair.0.quantity * ModelPricing.milligrams(weight)
        }
    }

    private func pieces(of shippingClass: String?) -> Int {
        zip(lines, items).reduce(0) { sum, pair in
            let carried = pair.1.shippingClass ?? "standard"
            return carried != "none" && (shippingClass == nil || carried == shippingClass) ? sum + pair.0.quantity : sum
        }
    }

    /// What a rate costs for goods of so much, free shipping by a discount left aside; nil when it does not carry the order.
    private func price(of rate: ModelShop.Rate, goods: Int) -> Int? {
        if let least = rate.minimumSubtotal, goods < least { return nil }
        if let most = rate.maximumSubtotal, goods > most { return nil }
        if let least = rate.minimumWeight, weight < ModelPricing.milligrams(least) { return nil }
        if let most = rate.maximumWeight, weight > ModelPricing.milligrams(most) { return nil }
        if !rate.classes.isEmpty {
            for item in items where item.shippingClass != "none" {
                if !rate.classes.contains(item.shippingClass ?? "standard") { return nil }
            }
        }
        var price = rate.price
        for tier in rate.tiers where price == nil {
            let holds: Bool
            switch rate.basis {
            case "subtotal": holds = tier.upTo.map { goods <= $0 } ?? true
            case "quantity": holds = tier.upTo.map { pieces(of: nil) <= $0 } ?? true
            default: holds = tier.weight.map { weight <= ModelPricing.milligrams($0) } ?? true
            }
            if holds { price = tier.price }
        }
        guard var price else { return nil }
        if let freeOver = rate.freeOver, goods >= freeOver { price = 0 }
        for surcharge in rate.surcharges {
            let count = pieces(of: surcharge.shippingClass)
            if count > 0 { price += surcharge.isEach ? count * surcharge.price : surcharge.price }
        }
        return price
    }

    /// The ways that carry the order, with their prices before a discount of free shipping.
    func ways(goods: Int) -> [Way] {
        var out: [Way] = []
        for rate in rates where !out.contains(where: { $0.id == rate.id }) {
            if let price = price(of: rate, goods: goods) { out.append(Way(id: rate.id, price: price)) }
        }
        return out
    }

    mutating func chooseShipping() {
        chooseWay()
        if cart.place == nil {
            let isTaxedByCountry = (shop.tax?.rates ?? []).contains { !$0.area.countries.isEmpty }
            let isNeeded = isSent ? isPlaceNeeded && !problems.contains("shipping_missing") : isTaxedByCountry
            if cart.isOrder, isNeeded, !isFetched { problems.insert("country_missing") }
        } else if !problems.contains("country_not_served"), !isFetched {
            asked = missingForZones.union(missingForTax)
            if cart.isOrder { problems.formUnion(asked) } else { notices.formUnion(asked) }
            // What comes of a part that is open is open as well.
            if !missingForZones.isEmpty { problems.subtract(["nothing_carries", "postcode_not_served"]) }
        }
    }

    /// Whether anything is sent by this shop.
    private var delivers: Bool { (shop.zones ?? []).contains { $0.rates.contains { !$0.isPickup } } }

    private mutating func chooseWay() {
        guard isSent, let all = shop.zones else { return }
        ways = ways(goods: goods)
        if isFreeShipping { ways = ways.map { Way(id: $0.id, price: 0) } }
        if zones.isEmpty, !isPlaceNeeded {
            let serves = all.contains { $0.area.countries.isEmpty || $0.area.countries.contains(destination.country) }
            problems.insert(serves ? "postcode_not_served" : "country_not_served")
            return
        }
        if ways.isEmpty, !isPlaceNeeded {
            problems.insert("nothing_carries")
        } else if let id = cart.shipping {
            way = ways.first { $0.id == id }
            if way == nil { problems.insert("shipping_unavailable") }
        } else if cart.isOrder, cart.place == nil, isPlaceNeeded, delivers {
            // A counter that is left because nobody said where it goes is not taken by itself: the country is asked for.
            return
        } else if cart.isOrder, ways.count > 1 {
            problems.insert("shipping_missing")
            return
        } else {
            way = ways.first
        }
        shippingTotal = way?.price ?? 0
    }
}

extension ModelShop.Area {
    private func ownRegions(_ country: String) -> [ModelShop.RegionName] { regions.filter { $0.country == country } }

    private func canHave(_ patterns: [ModelPattern], _ country: String) -> Bool {
        patterns.contains { ModelCountry.of(country).canHave($0) }
    }

    /// Whether any address in a country can lie here.
    private func canHold(_ country: String) -> Bool {
        countries.contains(country) && (regions.isEmpty || !ownRegions(country).isEmpty)
            && (postcodes.isEmpty || canHave(postcodes, country))
    }

    /// Whether what holds in a country goes by its regions here.
    func goesByRegion(_ country: String) -> Bool { canHold(country) && !regions.isEmpty }

    /// Whether it goes by postcodes there: by some that the country can have.
    func goesByPostcode(_ country: String) -> Bool {
        canHold(country) && canHave(postcodes + exceptPostcodes, country)
    }

    /// Whether a region is not enough: the area names a part of it.
    func isWithin(_ country: String, _ code: String) -> Bool {
        let own = ownRegions(country).map(\.code)
        let known = ModelCountry.of(country).regions
        return goesByRegion(country) && !own.contains(code)
            && own.contains { name in known.contains { $0.code == name && $0.parent == code } }
    }
}
