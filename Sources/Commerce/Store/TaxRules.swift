/// How tax is reckoned. The rounding rule: each amount of tax is rounded half up to the minor unit, once for every line
/// (`line`) or once for every rate over the whole order (`total`).
package struct TaxRules: Sendable, Equatable {
    /// Prices already hold the tax (VAT countries) or it is added at the end (sales tax).
    package var pricesIncludeTax: Bool
    package var rounding: Rounding
    package var shipping: OnShipping
    package var rates: [TaxRate]

    package enum Rounding: String, Sendable, CaseIterable { case line, total }

    /// Which rate shipping, and a payment fee, bears.
    package enum OnShipping: Sendable, Hashable {
        /// The rate of a tax class, `TaxRate.standardClass` unless said otherwise.
        case taxClass(String)
        /// Split over the goods' classes by their share of the order.
        case proportional
        case none
    }

    package init(
        pricesIncludeTax: Bool = true, rounding: Rounding = .line,
        shipping: OnShipping = .taxClass(TaxRate.standardClass), rates: [TaxRate] = []
    ) {
        self.pricesIncludeTax = pricesIncludeTax
        self.rounding = rounding
        self.shipping = shipping
        self.rates = rates
    }

    /// The taxes due at a destination: for each name the most exact area, names in the order of the file.
    package func applicable(at destination: Destination) -> [TaxRate] {
        var chosen: [(rate: TaxRate, rank: Int)] = []
        for rate in rates {
            guard let rank = rate.area.specificity(for: destination) else { continue }
            if let index = chosen.firstIndex(where: { $0.rate.name == rate.name }) {
                if rank > chosen[index].rank { chosen[index] = (rate, rank) }
            } else {
                chosen.append((rate, rank))
            }
        }
        return chosen.map(\.rate)
    }
}

/// One tax of one area. Taxes of different names add up; of one name the most exact area counts.
package struct TaxRate: Sendable, Equatable {
    package var name: String
    package var area: Area
    /// Parts per million for goods without a class: 19 % is 190,000.
    package var standard: Int
    /// Parts per million for each tax class that differs.
    package var classes: [ClassRate]

    package struct ClassRate: Sendable, Equatable {
        package var taxClass: String
        package var rate: Int

        package init(taxClass: String, rate: Int) {
            self.taxClass = taxClass
            self.rate = rate
        }
    }

    package static let standardClass = "standard"
    /// Parts per million in the whole.
    package static let whole = 1_000_000

    package init(name: String, area: Area, standard: Int, classes: [ClassRate] = []) {
        self.name = name
        self.area = area
        self.standard = standard
        self.classes = classes
    }

    /// Parts per million for a tax class, the standard rate for classes that the rate does not name.
    package func rate(for taxClass: String?) -> Int {
        guard let taxClass else { return standard }
        return classes.first { $0.taxClass == taxClass }?.rate ?? standard
    }
}
