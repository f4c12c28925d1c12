/// Prices a cart by the rules of docs/intake.md ("How an order is priced") and docs/content.md ("Shipping", "Tax"), written from
/// those texts alone.
///
/// It is here to be obvious: whole numbers of 128 bits, one function a rule, and nothing of the shop's own code.
struct ModelPricing {
    struct Line: Equatable {
        var sku: String
        var quantity: Int
        var unitPrice: Int
        var subtotal: Int
        var discount = 0
        var tax = 0
    }

    struct TaxLine: Equatable, Comparable {
        var name: String
        var rate: Int
        var base = 0
        var amount = 0

        static func < (left: TaxLine, right: TaxLine) -> Bool {
            left.name == right.name ? left.rate < right.rate : left.name < right.name
        }
    }

    /// A way of shipping that is offered.
    struct Way: Equatable {
        var id: String
        var price: Int
    }

    /// What a line may be refused for; where several hold, any of them may be said.
    struct LineFault {
        var sku: String
        var codes: Set<String>
    }

    let shop: ModelShop
    let cart: ModelCart

    /// In the order of the SKUs' bytes.
    var lines: [Line] = []
    var items: [ModelShop.Item] = []
    var faults: [LineFault] = []
    var subtotal = 0
    var discountTotal = 0
    /// Titles and what they take off the goods.
    var discounts: [(title: String, amount: Int)] = []
    var isSent = false
    var isFreeShipping = false
    var ways: [Way] = []
    var way: Way?
    var shippingTotal = 0
    var payments: [String] = []
    var fee = 0
    var taxes: [TaxLine] = []
    var taxTotal = 0
    var shippingTax = 0
    var total = 0
    /// What stops the order.
    var problems: Set<String> = []
    /// What of these or of the notices is asked of the address, beside region and postcode.
    var asked: Set<String> = []
    /// What does not: the customer pays less than with the code.
    var notices: Set<String> = []

    var goods: Int { subtotal - discountTotal }

    /// Whether it is said how the order gets there, or nothing has to: else ways to pay, fee, tax and total are open.
    var hasSettledShipping: Bool { !isSent || shop.zones == nil || way != nil }

    init(_ shop: ModelShop, _ cart: ModelCart) {
        self.shop = shop
        self.cart = cart
        readLines()
        guard faults.isEmpty, !lines.isEmpty else { return }
        takeDiscounts()
        chooseShipping()
        choosePayment()
        reckonTax()
        total = goods + shippingTotal + fee + (shop.tax?.isIncluded ?? true ? 0 : taxTotal)
        if let minimum = shop.minimum, goods < minimum { problems.insert("order_too_small") }
    }

    // MARK: Arithmetic

    /// `floor(numerator / denominator + 1/2)`.
    static func halfUp(_ numerator: Int128, _ denominator: Int128) -> Int {
        Int((2 * numerator + denominator) / (2 * denominator))
    }

    /// Splits an amount by largest remainder; nothing is split when all weights are zero.
    static func split(_ amount: Int, _ weights: [Int]) -> [Int] {
        let sum = Int128(weights.reduce(0, +))
        guard sum > 0 else { return weights.map { _ in 0 } }
        var parts = weights.map { Int(Int128(amount) * Int128($0) / sum) }
        let remainders = weights.map { Int128(amount) * Int128($0) % sum }
        let order = weights.indices.sorted {
            remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
        }
        for index in order.prefix(amount - parts.reduce(0, +)) { parts[index] += 1 }
        return parts
    }

    // MARK: Lines

