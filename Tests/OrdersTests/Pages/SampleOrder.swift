import Commerce
import Orders

/// Orders and carts for tests of what is shown and mailed.
enum SampleOrder {
    static let placedAt = Instant(seconds: 1_800_000_000)  // 2027-01-15 08:00:00 UTC
    static let token = "0123456789abcdef0123456789abcdef"

    static func customer(_ name: String = "Brigid Ní Dhálaigh") -> Customer {
        var customer = Customer()
        customer.name = name
        customer.email = "brigid@post.example"
        customer.phone = "+353 1 555 0100"
        customer.address1 = "4 Sráid na Trá"
        customer.address2 = "Top flat"
        customer.city = "Sligeach"
        customer.postcode = "F91 ABCD"
        customer.country = "IE"
        customer.note = "Ring twice,\nplease."
        return customer
    }

    /// Two lines that are in stock and sent by post.
    static func lines(_ book: PriceBook) -> [CartLine] {
        guard book.item("MUG") == nil else {
            return [CartLine(sku: "MUG", quantity: 2), CartLine(sku: "VASE", quantity: 1)]
        }
        let items = book.items.filter {
            $0.needsShipping && ($0.shippingClass == nil || $0.shippingClass == "standard")
                && $0.offer.availability(at: placedAt).isBuyable && $0.offer.quantity.minimum == 1
        }
        guard let first = items.first, let last = items.prefix(8).last else { return [] }
        return [CartLine(sku: first.sku, quantity: 2), CartLine(sku: last.sku, quantity: 1)]
    }

    static func quote(
        _ book: PriceBook, _ lines: [CartLine]? = nil, stage: QuoteRequest.Stage = .order, country: String = "IE",
        shipping: String? = nil, payment: String? = nil, code: String? = nil
    ) -> Quote {
        book.quote(
            QuoteRequest(
                lines: lines ?? self.lines(book), stage: stage,
                destination: country.isEmpty ? nil : Destination(country: country), shipping: shipping,
                payment: payment, code: code, now: placedAt))
    }

    static func order(_ book: PriceBook, customer: Customer = customer(), payment: String? = nil) -> Order {
        let rate = book.shipping.first?.rates.first?.id
        let quote = quote(book, shipping: rate, payment: payment ?? book.payment.first?.id)
        return Order(
            quote, number: OrderNumber(random: 20_270_115), token: token, customer: customer, store: book.store,
            placedAt: placedAt)
    }

    static func form(_ customer: Customer, _ lines: [(String, String)]) -> [(name: String, value: String)] {
        lines.flatMap { [("sku", $0.0), ("quantity", $0.1)] } + [
            ("name", customer.name), ("email", customer.email), ("phone", customer.phone),
            ("address1", customer.address1), ("address2", customer.address2), ("city", customer.city),
            ("region", customer.region), ("postcode", customer.postcode), ("country", customer.country),
            ("note", customer.note),
        ]
    }
}

extension Order {
    /// The order at the moment that a mail of this kind tells of; parts of it where there can be parts.
    func told(by kind: MailKind) throws -> Order {
        let one = [Pieces(sku: lines[0].sku, quantity: 1)]
        let parcel = Tracking(number: "RR1", url: "https://track.example/RR1")
        switch kind {
        case .confirmation, .notice: return self
        case .reminder: return try after(.remind)
        case .paid: return try after(.pay)
        case .shipped: return try after(.pay, .ship(one, parcel))
        case .cancelled: return try after(.cancel(one, restocks: true))
        case .returned: return try after(.pay, .ship([], parcel), .takeBack(one, restocks: true))
        case .refunded:
            return try after(
                .pay, .ship([], parcel), .takeBack(one, restocks: true), .refund(one, nil, restocks: false))
        }
    }

    /// The order after these acts, each a minute after the one before.
    func after(_ acts: OrderAct...) throws -> Order {
        var order = self
        for act in acts {
            let happened = try order.change(for: act)
            let at = Instant(seconds: (order.history.last?.at ?? order.placedAt).seconds + 60)
            order.history.append(Happening(at: at, change: happened.change, restocked: happened.restocked))
        }
        return order
    }
}
