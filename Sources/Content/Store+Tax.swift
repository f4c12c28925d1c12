import Commerce
import Documents
import Text

/// Tax rules of `store.yaml`.
extension TaxRules {
    static let table = FieldTable<TaxRules>(
        "a tax field",
        [
            Field(
                "included", "true or false",
                "`true`: prices hold the tax already. `false`: it is added at the end. `true` when left out.",
                example: "true"
            ) { $1.pricesIncludeTax = $2.bool($0) ?? true },
            Field(
                "rounding", "line or total",
                "Half up to the minor unit, for every line or once for every rate over the order. `line` when left out.",
                example: "total"
            ) { $1.rounding = $2.word($0) ?? .line },
            Field(
                "shipping", "word",
                "The tax class whose rate shipping bears, `proportional` to the goods, or `none`. `standard` when left out.",
                example: "proportional"
            ) { node, draft, reader in
                guard let word = reader.className(node) else { return }
                draft.shipping =
                    switch word {
                    case "proportional": .proportional
                    case "none": .none
                    default: .taxClass(word)
                    }
            },
            Field(
                "rates", "list of groups", "The taxes; see Tax rates.",
                example: "[{name: VAT, countries: [GB], rate: 20}]"
            ) { $1.rates = $2.taxRates($0) },
        ])
}

struct TaxRateDraft: AreaHolder {
    var name: String?
    var area = AreaDraft()
    var rate: Int?
    var classes: [TaxRate.ClassRate] = []

    static let table = FieldTable<TaxRateDraft>(
        "a tax rate field",
        [
            Field(
                "name", "text",
                "What it is called on the order. Rates of one name: the most exact counts; of different names: all.",
                example: "VAT", required: true
            ) { $1.name = $2.line($0) },
            Field("rate", "percent", "For goods without a tax class.", example: "20", required: true) {
                $1.rate = $2.percent($0)
            },
            Field("classes", "group", "For goods with one.", example: "{reduced: 5, zero: 0}") { node, draft, reader in
                guard reader.isGroup(node, example: "{reduced: 5}") else { return }
                for (key, value) in node.entries where !value.isNull {
                    reader.field = key.text
                    if let rate = reader.percent(value) {
                        draft.classes.append(TaxRate.ClassRate(taxClass: key.text, rate: rate))
                    }
                }
            },
        ] + AreaFields.fields())
}

extension ContentReader {
    mutating func tax(_ node: Node) -> TaxRules? {
        guard isGroup(node, example: "{included: true}") else { return nil }
        var rules = TaxRules()
        TaxRules.table.read(node, into: &rules, &self)
        return rules
    }

    mutating func taxRates(_ node: Node) -> [TaxRate] {
        var out: [TaxRate] = []
        for item in groups(node, of: "tax rates such as {name: VAT, rate: 20}") {
            var draft = TaxRateDraft()
            TaxRateDraft.table.read(item, into: &draft, &self)
            let area = draft.area.area(&self)
            guard let name = draft.name, let rate = draft.rate else { continue }
            if out.contains(where: { $0.name == name && $0.area == area }) {
                report(.error, firstLine(of: item), "there are two rates '\(name)' for the same place")
            }
            out.append(TaxRate(name: name, area: area, standard: rate, classes: draft.classes))
        }
        return out
    }
}
