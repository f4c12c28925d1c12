/// Discounts. The rules:
///
/// 1. One code an order; discounts without a code apply by themselves.
/// 2. Discounts that combine come together. One that does not combine stands alone, and counts instead when it saves
///    more; of equal savings the one with the customer's code, then the first of the file.
/// 3. Percentages come first, then amounts, each off what is left of the goods in its scope. A percentage is rounded half
///    up once; what it takes off is split over the lines by largest remainder.
/// 4. Free shipping makes the chosen way of shipping, surcharges included, cost nothing.
extension Pricing {
    mutating func chooseDiscounts() throws(AmountTooLarge) {
        var eligible: [Discount] = []
        for discount in book.discounts where discount.isAutomatic && obstacle(to: discount) == nil {
            eligible.append(discount)
        }
        let wanted = discountOfCode()
        if let wanted { eligible.append(wanted) }
        guard !eligible.isEmpty else { return }

        let together = eligible.filter(\.combines)
        var best = (
            discounts: together, saving: try saving(of: together), hasCode: together.contains { $0.id == wanted?.id }
        )
        for single in eligible where !single.combines {
            let saving = try saving(of: [single])
            let hasCode = single.id == wanted?.id
            if saving > best.saving || saving == best.saving && (best.discounts.isEmpty || hasCode && !best.hasCode) {
                best = ([single], saving, hasCode)
            }
        }
        chosen = best.discounts
        if let wanted, !best.hasCode {
            quote.notices.append(
                QuoteProblem(
                    field: "code", code: .codeNotBest,
                    message: "The discount that applies already saves more than \(wanted.code ?? wanted.title)."))
        }
        apply(chosen)
    }

    /// The discount of the customer's code when it holds; a problem when it does not.
    private mutating func discountOfCode() -> Discount? {
        guard let code = request.code.map(Discount.folded), !code.isEmpty else { return nil }
        guard let discount = book.discounts.first(where: { $0.code.map(Discount.folded) == code }) else {
            problem("code", .codeUnknown, "There is no discount with this code.")
            return nil
        }
        guard let obstacle = obstacle(to: discount) else { return discount }
        quote.problems.append(obstacle)
        return nil
    }

    /// Why a discount does not hold for this order, or nil.
    private func obstacle(to discount: Discount) -> QuoteProblem? {
        func no(_ code: QuoteProblem.Code, _ message: String, _ bound: Int? = nil) -> QuoteProblem {
            QuoteProblem(field: "code", code: code, message: message, bound: bound)
        }
        if let from = discount.from, request.now < from.instant {
            return no(.codeNotYet, "This code holds from \(from.date.text).")
        }
        if !discount.isWithinDates(at: request.now) { return no(.codeExpired, "This code is no longer valid.") }
        let use = request.uses[discount.id] ?? DiscountUse(orders: 0)
        if let limit = discount.limit, use.orders >= limit { return no(.codeUsedUp, "This code has been used up.") }
        if let limit = discount.limitPerCustomer, use.ordersOfCustomer >= limit {
            return no(.codeUsedByCustomer, "This code has been used with this e-mail address already.")
        }
        let scope = scope(of: discount)
        if scope.isEmpty { return no(.codeNotForGoods, "This code is for other goods.") }
        let worth = scope.reduce(0) { $0 + quote.lines[$1].subtotal.minor }
        if let minimum = discount.minimum, worth < minimum.minor {
            return no(
                .codeMinimum, "This code needs goods for \(book.moneyFormat.string(minimum)) or more.", minimum.minor)
        }
        let pieces = scope.reduce(0) { $0 + quote.lines[$1].quantity }
        if let minimum = discount.minimumQuantity, pieces < minimum {
            return no(.codeMinimumQuantity, "This code needs \(minimum) pieces or more.", minimum)
        }
        return nil
    }

    /// The lines a discount is for, in canonical order.
    private func scope(of discount: Discount) -> [Int] {
        guard !discount.products.isEmpty || !discount.collections.isEmpty else { return canonical }
        return canonical.filter { index in
            let item = quote.lines[index].item
            return discount.products.contains { $0.value == item.product }
                || discount.collections.contains { item.collections.contains($0.value) }
        }
    }

    /// What a set of discounts takes off goods and shipping together.
    private func saving(of discounts: [Discount]) throws(AmountTooLarge) -> Int {
        var trial = self
        trial.chosen = discounts
        trial.apply(discounts)
        guard discounts.contains(where: { $0.benefit == .freeShipping }) else { return trial.quote.discountTotal.minor }
        try trial.priceShipping()
        // As long as none is chosen the first way counts, as the checkout shows it.
        let first = request.shipping?.isEmpty == false ? nil : trial.quote.shippingOptions.first
        let shipping = trial.quote.shipping ?? first
        return trial.quote.discountTotal.minor + (shipping?.discount.minor ?? 0)
    }

    private mutating func apply(_ discounts: [Discount]) {
        let percents = discounts.filter(\.benefit.isPercent)
        for discount in percents + discounts.filter({ !$0.benefit.isPercent }) {
            let scope = scope(of: discount)
            let left = scope.map { quote.lines[$0].total.minor }
            // At most the subtotal, which has been added up without overflow.
            let worth = Money(minor: left.reduce(0, +))
            var amount = Money.zero
            switch discount.benefit {
            case .percent(let parts):
                amount = worth.scaled(by: min(parts, TaxRate.whole), over: TaxRate.whole) ?? .zero
                if let most = discount.most { amount = min(amount, most) }
            case .amount(let money): amount = min(money, worth)
            case .freeShipping: break
            }
            for (index, part) in zip(scope, Allocation.split(amount.minor, by: left)) {
                quote.lines[index].discount.minor += part
            }
            quote.discountTotal.minor += amount.minor
            quote.discounts.append(
                Quote.AppliedDiscount(
                    id: discount.id, code: discount.code, title: discount.title, amount: amount, shippingAmount: .zero))
        }
    }
}
