/// The shop as its owner's files.
extension ModelShop {
    /// `store.yaml`.
    var store: String {
        var out = ["name: Shop", "url: https://shop.example/", "currency: \(currency)"]
        if offset != 0 { out.append("utc_offset: \"\(ModelShop.clock(offset))\"") }
        out.append("address: \(yaml(address))")
        if let minimum { out.append("orders: {minimum: \(money(minimum))}") }
        if let zones {
            out.append("shipping:")
            for (index, zone) in zones.enumerated() {
                out.append("  - name: Zone \(index + 1)")
                out += yaml(zone.area).map { "    " + $0 }
                out.append("    rates:")
                out += zone.rates.map { "      - {\(yaml($0).joined(separator: ", "))}" }
            }
        } else {
            out.append("shipping: free")
        }
        if let tax {
            out.append("tax:")
            out.append("  included: \(tax.isIncluded)")
            out.append("  rounding: \(tax.isByLine ? "line" : "total")")
            if let shipping = tax.shipping { out.append("  shipping: \(shipping)") }
            out.append("  rates:")
            for rate in tax.rates {
                var fields = ["name: \(rate.name)"] + yaml(rate.area) + ["rate: \(ModelShop.percent(rate.rate))"]
                if !rate.classes.isEmpty {
                    let classes = rate.classes.map { "\($0.name): \(ModelShop.percent($0.rate))" }
                    fields.append("classes: {\(classes.joined(separator: ", "))}")
                }
                out.append("    - {\(fields.joined(separator: ", "))}")
            }
        }
        if payments.isEmpty {
            out.append("payment: none")
        } else {
            out.append("payment:")
            for payment in payments {
                var fields = ["type: \(payment.kind)", "name: \(payment.name)"]
                if payment.kind == "link" { fields.append("url: \"https://pay.example/{number}\"") }
                fields += line("fee", payment.fee.map(money)) + list("countries", payment.countries)
                fields += line("minimum", payment.minimum.map(money)) + line("maximum", payment.maximum.map(money))
                out.append("  - {\(fields.joined(separator: ", "))}")
            }
        }
        return out.joined(separator: "\n") + "\n"
    }

    /// The front matters of the products, by handle.
    var products: [String: String] {
        Dictionary(grouping: items, by: \.product).mapValues { variants in
            let first = variants[0]
            var out = ["title: \(first.product.uppercased())", "price: \(money(first.productPrice))"]
            out += list("collections", first.collections)
            if let sale = first.saleOfProduct { out.append("sale: \(yaml(sale))") }
            out += line("publish_at", first.publishAt.map(yaml)) + line("unpublish_at", first.unpublishAt.map(yaml))
            guard first.option != nil else { return (out + yaml(first)).joined(separator: "\n") + "\n" }
            out.append("options: {Size: [\(variants.compactMap(\.option).joined(separator: ", "))]}")
            out.append("variants:")
            for variant in variants {
                var fields = ["Size: \(variant.option ?? "")"]
                if variant.price != variant.productPrice { fields.append("price: \(money(variant.price))") }
                if let sale = variant.saleOfVariant { fields.append("sale: \(yaml(sale))") }
                out.append("  - {\((fields + yaml(variant)).joined(separator: ", "))}")
            }
            return out.joined(separator: "\n") + "\n"
        }
    }

    /// `discounts.yaml`.
    var discountFile: String {
        discounts.map { discount in
            var fields = line("code", discount.code) + ["title: \(discount.title)"]
            fields +=
                line("percent", discount.percent.map(ModelShop.percent)) + line("amount", discount.amount.map(money))
            if discount.isFreeShipping { fields.append("free_shipping: true") }
            fields += line("maximum", discount.maximum.map(money)) + line("minimum", discount.minimum.map(money))
            fields += line("minimum_quantity", discount.minimumQuantity.map(String.init))
            fields += line("from", discount.from.map(yaml)) + line("until", discount.until.map(yaml))
            fields += line("limit", discount.limit.map(String.init))
            fields += line("limit_per_customer", discount.limitPerCustomer.map(String.init))
            fields += list("products", discount.products) + list("collections", discount.collections)
            if discount.combines { fields.append("combine: true") }
            return "- {\(fields.joined(separator: ", "))}\n"
        }.joined()
    }

