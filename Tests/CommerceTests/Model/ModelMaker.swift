import TestSupport

/// Makes up shops and carts: every feature that has a say in a price, alone and with others, with bounds that are met exactly
/// as often as missed.
struct ModelMaker {
    var dice: Dice
    private(set) var shop = ModelShop()
    /// Some shops sell what costs so much that products of amounts leave 64 bits.
    private let scale: Int
    /// Those that this shop speaks of most.
    private var countries: [String] = []

    private static let classes: [String?] = [nil, nil, "standard", "bulky", "fragile", "none"]
    private static let countries = ModelCountry.all.map(\.code)

    init(seed: UInt64) {
        dice = Dice(seed)
        scale = dice.oneIn(20) ? 1_000_000_000 : 1
        (shop.currency, shop.decimals) = dice.pick([("EUR", 2), ("JPY", 0), ("KWD", 3)])
        shop.offset = dice.pick([0, 3_600, -18_000, 19_800])
        countries = (0..<dice.roll(1...3)).map { _ in dice.oneIn(4) ? "GB" : dice.pick(ModelMaker.countries) }
        shop.address = place(dice.pick(countries), isCareful: true)
        makeItems()
        if !dice.oneIn(12) {
            var zones: [ModelShop.Zone] = []
            for _ in 0..<dice.roll(1...4) { zones.append(zone(zones)) }
            shop.zones = zones
        }
        if !dice.oneIn(8) { shop.tax = tax() }
        tellPlaces()
        shop.payments = dice.oneIn(6) ? [] : (1...dice.roll(1...4)).map { payment($0) }
        shop.discounts = (0..<dice.roll(0...4)).map { discount($0 + 1) }
        if dice.oneIn(4) { shop.minimum = amount() }
    }

    // MARK: Values

    private mutating func some<Value>(oneIn count: Int, _ make: (inout ModelMaker) -> Value) -> Value? {
        dice.oneIn(count) ? make(&self) : nil
    }

    /// More than nothing, small and large.
    private mutating func price() -> Int {
        switch dice.roll(0...5) {
        case 0: scale * dice.roll(1...9)
        case 1: scale * dice.roll(1...20) * 100
        case 2: scale * dice.roll(1_000...60_000) + dice.roll(0...9)
        default: scale * dice.roll(10...3_000) + dice.roll(0...9)
        }
    }

    private mutating func charge() -> Int { dice.oneIn(5) ? 0 : dice.roll(1...900) }

    /// What an order's goods may be compared with: often exactly what some pieces cost.
    private mutating func amount() -> Int {
        dice.oneIn(2) ? dice.pick(shop.items).price * dice.roll(1...4) : dice.roll(1...20_000)
    }

    private mutating func percent() -> Int {
        switch dice.roll(0...4) {
        case 0: dice.roll(1...99) * 10_000
        case 1: dice.pick([500_000, 1_000_000, 50_000, 250_000])
        case 2: dice.roll(1...999_999)
        default: dice.roll(1...400) * 2_500
        }
    }

    private mutating func taxRate() -> Int {
        dice.oneIn(4)
            ? dice.roll(0...300_000) : dice.pick([190_000, 70_000, 50_000, 99_750, 200_000, 0, 72_500, 55_000])
    }

    private mutating func day() -> ModelShop.Day {
        ModelShop.Day(day: dice.roll(1...28), hour: dice.oneIn(3) ? dice.roll(0...23) : nil)
    }

    /// A beginning and an end that is after it, one or both left out at times.
    private mutating func span() -> (from: ModelShop.Day?, until: ModelShop.Day?) {
        let first = dice.roll(1...27)
        let from = ModelShop.Day(day: first, hour: dice.oneIn(3) ? dice.roll(0...23) : nil)
        let until = ModelShop.Day(day: dice.roll(first + 1...28), hour: dice.oneIn(3) ? dice.roll(0...23) : nil)
        switch dice.roll(0...3) {
        case 0: return (from, nil)
        case 1: return (nil, until)
        default: return (from, until)
        }
    }

