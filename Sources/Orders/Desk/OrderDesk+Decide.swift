import Commerce
import Text

extension OrderDesk {
    /// What comes of a job, with its events added to the batch.
    func decide(_ job: DeskJob, _ batch: inout Batch, _ state: inout State) -> DeskOutcome {
        switch job {
        case .place(let prepared, let admit): return place(prepared, admit, &batch, &state)
        case .act(let number, let act): return change(number, act, &batch, &state)
        case .asked(let sent): return once(sent, &batch, &state)
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

    /// A command is done once: that it was done is part of the batch that did it, so a restart between its answer and the
    /// same command changes nothing.
    private func once(_ sent: SentCommand, _ batch: inout Batch, _ state: inout State) -> DeskOutcome {
        guard let id = sent.id else { return decide(sent.command.job, &batch, &state) }
        guard !state.ledger.hasDone(id) else { return repeated(sent.command, batch, state) }
        let before = batch.events.count
        let outcome = decide(sent.command.job, &batch, &state)
        if batch.events.count > before { record(.commanded(id: id, at: batch.now), &batch, &state) }
        return outcome
    }

    private func repeated(_ command: OrderCommand, _ batch: Batch, _ state: borrowing State) -> DeskOutcome {
        guard case .act(let number, _) = command else { return .done }
        guard let records = state.ledger.orders[number]?.records else { return .unknownOrder }
        do throws(OrderReadFailure) {
            guard let order = try self.records.order(records, pending: batch.events) else { return .unknownOrder }
            return .changed(order)
        } catch {
            return .objection("the order's records cannot be read: \(error)")
        }
    }
}

extension DeskJob {
    /// The order whose customer is to be forgotten.
    var erased: OrderNumber? {
        switch self {
        case .act(let number, .erase): number
        case .asked(let sent): sent.command.job.erased
        default: nil
        }
    }
}
