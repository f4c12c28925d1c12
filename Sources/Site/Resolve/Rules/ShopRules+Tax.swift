import Commerce
import Text

/// Tax: classes that no rate knows, classes that nothing has, rates of places nothing goes to.
extension ShopRules {
    mutating func checkTax() {
        let tax = store.tax
        guard !tax.rates.isEmpty else {
            if let one = goods.first(where: { $0.variant.taxClass != nil }), let name = one.variant.taxClass {
                report(
                    .warning, one, "tax_class", name,
                    "there is no 'tax' with 'rates' in store.yaml, so the class '\(name)' does nothing")
            }
            return
        }
        let known = Set(tax.rates.flatMap { $0.classes.map(\.taxClass) }).union([TaxRate.standardClass])
        var named: Set<String> = []
        for one in goods {
            guard let name = one.variant.taxClass, !known.contains(name),
                named.insert(one.product.handle + "\0" + name).inserted
            else { continue }
            report(
                isUntaxed(name) ? .error : .warning, one, "tax_class", name,
                "no rate under 'tax' knows the class '\(name)', so this product bears "
                    + (isUntaxed(name) ? "no tax where the others bear some" : "the ordinary rate")
                    + mend(name, known, "name it there under 'classes', or leave it out"))
        }
        if case .taxClass(let name) = tax.shipping, !known.contains(name) {
            report(
                isUntaxed(name) ? .error : .warning, ["tax", "shipping"],
                "no rate under 'tax' knows the class '\(name)', so shipping bears "
                    + (isUntaxed(name) ? "no tax" : "the ordinary rate")
                    + mend(
                        name, known.union(["proportional", "none"]),
                        "write 'standard', 'proportional', 'none' or a class of the rates"))
        }
        checkClassesOfRates()
        checkPlacesOfRates()
    }

    /// Whether a class that no rate knows would bear nothing somewhere that other classes bear something.
    private func isUntaxed(_ name: String) -> Bool {
        store.tax.rates.contains { rate in
            rate.rate(for: name) == 0 && rate.classes.contains { $0.rate > 0 }
        }
    }

    private mutating func checkClassesOfRates() {
        guard !lacksGoods else { return }
        var used = Set(goods.compactMap(\.variant.taxClass))
        if case .taxClass(let name) = store.tax.shipping { used.insert(name) }
        var named: Set<String> = []
        for (index, rate) in store.tax.rates.enumerated() {
            for entry in rate.classes where !used.contains(entry.taxClass) {
                // Once, however many countries have a rate for it.
                guard named.insert(entry.taxClass).inserted else { continue }
                report(
                    .warning, ["tax", "rates", .index(index), "classes", .key(entry.taxClass)],
                    "no product has the tax class '\(entry.taxClass)'" + mend(entry.taxClass, used, "leave it out"))
            }
        }
    }

    private mutating func checkPlacesOfRates() {
        guard takesOrders, let served else { return }
        var places = served
        // Goods that are fetched, and what is not sent at all, are taxed elsewhere.
        if let home = store.address?.country { places.insert(home) }
        for rate in store.shipping.flatMap(\.rates) { rate.pickupAddress?.country.map { _ = places.insert($0) } }
        if goods.contains(where: { !$0.needsShipping }) { return }
        for (index, rate) in store.tax.rates.enumerated() {
            guard !rate.area.countries.isEmpty, places.isDisjoint(with: rate.area.countries) else { continue }
            report(
                .warning, ["tax", "rates", .index(index), "countries"],
                "the shop delivers to none of these countries, so nobody pays this '\(rate.name)'; leave it out, or add them to 'shipping'"
            )
        }
    }
}