    private mutating func weight(upTo most: Int = 3_000) -> ModelShop.Weight {
        switch dice.roll(0...6) {
        case 0: ModelShop.Weight(digits: dice.roll(1...most * 1_000), places: 3, unit: "g")
        case 1: ModelShop.Weight(digits: dice.roll(1...20), places: 0, unit: "oz")
        case 2: ModelShop.Weight(digits: dice.roll(1...400), places: 2, unit: "oz")
        case 3: ModelShop.Weight(digits: dice.roll(1...50), places: 1, unit: "lb")
        case 4: ModelShop.Weight(digits: dice.roll(1...max(1, most / 100)), places: 1, unit: "kg")
        case 5: ModelShop.Weight(digits: dice.roll(1...most), places: 0, unit: "")
        default: ModelShop.Weight(digits: dice.roll(1...most), places: 0, unit: "g")
        }
    }

    /// An address as people type it; those of shops are right as far as they go.
    private mutating func place(_ country: String, isCareful: Bool = false) -> ModelShop.Place {
        let facts = ModelCountry.of(country)
        var out = ModelShop.Place(country: country)
        if let region = facts.regions.isEmpty ? nil : dice.pick(facts.regions), !dice.oneIn(4) {
            out.region = dice.pick([region.code, "\(country)-\(region.code)"] + region.names)
        }
        if let postcode = facts.postcodes.isEmpty ? nil : dice.pick(facts.postcodes), !dice.oneIn(4) {
            out.postcode = dice.pick([postcode.text, postcode.text] + postcode.typed)
        }
        guard !isCareful else { return out }
        if !facts.regions.isEmpty, dice.oneIn(12) { out.region = dice.pick(["Atlantis", "ZZ", "12345"]) }
        if dice.oneIn(12) { out.postcode = dice.pick(facts.malformed) }
        return out
    }

    /// A postcode that a zone or a tax names or leaves out.
    private mutating func namedPostcode(_ country: String) -> String? {
        let areas = (shop.zones ?? []).map(\.area) + (shop.tax?.rates ?? []).map(\.area)
        let patterns = areas.filter { $0.countries.contains(country) }.flatMap { $0.postcodes + $0.exceptPostcodes }
        let named = ModelCountry.of(country).postcodes.map(\.text).filter { text in
            patterns.contains { $0.exactness(text) != nil }
        }
        return named.isEmpty ? nil : dice.pick(named)
    }

    /// Where the tax of what is fetched goes by region or postcode the shop's addresses tell them: else its files are refused.
    private mutating func tellPlaces() {
        guard let areas = shop.tax?.rates.map(\.area) else { return }
        func tell(_ place: inout ModelShop.Place, _ dice: inout Dice) {
            let facts = ModelCountry.of(place.country)
            let known = ModelDestination(place)
            if areas.contains(where: { $0.goesByRegion(place.country) }), known.region == .missing {
                place.region = dice.pick(facts.regions).code
            }
            if areas.contains(where: { $0.goesByPostcode(place.country) }), known.postcode == .missing {
                place.postcode = dice.pick(facts.postcodes).text
            }
        }
        tell(&shop.address, &dice)
        for zone in (shop.zones ?? []).indices {
            for rate in (shop.zones?[zone].rates ?? []).indices {
                guard var address = shop.zones?[zone].rates[rate].address else { continue }
                tell(&address, &dice)
                shop.zones?[zone].rates[rate].address = address
            }
        }
    }

