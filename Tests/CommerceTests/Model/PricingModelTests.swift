import Commerce
import TestSupport
import Testing

/// The shop's pricing beside a second one, written from docs/intake.md and docs/content.md alone, over random shops and carts.
@Suite("Pricing beside a model of its own")
struct PricingModelTests {
    static let seeds = SeedShare.of(2_000)
    static let carts = 4

    @Test("total, discounts, shipping, payment, every tax and every problem are the model's", arguments: 0..<4)
    func agrees(quarter: Int) throws {
        // Of each kind of difference the smallest example.
        var examples: [String: (text: String, count: Int)] = [:]
        for seed in stride(from: quarter, to: PricingModelTests.seeds, by: 4) {
            for (kind, text) in try PricingModelTests.differences(seed: UInt64(seed)) {
                let known = examples[kind]
                let isSmaller = known.map { text.utf8.count < $0.text.utf8.count } ?? true
                examples[kind] = (isSmaller ? text : known?.text ?? text, (known?.count ?? 0) + 1)
            }
        }
        for (kind, example) in examples { Issue.record("\(kind), \(example.count) times, such as \(example.text)") }
    }

    @Test("the shops and carts meet every rule")
    func meets() {
        var seen: [String: Int] = [:]
        for seed in 0..<SeedShare.of(400) {
            var maker = ModelMaker(seed: UInt64(seed))
            let shop = maker.shop
            for _ in 0..<PricingModelTests.carts {
                for trait in ModelPricing(shop, maker.cart()).traits { seen[trait, default: 0] += 1 }
            }
        }
        let rules = [
            "placed", "added tax", "included tax", "several taxes", "by line", "by total", "proportional",
            "untaxed shipping",
            "class of shipping", "tax of shipping", "pick-up", "fee", "percent", "amount", "free shipping",
            "several discounts",
            "discount to nothing", "tiers", "surcharge", "free over", "goods that are not sent", "sale",
            "region by code", "region by name", "part of a wider region", "beginning", "part of an outward code",
            "outward code", "range of numbers", "range of districts", "whole postcode", "postcode left out",
            "district of its own", "region that is too wide", "typed region", "typed postcode",
        ]
        let codes = [
            "order_too_small", "code_unknown", "code_not_yet", "code_expired", "code_used_up", "code_used_by_customer",
            "code_minimum", "code_minimum_quantity", "code_not_for_goods", "code_not_best", "country_missing",
            "country_not_served", "postcode_not_served", "region_missing", "region_unknown", "postcode_missing",
            "postcode_invalid", "shipping_missing", "shipping_unavailable", "nothing_carries",
            "payment_missing", "payment_unavailable", "sku_unknown", "withdrawn", "out_of_stock", "not_enough_stock",
            "quantity_invalid", "quantity_too_small", "quantity_too_large",
        ]
        let missing = (rules + codes).filter { seen[$0] == nil }
        if SeedShare.share == 1 { #expect(missing == []) }
    }

    /// What the two say differently, each with the shop and the cart.
    static func differences(seed: UInt64) throws -> [(kind: String, text: String)] {
        var maker = ModelMaker(seed: seed)
        let shop = maker.shop
        let book: PriceBook
        do {
            book = try BookMaker.book(store: shop.store, products: shop.products, discounts: shop.discountFile)
        } catch {
            let reports = error.reports.joined(separator: "\n")
            let first = error.reports.first.map { $0.drop { $0 != " " }.prefix { $0 != "\n" } } ?? ""
            return [
                (
                    "refused\(first.filter { !$0.isNumber })",
                    "seed \(seed): the shop is refused\n\(reports)\n\(shop.files)"
                )
            ]
        }
        return (0..<carts).compactMap { number in
            let cart = maker.cart()
            let model = ModelPricing(shop, cart)
            let found = ModelComparison(model, book.quote(cart.request)).differences
            guard let first = found.first else { return nil }
            let kind = String(first.prefix { $0 != ":" })
            return (
                kind, "seed \(seed), cart \(number): \(found.joined(separator: "\n  "))\n\(cart.text)\n\(shop.files)"
            )
        }
    }
}

extension ModelPricing {
    /// Which rules had a say in this price.
    var traits: Set<String> {
        var out = problems.union(notices).union(faults.flatMap(\.codes))
        guard faults.isEmpty, !lines.isEmpty else { return out }
        func note(_ trait: String, _ holds: Bool) { if holds { out.insert(trait) } }
        let tax = taxTotal > 0 ? shop.tax : nil
        note("placed", problems.isEmpty && hasSettledShipping)
        note("added tax", tax?.isIncluded == false)
        note("included tax", tax?.isIncluded == true)
        note("several taxes", Set(taxes.filter { $0.amount > 0 }.map(\.name)).count > 1)
        note("by line", tax?.isByLine == true)
        note("by total", tax?.isByLine == false && lines.count > 1)
        note("proportional", shippingTax > 0 && tax?.shipping == "proportional" && lines.count > 1)
        note("untaxed shipping", tax?.shipping == "none" && shippingTotal > 0)
        note("class of shipping", shippingTax > 0 && tax?.shipping == "reduced")
        note("tax of shipping", shippingTax > 0 && tax?.shipping == nil)
        note("fee", fee > 0)
        note("discount to nothing", goods == 0)
        note("several discounts", discounts.filter { $0.amount > 0 }.count > 1)
        note("free shipping", isFreeShipping && way != nil)
        for discount in shop.discounts where discounts.contains(where: { $0.title == discount.title && $0.amount > 0 })
        {
            note("percent", discount.percent != nil)
            note("amount", discount.amount != nil)
        }
        let rate = rate(way?.id)
        note("pick-up", rate?.isPickup == true)
        note("tiers", rate?.tiers.isEmpty == false)
        note("free over", rate?.freeOver.map { goods >= $0 } == true)
        note("surcharge", rate?.surcharges.contains { $0.price > 0 && $0.price <= shippingTotal } == true)
        note("goods that are not sent", isSent && items.contains { $0.shippingClass == "none" })
        out.formUnion(placeTraits)
        note("sale", zip(lines, items).contains { $0.unitPrice < $1.price })
        return out
    }

