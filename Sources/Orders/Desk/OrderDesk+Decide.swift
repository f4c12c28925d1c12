import Commerce
import Text

extension OrderDesk {
    /// What comes of a job, with its events added to the batch.
    func decide(_ job: DeskJob, _ batch: inout Batch, _ state: inout State) -> DeskOutcome {
        switch job {
        case .place(let prepared, let admit): return place(prepared, admit, &batch, &state)
        case .change(let number, let change): return changeOrder(number, change, &batch, &state)
        case .count(let sku, let count):
            if let objection = stockObjection(sku, state) { return .objection(objection) }
            record(.counted(sku: sku, count: count, origin: .command, at: batch.now), &batch, &state)
            return .done
        case .adjust(let sku, let by, let reason):
            if let objection = stockObjection(sku, state) { return .objection(objection) }
            let (sum, overflow) = (state.ledger.stock[sku]?.available ?? 0).addingReportingOverflow(by)
            guard !overflow, OrderEvent.stockRange.contains(sum) else {
                return .objection("the stock of \(sku) would leave what can be counted")
            }
            record(.adjusted(sku: sku, by: by, reason: reason, at: batch.now), &batch, &state)
            return .done
        case .sent(let id):
            guard state.ledger.outbox[id] != nil else { return .done }
            record(.sent(id: id, at: batch.now), &batch, &state)
            return .done
        case .abandon(let id, let reason):
            guard state.ledger.outbox[id] != nil else { return .done }
            record(.abandoned(id: id, reason: reason, at: batch.now), &batch, &state)
            return .done
        case .adopt(let edition):
            adopt(edition, &batch, &state)
            return .done
        }
    }

    private func stockObjection(_ sku: String, _ state: borrowing State) -> String? {
        guard let item = state.book.book.item(sku) else {
            let known = state.book.book.items.lazy.map(\.sku)
            return "there is no SKU '\(sku)'" + Suggestion.phrase(for: sku, in: Array(known))
        }
        return item.offer.stock.isTracked ? nil : "the stock of \(sku) is not tracked; set 'stock' in its product file"
    }

    /// A count in the content is a statement: it is noted when it is another than the last, and otherwise nothing
    /// happens, however often the shop is built.
    private func adopt(_ edition: BookEdition, _ batch: inout Batch, _ state: inout State) {
        if batch.formerBook == nil { batch.formerBook = state.book }
        state.book = edition
        for item in edition.book.items where item.offer.stock.isTracked {
            guard let count = item.offer.stock.count, state.ledger.stock[item.sku]?.statement != count else { continue }
            record(.counted(sku: item.sku, count: count, origin: .content, at: batch.now), &batch, &state)
        }
    }

    // MARK: Placing

    private func place(
        _ prepared: PreparedOrder, _ admit: (@Sendable () -> Int?)?, _ batch: inout Batch, _ state: inout State
    ) -> DeskOutcome {
        let request = prepared.request
        if let number = state.ledger.keys[prepared.key], let entry = state.ledger.orders[number] {
            return entry.request == prepared.digest ? .existing(number, token: entry.token.text) : .keyMisused(number)
        }
        let book = state.book.book
        let customer = request.customer.email.isEmpty ? nil : prepared.customer
        let quote = book.quote(quoteRequest(request, customer, .order, batch.now, state))
        var problems = request.problems(for: quote, book: book)
        let hasOnlyStockProblems = problems.isEmpty && quote.problems.allSatisfy { $0.code.isAboutStock }
        problems += quote.problems.map(FieldProblem.init)
        guard problems.isEmpty, quote.canBePlaced else {
            return .refused(
                DeskOutcome.Refusal(
                    reason: hasOnlyStockProblems ? .stock : .fields, quote: quote, problems: problems))
        }
        if let expected = request.expectedTotal, expected != quote.total.minor {
            let problem = FieldProblem("expected_total", .totalChanged, bound: quote.total.minor)
            return .refused(DeskOutcome.Refusal(reason: .total, quote: quote, problems: [problem]))
        }
        if let seconds = admit?() { return .postponed(seconds: seconds) }
        let order = makeOrder(quote, request, batch.now, state)
        var messages = [message(.confirmation, order.number, 1)]
        // A message for each who is told, so that a mailbox that is full repeats nothing for the others.
        for index in book.orders.notify.indices { messages.append(message(.notice, order.number, index + 1)) }
        if options.hasWebhook { messages.append(message(.webhook, order.number, 1)) }
        record(
            .placed(
                OrderEvent.Placed(
                    order: order, key: prepared.key, request: prepared.digest, customer: prepared.customer,
                    book: state.book.fingerprint, messages: messages)), &batch, &state)
        return .placed(order)
    }