    private mutating func area() -> ModelShop.Area {
        var out = ModelShop.Area()
        if dice.oneIn(4) { return out }
        // Mostly of one country; the shop's own is named often.
        let country = dice.oneIn(3) ? shop.address.country : dice.pick(countries)
        out.countries = [country]
        if dice.oneIn(3) {
            for other in dice.some(ModelMaker.countries) where other != country { out.countries.append(other) }
        }
        let kind = dice.roll(0...7)
        let facts = out.countries.map(ModelCountry.of)
        if kind <= 2 {
            for country in facts {
                for region in country.regions.isEmpty ? [] : dice.some(country.regions) {
                    // In an area of several countries the code says whose region it is.
                    let text =
                        facts.count > 1
                        ? "\(country.code)-\(region.code)"
                        : dice.pick([region.code, "\(country.code)-\(region.code)"] + region.names)
                    out.regions.append(ModelShop.RegionName(text: text, country: country.code, code: region.code))
                }
            }
            if facts.count > 1, !out.regions.isEmpty { out.regions = dice.some(out.regions) }
        }
        if kind == 3 || kind == 4 || kind == 0 {
            out.postcodes = patterns(facts)
        }
        if kind == 4 || kind == 5 || kind == 1 {
            out.exceptPostcodes = patterns(facts).filter { !out.postcodes.contains($0) }
        }
        return out
    }

    private mutating func patterns(_ countries: [ModelCountry]) -> [ModelPattern] {
        // A hyphen is a part of the postcode in one country and parts the ends of a range in another.
        let all = countries.flatMap(\.patterns).filter { countries.count == 1 || !$0.isHyphenated }
        return (0..<dice.roll(1...3)).reduce(into: []) { out, _ in
            guard !all.isEmpty else { return }
            let pattern = dice.pick(all)
            if !out.contains(pattern) { out.append(pattern) }
        }
    }

    // MARK: Goods

    private mutating func makeItems() {
        // Names whose bytes are in another order than letters are.
        var names = ["B", "a", "A", "A-1", "A1", "10", "9", "b", "Z", "ab", "aB", "0", "C.1", "C", "x", "X-2"].shuffled(
            using: &dice)
        for number in 1...dice.roll(2...5) {
            let product = "p\(number)"
            let price = price()
            let collections = dice.oneIn(2) ? dice.some(["c1", "c2"]) : []
            let season: (from: ModelShop.Day?, until: ModelShop.Day?) = dice.oneIn(12) ? span() : (nil, nil)
            let count = dice.oneIn(3) ? dice.roll(2...3) : 1
            let sale = dice.oneIn(3) ? sale(below: price) : nil
            for option in 0..<count {
                var item = ModelShop.Item(
                    sku: names.removeLast(), product: product, option: count > 1 ? ["S", "M", "L"][option] : nil,
                    collections: collections, price: price, productPrice: price)
                item.saleOfProduct = sale
                (item.publishAt, item.unpublishAt) = season
                if count > 1 {
                    // A sale's price on a product would not hold for a variant of another price: the reader warns.
                    if sale?.price == nil, dice.oneIn(3) { item.price = self.price() }
                    if dice.oneIn(6) { item.saleOfVariant = self.sale(below: item.price) }
                }
                if !dice.oneIn(4) { item.weight = weight() }
                item.shippingClass = dice.pick(ModelMaker.classes)
                item.taxClass = dice.pick([nil, nil, "standard", "reduced", "zero"])
                if dice.oneIn(4) {
                    item.stock = dice.roll(0...12)
                    item.isTracked = !dice.oneIn(6)
                    item.isBackordered = item.isTracked && dice.oneIn(3)
                }
                if dice.oneIn(10) { item.preorder = day() }
                if dice.oneIn(8) { item.least = dice.roll(1...3) }
                if dice.oneIn(8) { item.most = dice.roll(3...9) }
                shop.items.append(item)
            }
        }
    }

    private mutating func sale(below price: Int) -> ModelShop.Sale? {
        guard price > 20 else { return nil }
        let span = span()
        var sale = ModelShop.Sale(from: span.from, until: span.until)
        if dice.oneIn(2) { sale.percent = dice.roll(10...800) * 1_000 } else { sale.price = dice.roll(1...price - 1) }
        return sale
    }

    // MARK: Terms

    private mutating func zone(_ others: [ModelShop.Zone]) -> ModelShop.Zone {
        var zone = ModelShop.Zone(area: area(), rates: (0..<dice.roll(1...3)).map { _ in rate() })
        // Zones may use the same name.
        if !others.isEmpty, dice.oneIn(3) {
            let (here, there) = (dice.roll(0...zone.rates.count - 1), dice.pick(dice.pick(others).rates))
            if !zone.rates.contains(where: { $0.name == there.name }) { zone.rates[here].name = there.name }
        }
        return zone
    }

