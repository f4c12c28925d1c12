import Commerce
import Documents
import Text

/// Shipping zones and rates of `store.yaml`.
struct ZoneDraft: AreaHolder {
    var name: String?
    var area = AreaDraft()
    var rates: [RateDraft.Result] = []

    static let table = FieldTable<ZoneDraft>(
        "a shipping zone field",
        [
            Field("name", "text", "What the zone is called, for your eyes.", example: "United Kingdom", required: true)
            { $1.name = $2.line($0) }
        ] + AreaFields.fields() + [
            Field(
                "rates", "list of groups", "The ways to get there; see Shipping rates.",
                example: "[{name: Royal Mail, price: 4.90}]", required: true
            ) { $1.rates = $2.rates($0) }
        ])
}

struct RateDraft: Sendable {
    /// A finished rate with the place to report when its id is taken.
    struct Result: Sendable {
        var rate: ShippingRate
        var place: Range<Int>
    }

    var id: Located<String>?
    var name: String?
    var description: String?
    var price: Located<Money>?
    var basis: Located<ShippingCharge.Basis>?
    var tiers: Located<[TierDraft]>?
    var freeOver: Money?
    var minimumSubtotal: Money?
    var maximumSubtotal: Money?
    var minimumWeight: Int?
    var maximumWeight: Int?
    var classes: [String] = []
    var surcharges: [ShippingSurcharge] = []
    var isPickup = false
    var pickupAddress: Located<Address>?
    var hours: Located<String>?
    var handlingDays: DayRange?
    var transitDays: DayRange?

    static let table = FieldTable<RateDraft>(
        "a shipping rate field",
        [
            Field("name", "text", "What the customer chooses.", example: "Royal Mail", required: true) {
                $1.name = $2.line($0)
            },
            Field(
                "id", "word", "What orders record; made from the name when left out. Zones may use the same.",
                example: "royal-mail"
            ) { $1.id = $2.identifier($0) },
            Field("description", "text", "A word more, shown beside the name.", example: "With tracking") {
                $1.description = $2.line($0)
            },
            Field("price", "price", "One price, whatever the order.", example: "4.90") { node, draft, reader in
                draft.price = reader.price(node).map { Located($0, range: node.range) }
            },
            Field(
                "by", "weight, subtotal or quantity", "What `tiers` go by; `weight` when left out.", example: "subtotal"
            ) { node, draft, reader in
                draft.basis = reader.word(node).map { Located($0, range: node.range) }
            },
            Field(
                "tiers", "list of groups", "Or prices that rise with the order; see Shipping tiers.",
                example: "[{up_to: 2 kg, price: 4.90}, {up_to: 10 kg, price: 8.90}]"
            ) { node, draft, reader in
                draft.tiers = Located(reader.tiers(node), range: node.range)
            },
            Field("free_over", "price", "Free when the goods, after discounts, cost so much or more.", example: "60.00")
            { $1.freeOver = $2.price($0) },
            Field("minimum_subtotal", "price", "Only for goods of at least so much.", example: "20.00") {
                $1.minimumSubtotal = $2.price($0)
            },
            Field("maximum_subtotal", "price", "Only for goods of at most so much.", example: "200.00") {
                $1.maximumSubtotal = $2.price($0)
            },
            Field("minimum_weight", "weight", "Only for orders at least so heavy.", example: "2 kg") {
                $1.minimumWeight = $2.weight($0)?.milligrams
            },
            Field("maximum_weight", "weight", "Only for orders at most so heavy.", example: "20 kg") {
                $1.maximumWeight = $2.weight($0)?.milligrams
            },
            Field(
                "classes", "list of words",
                "The shipping classes it carries; all when left out. Goods without one are `standard`.",
                example: "[standard, fragile]"
            ) { node, draft, reader in
                draft.classes = reader.list(node, of: "classes").compactMap { reader.className($0) }
            },
            Field(
                "surcharges", "list of groups", "More for goods of some class; see Shipping surcharges.",
                example: "[{class: bulky, price: 15.00}]"
            ) { $1.surcharges = $2.surcharges($0) },
            Field(
                "pickup", "true or false", "The customer fetches the order; no address is asked for.", example: "true"
            ) { $1.isPickup = $2.bool($0) ?? false },
            Field(
                "address", "group or text", "Where it is fetched; the shop's own address when left out. See Address.",
                example: "{street: 2 Quay Lane, city: Bristol, postcode: BS1 4AA, country: GB}"
            ) { node, draft, reader in
                draft.pickupAddress = reader.address(node).map { Located($0, range: node.range) }
            },
            Field(
                "hours", "text", "When it can be fetched; told on the order's page and in its mails.",
                example: "\"Wednesday to Saturday, ten to five\""
            ) { node, draft, reader in
                draft.hours = reader.text(node).map { Located($0, range: node.range) }
            },
            Field("handling_days", "days", "Working days until it is sent.", example: "1-2") {
                $1.handlingDays = $2.days($0)
            },
            Field("transit_days", "days", "Working days on the way.", example: "2-4") { $1.transitDays = $2.days($0) },
        ])
}

struct TierDraft: Sendable {
    var upTo: Node?
    var price: Money?
    var range = 0..<0

    static let table = FieldTable<TierDraft>(
        "a tier field",
        [
            Field(
                "up_to", "weight, price or number", "The most this tier holds; without end when left out of the last.",
                example: "2 kg"
            ) {
                $1.upTo = $0; _ = $2
            },
            Field("price", "price", "What it costs.", example: "4.90", required: true) { $1.price = $2.price($0) },
        ])
}

struct SurchargeDraft: Sendable {
    var shippingClass: String?
    var price: Money?
    var isPerItem = false

