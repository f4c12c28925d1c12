import Commerce
import Documents
import Text

/// Options and variants: what combinations a product has, and what each inherits from the product.
struct VariantDraft: SellableHolder {
    var terms = SellableDraft()
    var image: Located<String>?
    /// By the position of the option; nil where the variant does not name it.
    var values: [String?] = []
    var range = 0..<0

    static let table = FieldTable<VariantDraft>(
        "a variant field",
        SellableFields.selling(isPriceAbout: "What one costs; the product's price when left out.") + [
            Field("image", "file", "The picture that shows this variant.", example: "apron-indigo.webp") {
                node, draft, reader in
                draft.image = node.kind == .map ? reader.image(node)?.file : reader.file(node)
            }
        ] + SellableFields.goods())
}

/// Named limits of options and variants.
enum VariantLimits {
    /// Stops a few lines of options from standing for millions of combinations.
    static let variants = 2_000
    /// Stops names and sums over options from growing without end; the world's shops have three.
    static let options = 10
}

extension ContentReader {
    /// The options of a product with their values.
    mutating func options(_ node: Node) -> [ProductOption] {
        guard isGroup(node, example: "{Size: [S, M, L]}") else { return [] }
        var out: [ProductOption] = []
        for (key, value) in node.entries {
            let name = key.text
            guard !VariantDraft.table.knows(name) else {
                report(
                    .error, key.range,
                    "an option cannot be called '\(name)', because variants have a field of that name")
                continue
            }
            guard !ContentReader.trimmed(name).isEmpty else {
                report(.error, key.range, "an option needs a name such as Size")
                continue
            }
            field = name
            var values: [String] = []
            var seen = Doubles()
            for item in list(value, of: "values such as [S, M, L]") where !item.isNull {
                guard let text = item.kind == .bool ? item.text : line(item) else { continue }
                if seen.isDouble(text) {
                    error(item, "the option '\(name)' has the value '\(Diagnostic.shortened(text))' twice")
                } else {
                    values.append(text)
                }
            }
            if values.isEmpty {
                if value.kind != .map {
                    report(.error, key.range, "the option '\(name)' has no values; write them as [S, M, L]")
                }
                continue
            }
            out.append(ProductOption(name: Located(name, range: key.range), values: values))
        }
        if out.count > VariantLimits.options {
            report(
                .error, out[VariantLimits.options].name.range, "a product has at most \(VariantLimits.options) options")
            out.removeSubrange(VariantLimits.options...)
        }
        return out
    }
}

extension ProductDraft {
    /// One variant for each one written, for each combination of options, or one for the product itself.
    func makeVariants(handle: String, node: Node, _ reader: inout ContentReader) -> [Variant] {
        if let list = variants {
            return listedVariants(list, handle: handle, node: node, &reader)
        }
        if !options.isEmpty { return combinations(handle: handle, node: node, &reader) }
        checkPrice(node, &reader)
        checkComparison(terms, price: terms.price?.value, &reader)
        checkSale(terms.sale, price: terms.price?.value ?? .zero, &reader)
        let sku = terms.sku ?? Located(handle, range: reader.firstLine(of: node))
        return [variant(VariantDraft(range: node.range), sku: sku, values: [], &reader)]
    }

    private func combinations(handle: String, node: Node, _ reader: inout ContentReader) -> [Variant] {
        checkPrice(node, &reader)
        checkComparison(terms, price: terms.price?.value, &reader)
        checkSale(terms.sale, price: terms.price?.value ?? .zero, &reader)
        var count = 1
        for option in options {
            let (product, overflow) = count.multipliedReportingOverflow(by: option.values.count)
            count = overflow ? .max : product
        }
        let place = optionsRange ?? node.range
        guard count <= VariantLimits.variants else {
            reader.report(
                .error, place.lowerBound..<place.lowerBound + 1,
                "the options make \(count) combinations; a product has at most \(VariantLimits.variants) variants: list those that there are in 'variants'"
            )
            return [variant(VariantDraft(range: node.range), sku: Located(handle), values: [], &reader)]
        }
        if count > 1 {
            if let stock = terms.stock {
                reader.report(
                    .error, stock.range,
                    "'stock' cannot be shared by \(count) combinations of options; list them in 'variants' with a stock each"
                )
            }
            if let gtin = terms.gtin {
                reader.report(
                    .error, gtin.range,
                    "'gtin' cannot be shared by \(count) combinations of options; list them in 'variants' with a gtin each"
                )
            }
        }
        var out: [Variant] = []
        for number in 0..<count {
            // The last option turns fastest.
            var rest = number
            var values = [String](repeating: "", count: options.count)
            for position in options.indices.reversed() {
                let choices = options[position].values
                values[position] = choices[rest % choices.count]
                rest /= choices.count
            }
            var draft = VariantDraft(range: terms.sku?.range ?? place)
            draft.terms.stock = count == 1 ? terms.stock : nil
            out.append(variant(draft, sku: standardSKU(handle, values, draft.range), values: values, &reader))
        }
        return out
    }