    /// How zones and taxes that count here name the destination.
    private var placeTraits: Set<String> {
        var out: Set<String> = []
        guard let typed = cart.place else { return out }
        func note(_ trait: String, _ holds: Bool) { if holds { out.insert(trait) } }
        let place = destination
        for area in (shop.zones ?? []).map(\.area) + (shop.tax?.rates ?? []).map(\.area) {
            note("region that is too wide", place.regions.contains { area.isWithin(place.country, $0) })
            guard case .known(let postcode) = place.postcode else { continue }
            note("postcode left out", area.exceptPostcodes.contains { $0.exactness(postcode) != nil })
            note(
                "district of its own",
                area.postcodes.contains {
                    $0.exactness(postcode) == nil && postcode.filter { $0 != " " }.hasPrefix($0.text)
                })
            guard ModelPricing.exactness(area, place) != nil else { continue }
            for region in area.regions where region.country == place.country && place.regions.contains(region.code) {
                note("region by \(region.text.hasSuffix(region.code) ? "code" : "name")", true)
                note("part of a wider region", region.code != place.regions.first)
                note("typed region", typed.region != region.code)
            }
            for pattern in area.postcodes where pattern.exactness(postcode) != nil {
                note("typed postcode", typed.postcode != postcode)
                switch pattern {
                case .beginning(let text):
                    note(text == postcode ? "whole postcode" : "beginning", true)
                    note("part of an outward code", text != postcode && text.contains(" "))
                case .outward: note("outward code", true)
                case .range(let first, _): note("range of \(Int(first) == nil ? "districts" : "numbers")", true)
                }
            }
        }
        return out
    }
}

extension ModelCart {
    var request: QuoteRequest {
        QuoteRequest(
            lines: lines.map { CartLine(sku: $0.sku, quantity: $0.quantity) }, stage: isOrder ? .order : .estimate,
            destination: place.map { Destination(country: $0.country, region: $0.region, postcode: $0.postcode) },
            shipping: shipping, payment: payment, code: code, now: Instant(seconds: now), stock: stock,
            uses: uses.mapValues { DiscountUse(orders: $0.all, ordersOfCustomer: $0.mine) })
    }

    var text: String {
        let lines = lines.map { "\($0.quantity) x '\($0.sku)'" }.joined(separator: ", ")
        return """
            cart: \(lines); \(isOrder ? "order" : "estimate") to \(place.map { "\($0)" } ?? "nowhere known"), \
            shipping \(shipping ?? "-"), payment \(payment ?? "-"), code \(code ?? "-"), \
            at \(DateTime(instant: Instant(seconds: now)).text), stock \(stock), uses \(uses)
            """
    }
}

/// Where a quote is not what the model says.
struct ModelComparison {
    private(set) var differences: [String] = []

