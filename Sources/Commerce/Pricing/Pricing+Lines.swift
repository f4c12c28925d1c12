import Text

/// Lines: one for each SKU, with its price, limits and stock.
extension Pricing {
    mutating func priceLines() throws(AmountTooLarge) {
        let wishes = mergedWishes()
        if request.lines.isEmpty { problem("sku", .cartEmpty, "There is nothing in the cart.") }
        guard wishes.count <= QuoteRequest.mostLines else {
            return problem(
                "sku", .tooManyLines, "An order has at most \(QuoteRequest.mostLines) different things.",
                bound: QuoteRequest.mostLines)
        }
        for wish in wishes {
            guard let item = book.item(wish.sku) else {
                problem("sku", .skuUnknown, "'\(Diagnostic.shortened(wish.sku))' is not sold here.", sku: wish.sku)
                continue
            }
            guard let quantity = wish.quantity else {
                problem("quantity", .quantityInvalid, "The quantity must be 1 or more.", sku: wish.sku)
                continue
            }
            try price(item, quantity)
        }
        canonical = quote.lines.indices.sorted { PriceBook.precedes(quote.lines[$0].sku, quote.lines[$1].sku) }
        quote.subtotal = try sum(quote.lines.lazy.map(\.subtotal))
        quote.needsShipping = quote.lines.contains { $0.item.needsShipping }
        for line in quote.lines where line.item.needsShipping {
            // 200 lines of 9,999 things of 1,000 tonnes are below 2^61 milligrams.
            quote.weight += line.item.weight * line.quantity
        }
    }

    /// Each SKU once, in the order of the cart; nil quantities made no sense.
    private func mergedWishes() -> [(sku: String, quantity: Int?)] {
        var wishes: [(sku: String, quantity: Int?)] = []
        var positions: [[UInt8]: Int] = [:]
        for line in request.lines {
            let quantity = line.quantity > 0 ? line.quantity : nil
            let key = Array(line.sku.utf8)
            if let position = positions[key] {
                if let old = wishes[position].quantity, let quantity {
                    let (total, overflow) = old.addingReportingOverflow(quantity)
                    wishes[position].quantity = overflow ? Int.max : total
                } else {
                    wishes[position].quantity = nil
                }
            } else {
                positions[key] = wishes.count
                wishes.append((line.sku, quantity))
            }
            // No need to merge what is refused anyway.
            if wishes.count > QuoteRequest.mostLines { break }
        }
        return wishes
    }

    private mutating func price(_ item: PriceBook.Item, _ quantity: Int) throws(AmountTooLarge) {
        let offer = item.offer
        let counted = request.stock[item.sku]
        let availability = offer.availability(at: request.now, counted: counted, quantity: quantity)
        let name = item.variantTitle.isEmpty ? item.title : "\(item.title), \(item.variantTitle)"
        if case .withdrawn = availability {
            return problem("sku", .withdrawn, "\(name) is not sold any more.", sku: item.sku)
        }
        let limit = offer.quantity.most
        if !availability.isBuyable {
            problem("quantity", .outOfStock, "\(name) is sold out.", sku: item.sku, bound: 0)
        } else if quantity < offer.quantity.minimum {
            let least = offer.quantity.minimum
            problem("quantity", .quantityTooSmall, "\(name) is sold from \(least) pieces.", sku: item.sku, bound: least)
        } else if quantity > limit {
            problem(
                "quantity", .quantityTooLarge, "An order may have at most \(limit) of \(name).", sku: item.sku,
                bound: limit)
        } else {
            let most = offer.mostOrderable(at: request.now, counted: counted)
            if quantity > most {
                problem(
                    "quantity", .notEnoughStock, "There are only \(most) left of \(name).", sku: item.sku, bound: most)
            }
        }
        guard quantity <= QuantityLimits.mostPerLine else { return }
        let unit = offer.price(at: request.now)
        guard let subtotal = unit.multiplied(by: quantity) else { throw AmountTooLarge() }
        quote.lines.append(
            Quote.Line(
                item: item, quantity: quantity, unitPrice: unit,
                compareAtPrice: offer.compareAtPrice(at: request.now), subtotal: subtotal, discount: .zero,
                tax: .zero, availability: availability))
    }
}
