import Commerce
import Documents
import Languages
import Text

extension PriceBook {
    /// Reads what `json()` wrote; nil with one diagnostic for anything else.
    ///
    /// Strict: another version, an unknown or missing key, a value out of range, SKUs out of order or twice are refused,
    /// so that a damaged or foreign file never prices an order.
    package static func read(_ source: SourceFile, diagnostics: inout [Diagnostic]) -> PriceBook? {
        guard let document = JSON.parse(source, diagnostics: &diagnostics) else { return nil }
        do throws(RecordReader.Refusal) {
            // Before anything else, so that a newer file is called newer and not wrong.
            if let found = document.root["version"], !(found.integer.map(PriceBook.readable.contains) ?? false) {
                throw RecordReader.Refusal(
                    diagnostic: found.diagnostic(
                        .error,
                        "this price book has version \(Diagnostic.shortened(found.text)); this program reads versions \(PriceBook.readable.lowerBound) to \(PriceBook.version): build the shop with the vitrine of the same release"
                    ))
            }
            return try RecordReader.read(document.root, PriceBook.init(reading:))
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    private init(reading book: inout RecordReader) throws(RecordReader.Refusal) {
        let version = try book.requiredInteger("version", in: PriceBook.readable)
        let store = try book.requiredObject("store", StoreFacts.init(reading:))
        let code = try book.requiredText("currency")
        guard let currency = Currency(code: code) else {
            throw book.refuse(
                book.node["currency"] ?? book.node, "'\(Diagnostic.shortened(code))' is not a currency")
        }
        let format = try book.requiredObject("money", MoneyFormat.init(reading:))
        guard format.code == code, format.exponent == currency.exponent else {
            throw book.refuse(book.node["money"] ?? book.node, "the money format is not that of \(code)")
        }
        let orders = try book.requiredObject("orders", OrderSettings.init(reading:))
        let tax = try book.requiredObject("tax", TaxRules.init(reading:))
        var shipping = try book.objects("shipping", ShippingZone.init(reading:))
        let payment = try book.objects("payment", PaymentMethod.init(reading:))
        let discounts = try book.objects("discounts", Discount.init(reading:))
        var items = try book.objects("items", Item.init(reading:))
        if version == 1 { PriceBook.readGrams(&items, &shipping) }
        for (index, item) in items.enumerated().dropFirst() where !PriceBook.precedes(items[index - 1].sku, item.sku) {
            let place = book.node["items"].map { $0.items[index] } ?? book.node
            throw book.refuse(
                place, "the SKUs are not in order, or '\(Diagnostic.shortened(item.sku))' is there twice")
        }
        let templates = try book.objects("templates") { (template) throws(RecordReader.Refusal) in
            Template(name: try template.requiredText("name"), text: try template.requiredText("text"))
        }
        let locale = try book.requiredText("locale")
        self.init(
            store: store, currency: currency, moneyFormat: format, orders: orders, items: items, shipping: shipping,
            tax: tax, payment: payment, discounts: discounts, templates: templates, locale: locale)
    }
}

extension PriceBook {
    /// Makes milligrams of the grams of version 1. No weight and no bound is above 2^53, so nothing overflows.
    private static func readGrams(_ items: inout [Item], _ shipping: inout [ShippingZone]) {
        for index in items.indices { items[index].weight = min(items[index].weight * 1_000, Weight.mostMilligrams) }
        for zone in shipping.indices {
            for rate in shipping[zone].rates.indices { shipping[zone].rates[rate].readGrams() }
        }
    }
}

extension ShippingRate {
    fileprivate mutating func readGrams() {
        minimumWeight = minimumWeight.map { $0 * 1_000 }
        maximumWeight = maximumWeight.map { $0 * 1_000 }
        guard case .tiers(.weight, let tiers) = charge else { return }
        charge = .tiers(
            by: .weight,
            tiers.map {
                ShippingCharge.Tier(upTo: $0.upTo.map { min($0, Money.largest.minor) * 1_000 }, price: $0.price)
            })
    }
}

extension ZoneTable {
    /// A zone with its changes, or the plain offset that version 1 has always.
    fileprivate init(ofStore store: inout RecordReader) throws(RecordReader.Refusal) {
        if let zone = try store.object("zone", ZoneTable.init(reading:)) {
            self = zone
        } else {
            self.init(offset: try store.requiredInteger("utc_offset", in: ZoneTable.offsets))
        }
    }

    fileprivate init(reading zone: inout RecordReader) throws(RecordReader.Refusal) {
        let name = try zone.text("name")
        let first = try zone.requiredInteger("first", in: ZoneTable.offsets)
        let numbers = try zone.integers("changes", in: -(1 << 56)...1 << 56)
        guard numbers.count % 2 == 0 else { throw zone.refuse(zone.node, "'changes' must hold pairs") }
        var changes: [Change] = []
        for index in stride(from: 0, to: numbers.count, by: 2) {
            guard ZoneTable.offsets.contains(numbers[index + 1]),
                changes.last.map({ $0.at.seconds < numbers[index] }) ?? true
            else { throw zone.refuse(zone.node, "'changes' must be moments that rise, each with an offset") }
            changes.append(Change(at: Instant(seconds: numbers[index]), offset: numbers[index + 1]))
        }
        self.init(name: name, first: first, changes: changes)
    }
}

extension PriceBook.StoreFacts {
    fileprivate init(reading store: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            name: try store.requiredText("name"), url: try store.requiredText("url"),
            language: Language(try store.requiredText("language")), email: try store.text("email"),
            phone: try store.text("phone"), address: try store.object("address", Address.init(reading:)),
            zone: try ZoneTable(ofStore: &store))
    }
}

/// An address in price books and journals.
extension Address {
    package init(reading address: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            street: try address.text("street"), city: try address.text("city"), region: try address.text("region"),
            postcode: try address.text("postcode"), country: try address.text("country"))
    }
}

