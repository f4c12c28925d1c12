import Commerce
import TestSupport
import Testing

/// The shop's pricing beside a second one, written from docs/intake.md alone, over random shops and carts.
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

    /// What the two say differently, each with the shop and the cart.
    static func differences(seed: UInt64) throws -> [(kind: String, text: String)] {
        var maker = ModelMaker(seed: seed)
        let shop = maker.shop
        let book: PriceBook
        do {
            book = try BookMaker.book(store: shop.store, products: shop.products, discounts: shop.discountFile)
        } catch {
            let reports = error.reports.joined(separator: "\n")
            return [("refused", "seed \(seed): the shop is refused\n\(reports)\n\(shop.files)")]
        }
        return (0..<carts).compactMap { number in
            let cart = maker.cart()
            let model = ModelPricing(shop, cart)
            let found = ModelComparison(model, book.quote(cart.request)).differences
            guard let first = found.first else { return nil }
            let kind = String(first.prefix { $0 != ":" })
            return (kind, "seed \(seed), cart \(number): \(found.joined(separator: "\n  "))\n\(cart.text)\n\(shop.files)")
        }
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
        let codes = Set((quote.problems + quote.notices).map(\.code.rawValue))
        guard model.faults.isEmpty else {
            for fault in model.faults {
                let said = quote.problems.filter { $0.sku == fault.sku }.map(\.code.rawValue)
                if said.isEmpty || !fault.codes.isSuperset(of: said) {
                    differences.append("'\(fault.sku)' is \(said), not one of \(fault.codes.sorted())")
                }
            }
            return
        }
        // What is wrong with paying is known when it is known how the order is sent.
        let isSettled = model.hasSettledShipping
        compare(
            "problems", codes.filter { isSettled || !$0.hasPrefix("payment") }.sorted(), model.problems.sorted())
        guard !model.lines.isEmpty else { return }
        let lines = quote.lines.sorted { PriceBook.precedes($0.sku, $1.sku) }
        compare(
            "lines",
            lines.map {
                ModelPricing.Line(
                    sku: $0.sku, quantity: $0.quantity, unitPrice: $0.unitPrice.minor, subtotal: $0.subtotal.minor,
                    discount: $0.discount.minor, tax: $0.tax.minor)
            }, model.lines)
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
        compare(
            "taxes",
            quote.taxes.map {
                ModelPricing.TaxLine(name: $0.name, rate: $0.rate, base: $0.base.minor, amount: $0.amount.minor)
            }.sorted(), model.taxes.filter { $0.base > 0 }.sorted())
        compare("tax total", quote.taxTotal.minor, model.taxTotal)
        compare("shipping tax", quote.shippingTax.minor, model.shippingTax)
        compare("total", quote.total.minor, model.total)
    }

    private mutating func compare<Value: Equatable>(_ what: String, _ quote: Value, _ model: Value) {
        if quote != model { differences.append("\(what): the quote says \(quote), the model \(model)") }
    }
}
