import Commerce
import Text

/// Payment: ways to pay that are never offered, places where nobody can pay, links without the amount, fees that a law
/// forbids.
extension ShopRules {
    mutating func checkPayment() {
        for (index, method) in store.payment.enumerated() {
            let way: [StorePlaces.Step] = ["payment", .index(index)]
            if method.kind == .link, let url = method.url { checkLink(url, way) }
            checkFee(method, way)
            checkOffer(method, way)
        }
        checkCountries()
        checkDearGoods()
        if let after = store.orders.unpaidAfter, after.cancel != nil || after.remind != nil, takesOrders,
            !store.payment.contains(where: \.kind.isPaidAhead)
        {
            report(
                .warning, ["orders", "unpaid_after"],
                "'unpaid_after' waits for payments of the types bank_transfer and link, and 'payment' has neither; leave it out"
            )
        }
    }

    private mutating func checkLink(_ url: String, _ way: [StorePlaces.Step]) {
        let known = ["number", "total", "currency"]
        var rest = url[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            if !known.contains(name) {
                report(
                    .warning, way + ["url"],
                    "'{\(name)}' stays as it is: only {number}, {total} and {currency} are filled in"
                        + Suggestion.phrase(for: name, in: known))
            }
            rest = rest[rest.index(after: close)...]
        }
        if !url.contains("{total}") {
            report(
                .warning, way + ["url"],
                "the address has no {total}, so the payment page does not know what is to be paid; write it as its provider says, such as ?amount={total}"
            )
        }
    }

    /// The European Economic Area: the member states of the Union, Iceland, Liechtenstein and Norway.
    private static let economicArea: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
        "LT",
        "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    private mutating func checkFee(_ method: PaymentMethod, _ way: [StorePlaces.Step]) {
        guard !method.fee.isZero, method.kind == .link || method.kind == .bankTransfer else { return }
        let home = store.address?.country.map { [$0] } ?? []
        let places = Set(home).union(store.shipping.flatMap(\.area.countries)).intersection(ShopRules.economicArea)
        guard !places.isEmpty, method.countries.isEmpty || !ShopRules.economicArea.isDisjoint(with: method.countries)
        else { return }
        report(
            .error, way + ["fee"],
            "a fee on paying by \(method.kind == .link ? "card" : "bank transfer") is forbidden in the EEA (Directive (EU) 2015/2366, article 62(4)), and the shop sells in \(places.sorted().prefix(3).joined(separator: ", "))\(places.count > 3 ? " and more" : ""); remove 'fee', or name only countries outside under 'countries'"
        )
    }

    // MARK: What is offered

    private mutating func checkOffer(_ method: PaymentMethod, _ way: [StorePlaces.Step]) {
        guard takesOrders else { return }
        let rates = store.shipping.flatMap(\.rates)
        if let served, !method.countries.isEmpty, served.isDisjoint(with: method.countries),
            !goods.contains(where: { !$0.needsShipping })
        {
            report(
                .warning, way + ["countries"],
                "'\(method.name)' is never offered: the shop delivers to none of these countries; add them to 'shipping' or leave this way to pay out"
            )
        }
        if let most = method.maximum, let least = store.orders.minimum, most < least {
            report(
                .warning, way + ["maximum"],
                "'\(method.name)' is never offered: orders begin at \(money(least)) ('orders.minimum')")
        }
        guard method.kind == .cashOnDelivery else { return }
        if !goods.isEmpty, sent.isEmpty {
            report(
                .warning, way + ["type"], "'\(method.name)' is never offered: nothing that the shop sells is sent")
        } else if !rates.isEmpty, rates.allSatisfy(\.isPickup) {
            report(
                .warning, way + ["type"],
                "'\(method.name)' is never offered: all orders are fetched; use the type cash_on_pickup")
        }
    }

    /// Countries that parcels go to and that no way to pay is for.
    private mutating func checkCountries() {
        guard takesOrders, !store.payment.isEmpty else { return }
        let ahead = store.payment.filter { $0.kind != .cashOnPickup }
        var places: [String] = []
        for (index, zone) in store.shipping.enumerated() where zone.rates.contains(where: { !$0.isPickup }) {
            guard !ahead.contains(where: \.countries.isEmpty) else { return }
            if zone.area.countries.isEmpty {
                return report(
                    .warning, ["shipping", .index(index), "name"],
                    "orders to most countries of the zone '\(zone.name)' cannot be paid: every way to pay names 'countries'"
                )
            }
            places += zone.area.countries.filter { country in !ahead.contains { $0.countries.contains(country) } }
        }
        guard !places.isEmpty else { return }
        let names = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? " and more" : "")
        report(
            .warning, ["payment"],
            "orders that are sent to \(names) cannot be paid: no way to pay is offered there; add one, or leave 'countries' out"
        )
    }

    /// Goods of which even the fewest pieces cost more than any way to pay takes.
    private mutating func checkDearGoods() {
        let most = store.payment.compactMap(\.maximum).max()
        guard takesOrders, let most, store.payment.allSatisfy({ $0.maximum != nil }) else { return }
        var reported: Set<String> = []
        for one in goods where !one.product.isDraft {
            let cheapest = min(one.variant.price, one.variant.offer.sale?.price ?? one.variant.price)
            guard let price = cheapest.multiplied(by: one.variant.offer.quantity.minimum), price > most,
                reported.insert(one.product.handle).inserted
            else { continue }
            report(
                .warning, one, "price", "",
                "no way to pay takes \(money(price)), so nobody can order this product: the highest 'maximum' under 'payment' is \(money(most)); raise it, or add a way to pay without one"
            )
        }
    }
}