    /// All of it, for a report.
    var files: String {
        let all = products.sorted { $0.key < $1.key }.map { "# products/\($0.key).md\n---\n\($0.value)---\n" }
        return "# store.yaml\n\(store)\(all.joined())# discounts.yaml\n\(discountFile)"
    }

    // MARK: Parts

    func money(_ minor: Int) -> String { ModelShop.decimal(minor, decimals) }

    static func decimal(_ digits: Int, _ places: Int) -> String {
        guard places > 0 else { return String(digits) }
        var text = String(digits)
        while text.count <= places { text = "0" + text }
        text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
        return text
    }

    static func percent(_ parts: Int) -> String {
        var text = decimal(parts, 4)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func clock(_ offset: Int) -> String {
        (offset < 0 ? "-" : "+") + two(abs(offset) / 3_600) + ":" + two(abs(offset) / 60 % 60)
    }

    private func yaml(_ day: Day) -> String {
        "2026-06-\(ModelShop.two(day.day))" + (day.hour.map { "T\(ModelShop.two($0)):00" } ?? "")
    }

    private func yaml(_ place: Place) -> String {
        var fields = ["street: 1 Quay"]
        if !place.region.isEmpty { fields.append("region: \"\(place.region)\"") }
        if !place.postcode.isEmpty { fields.append("postcode: \"\(place.postcode)\"") }
        return "{\((fields + ["country: \(place.country)"]).joined(separator: ", "))}"
    }

    private func yaml(_ sale: Sale) -> String {
        let fields =
            line("price", sale.price.map(money)) + line("percent", sale.percent.map(ModelShop.percent))
            + line("from", sale.from.map(yaml)) + line("until", sale.until.map(yaml))
        return "{\(fields.joined(separator: ", "))}"
    }

    private func yaml(_ weight: Weight) -> String {
        ModelShop.decimal(weight.digits, weight.places) + (weight.unit.isEmpty ? "" : " " + weight.unit)
    }

    /// What a product without options and a variant say alike.
    private func yaml(_ item: Item) -> [String] {
        var out = ["sku: \"\(item.sku)\""]
        out += line("weight", item.weight.map(yaml)) + line("shipping_class", item.shippingClass)
        out += line("tax_class", item.taxClass) + line("stock", item.stock.map(String.init))
        if item.stock != nil, !item.isTracked { out.append("track_stock: false") }
        if item.isBackordered { out.append("backorder: true") }
        out += line("preorder", item.preorder.map(yaml))
        out += line("min_quantity", item.least.map(String.init)) + line("max_quantity", item.most.map(String.init))
        return out
    }

    private func yaml(_ area: Area) -> [String] {
        list("countries", area.countries) + list("regions", area.regions.map { "\"\($0.text)\"" })
            + list("postcodes", area.postcodes.map { "\"\($0.text)\"" })
            + list("except_postcodes", area.exceptPostcodes.map { "\"\($0.text)\"" })
    }

    private func yaml(_ rate: Rate) -> [String] {
        var out = ["name: \(rate.name)"] + line("price", rate.price.map(money))
        if !rate.tiers.isEmpty {
            out.append("by: \(rate.basis)")
            let tiers = rate.tiers.map { tier in
                let bound = tier.weight.map(yaml) ?? tier.upTo.map { rate.basis == "subtotal" ? money($0) : String($0) }
                return "{\((line("up_to", bound) + ["price: \(money(tier.price))"]).joined(separator: ", "))}"
            }
            out += list("tiers", tiers)
        }
        out += line("free_over", rate.freeOver.map(money))
        out += line("minimum_subtotal", rate.minimumSubtotal.map(money))
        out += line("maximum_subtotal", rate.maximumSubtotal.map(money))
        out +=
            line("minimum_weight", rate.minimumWeight.map(yaml)) + line("maximum_weight", rate.maximumWeight.map(yaml))
        out += list("classes", rate.classes)
        out += list(
            "surcharges",
            rate.surcharges.map {
                "{class: \($0.shippingClass), price: \(money($0.price))\($0.isEach ? ", each: true" : "")}"
            })
        if rate.isPickup { out.append("pickup: true") }
        if let address = rate.address { out.append("address: \(yaml(address))") }
        return out
    }

    private func line(_ name: String, _ value: String?) -> [String] { value.map { ["\(name): \($0)"] } ?? [] }

    private func list(_ name: String, _ values: [String]) -> [String] {
        values.isEmpty ? [] : ["\(name): [\(values.joined(separator: ", "))]"]
    }
}
