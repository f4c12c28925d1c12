/// Tax. Where: the destination; for goods that are fetched where they are fetched; as long as there is no destination the
/// shop's own address. On what: each line after discounts, shipping and the payment fee. Rounding: each tax by itself, half up to
/// the minor unit, for each line (shipping and fee are one) or once over all that bear it, as `TaxRules.rounding` says.
/// What is stated is the sum of what was rounded: docs/intake.md has the rules with examples.
extension Pricing {
    /// An amount that bears the tax of one class.
    private struct Part {
        /// Of the quote's lines; nil for shipping and fee.
        var line: Int?
        var amount: Money
        var taxClass: String?
    }

    /// What is rounded once: the parts that bear one tax at one rate.
    private struct Bearing {
        /// Of the rates that apply.
        var rate: Int
        /// Parts per million, of this rate and of all that its parts bear.
        var share: Int
        var all: Int
        var parts: [Int]
    }

    mutating func reckonTax() throws(AmountTooLarge) {
        let rates = book.tax.applicable(at: placeOfTax)
        guard !rates.isEmpty else { return }
        var parts = canonical.map {
            Part(line: $0, amount: quote.lines[$0].total, taxClass: quote.lines[$0].item.taxClass)
        }
        parts += try shippingParts(goods: parts)
        for bearing in bearings(of: parts, rates) { try add(bearing, parts, rates) }
        quote.taxTotal = try sum(quote.taxes.lazy.map(\.amount))
    }

    /// Each tax of each part by itself, or of all parts together that bear it alike, in the order of the parts.
    private func bearings(of parts: [Part], _ rates: [TaxRate]) -> [Bearing] {
        var out: [Bearing] = []
        var positions: [[Int]: Int] = [:]
        for (number, part) in parts.enumerated() {
            let shares = rates.map { $0.rate(for: part.taxClass) }
            // Rates are at most the whole each, and few.
            let all = quote.pricesIncludeTax ? shares.reduce(0, +) : 0
            for (rate, share) in shares.enumerated() where share > 0 {
                let key = [rate, share, all]
                if book.tax.rounding == .total, let position = positions[key] {
                    out[position].parts.append(number)
                } else {
                    positions[key] = out.count
                    out.append(Bearing(rate: rate, share: share, all: all, parts: [number]))
                }
            }
        }
        return out
    }

    private var placeOfTax: Destination {
        let destination = request.destination.flatMap { $0.country.isEmpty ? nil : $0 }
        let home = book.store.address?.destination
        let nowhere = Destination(country: "")
        guard let rate = quote.shipping?.rate, rate.isPickup else { return destination ?? home ?? nowhere }
        return rate.pickupAddress?.destination ?? home ?? destination ?? nowhere
    }

    private func shippingParts(goods: [Part]) throws(AmountTooLarge) -> [Part] {
        let amount = try sum([quote.shippingTotal, quote.paymentFee])
        guard !amount.isZero else { return [] }
        switch book.tax.shipping {
        case .none: return []
        case .taxClass(let name): return [Part(line: nil, amount: amount, taxClass: name)]
        case .proportional:
            guard !quote.goodsTotal.isZero else {
                return [Part(line: nil, amount: amount, taxClass: TaxRate.standardClass)]
            }
            return zip(goods, Allocation.split(amount.minor, by: goods.map(\.amount.minor))).map {
                Part(line: nil, amount: Money(minor: $1), taxClass: $0.taxClass)
            }
        }
    }

    /// Rounds one tax, splits it over its parts, and adds it to what is stated.
    private mutating func add(_ bearing: Bearing, _ parts: [Part], _ rates: [TaxRate]) throws(AmountTooLarge) {
        let amounts = bearing.parts.map { parts[$0].amount }
        let base = try sum(amounts)
        guard let tax = base.scaled(by: bearing.share, over: TaxRate.whole + bearing.all) else {
            throw AmountTooLarge()
        }
        for (number, share) in zip(bearing.parts, Allocation.split(tax.minor, by: amounts.map(\.minor))) {
            if let line = parts[number].line {
                quote.lines[line].tax = try sum([quote.lines[line].tax, Money(minor: share)])
            } else {
                quote.shippingTax = try sum([quote.shippingTax, Money(minor: share)])
            }
        }
        let name = rates[bearing.rate].name
        if let position = quote.taxes.firstIndex(where: { $0.name == name && $0.rate == bearing.share }) {
            quote.taxes[position].base = try sum([quote.taxes[position].base, base])
            quote.taxes[position].amount = try sum([quote.taxes[position].amount, tax])
        } else {
            quote.taxes.append(Quote.TaxLine(name: name, rate: bearing.share, base: base, amount: tax))
        }
    }
}
