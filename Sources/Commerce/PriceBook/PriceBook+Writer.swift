import Languages
import Text

extension PriceBook {
    /// The book as JSON: the same bytes for the same book, a line for each SKU, a line feed at the end.
    package func json() -> [UInt8] {
        var lines = PriceBookLines()
        for item in items { lines.append(item) }
        return lines.book(frame)
    }

    /// All of a book but its items.
    package struct Frame: Sendable {
        /// Up to the bracket that opens the list of items, and from that which closes it.
        package var head: [UInt8]
        package var tail: [UInt8]
        /// The book of a shop that sells nothing: it has no such list.
        package var empty: [UInt8]

        var size: Int { head.count + tail.count }
    }

    package var frame: Frame {
        // What no text of JSON holds unescaped tells the place of the list.
        let mark: [UInt8] = [0]
        let whole = json(items: mark)
        let place = whole.firstIndex(of: 0) ?? whole.count
        return Frame(
            head: Array(whole[..<place]), tail: Array(whole[min(place + 1, whole.count)...]), empty: json(items: []))
    }

    private func json(items: [UInt8]) -> [UInt8] {
        var writer = RecordWriter()
        writer.object { out in
            out.integer("version", PriceBook.version)
            out.newLine()
            out.object("store") { store.write(to: &$0) }
            out.newLine()
            out.text("currency", currency.code)
            out.object("money") { moneyFormat.write(to: &$0) }
            out.newLine()
            out.object("orders") { orders.write(to: &$0) }
            out.newLine()
            out.object("tax") { tax.write(to: &$0) }
            out.newLine()
            out.objects("shipping", shipping, lines: true) { $1.write(to: &$0) }
            out.objects("payment", payment, lines: true) { $1.write(to: &$0) }
            out.objects("discounts", discounts, lines: true) { $1.write(to: &$0) }
            out.list("items", written: items)
            out.objects("templates", templates, lines: true) { out, template in
                out.text("name", template.name)
                out.text("text", template.text)
            }
            out.newLine()
            out.text("locale", locale)
        }
        return writer.bytes + [ASCII.lineFeed]
    }
}

extension PriceBook.StoreFacts {
    func write(to out: inout RecordWriter) {
        out.text("name", name)
        out.text("url", url)
        out.text("language", language.tag)
        out.text("email", email)
        out.text("phone", phone)
        if let address { out.object("address") { address.write(to: &$0) } }
        if zone.name == nil, zone.changes.isEmpty {
            out.integer("utc_offset", zone.first)
        } else {
            out.object("zone") { out in
                out.text("name", zone.name)
                out.integer("first", zone.first)
                // Moments and the offsets from then on, in turns.
                out.integers("changes", zone.changes.flatMap { [$0.at.seconds, $0.offset] })
            }
        }
    }
}

extension MoneyFormat {
    func write(to out: inout RecordWriter) {
        out.text("code", code)
        out.text("symbol", symbol)
        out.flag("symbol_first", symbolIsFirst)
        out.text("space", space)
        out.text("decimal", decimalMark)
        out.text("group", groupMark)
        out.integer("minimum_grouping", minimumGrouping)
        out.integer("exponent", exponent)
    }
}

extension OrderSettings {
    func write(to out: inout RecordWriter) {
        out.text("url", url?.value)
        out.text("from", from)
        out.texts("notify", notify)
        out.text("terms", terms?.value)
        out.money("minimum", minimum)
        out.flag("phone", requiresPhone)
        if let closed {
            out.object("closed") { out in
                out.date("from", closed.from)
                out.date("until", closed.until)
                out.text("message", closed.message)
            }
        }
        if let unpaidAfter {
            out.object("unpaid_after") { out in
                out.integer("remind", unpaidAfter.remind)
                out.integer("cancel", unpaidAfter.cancel)
            }
        }
    }
}

extension PriceBook.Item {
    func write(to out: inout RecordWriter) {
        out.text("sku", sku)
        out.text("product", product)
        out.text("title", title)
        if !variantTitle.isEmpty { out.text("variant", variantTitle) }
        out.text("url", url)
        out.text("image", image)
        offer.write(to: &out)
        if weight != 0 { out.integer("weight", weight) }
        out.text("shipping_class", shippingClass)
        out.text("tax_class", taxClass)
        out.texts("collections", collections)
    }
}