    init(_ model: ModelPricing, _ quote: Quote) {
        let codes = Set(quote.problems.map(\.code.rawValue))
        guard model.faults.isEmpty else {
            for fault in model.faults {
                let said = quote.problems.filter { $0.sku == fault.sku }.map(\.code.rawValue)
                if said.isEmpty || !fault.codes.isSuperset(of: said) {
                    differences.append("'\(fault.sku)' is \(said), not one of \(fault.codes.sorted())")
                }
            }
            return
        }
        guard !model.lines.isEmpty else {
            if !codes.isSuperset(of: model.problems) { compare("problems", codes.sorted(), model.problems.sorted()) }
            return
        }
        // What is wrong with paying is known when it is known how the order is sent.
        let isSettled = model.hasSettledShipping
        // And while the address is open it may be left open whether a place to fetch it from would take it.
        let open =
            isSettled
            ? [] : ["payment_missing", "payment_unavailable"] + (model.isPlaceNeeded ? ["shipping_unavailable"] : [])
        compare("problems", codes.subtracting(open), model.problems.subtracting(open))
        for problem in quote.problems + quote.notices where model.asked.contains(problem.code.rawValue) {
            compare(
                "field of \(problem.code.rawValue)", problem.field, String(problem.code.rawValue.prefix { $0 != "_" }))
        }
        compare("notices", Set(quote.notices.map(\.code.rawValue)), model.notices)
        let lines = quote.lines.sorted { PriceBook.precedes($0.sku, $1.sku) }
        compare(
            "lines",
            lines.map {
                ModelPricing.Line(
                    sku: $0.sku, quantity: $0.quantity, unitPrice: $0.unitPrice.minor, subtotal: $0.subtotal.minor,
                    discount: $0.discount.minor, tax: isSettled ? $0.tax.minor : 0)
            },
            model.lines.map {
                var line = $0
                if !isSettled { line.tax = 0 }
                return line
            })
        compare("subtotal", quote.subtotal.minor, model.subtotal)
        compare("discount total", quote.discountTotal.minor, model.discountTotal)
        compare(
            "discounts", quote.discounts.filter { !$0.amount.isZero }.map { "\($0.title) \($0.amount.minor)" }.sorted(),
            model.discounts.filter { $0.amount > 0 }.map { "\($0.title) \($0.amount)" }.sorted())
        compare("needs shipping", quote.needsShipping, model.isSent)
        compare(
            "shipping options", quote.shippingOptions.map { ModelPricing.Way(id: $0.id, price: $0.price.minor) },
            model.ways)
        compare("weight", quote.weight, model.weight)
        compare("shipping", quote.shipping?.id, model.way?.id)
        compare("shipping total", quote.shippingTotal.minor, model.shippingTotal)
        guard isSettled else { return }
        compare("payment options", quote.paymentOptions.map(\.id), model.payments)
        compare("fee", quote.paymentFee.minor, model.fee)
        // Whether a tax on nothing is stated makes no difference.
        let stated = quote.taxes.filter { $0.base.minor > 0 }.map {
            ModelPricing.TaxLine(name: $0.name, rate: $0.rate, base: $0.base.minor, amount: $0.amount.minor)
        }.sorted()
        let due = model.taxes.filter { $0.base > 0 }.sorted()
        compare("taxes", stated.filter { $0.rate > 0 }, due.filter { $0.rate > 0 })
        compare("tax total", quote.taxTotal.minor, model.taxTotal)
        compare("shipping tax", quote.shippingTax.minor, model.shippingTax)
        compare("total", quote.total.minor, model.total)
        compare("taxes of 0 %", stated.filter { $0.rate == 0 }, due.filter { $0.rate == 0 })
    }

    /// Each that only one of the two says is a kind of difference.
    private mutating func compare(_ what: String, _ quote: Set<String>, _ model: Set<String>) {
        guard quote != model else { return }
        let (more, less) = (quote.subtracting(model).sorted(), model.subtracting(quote).sorted())
        differences.append("\(what) +\(more) -\(less): the quote says \(quote.sorted()), the model \(model.sorted())")
    }

    private mutating func compare<Value: Equatable>(_ what: String, _ quote: Value, _ model: Value) {
        if quote != model { differences.append("\(what): the quote says \(quote), the model \(model)") }
    }
}