extension MoneyFormat {
    fileprivate init(reading format: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            code: try format.requiredText("code"), symbol: try format.requiredText("symbol"),
            symbolIsFirst: try format.flag("symbol_first"), space: try format.requiredText("space"),
            decimalMark: try format.requiredText("decimal"), groupMark: try format.requiredText("group"),
            minimumGrouping: try format.requiredInteger("minimum_grouping", in: 1...9),
            exponent: try format.requiredInteger("exponent", in: 0...4))
    }
}

extension OrderSettings {
    fileprivate init(reading orders: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            url: try orders.text("url").map { Located($0) }, from: try orders.text("from"),
            notify: try orders.texts("notify"), terms: try orders.text("terms").map { Located($0) },
            minimum: try orders.money("minimum"), requiresPhone: try orders.flag("phone"),
            closed: try orders.object("closed") { (closed) throws(RecordReader.Refusal) in
                ClosedPeriod(
                    from: try closed.date("from"), until: try closed.date("until"), message: try closed.text("message"))
            },
            unpaidAfter: try orders.object("unpaid_after") { (after) throws(RecordReader.Refusal) in
                UnpaidAfter(
                    remind: try after.integer("remind", in: 1...UnpaidAfter.most),
                    cancel: try after.integer("cancel", in: 1...UnpaidAfter.most))
            })
    }
}

extension PriceBook.Item {
    fileprivate init(reading item: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            sku: try item.requiredText("sku"), product: try item.requiredText("product"),
            title: try item.requiredText("title"), variantTitle: try item.text("variant") ?? "",
            url: try item.requiredText("url"), image: try item.text("image"), offer: try Offer(reading: &item),
            weight: try item.integer("weight", in: 0...Weight.mostMilligrams) ?? 0,
            shippingClass: try item.text("shipping_class"), taxClass: try item.text("tax_class"),
            collections: try item.texts("collections"))
        guard !sku.isEmpty else { throw item.refuse(item.node["sku"] ?? item.node, "'sku' is empty") }
    }
}

extension Offer {
    fileprivate init(reading item: inout RecordReader) throws(RecordReader.Refusal) {
        let minimum = try item.integer("min", in: 1...QuantityLimits.largest) ?? 1
        self.init(
            price: try item.requiredMoney("price"), compareAtPrice: try item.money("compare_at_price"),
            sale: try item.object("sale") { (sale) throws(RecordReader.Refusal) in
                Sale(price: try sale.requiredMoney("price"), from: try sale.date("from"), until: try sale.date("until"))
            },
            stock: Stock(
                count: try item.integer("stock"), isTracked: try item.flag("tracked"),
                isBackordered: try item.flag("backorder"), expected: try item.date("expected")),
            preorder: try item.date("preorder"),
            quantity: QuantityLimits(
                minimum: minimum, maximum: try item.integer("max", in: minimum...QuantityLimits.largest)),
            publishAt: try item.date("publish_at"), unpublishAt: try item.date("unpublish_at"))
    }
}

extension Area {
    fileprivate init(reading object: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            countries: try object.texts("countries"), regions: try object.texts("regions"),
            postcodes: try object.texts("postcodes"), exceptPostcodes: try object.texts("except_postcodes"))
    }
}