    private var made = 0

    private mutating func rate() -> ModelShop.Rate {
        made += 1
        var rate = ModelShop.Rate(name: "R\(made)")
        if dice.oneIn(2) {
            rate.price = charge()
        } else {
            rate.basis = dice.pick(["weight", "subtotal", "quantity"])
            var bound = 0
            let count = dice.roll(1...3)
            for number in 1...count {
                var tier = ModelShop.Tier(price: charge())
                if number < count || dice.oneIn(2) {
                    switch rate.basis {
                    case "subtotal": bound += amount()
                    case "quantity": bound += dice.roll(1...6)
                    default: bound += dice.roll(1...3_000)
                    }
                    tier.upTo = bound
                    if rate.basis == "weight" { tier.weight = ModelShop.Weight(digits: bound, places: 0, unit: "g") }
                }
                rate.tiers.append(tier)
            }
        }
        rate.freeOver = some(oneIn: 4) { $0.amount() }
        switch dice.roll(0...6) {
        case 0: rate.minimumSubtotal = amount()
        case 1: rate.maximumSubtotal = amount()
        case 2: rate.minimumWeight = weight()
        case 3: rate.maximumWeight = weight(upTo: 20_000)
        default: break
        }
        if dice.oneIn(4) { rate.classes = dice.some(["standard", "bulky", "fragile"]) }
        for shippingClass in ["standard", "bulky", "fragile"] where dice.oneIn(6) {
            rate.surcharges.append(
                ModelShop.Surcharge(shippingClass: shippingClass, price: charge(), isEach: dice.oneIn(2)))
        }
        if dice.oneIn(5) {
            rate.isPickup = true
            if dice.oneIn(2) { rate.address = place(dice.pick(countries), isCareful: true) }
        }
        return rate
    }

    private mutating func tax() -> ModelShop.Tax {
        var tax = ModelShop.Tax(isIncluded: dice.oneIn(2), isByLine: dice.oneIn(2), rates: [])
        tax.shipping = dice.pick([nil, "standard", "reduced", "proportional", "proportional", "none"])
        for name in ["VAT", "GST", "Duty"].prefix(dice.roll(1...3)) {
            for _ in 0..<dice.roll(1...3) {
                let area = area()
                // Two rates of one name for the same place are a mistake that the reader reports.
                if tax.rates.contains(where: { $0.name == name && $0.area == area }) { continue }
                var rate = ModelShop.TaxRate(name: name, area: area, rate: taxRate(), classes: [])
                for taxClass in ["reduced", "zero"] where dice.oneIn(2) {
                    rate.classes.append((taxClass, taxClass == "zero" ? 0 : taxRate()))
                }
                if dice.oneIn(12) { rate.classes.append(("standard", taxRate())) }
                tax.rates.append(rate)
            }
        }
        return tax
    }

    private mutating func payment(_ number: Int) -> ModelShop.Payment {
        var kinds = ["bank_transfer", "cash_on_delivery", "invoice", "link"]
        // Paying at the counter without a counter is a mistake that the reader reports.
        if (shop.zones ?? []).contains(where: { $0.rates.contains(where: \.isPickup) }) {
            kinds.append("cash_on_pickup")
        }
        var out = ModelShop.Payment(kind: dice.pick(kinds), name: "W\(number)")
        out.fee = some(oneIn: 3) { $0.charge() }
        if dice.oneIn(4) { out.countries = dice.some(ModelMaker.countries) }
        if dice.oneIn(5) { out.minimum = amount() }
        if dice.oneIn(5) { out.maximum = amount() + (out.minimum ?? 0) }
        return out
    }