    private func makeOrder(
        _ quote: Quote, _ request: OrderRequest, _ now: Instant, _ state: borrowing State
    ) -> Order {
        var number = OrderNumber(random: random())
        while state.ledger.orders[number] != nil { number = OrderNumber(random: random()) }
        let token = Digest128(high: random(), low: random()).text
        return Order(quote, number: number, token: token, customer: request.customer, placedAt: now)
    }

    func message(_ kind: OutboxMessage.Kind, _ number: OrderNumber, _ count: Int) -> OutboxMessage {
        OutboxMessage(id: "\(number.text)-\(kind.rawValue)-\(count)", kind: kind)
    }

    // MARK: Changing

    private func changeOrder(
        _ number: OrderNumber, _ change: OrderChange, _ batch: inout Batch, _ state: inout State
    ) -> DeskOutcome {
        guard let entry = state.ledger.orders[number] else { return .unknownOrder }
        if let objection = entry.standing.objection(to: change, total: entry.total) { return .objection(objection) }
        var order: Order
        do throws(OrderReadFailure) {
            guard let read = try records.order(entry.records, pending: batch.events) else { return .unknownOrder }
            order = read
        } catch {
            return .objection("the order's records cannot be read: \(error)")
        }
        // Asked for once more, an erasing that failed half way is finished without another event.
        if case .erased = change, entry.standing.isErased { return .changed(order) }
        var changed = OrderEvent.Changed(number: number, change: change, at: batch.now)
        // The number that its record will have among the order's, so that no two messages have one id.
        let count = entry.records.count + 1
        switch change {
        case .cancelled(let restocks), .refunded(_, let restocks):
            // Goods come back once, however often money does.
            if restocks, !entry.standing.isRestocked {
                changed.restocked = order.lines.filter(\.isReserved).map {
                    StockMove(sku: $0.sku, quantity: $0.quantity)
                }
            }
            if case .cancelled = change, let email = order.customer?.email {
                changed.released = order.discounts.map(\.id)
                changed.customer = customerDigest(email)
                changed.messages.append(message(.cancelled, number, count))
            } else if case .refunded = change, order.customer != nil {
                changed.messages.append(message(.refunded, number, count))
            }
        case .shipped: if order.customer != nil { changed.messages.append(message(.shipped, number, count)) }
        case .paid: if order.customer != nil { changed.messages.append(message(.paid, number, count)) }
        case .delivered, .noted, .erased: break
        }
        if options.hasWebhook, change.isForOthers { changed.messages.append(message(.webhook, number, count)) }
        record(.changed(changed), &batch, &state)
        order.history.append(Order.Happening(at: batch.now, change: change))
        if case .erased = change { order.customer = nil }
        return .changed(order)
    }
}

extension OrderChange {
    /// Whether a webhook is told: remarks stay in the house.
    fileprivate var isForOthers: Bool {
        if case .noted = self { return false }
        return true
    }
}

extension QuoteProblem.Code {
    /// Whether somebody else was faster.
    package var isAboutStock: Bool {
        switch self {
        case .outOfStock, .notEnoughStock: true
        default: false
        }
    }
}

extension Order {
    /// The order that a confirmed quote makes.
    package init(_ quote: Quote, number: OrderNumber, token: String, customer: Customer, placedAt: Instant) {
        self.init(
            number: number, token: token, placedAt: placedAt, currency: quote.currency,
            lines: quote.lines.map { line in
                Line(
                    sku: line.sku, product: line.item.product, title: line.item.title,
                    variantTitle: line.item.variantTitle, url: line.item.url, image: line.item.image,
                    quantity: line.quantity, unitPrice: line.unitPrice, subtotal: line.subtotal,
                    discount: line.discount, isReserved: line.item.offer.stock.isTracked)
            },
            subtotal: quote.subtotal,
            discounts: quote.discounts.map {
                Discount(
                    id: $0.id, code: $0.code, title: $0.title, amount: $0.amount, shippingAmount: $0.shippingAmount)
            },
            discountTotal: quote.discountTotal, needsShipping: quote.needsShipping,
            shipping: quote.shipping.map {
                Shipping(id: $0.id, name: $0.name, price: quote.shippingTotal, isPickup: $0.rate.isPickup)
            }, payment: nil,
            taxes: quote.taxes.map { Tax(name: $0.name, rate: $0.rate, base: $0.base, amount: $0.amount) },
            taxTotal: quote.taxTotal, pricesIncludeTax: quote.pricesIncludeTax, total: quote.total, customer: customer)
        guard let method = quote.payment else { return }
        payment = Payment(
            id: method.id, kind: method.kind, name: method.name, fee: quote.paymentFee,
            instructions: method.instructions, url: method.url.map { filled($0) })
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