extension Offer {
    func write(to out: inout RecordWriter) {
        out.money("price", price)
        out.money("compare_at_price", compareAtPrice)
        if let sale {
            out.object("sale") { out in
                out.money("price", sale.price)
                out.date("from", sale.from)
                out.date("until", sale.until)
            }
        }
        out.integer("stock", stock.count)
        out.flag("tracked", stock.isTracked)
        out.flag("backorder", stock.isBackordered)
        out.date("expected", stock.expected)
        out.date("preorder", preorder)
        if quantity.minimum != 1 { out.integer("min", quantity.minimum) }
        out.integer("max", quantity.maximum)
        out.date("publish_at", publishAt)
        out.date("unpublish_at", unpublishAt)
    }
}

extension Area {
    func write(to out: inout RecordWriter) {
        out.texts("countries", countries)
        out.texts("regions", regions)
        out.texts("postcodes", postcodes)
        out.texts("except_postcodes", exceptPostcodes)
    }
}

extension ShippingZone {
    func write(to out: inout RecordWriter) {
        out.text("name", name)
        area.write(to: &out)
        out.objects("rates", rates) { $1.write(to: &$0) }
    }
}

extension ShippingRate {
    func write(to out: inout RecordWriter) {
        out.text("id", id)
        out.text("name", name)
        out.text("description", description)
        switch charge {
        case .flat(let price): out.money("price", price)
        case .tiers(let basis, let tiers):
            out.text("by", basis.rawValue)
            out.objects("tiers", tiers) { out, tier in
                out.integer("up_to", tier.upTo)
                out.money("price", tier.price)
            }
        }
        out.money("free_over", freeOver)
        out.money("minimum_subtotal", minimumSubtotal)
        out.money("maximum_subtotal", maximumSubtotal)
        out.integer("minimum_weight", minimumWeight)
        out.integer("maximum_weight", maximumWeight)
        out.texts("classes", classes)
        out.objects("surcharges", surcharges) { out, surcharge in
            out.text("class", surcharge.shippingClass)
            out.money("price", surcharge.price)
            out.flag("each", surcharge.isPerItem)
        }
        out.flag("pickup", isPickup)
        if let pickupAddress { out.object("address") { pickupAddress.write(to: &$0) } }
        out.text("hours", hours)
        out.integers("handling_days", handlingDays.map { [$0.minimum, $0.maximum] } ?? [])
        out.integers("transit_days", transitDays.map { [$0.minimum, $0.maximum] } ?? [])
    }
}

extension TaxRules {
    func write(to out: inout RecordWriter) {
        out.flag("included", pricesIncludeTax)
        out.text("rounding", rounding.rawValue)
        switch shipping {
        case .taxClass(let name): out.text("shipping_class", name)
        case .proportional: out.text("shipping", "proportional")
        case .none: out.text("shipping", "none")
        }
        out.objects("rates", rates) { out, rate in
            out.text("name", rate.name)
            rate.area.write(to: &out)
            out.integer("rate", rate.standard)
            out.objects("classes", rate.classes) { out, entry in
                out.text("class", entry.taxClass)
                out.integer("rate", entry.rate)
            }
        }
    }
}

extension PaymentMethod {
    func write(to out: inout RecordWriter) {
        out.text("id", id)
        out.text("type", kind.rawValue)
        out.text("name", name)
        out.text("instructions", instructions)
        out.text("url", url)
        if !fee.isZero { out.money("fee", fee) }
        out.texts("countries", countries)
        out.money("minimum", minimum)
        out.money("maximum", maximum)
    }
}

extension Discount {
    func write(to out: inout RecordWriter) {
        out.text("id", id)
        out.text("code", code)
        out.text("title", title)
        switch benefit {
        case .percent(let parts): out.integer("percent", parts)
        case .amount(let money): out.money("amount", money)
        case .freeShipping: out.flag("free_shipping", true)
        }
        out.money("minimum", minimum)
        out.integer("minimum_quantity", minimumQuantity)
        out.money("maximum", most)
        out.date("from", from)
        out.date("until", until)
        out.integer("limit", limit)
        out.integer("limit_per_customer", limitPerCustomer)
        out.texts("products", products.map(\.value))
        out.texts("collections", collections.map(\.value))
        out.flag("combine", combines)
    }
}
