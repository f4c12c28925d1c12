/// Which taxes are due, on what and how much.
extension ModelPricing {
    /// An amount that bears taxes; `line` is nil for shipping and fee.
    private struct Part {
        var line: Int?
        var amount: Int
        var taxClass: String?
    }

    /// Where the goods change hands.
    private var taxPlace: ModelDestination {
        if let rate = rate(way?.id), rate.isPickup { return ModelDestination(rate.address ?? shop.address) }
        return ModelDestination(cart.place ?? shop.address)
    }

    /// One rate of each name, the one that names the place most exactly; of equally exact ones the first.
    private func applicable(_ tax: ModelShop.Tax) -> [ModelShop.TaxRate] {
        var names: [String] = []
        for rate in tax.rates where !names.contains(rate.name) { names.append(rate.name) }
        return names.compactMap { name in
            var best: (rate: ModelShop.TaxRate, exactness: Int)?
            for rate in tax.rates where rate.name == name {
                guard let exactness = ModelPricing.exactness(rate.area, taxPlace) else { continue }
                if exactness > best?.exactness ?? -1 { best = (rate, exactness) }
            }
            return best?.rate
        }
    }

    private func parts(_ tax: ModelShop.Tax) -> [Part] {
        var out = lines.indices.map { index in
            Part(
                line: index, amount: lines[index].subtotal - lines[index].discount, taxClass: items[index].taxClass)
        }
        let rest = shippingTotal + fee
        switch tax.shipping ?? "standard" {
        case "none": break
        case "proportional":
            if goods == 0 {
                out.append(Part(line: nil, amount: rest, taxClass: "standard"))
            } else {
                let shares = ModelPricing.split(rest, out.map(\.amount))
                out += zip(out, shares).map { Part(line: nil, amount: $1, taxClass: $0.taxClass) }
            }
        case let taxClass: out.append(Part(line: nil, amount: rest, taxClass: taxClass))
        }
        return out
    }

    mutating func reckonTax() {
        guard let tax = shop.tax else { return }
        let rates = applicable(tax)
        let parts = parts(tax)
        func rate(_ rate: ModelShop.TaxRate, _ part: Part) -> Int {
            rate.classes.first { $0.name == part.taxClass }?.rate ?? rate.rate
        }
        func whole(_ part: Part) -> Int {
            1_000_000 + (tax.isIncluded ? rates.reduce(0) { $0 + rate($1, part) } : 0)
        }
        for applied in rates {
            var amounts = parts.map { part in
                ModelPricing.halfUp(Int128(part.amount) * Int128(rate(applied, part)), Int128(whole(part)))
            }
            if !tax.isByLine {
                for value in Set(parts.map { rate(applied, $0) }) {
                    for sum in Set(parts.map(whole)) {
                        let group = parts.indices.filter {
                            rate(applied, parts[$0]) == value && whole(parts[$0]) == sum
                        }
                        let base = group.reduce(0) { $0 + parts[$1].amount }
                        let all = ModelPricing.halfUp(Int128(base) * Int128(value), Int128(sum))
                        for (index, part) in zip(group, ModelPricing.split(all, group.map { parts[$0].amount })) {
                            amounts[index] = part
                        }
                    }
                }
            }
            for (part, amount) in zip(parts, amounts) {
                let value = rate(applied, part)
                guard value > 0 else { continue }
                var index = taxes.firstIndex { $0.name == applied.name && $0.rate == value }
                if index == nil {
                    taxes.append(TaxLine(name: applied.name, rate: value))
                    index = taxes.count - 1
                }
                taxes[index ?? 0].base += part.amount
                taxes[index ?? 0].amount += amount
                if let line = part.line { lines[line].tax += amount } else { shippingTax += amount }
                taxTotal += amount
            }
        }
    }
}