    private mutating func readLines() {
        var wanted: [String: Int] = [:]
        for line in cart.lines { wanted[line.sku, default: 0] += line.quantity }
        for sku in wanted.keys.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
            let quantity = wanted[sku] ?? 0
            guard let item = shop.items.first(where: { $0.sku == sku }) else {
                faults.append(LineFault(sku: sku, codes: ["sku_unknown"]))
                continue
            }
            let codes = faults(of: item, quantity)
            if !codes.isEmpty { faults.append(LineFault(sku: sku, codes: codes)) }
            let price = price(of: item)
            items.append(item)
            lines.append(Line(sku: sku, quantity: quantity, unitPrice: price, subtotal: quantity * price))
        }
        subtotal = lines.reduce(0) { $0 + $1.subtotal }
        if wanted.isEmpty { problems.insert("cart_empty") }
        isSent = items.contains { $0.shippingClass != "none" }
    }

    private func faults(of item: ModelShop.Item, _ quantity: Int) -> Set<String> {
        var out: Set<String> = []
        if !shop.holds(cart.now, from: item.publishAt, until: item.unpublishAt) { out.insert("withdrawn") }
        if quantity < 1 { out.insert("quantity_invalid") }
        if quantity < item.least ?? 1 { out.insert("quantity_too_small") }
        if quantity > item.most ?? 9_999 { out.insert("quantity_too_large") }
        if let count = item.stock, item.isTracked, !item.isBackordered {
            let left = cart.stock[item.sku] ?? count
            // Before its day a pre-order is without limit, or up to a number that was promised.
            let isBefore = item.preorder.map { cart.now < shop.start($0) } ?? false
            if !isBefore || count > 0, quantity > left { out.insert(left <= 0 ? "out_of_stock" : "not_enough_stock") }
        }
        return out
    }

    private func price(of item: ModelShop.Item) -> Int {
        var lowest = item.price
        // A sale of the variant's own stands for the product's.
        var sale = item.saleOfVariant ?? item.saleOfProduct
        if item.saleOfVariant == nil, sale?.price != nil, item.price != item.productPrice { sale = nil }
        if let sale, shop.holds(cart.now, from: sale.from, until: sale.until) {
            let price =
                sale.price
                ?? ModelPricing.halfUp(
                    Int128(item.price) * Int128(1_000_000 - (sale.percent ?? 0)), 1_000_000)
            lowest = min(lowest, price)
        }
        return lowest
    }

    // MARK: Discounts

    private func scope(of discount: ModelShop.Discount) -> [Int] {
        lines.indices.filter { index in
            (discount.products.isEmpty && discount.collections.isEmpty)
                || discount.products.contains(items[index].product)
                || discount.collections.contains { items[index].collections.contains($0) }
        }
    }

    /// Why a discount does not hold, or nil.
    private func objection(to discount: ModelShop.Discount) -> String? {
        if let from = discount.from, cart.now < shop.start(from) { return "code_not_yet" }
        if let until = discount.until, cart.now >= shop.end(until) { return "code_expired" }
        let uses = cart.uses[discount.id] ?? (0, 0)
        if let limit = discount.limit, uses.all >= limit { return "code_used_up" }
        if let limit = discount.limitPerCustomer, uses.mine >= limit { return "code_used_by_customer" }
        let scope = scope(of: discount)
        if scope.isEmpty { return "code_not_for_goods" }
        if let least = discount.minimum, scope.reduce(0, { $0 + lines[$1].subtotal }) < least { return "code_minimum" }
        if let least = discount.minimumQuantity, scope.reduce(0, { $0 + lines[$1].quantity }) < least {
            return "code_minimum_quantity"
        }
        return nil
    }

    /// What each discount of a choice takes off each line.
    private func taken(by choice: [ModelShop.Discount]) -> [[Int]] {
        var left = lines.map(\.subtotal)
        var out = choice.map { _ in lines.map { _ in 0 } }
        for isPercent in [true, false] {
            for (number, discount) in choice.enumerated()
            where (discount.percent != nil) == isPercent && !discount.isFreeShipping {
                let scope = scope(of: discount)
                let sum = scope.reduce(0) { $0 + left[$1] }
                var off = min(sum, discount.amount ?? sum)
                if let percent = discount.percent {
                    off = ModelPricing.halfUp(Int128(sum) * Int128(percent), 1_000_000)
                    off = min(off, discount.maximum ?? off)
                }
                for (index, part) in zip(scope, ModelPricing.split(off, scope.map { left[$0] })) {
                    left[index] -= part
                    out[number][index] += part
                }
            }
        }
        return out
    }

    private mutating func takeDiscounts() {
        var candidates = shop.discounts.filter { $0.code == nil && objection(to: $0) == nil }
        var typed: ModelShop.Discount?
        if let code = cart.code {
            typed = shop.discounts.first { $0.code?.uppercased() == code.uppercased() }
            if let discount = typed {
                if let objection = objection(to: discount) {
                    problems.insert(objection)
                    typed = nil
                } else {
                    candidates.append(discount)
                }
            } else {
                problems.insert("code_unknown")
            }
        }
        let together = candidates.filter(\.combines)
        let choices = (together.isEmpty ? [] : [together]) + candidates.filter { !$0.combines }.map { [$0] }
        var best: (choice: [ModelShop.Discount], saving: Int)?
        for choice in choices {
            let saving = saving(of: choice)
            let holdsCode = choice.contains { $0.code != nil }
            if let known = best {
                if saving < known.saving { continue }
                if saving == known.saving, !holdsCode || known.choice.contains(where: { $0.code != nil }) { continue }
            }
            best = (choice, saving)
        }
        let choice = best?.choice ?? []
        if typed != nil, !choice.contains(where: { $0.code != nil }) { notices.insert("code_not_best") }
        for (discount, parts) in zip(choice, taken(by: choice)) {
            for index in lines.indices { lines[index].discount += parts[index] }
            discounts.append((discount.title, parts.reduce(0, +)))
        }
        discountTotal = lines.reduce(0) { $0 + $1.discount }
        isFreeShipping = choice.contains(where: \.isFreeShipping)
    }

    private func saving(of choice: [ModelShop.Discount]) -> Int {
        let off = taken(by: choice).reduce(0) { $0 + $1.reduce(0, +) }
        guard choice.contains(where: \.isFreeShipping), isSent, shop.zones != nil else { return off }
        let ways = ways(goods: subtotal - off)
        let way = cart.shipping == nil ? ways.first : ways.first { $0.id == cart.shipping }
        return off + (way?.price ?? 0)
    }

    // MARK: Payment

    private mutating func choosePayment() {
        guard hasSettledShipping else { return }
        let isKnown = !isSent || shop.zones == nil || cart.shipping != nil || ways.count == 1
        if goods == 0, shippingTotal == 0, isKnown { return }
        let isPickup = rate(way?.id)?.isPickup ?? false
        let offered = shop.payments.filter { payment in
            if let place = cart.place, !payment.countries.isEmpty, !payment.countries.contains(place.country) {
                return false
            }
            if let least = payment.minimum, goods < least { return false }
            if let most = payment.maximum, goods > most { return false }
            if payment.kind == "cash_on_delivery" { return isSent && !isPickup }
            if payment.kind == "cash_on_pickup" { return isPickup }
            return true
        }
        payments = offered.map(\.id)
        if let id = cart.payment {
            if let payment = offered.first(where: { $0.id == id }) {
                fee = payment.fee ?? 0
            } else {
                problems.insert("payment_unavailable")
            }
        } else if offered.count == 1 {
            // There is nothing to choose.
            fee = offered[0].fee ?? 0
        } else if cart.isOrder, !shop.payments.isEmpty {
            problems.insert("payment_missing")
        }
    }
}