    private func listedVariants(
        _ list: Node, handle: String, node: Node, _ reader: inout ContentReader
    ) -> [Variant] {
        reader.field = "variants"
        let items = reader.groups(list, of: "variants")
        let isMissingOptions = options.isEmpty && optionsRange == nil
        if isMissingOptions, !reader.isMeant("options", in: node), let first = items.first {
            reader.report(
                .error, reader.firstLine(of: first),
                "variants need 'options' to tell them apart, such as 'options: {Size: [S, M]}'")
        }
        guard !items.isEmpty else {
            if list.kind == .list, list.items.isEmpty {
                reader.error(list, "'variants' is empty; list at least one, or leave it out for every combination")
            }
            return [variant(VariantDraft(range: node.range), sku: Located(handle), values: [], &reader)]
        }
        guard items.count <= VariantLimits.variants else {
            reader.error(items[VariantLimits.variants], "a product has at most \(VariantLimits.variants) variants")
            return [variant(VariantDraft(range: node.range), sku: Located(handle), values: [], &reader)]
        }
        if let stock = terms.stock {
            reader.report(.error, stock.range, "'stock' belongs to the variants of a product that has variants")
        }
        if let gtin = terms.gtin {
            reader.report(.error, gtin.range, "'gtin' belongs to the variants of a product that has variants")
        }
        let names = options.map(\.name.value)
        let known = options.map { KnownNames($0.values) }
        let areOptionsTold = areOptionsBroken || isMissingOptions
        var out: [Variant] = []
        var seen: [[String]: Int] = [:]
        var skus: [String: Int] = [:]
        var pricesThatDiffer = 0
        for item in items {
            var draft = VariantDraft(range: item.range)
            draft.values = [String?](repeating: nil, count: options.count)
            VariantDraft.table.read(item, into: &draft, &reader, alsoKnown: names) { key, value, draft, reader in
                guard let position = names.firstIndex(of: key) else {
                    // It may be the value of an option that is itself what is wrong.
                    return areOptionsTold && value.kind != .list && value.kind != .map
                }
                draft.values[position] = reader.optionValue(value, of: options[position], known[position])
                return true
            }
            let values = completeValues(draft, item, &reader)
            let isMeant = reader.isMeant("price", in: item) || reader.isMeant("price", in: node)
            let isWritten = item.entry("price") != nil || node.entry("price") != nil
            if draft.terms.price == nil, terms.price == nil, !isWritten, !isMeant {
                reader.report(
                    .error, reader.firstLine(of: item),
                    "'price' is missing: neither this variant nor the product has one")
            }
            let price = draft.terms.price?.value ?? terms.price?.value ?? .zero
            if price != terms.price?.value { pricesThatDiffer += 1 }
            checkComparison(draft.terms, price: price, &reader)
            checkSale(draft.terms.sale, price: price, &reader)
            if let values, !options.isEmpty, !areOptionsTold, seen.updateValue(out.count, forKey: values) != nil {
                reader.report(
                    .error, reader.firstLine(of: item),
                    "the variant '\(values.joined(separator: " / "))' is listed twice")
            }
            let shown = values ?? draft.values.map { $0 ?? "" }
            let sku = draft.terms.sku ?? standardSKU(handle, shown, reader.firstLine(of: item))
            let isOwnSKU = draft.terms.sku != nil
            if skus.updateValue(out.count, forKey: sku.value) != nil, isOwnSKU || !areOptionsTold {
                reader.report(.error, sku.range, "the SKU '\(sku.value)' is used twice in this product")
            }
            out.append(variant(draft, sku: sku, values: shown, &reader))
        }
        if pricesThatDiffer < items.count { checkComparison(terms, price: terms.price?.value, &reader) }
        checkReach(of: terms.sale, over: items.count, without: pricesThatDiffer, &reader)
        return out
    }

    /// The variant's value for each option, or nil after a report.
    private func completeValues(_ draft: VariantDraft, _ item: Node, _ reader: inout ContentReader) -> [String]? {
        var values: [String] = []
        for (option, value) in zip(options, draft.values) {
            if let value {
                values.append(value)
            } else if item.entry(option.name.value).map(\.value.isNull) ?? true,
                !reader.isMeant(option.name.value, in: item)
            {
                let example = option.values.first ?? ""
                reader.report(
                    .error, reader.firstLine(of: item),
                    "this variant does not say its '\(option.name.value)', such as '\(option.name.value): \(example)'")
            }
        }
        return values.count == options.count ? values : nil
    }

    private func standardSKU(_ handle: String, _ values: [String], _ range: Range<Int>) -> Located<String> {
        let parts =
            [terms.sku?.value ?? handle]
            + values.map { value in
                let name = Handle.make(from: value)
                return name.isEmpty ? value : name
            }
        return Located(parts.joined(separator: "-"), range: range)
    }

    private func checkPrice(_ node: Node, _ reader: inout ContentReader) {
        guard terms.price == nil, node.entry("price").map(\.value.isNull) ?? true, !reader.isMeant("price", in: node)
        else { return }
        reader.report(.error, reader.firstLine(of: node), "'price' is missing, such as 'price: 12.50'")
    }