    private mutating func discount(_ number: Int) -> ModelShop.Discount {
        var out = ModelShop.Discount(code: dice.oneIn(2) ? "Code\(number)" : nil, title: "D\(number)")
        switch dice.roll(0...4) {
        case 0: out.isFreeShipping = true
        case 1, 2: out.amount = amount()
        default:
            out.percent = percent()
            out.maximum = some(oneIn: 4) { $0.amount() }
        }
        out.minimum = some(oneIn: 5) { $0.amount() }
        out.minimumQuantity = some(oneIn: 5) { $0.dice.roll(1...6) }
        if dice.oneIn(5) { (out.from, out.until) = span() }
        out.limit = some(oneIn: 6) { $0.dice.roll(1...4) }
        out.limitPerCustomer = some(oneIn: 6) { $0.dice.roll(1...2) }
        if dice.oneIn(3) { out.products = dice.some(Array(Set(shop.items.map(\.product))).sorted()) }
        if dice.oneIn(4) { out.collections = dice.some(["c1", "c2"]) }
        out.combines = dice.oneIn(2)
        return out
    }

    // MARK: Carts

    mutating func cart() -> ModelCart {
        var cart = ModelCart()
        cart.isOrder = dice.oneIn(2)
        for _ in 0..<dice.roll(1...4) {
            let item = dice.pick(shop.items)
            // Mostly what can be had.
            let most = min(item.most ?? 9, dice.oneIn(6) ? 9 : item.stock ?? 9)
            cart.lines.append((item.sku, dice.roll(1...max(1, most))))
        }
        if dice.oneIn(40) { cart.lines.append((dice.pick(["none", "A ", ""]), 1)) }
        if dice.oneIn(40) { cart.lines = [(dice.pick(shop.items).sku, dice.pick([0, -1, 10_000]))] }
        if dice.oneIn(60) { cart.lines = [] }
        if !dice.oneIn(6) {
            cart.place = place(dice.pick(dice.oneIn(6) ? ModelMaker.countries : countries))
            if dice.oneIn(2), let country = cart.place?.country, let named = namedPostcode(country) {
                cart.place?.postcode = named
            }
        }
        if !dice.oneIn(3), made > 0 {
            // Mostly one that is offered there.
            let near = (shop.zones ?? []).filter { zone in
                zone.area.countries.isEmpty || zone.area.countries.contains(cart.place?.country ?? "")
            }
            let ids = near.flatMap(\.rates).map(\.id)
            cart.shipping = ids.isEmpty || dice.oneIn(5) ? "r\(dice.roll(1...made))" : dice.pick(ids)
        }
        if !dice.oneIn(3), !shop.payments.isEmpty { cart.payment = dice.pick(shop.payments).id }
        if dice.oneIn(2) {
            let codes = shop.discounts.compactMap(\.code)
            cart.code = dice.oneIn(8) ? "NOSUCH" : codes.isEmpty ? nil : dice.pick(codes)
            if dice.oneIn(2) { cart.code = cart.code?.lowercased() }
        }
        cart.now = moment()
        for item in shop.items where item.stock != nil && dice.oneIn(4) { cart.stock[item.sku] = dice.roll(-2...12) }
        for discount in shop.discounts where discount.limit ?? discount.limitPerCustomer != nil {
            cart.uses[discount.id] = (dice.roll(0...4), dice.roll(0...2))
        }
        return cart
    }

    /// Any moment of the month, or the very second at which something begins or ends.
    private mutating func moment() -> Int {
        var edges: [Int] = []
        for discount in shop.discounts {
            edges += [discount.from.map(shop.start), discount.until.map(shop.end)].compactMap(\.self)
        }
        for item in shop.items {
            let sale = item.saleOfVariant ?? item.saleOfProduct
            edges += [sale?.from.map(shop.start), sale?.until.map(shop.end), item.preorder.map(shop.start)]
                .compactMap(\.self)
            edges += [item.publishAt.map(shop.start), item.unpublishAt.map(shop.end)].compactMap(\.self)
        }
        if !edges.isEmpty, dice.oneIn(3) { return dice.pick(edges) - dice.roll(0...1) }
        return ModelShop.june + dice.roll(0...28 * 86_400)
    }
}
