import Commerce
import Languages
import Text

/// Shipping: classes that nobody knows, rates and zones that are never offered, goods that nothing carries.
extension ShopRules {
    mutating func checkShipping() {
        guard !store.shipping.isEmpty else { return }
        checkClassesOfGoods()
        for (zone, shippingZone) in store.shipping.enumerated() {
            for (index, rate) in shippingZone.rates.enumerated() {
                checkClasses(rate, ["shipping", .index(zone), "rates", .index(index)])
                checkBounds(rate, ["shipping", .index(zone), "rates", .index(index)])
            }
        }
        checkCarriage()
        checkWeights()
        checkZones()
    }

    // MARK: Classes

    private var rates: [ShippingRate] { store.shipping.flatMap(\.rates) }

    private mutating func checkClassesOfGoods() {
        let known = Set(rates.flatMap { $0.classes + $0.surcharges.map(\.shippingClass) })
            .union([ShippingClass.none, ShippingClass.standard])
        // A rate that names what it carries tells also a class apart that it does not name.
        let isRestricted = rates.contains { !$0.classes.isEmpty }
        var named: Set<String> = []
        var slips: [String: Bool] = [:]
        func isSlip(_ name: String) -> Bool {
            if let slip = slips[name] { return slip }
            let slip = Suggestion.nearest(to: name, in: known) != nil
            slips[name] = slip
            return slip
        }
        for one in goods {
            guard let name = one.variant.shippingClass, !known.contains(name), !isRestricted || isSlip(name),
                named.insert(one.product.handle + "\0" + name).inserted
            else { continue }
            report(
                .warning, one, "shipping_class", name,
                "no rate and no surcharge under 'shipping' knows the class '\(name)'"
                    + mend(name, known, "name it there under 'classes' or 'surcharges', or leave it out"))
        }
    }

    /// A suggestion, or else what to do.
    func mend(_ name: String, _ known: some Sequence<String>, _ otherwise: String) -> String {
        let phrase = Suggestion.phrase(for: name, in: known.sorted())
        return phrase.isEmpty ? "; " + otherwise : phrase
    }

    private mutating func checkClasses(_ rate: ShippingRate, _ way: [StorePlaces.Step]) {
        let used = sentClasses
        let known = used.union([ShippingClass.standard])
        for (index, name) in rate.classes.enumerated() where !known.contains(name) && !lacksGoods {
            report(
                .warning, way + ["classes", .index(index)],
                name == ShippingClass.none
                    ? "goods of the class 'none' are never sent; leave it out"
                    : "no product has the shipping class '\(name)'" + mend(name, known, "leave it out"))
        }
        for (index, surcharge) in rate.surcharges.enumerated() {
            let name = surcharge.shippingClass
            if !used.contains(name) {
                if lacksGoods { continue }
                report(
                    .warning, way + ["surcharges", .index(index), "class"],
                    "no product has the shipping class '\(name)', so nobody pays this surcharge"
                        + mend(name, used, "leave it out"))
            } else if !rate.classes.isEmpty, !rate.classes.contains(name) {
                report(
                    .warning, way + ["surcharges", .index(index), "class"],
                    "'\(rate.name)' does not carry the class '\(name)', so nobody pays this surcharge; name it under 'classes' or leave it out"
                )
            }
        }
    }

    // MARK: Bounds

    private mutating func checkBounds(_ rate: ShippingRate, _ way: [StorePlaces.Step]) {
        if let free = rate.freeOver, let least = rate.minimumSubtotal, free <= least {
            report(
                .warning, way + ["free_over"],
                "'\(rate.name)' is always free: it is offered from \(money(least)) ('minimum_subtotal') and free from \(money(free)); raise 'free_over', or write 'price: 0'"
            )
        }
        if let free = rate.freeOver, let most = rate.maximumSubtotal, free > most {
            report(
                .warning, way + ["free_over"],
                "'\(rate.name)' is never free: it is offered up to \(money(most)) ('maximum_subtotal'); lower 'free_over' or leave it out"
            )
        }
        if let free = rate.freeOver, free.isZero {
            report(.warning, way + ["free_over"], "'\(rate.name)' is always free; write 'price: 0' instead")
        }
        guard case .tiers(let basis, let tiers) = rate.charge, let last = tiers.last?.upTo else { return }
        let least = basis == .weight ? rate.minimumWeight : basis == .subtotal ? rate.minimumSubtotal?.minor : nil
        if let least, least > last {
            report(
                .warning, way + ["tiers"],
                "'\(rate.name)' is never offered: its last tier ends below its minimum; add a tier without 'up_to'")
        }
    }

    // MARK: What is carried

    private mutating func checkCarriage() {
        var reported: Set<String> = []
        let rates = rates
        for one in goods where one.needsShipping && !one.product.isDraft {
            if rates.contains(where: { carries($0, one) }) { continue }
            guard reported.insert(one.product.handle).inserted else { continue }
            let title = one.variant.title.isEmpty ? "" : ", \(one.variant.title),"
            let name = one.variant.shippingClass
            report(
                .warning, one, name == nil ? "weight" : "shipping_class", name ?? "",
                "no way of shipping of any zone carries this product\(title) so nobody can order it; look at 'classes', 'maximum_weight', 'maximum_subtotal' and the last tiers under 'shipping'"
            )
        }
    }

