import Commerce
import Text

/// Placing an order.
extension OrderDesk {
    func place(
        _ prepared: PreparedOrder, _ admit: (@Sendable () -> Int?)?, _ batch: inout Batch, _ state: inout State
    ) -> DeskOutcome {
        let request = prepared.request
        if let number = state.ledger.keys[prepared.key], let entry = state.ledger.orders[number] {
            return entry.request == prepared.digest
                ? .existing(number, token: entry.token.text) : .keyMisused(number, token: entry.token.text)
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
        // What fell is placed: nobody minds paying less than was shown.
        if let expected = request.expectedTotal, expected < quote.total.minor {
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
        return Order(
            quote, number: number, token: token, customer: request.customer, store: state.book.book.store,
            placedAt: now)
    }

    func message(_ kind: OutboxMessage.Kind, _ number: OrderNumber, _ count: Int) -> OutboxMessage {
        OutboxMessage(id: "\(number.text)-\(kind.rawValue)-\(count)", kind: kind)
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
