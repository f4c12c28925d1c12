import Commerce
import Text

extension OrderPages {
    /// Renders every page and mail once with a made-up order, so that what is wrong with a template is told when the
    /// price book is loaded and not at the first customer's cost.
    func trial(_ diagnostics: inout [Diagnostic]) {
        if book.templates.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .warning, path: "templates/orders/",
                    message: "the theme has no templates for orders; plain built-in ones are used"))
            return
        }
        var found: [Diagnostic] = []
        func note(_ new: [Diagnostic]) { found += new.filter { !found.contains($0) } }
        let order = sample
        let page = sampleCheckout
        for template in ["checkout", "problem"] { _ = checkout(page, template: template, note) }
        for template in ["thanks", "status"] { _ = self.page(order, template: template, note) }
        _ = message(title: "", text: "", note)
        for kind in MailKind.allCases { _ = mail(kind, lived(order, kind), note) }
        _ = self.page(lived(order, .refunded), template: "status", note)
        diagnostics += found.filter { !diagnostics.contains($0) }
    }

    /// The order with what a mail of this kind tells of.
    private func lived(_ order: Order, _ kind: MailKind) -> Order {
        let items = order.lines.map { Pieces(sku: $0.sku, quantity: $0.quantity) }
        let changes: [OrderChange]
        switch kind {
        case .confirmation, .notice: changes = []
        case .reminder: changes = [.reminded]
        case .paid: changes = [.paid(order.total)]
        case .shipped: changes = [.shipped(OrderChange.Parcel(items: items, tracking: Tracking(number: "T")))]
        case .cancelled:
            changes = [.cancelled(OrderChange.Cancellation(items: items, credit: order.total, restocks: true))]
        case .returned, .refunded:
            var refund = OrderChange.Refund(amount: order.total)
            refund.items = items
            changes =
                [
                    .paid(order.total), .shipped(OrderChange.Parcel(items: items)),
                    .returned(OrderChange.Return(items: items, credit: order.total)),
                ]
                + (kind == .refunded ? [.refunded(refund)] : [])
        }
        var lived = order
        lived.history = changes.map { Order.Happening(at: order.placedAt, change: $0) }
        return lived
    }

    private var sampleItem: PriceBook.Item {
        book.items.first
            ?? PriceBook.Item(
                sku: "SKU", product: "product", title: "Product", url: "/products/product/",
                offer: Offer(price: Money(minor: 100)))
    }

    private var sampleCheckout: CheckoutPage {
        let quote = book.quote(
            QuoteRequest(lines: [CartLine(sku: sampleItem.sku, quantity: 1)], now: Instant(seconds: 0)))
        return CheckoutPage(
            quote: quote, form: [("sku", sampleItem.sku), ("quantity", "1"), ("name", "A")],
            problems: [FieldProblem("email", .emailMissing)], key: "key")
    }

    private var sample: Order {
        let item = sampleItem
        var customer = Customer()
        customer.name = "A"
        customer.email = "a@shop.example"
        customer.address1 = "B"
        customer.city = "C"
        customer.country = standardCountry ?? ""
        customer.note = "D"
        let price = item.offer.price
        var order = Order(
            number: OrderNumber(random: 0), token: String(repeating: "0", count: 32), placedAt: Instant(seconds: 0),
            currency: book.currency,
            lines: [
                Order.Line(
                    sku: item.sku, product: item.product, title: item.title, variantTitle: item.variantTitle,
                    url: item.url, image: item.image, quantity: 1, unitPrice: price, subtotal: price,
                    discount: .zero, tax: .zero, isReserved: false, promise: .backorder(nil))
            ], subtotal: price, discounts: [], discountTotal: .zero, needsShipping: true, shipping: nil, payment: nil,
            taxes: [], taxTotal: .zero, pricesIncludeTax: book.tax.pricesIncludeTax, total: price, seller: nil,
            customer: customer)
        if let method = book.payment.first {
            order.payment = Order.Payment(
                id: method.id, kind: method.kind, name: method.name, fee: method.fee,
                instructions: method.instructions, url: method.url)
        }
        return order
    }
}
