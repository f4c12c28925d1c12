import Languages

/// Shipping. The zones that name the destination most exactly count, all of them when several do; pick-up counts from
/// every zone that holds the destination. A shop without zones ships everywhere for nothing.
extension Pricing {
    mutating func priceShipping() throws(AmountTooLarge) {
        if let country = request.destination?.country, !country.isEmpty, !Country.isKnown(country) {
            return problem("country", .countryNotServed, "There is no country with this code.")
        }
        guard quote.needsShipping, !book.shipping.isEmpty else { return }
        let rates = ratesForDestination()
        let isFree = chosen.contains { $0.benefit == .freeShipping }
        for rate in rates where carries(rate) {
            guard let price = price(of: rate), !quote.shippingOptions.contains(where: { $0.id == rate.id }) else {
                continue
            }
            quote.shippingOptions.append(
                Quote.ShippingOption(rate: rate, price: isFree ? .zero : price, discount: isFree ? price : .zero))
        }
        select(from: rates)
        guard let shipping = quote.shipping else { return }
        quote.shippingTotal = shipping.price
        if let position = chosen.firstIndex(where: { $0.benefit == .freeShipping }),
            let applied = quote.discounts.firstIndex(where: { $0.id == chosen[position].id })
        {
            quote.discounts[applied].shippingAmount = shipping.discount
        }
    }

    /// False when every zone is everywhere, so that options can be shown before the country is known.
    private var countryMatters: Bool { book.shipping.contains { $0.area != .everywhere } }

    private var destination: Destination? {
        if let destination = request.destination, !destination.country.isEmpty { return destination }
        return countryMatters ? nil : Destination(country: "")
    }

    private func ratesForDestination() -> [ShippingRate] {
        guard let destination else { return book.shipping.flatMap { $0.rates.filter(\.isPickup) } }
        let ranks = book.shipping.map { $0.area.specificity(for: destination) }
        // A zone that only has counters to fetch from does not take the place of one that delivers.
        var best: Int?
        for (zone, rank) in zip(book.shipping, ranks) {
            guard let rank, rank > best ?? Int.min, zone.rates.contains(where: { !$0.isPickup }) else { continue }
            best = rank
        }
        var rates: [ShippingRate] = []
        for (zone, rank) in zip(book.shipping, ranks) where rank != nil {
            for rate in zone.rates where rate.isPickup || rank == best { rates.append(rate) }
        }
        return rates
    }

    /// Whether a rate takes this order: its weight, its worth, its classes.
    private func carries(_ rate: ShippingRate) -> Bool {
        let goods = quote.goodsTotal
        if let least = rate.minimumSubtotal, goods < least { return false }
        if let most = rate.maximumSubtotal, goods > most { return false }
        if let least = rate.minimumWeight, quote.weight < least { return false }
        if let most = rate.maximumWeight, quote.weight > most { return false }
        guard !rate.classes.isEmpty else { return true }
        return quote.lines.allSatisfy { line in
            !line.item.needsShipping || rate.classes.contains(line.item.carriedAs)
        }
    }

    /// The price of a rate with its surcharges; nil when no tier holds the order, or on overflow.
    private func price(of rate: ShippingRate) -> Money? {
        var price: Money
        switch rate.charge {
        case .flat(let flat): price = flat
        case .tiers(let basis, let tiers):
            let measure =
                switch basis {
                case .weight: quote.weight
                case .subtotal: quote.goodsTotal.minor
                case .quantity: quote.lines.reduce(0) { $0 + ($1.item.needsShipping ? $1.quantity : 0) }
                }
            guard let tier = tiers.first(where: { $0.upTo.map { measure <= $0 } ?? true }) else { return nil }
            price = tier.price
        }
        if let bound = rate.freeOver, quote.goodsTotal >= bound { price = .zero }
        for surcharge in rate.surcharges {
            let pieces = quote.lines.reduce(0) { count, line in
                count + (line.item.needsShipping && line.item.carriedAs == surcharge.shippingClass ? line.quantity : 0)
            }
            guard pieces > 0 else { continue }
            guard let extra = surcharge.price.multiplied(by: surcharge.isPerItem ? pieces : 1),
                let sum = price.adding(extra)
            else { return nil }
            price = sum
        }
        return price
    }

    private mutating func select(from rates: [ShippingRate]) {
        let options = quote.shippingOptions
        if let id = request.shipping, !id.isEmpty {
            quote.shipping = options.first { $0.id == id }
            // Without a destination only counters are offered yet: what is missing then is the country.
            if quote.shipping == nil, !options.isEmpty, destination != nil {
                problem("shipping", .shippingUnavailable, "This way of shipping is not offered for this order.")
            }
        } else if options.count == 1, request.stage == .estimate || !isOnlyForWantOfCountry {
            quote.shipping = options.first
        } else if request.stage == .estimate {
            quote.shipping = options.first
        } else if !options.isEmpty, !isOnlyForWantOfCountry {
            problem("shipping", .shippingMissing, "Choose how the order is to be sent.")
        }
        guard options.isEmpty || (destination == nil && quote.shipping == nil) else { return }
        explainMissingOptions(rates)
    }

    /// A counter is offered and nothing else, because nobody said where the order is to go: it is not taken by itself.
    private var isOnlyForWantOfCountry: Bool {
        destination == nil && book.shipping.contains { $0.rates.contains { !$0.isPickup } }
    }

    private mutating func explainMissingOptions(_ rates: [ShippingRate]) {
        guard let destination else {
            if request.stage == .order, !quote.problems.contains(where: { $0.code == .shippingMissing }) {
                problem("country", .countryMissing, "Choose the country the order is to be sent to.")
            }
            return
        }
        // What depends on a region or postcode that is not known yet is asked for.
        if book.shipping.contains(where: { $0.area.countries.contains(destination.country) }), !knowsPlace(destination)
        {
            return
        }
        if !rates.isEmpty {
            problem("shipping", .nothingCarries, "There is no way of shipping that carries this order there.")
        } else if book.shipping.contains(where: { $0.area.countries.contains(destination.country) }) {
            problem("postcode", .postcodeNotServed, "The shop does not deliver to this region or postcode.")
        } else {
            problem("country", .countryNotServed, "The shop does not deliver to this country.")
        }
    }
}