    private func checkComparison(_ terms: SellableDraft, price: Money?, _ reader: inout ContentReader) {
        guard let former = terms.compareAtPrice, let price, former.value <= price else { return }
        let exponent = reader.conventions.currency.exponent
        reader.report(
            .warning, former.range,
            "'compare_at_price' is not above the price of \(price.decimal(exponent: exponent)), so nothing is struck through"
        )
    }

    private func checkSale(_ sale: SaleDraft?, price: Money, _ reader: inout ContentReader) {
        guard let reduced = sale?.price, reduced.value >= price, terms.price != nil else { return }
        let exponent = reader.conventions.currency.exponent
        reader.report(
            .error, reduced.range, "the sale's price is not below the price of \(price.decimal(exponent: exponent))")
    }

    /// A sale with a price holds for variants at the product's price; tell the owner which ones it leaves out.
    private func checkReach(of sale: SaleDraft?, over count: Int, without differing: Int, _ reader: inout ContentReader)
    {
        guard let price = sale?.price else { return }
        if differing == count {
            reader.report(
                .error, price.range,
                "no variant costs what the product costs, so this sale reduces none; use 'percent', or give the variants a sale each"
            )
        } else {
            checkSale(sale, price: terms.price?.value ?? .zero, &reader)
            if differing > 0 {
                reader.report(
                    .warning, price.range,
                    "this sale does not hold for the variants with a price of their own; use 'percent', or give them a sale each"
                )
            }
        }
    }

    /// One variant with what it inherits.
    private func variant(
        _ draft: VariantDraft, sku: Located<String>, values: [String], _ reader: inout ContentReader
    ) -> Variant {
        let own = draft.terms
        let isOnly = options.isEmpty && variants == nil
        return Variant(
            sku: sku, optionValues: values, offer: offer(own, isOnly: isOnly, &reader), image: draft.image,
            gtin: own.gtin?.value ?? (isOnly ? terms.gtin?.value : nil), mpn: own.mpn ?? terms.mpn,
            weight: own.weight ?? terms.weight, dimensions: own.dimensions ?? terms.dimensions,
            unitPrice: own.unitPrice ?? terms.unitPrice, shippingClass: own.shippingClass ?? terms.shippingClass,
            taxClass: own.taxClass ?? terms.taxClass, attributes: own.attributes, range: draft.range)
    }

    private func offer(_ own: SellableDraft, isOnly: Bool, _ reader: inout ContentReader) -> Offer {
        let price = own.price?.value ?? terms.price?.value ?? .zero
        let stock = own.stock ?? (isOnly ? terms.stock : nil)
        let tracks = own.tracksStock ?? terms.tracksStock
        if let tracks, tracks.value, stock == nil {
            reader.report(.error, tracks.range, "'track_stock' needs a count in 'stock'")
        }
        let backorder = own.backorder ?? terms.backorder
        let minimum = own.minimum ?? terms.minimum
        let maximum = own.maximum ?? terms.maximum
        if let minimum, let maximum, maximum.value < minimum.value {
            reader.report(
                .error, maximum.range, "'max_quantity' is less than 'min_quantity', which is \(minimum.value)")
        }
        return Offer(
            price: price, compareAtPrice: own.compareAtPrice?.value ?? terms.compareAtPrice?.value,
            sale: sale(own.sale, price: price) ?? inheritedSale(price: price),
            stock: Stock(
                count: stock?.value, isTracked: stock != nil && tracks?.value != false,
                isBackordered: backorder?.isTaken ?? false, expected: backorder?.expected),
            preorder: own.preorder ?? terms.preorder,
            quantity: QuantityLimits(minimum: minimum?.value ?? 1, maximum: maximum?.value),
            publishAt: publishAt, unpublishAt: unpublishAt?.value)
    }

    private func inheritedSale(price: Money) -> Sale? {
        guard let sale = terms.sale, sale.percent != nil || price == terms.price?.value else { return nil }
        return self.sale(sale, price: price)
    }

    private func sale(_ draft: SaleDraft?, price: Money) -> Sale? {
        guard let draft else { return nil }
        var reduced = draft.price?.value
        if let percent = draft.percent {
            reduced = price.scaled(by: TaxRate.whole - percent, over: TaxRate.whole)
        }
        return reduced.map { Sale(price: $0, from: draft.from?.value, until: draft.until?.value) }
    }
}

extension ContentReader {
    /// A variant's value for one option, as one of the option's own.
    mutating func optionValue(_ node: Node, of option: ProductOption, _ known: KnownNames) -> String? {
        guard node.kind != .null else { return nil }
        guard let text = node.kind == .bool ? node.text : line(node) else { return nil }
        if option.values.contains(text) { return text }
        let listed =
            option.values.prefix(8).map { "'\(Diagnostic.shortened($0))'" }.joined(separator: ", ")
            + (option.values.count > 8 ? ", ..." : "")
        error(
            node,
            "'\(Diagnostic.shortened(text))' is not a value of '\(option.name.value)' (\(listed))"
                + known.guess(for: text))
        return nil
    }
}