    static let table = FieldTable<SurchargeDraft>(
        "a surcharge field",
        [
            Field("class", "word", "The shipping class it is for.", example: "bulky", required: true) {
                $1.shippingClass = $2.className($0)
            },
            Field("price", "price", "What it costs more.", example: "15.00", required: true) {
                $1.price = $2.price($0)
            },
            Field("each", "true or false", "For every piece; once an order when left out.", example: "true") {
                $1.isPerItem = $2.bool($0) ?? false
            },
        ])
}

extension ContentReader {
    mutating func shipping(_ node: Node) -> [ShippingZone] {
        var out: [ShippingZone] = []
        for item in groups(node, of: "shipping zones") {
            var draft = ZoneDraft()
            ZoneDraft.table.read(item, into: &draft, &self)
            let area = draft.area.area(&self)
            var ids: Set<String> = []
            for result in draft.rates where !ids.insert(result.rate.id).inserted {
                report(
                    .error, result.place,
                    "there are two rates '\(result.rate.id)' in this zone; give one an 'id' of its own")
            }
            guard let name = draft.name else { continue }
            out.append(ShippingZone(name: name, area: area, rates: draft.rates.map(\.rate)))
        }
        return out
    }

    mutating func rates(_ node: Node) -> [RateDraft.Result] {
        let items = groups(node, of: "shipping rates")
        if items.isEmpty, node.kind == .list, node.items.isEmpty {
            error(node, "'rates' is empty; a zone needs at least one, such as {name: Post, price: 4.90}")
        }
        return items.compactMap { item in
            var draft = RateDraft()
            RateDraft.table.read(item, into: &draft, &self)
            guard let charge = charge(draft, item), let name = draft.name else { return nil }
            if let least = draft.minimumWeight, let most = draft.maximumWeight, most < least {
                report(.error, firstLine(of: item), "'maximum_weight' is less than 'minimum_weight'")
            }
            if let least = draft.minimumSubtotal, let most = draft.maximumSubtotal, most < least {
                report(.error, firstLine(of: item), "'maximum_subtotal' is less than 'minimum_subtotal'")
            }
            if !draft.isPickup, let place = draft.pickupAddress?.range ?? draft.hours?.range {
                report(
                    .error, place,
                    "'address' and 'hours' are of a place where orders are fetched; write 'pickup: true' or remove them"
                )
            }
            let rate = ShippingRate(
                id: draft.id?.value ?? Handle.make(from: name), name: name, description: draft.description,
                charge: charge, freeOver: draft.freeOver, minimumSubtotal: draft.minimumSubtotal,
                maximumSubtotal: draft.maximumSubtotal, minimumWeight: draft.minimumWeight,
                maximumWeight: draft.maximumWeight, classes: draft.classes, surcharges: draft.surcharges,
                isPickup: draft.isPickup,
                pickupAddress: draft.pickupAddress?.value, hours: draft.hours?.value, handlingDays: draft.handlingDays,
                transitDays: draft.transitDays)
            return RateDraft.Result(rate: rate, place: draft.id?.range ?? firstLine(of: item))
        }
    }

    private mutating func charge(_ draft: RateDraft, _ item: Node) -> ShippingCharge? {
        if let basis = draft.basis, draft.tiers == nil {
            report(.error, basis.range, "'by' says what 'tiers' go by, but there are none")
        }
        if draft.tiers != nil, let price = draft.price {
            report(.error, price.range, "a rate has a 'price' or 'tiers', not both")
        }
        if let tiers = draft.tiers { return charge(tiers, by: draft.basis?.value ?? .weight) }
        if let price = draft.price { return .flat(price.value) }
        if item.entry("price") == nil, item.entry("tiers") == nil {
            report(.error, firstLine(of: item), "a rate needs a 'price', such as 'price: 4.90', or 'tiers'")
        }
        return nil
    }

    private mutating func charge(_ tiers: Located<[TierDraft]>, by basis: ShippingCharge.Basis) -> ShippingCharge? {
        var out: [ShippingCharge.Tier] = []
        let outer = field
        defer { field = outer }
        for (position, draft) in tiers.value.enumerated() {
            guard let price = draft.price else { continue }
            var bound: Int?
            if let node = draft.upTo {
                field = "up_to"
                switch basis {
                case .weight: bound = weight(node)?.milligrams
                case .subtotal: bound = self.price(node)?.minor
                case .quantity: bound = count(node, atLeast: 1)
                }
                guard let bound else { continue }
                if let before = out.last?.upTo, bound <= before {
                    error(node, "tiers must rise: this one is not above the one before it")
                }
            } else if position < tiers.value.count - 1 {
                report(.error, draft.range, "only the last tier may be without 'up_to'")
            }
            out.append(ShippingCharge.Tier(upTo: bound, price: price))
        }
        return out.isEmpty ? nil : .tiers(by: basis, out)
    }

    mutating func tiers(_ node: Node) -> [TierDraft] {
        groups(node, of: "tiers such as {up_to: 2 kg, price: 4.90}").map { item in
            var draft = TierDraft(range: firstLine(of: item))
            TierDraft.table.read(item, into: &draft, &self)
            return draft
        }
    }

    mutating func surcharges(_ node: Node) -> [ShippingSurcharge] {
        groups(node, of: "surcharges such as {class: bulky, price: 15.00}").compactMap { item in
            var draft = SurchargeDraft()
            SurchargeDraft.table.read(item, into: &draft, &self)
            guard let name = draft.shippingClass, let price = draft.price else { return nil }
            return ShippingSurcharge(shippingClass: name, price: price, isPerItem: draft.isPerItem)
        }
    }
}
