import Commerce

extension Order {
    /// The order that a confirmed quote makes.
    package init(
        _ quote: Quote, number: OrderNumber, token: String, customer: Customer, store: PriceBook.StoreFacts,
        placedAt: Instant
    ) {
        self.init(
            number: number, token: token, placedAt: placedAt, currency: quote.currency,
            lines: quote.lines.map { Line($0, at: placedAt) }, subtotal: quote.subtotal,
            discounts: quote.discounts.map {
                Discount(
                    id: $0.id, code: $0.code, title: $0.title, amount: $0.amount, shippingAmount: $0.shippingAmount)
            },
            discountTotal: quote.discountTotal, needsShipping: quote.needsShipping, shipping: nil, payment: nil,
            taxes: quote.taxes.map { Tax(name: $0.name, rate: $0.rate, base: $0.base, amount: $0.amount) },
            taxTotal: quote.taxTotal, pricesIncludeTax: quote.pricesIncludeTax, total: quote.total,
            seller: Seller(
                name: store.name, email: store.email, phone: store.phone, address: store.address,
                language: store.language), customer: customer)
        if let option = quote.shipping {
            var shipping = Shipping(option, quote.shippingTotal, home: store.address)
            shipping.arrival = arrival(option.rate, store)
            self.shipping = shipping
        }
        guard let method = quote.payment else { return }
        payment = Payment(
            id: method.id, kind: method.kind, name: method.name, fee: quote.paymentFee,
            instructions: method.instructions, url: method.url.map { filled($0) })
    }

    /// The days between which it arrives, by the rate's working days; none where a line's day is not known.
    private func arrival(_ rate: ShippingRate, _ store: PriceBook.StoreFacts) -> Arrival? {
        guard rate.transitDays != nil || rate.handlingDays != nil else { return nil }
        var start = DateTime(instant: placedAt, offset: store.zone.offset(at: placedAt)).date
        for line in lines {
            guard let promise = line.promise else { continue }
            guard let expected = promise.expected else { return nil }
            start = max(start, expected.date)
        }
        let least = (rate.handlingDays?.minimum ?? 0) + (rate.transitDays?.minimum ?? 0)
        let most = (rate.handlingDays?.maximum ?? 0) + (rate.transitDays?.maximum ?? 0)
        return Arrival(from: start.adding(workingDays: least), until: start.adding(workingDays: most))
    }

    /// The address of a payment page with the order's number, total and currency in it.
    private func filled(_ url: String) -> String {
        var out = ""
        var rest = url[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "number": out += number.text
            case "total": out += total.decimal(exponent: currency.exponent)
            case "currency": out += currency.code
            default: out += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

extension Order.Line {
    fileprivate init(_ line: Quote.Line, at now: Instant) {
        self.init(
            sku: line.sku, product: line.item.product, title: line.item.title, variantTitle: line.item.variantTitle,
            url: line.item.url, image: line.item.image, quantity: line.quantity, unitPrice: line.unitPrice,
            subtotal: line.subtotal, discount: line.discount, tax: line.tax,
            isReserved: line.item.offer.stock.isTracked, promise: Order.Promise(line.availability))
    }
}

extension Order.Promise {
    /// What an availability promises; nil for what is there.
    package init?(_ availability: Availability) {
        switch availability {
        case .preorder(let day): self = .preorder(day)
        case .backorder(let day): self = .backorder(day)
        case .inStock, .outOfStock, .withdrawn: return nil
        }
    }
}

extension Order.Shipping {
    fileprivate init(_ option: Quote.ShippingOption, _ price: Money, home: Address?) {
        self.init(
            id: option.id, name: option.name, price: price, isPickup: option.rate.isPickup,
            description: option.rate.description,
            place: option.rate.isPickup ? option.rate.pickupAddress ?? home : nil,
            hours: option.rate.isPickup ? option.rate.hours : nil)
    }
}