extension ShippingZone {
    fileprivate init(reading zone: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            name: try zone.requiredText("name"), area: try Area(reading: &zone),
            rates: try zone.objects("rates", ShippingRate.init(reading:)))
    }
}

extension ShippingRate {
    fileprivate init(reading rate: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            id: try rate.requiredText("id"), name: try rate.requiredText("name"),
            description: try rate.text("description"), charge: try ShippingCharge(reading: &rate),
            freeOver: try rate.money("free_over"), minimumSubtotal: try rate.money("minimum_subtotal"),
            maximumSubtotal: try rate.money("maximum_subtotal"),
            minimumWeight: try rate.integer("minimum_weight", in: 0...Weight.mostMilligrams),
            maximumWeight: try rate.integer("maximum_weight", in: 0...Weight.mostMilligrams),
            classes: try rate.texts("classes"),
            surcharges: try rate.objects("surcharges") { (surcharge) throws(RecordReader.Refusal) in
                ShippingSurcharge(
                    shippingClass: try surcharge.requiredText("class"), price: try surcharge.requiredMoney("price"),
                    isPerItem: try surcharge.flag("each"))
            }, isPickup: try rate.flag("pickup"),
            pickupAddress: try rate.object("address", Address.init(reading:)), hours: try rate.text("hours"),
            handlingDays: try rate.days("handling_days"),
            transitDays: try rate.days("transit_days"))
    }
}

extension ShippingCharge {
    fileprivate init(reading rate: inout RecordReader) throws(RecordReader.Refusal) {
        if let price = try rate.money("price") {
            self = .flat(price)
            return
        }
        let tiers = try rate.objects("tiers") { (tier) throws(RecordReader.Refusal) in
            Tier(
                upTo: try tier.integer("up_to", in: 0...Money.largest.minor), price: try tier.requiredMoney("price"))
        }
        guard !tiers.isEmpty else { throw rate.missing("price") }
        self = .tiers(by: try rate.word("by"), tiers)
    }
}

extension TaxRules {
    fileprivate init(reading tax: inout RecordReader) throws(RecordReader.Refusal) {
        let shipping: OnShipping
        if let name = try tax.text("shipping_class") {
            shipping = .taxClass(name)
        } else {
            let word: ShippingWord = try tax.word("shipping")
            shipping = word == .none ? .none : .proportional
        }
        self.init(
            pricesIncludeTax: try tax.flag("included"), rounding: try tax.word("rounding"), shipping: shipping,
            rates: try tax.objects("rates", TaxRate.init(reading:)))
    }

    private enum ShippingWord: String { case proportional, none }
}

extension TaxRate {
    fileprivate init(reading rate: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            name: try rate.requiredText("name"), area: try Area(reading: &rate),
            standard: try rate.requiredInteger("rate", in: 0...TaxRate.whole),
            classes: try rate.objects("classes") { (entry) throws(RecordReader.Refusal) in
                ClassRate(
                    taxClass: try entry.requiredText("class"),
                    rate: try entry.requiredInteger("rate", in: 0...TaxRate.whole))
            })
    }
}

extension PaymentMethod {
    fileprivate init(reading method: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            id: try method.requiredText("id"), kind: try method.word("type"), name: try method.requiredText("name"),
            instructions: try method.text("instructions"), url: try method.text("url"),
            fee: try method.money("fee") ?? .zero, countries: try method.texts("countries"),
            minimum: try method.money("minimum"), maximum: try method.money("maximum"))
    }
}

extension Discount {
    fileprivate init(reading discount: inout RecordReader) throws(RecordReader.Refusal) {
        let benefit: Benefit
        if let percent = try discount.integer("percent", in: 0...TaxRate.whole) {
            benefit = .percent(percent)
        } else if let amount = try discount.money("amount") {
            benefit = .amount(amount)
        } else {
            guard try discount.flag("free_shipping") else { throw discount.missing("percent") }
            benefit = .freeShipping
        }
        self.init(
            id: try discount.requiredText("id"), code: try discount.text("code"),
            title: try discount.requiredText("title"), benefit: benefit, minimum: try discount.money("minimum"),
            minimumQuantity: try discount.integer("minimum_quantity"), most: try discount.money("maximum"),
            from: try discount.date("from"), until: try discount.date("until"), limit: try discount.integer("limit"),
            limitPerCustomer: try discount.integer("limit_per_customer"),
            products: try discount.texts("products").map { Located($0) },
            collections: try discount.texts("collections").map { Located($0) }, combines: try discount.flag("combine"))
    }
}
