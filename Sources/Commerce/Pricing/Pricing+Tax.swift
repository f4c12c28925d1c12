/// Tax. Where: the destination; for goods that are fetched, and as long as there is no destination, the shop's own
/// country. On what: each line after discounts, shipping and the payment fee. Rounding: half up to the minor unit, for
/// each line (shipping and fee are one) or once for each rate over the whole order, as `TaxRules.rounding` says.
extension Pricing {
    /// An amount that bears the tax of one class.
    private struct Part {
        var amount: Money
        var taxClass: String?
    }

    mutating func reckonTax() throws(AmountTooLarge) {
        let rates = book.tax.applicable(at: placeOfTax)
        guard !rates.isEmpty else { return }
        var parts = canonical.map { Part(amount: quote.lines[$0].total, taxClass: quote.lines[$0].item.taxClass) }
        parts += try shippingParts(goods: parts)
        if book.tax.rounding == .total { parts = try gathered(parts, rates) }
        for part in parts { try add(part, rates) }
        quote.taxTotal = try sum(quote.taxes.lazy.map(\.amount))
    }

    private var placeOfTax: Destination {
        let destination = request.destination.flatMap { $0.country.isEmpty ? nil : $0 }
        if let destination, quote.shipping?.rate.isPickup != true { return destination }
        return book.store.address?.destination ?? destination ?? Destination(country: "")
    }

    private func shippingParts(goods: [Part]) throws(AmountTooLarge) -> [Part] {
        let amount = try sum([quote.shippingTotal, quote.paymentFee])
        guard !amount.isZero else { return [] }
        switch book.tax.shipping {
        case .none: return []
        case .taxClass(let name): return [Part(amount: amount, taxClass: name)]
        case .proportional:
            guard !quote.goodsTotal.isZero else { return [Part(amount: amount, taxClass: nil)] }
            return zip(goods, Allocation.split(amount.minor, by: goods.map(\.amount.minor))).map {
                Part(amount: Money(minor: $1), taxClass: $0.taxClass)
            }
        }
    }

    /// One part for all amounts that bear the same rates.
    private func gathered(_ parts: [Part], _ rates: [TaxRate]) throws(AmountTooLarge) -> [Part] {
        var out: [Part] = []
        var positions: [[Int]: Int] = [:]
        for part in parts {
            let key = rates.map { $0.rate(for: part.taxClass) }
            if let position = positions[key] {
                out[position].amount = try sum([out[position].amount, part.amount])
            } else {
                positions[key] = out.count
                out.append(part)
            }
        }
        return out
    }

    private mutating func add(_ part: Part, _ rates: [TaxRate]) throws(AmountTooLarge) {
        let shares = rates.map { $0.rate(for: part.taxClass) }
        // Rates are at most the whole each, and few.
        let all = shares.reduce(0, +)
        for (number, (rate, share)) in zip(rates, shares).enumerated() where share > 0 {
            let amount = try tax(on: part.amount, shares: shares, all: all, number: number)
            if let position = quote.taxes.firstIndex(where: { $0.name == rate.name && $0.rate == share }) {
                quote.taxes[position].base = try sum([quote.taxes[position].base, part.amount])
                quote.taxes[position].amount = try sum([quote.taxes[position].amount, amount])
            } else {
                quote.taxes.append(Quote.TaxLine(name: rate.name, rate: share, base: part.amount, amount: amount))
            }
        }
    }

    /// The tax at one of several rates on an amount. What prices hold is rounded once for all rates and split by largest
    /// remainder, so that taxes together never are more than the price.
    private func tax(on amount: Money, shares: [Int], all: Int, number: Int) throws(AmountTooLarge) -> Money {
        guard quote.pricesIncludeTax else {
            guard let tax = amount.scaled(by: shares[number], over: TaxRate.whole) else { throw AmountTooLarge() }
            return tax
        }
        guard let held = amount.scaled(by: all, over: TaxRate.whole + all) else { throw AmountTooLarge() }
        return Money(minor: Allocation.split(held.minor, by: shares)[number])
    }
}