    /// Whether a rate takes the fewest pieces that can be ordered. Minimums count for nothing: more can be ordered.
    private func carries(_ rate: ShippingRate, _ one: Goods) -> Bool {
        guard rate.classes.isEmpty || rate.classes.contains(one.carriedAs) else { return false }
        let pieces = one.variant.offer.quantity.minimum
        let (weight, overflow) = (one.variant.weight?.milligrams ?? 0).multipliedReportingOverflow(by: pieces)
        let cheapest = min(one.variant.price, one.variant.offer.sale?.price ?? one.variant.price)
        guard !overflow, let price = cheapest.multiplied(by: pieces) else { return false }
        if let most = rate.maximumWeight, weight > most { return false }
        if let most = rate.maximumSubtotal, price > most { return false }
        guard case .tiers(let basis, let tiers) = rate.charge, let last = tiers.last?.upTo else { return true }
        return switch basis {
        case .weight: weight <= last
        case .subtotal: price.minor <= last
        case .quantity: pieces <= last
        }
    }

    /// Rates that go by weight, and goods without one: they would go at the price of the lightest.
    private mutating func checkWeights() {
        let weightless = sent.filter { ($0.variant.weight?.milligrams ?? 0) == 0 }
        guard !weightless.isEmpty else { return }
        for (zone, shippingZone) in store.shipping.enumerated() {
            for (index, rate) in shippingZone.rates.enumerated() {
                var field: String?
                if case .tiers(.weight, _) = rate.charge { field = "tiers" }
                if rate.maximumWeight != nil { field = field ?? "maximum_weight" }
                if rate.minimumWeight != nil { field = field ?? "minimum_weight" }
                let carried = weightless.filter { rate.classes.isEmpty || rate.classes.contains($0.carriedAs) }
                guard let field, !carried.isEmpty else { continue }
                // Once: what has to be done is the same for every rate.
                return report(
                    .warning, ["shipping", .index(zone), "rates", .index(index), .key(field)],
                    "'\(rate.name)' goes by weight, but \(ShopRules.names(carried)) \(carried.count == 1 ? "has" : "have") no 'weight' and would go as if weighing nothing; write it in the product file"
                )
            }
        }
    }

    // MARK: Zones

    private mutating func checkZones() {
        for (index, zone) in store.shipping.enumerated() {
            let way: [StorePlaces.Step] = ["shipping", .index(index)]
            let area = zone.area
            if !area.postcodes.isEmpty,
                area.postcodes.allSatisfy({ postcode in area.exceptPostcodes.contains(where: postcode.hasPrefix) })
            {
                report(
                    .warning, way + ["except_postcodes"],
                    "the zone '\(zone.name)' holds no place: all its 'postcodes' are in 'except_postcodes' as well")
                continue
            }
            // Counters count from every zone that holds a destination, whichever wins.
            guard zone.rates.contains(where: { !$0.isPickup }) else { continue }
            if isAlwaysBeaten(index) {
                report(
                    .warning, way + ["name"],
                    "the zone '\(zone.name)' never counts: other zones name all its places more exactly; give it other places or leave it out"
                )
                continue
            }
            for (number, rate) in zone.rates.enumerated() {
                let first = store.shipping[..<index].first { other in
                    other.area == area && other.rates.contains { $0.id == rate.id }
                }
                guard let first else { continue }
                report(
                    .warning, way + ["rates", .index(number), "name"],
                    "'\(rate.name)' is never offered: the zone '\(first.name)' has the same places and a rate of this name; give one an 'id' of its own"
                )
            }
        }
    }

    /// Whether every destination of a zone is named more exactly by another one.
    private func isAlwaysBeaten(_ index: Int) -> Bool {
        let area = store.shipping[index].area
        guard area.regions.isEmpty, area.postcodes.isEmpty else { return false }
        let others = store.shipping.enumerated().filter { $0.offset != index }.map(\.element).filter { zone in
            zone.rates.contains { !$0.isPickup } && zone.area.exceptPostcodes.isEmpty
        }.map(\.area)
        if area.countries.isEmpty {
            let named = Set(others.filter { $0.regions.isEmpty && $0.postcodes.isEmpty }.flatMap(\.countries))
            return Country.codes.allSatisfy(named.contains)
        }
        return area.countries.allSatisfy { country in
            let prefixes = others.filter { $0.countries.contains(country) && $0.regions.isEmpty }.flatMap(\.postcodes)
            return !prefixes.isEmpty && isCovered("", by: Set(prefixes))
        }
    }

    /// Whether every postcode of digits that begins so begins with one of some beginnings.
    private func isCovered(_ beginning: String, by prefixes: Set<String>) -> Bool {
        if prefixes.contains(beginning) { return true }
        guard beginning.utf8.count < 6, prefixes.contains(where: { $0.hasPrefix(beginning) }) else { return false }
        return (0...9).allSatisfy { isCovered(beginning + String($0), by: prefixes) }
    }
}
