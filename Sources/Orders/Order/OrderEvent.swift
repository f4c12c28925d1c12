import Commerce

/// What the journal keeps: everything that ever changed an order, a stock or the outbox. The state of the shop is these
/// events in their order and nothing else.
package enum OrderEvent: Sendable, Equatable {
    case placed(Placed)
    case changed(Changed)
    /// The owner counted a SKU: by a new count in the content, or by a command.
    case counted(sku: String, count: Int, origin: CountOrigin, at: Instant)
    /// So many came in or went missing.
    case adjusted(sku: String, by: Int, reason: String, at: Instant)
    /// A message left the outbox.
    case sent(id: String, at: Instant)
    /// A message is not tried any more.
    case abandoned(id: String, reason: String, at: Instant)
    /// The command of this id did what stands before it in the same batch.
    case commanded(id: Digest128, at: Instant)

    /// A new order, with everything that must be true from the same moment on.
    package struct Placed: Sendable, Equatable {
        package var order: Order
        /// Of the idempotency key.
        package var key: Digest128
        /// Of what was asked with the key.
        package var request: Digest128
        /// The keyed digest that stands for the customer where uses are counted.
        package var customer: Digest128
        /// The price book it was priced by.
        package var book: String
        package var messages: [OutboxMessage]
    }

    /// A change of one order, with all that follows from it.
    package struct Changed: Sendable, Equatable {
        package var number: OrderNumber
        package var change: OrderChange
        package var at: Instant
        /// What goes back into stock.
        package var restocked: [Pieces]
        /// Discounts whose use is given back, and whose customer used them.
        package var released: [String]
        package var customer: Digest128?
        package var messages: [OutboxMessage]

        package init(
            number: OrderNumber, change: OrderChange, at: Instant, restocked: [Pieces] = [],
            released: [String] = [], customer: Digest128? = nil, messages: [OutboxMessage] = []
        ) {
            self.number = number
            self.change = change
            self.at = at
            self.restocked = restocked
            self.released = released
            self.customer = customer
            self.messages = messages
        }
    }

    package enum CountOrigin: String, Sendable {
        /// `stock` in a product file, noted when it changes.
        case content
        /// `order-intake stock count`.
        case command
    }
}

/// A message that is owed to somebody: it is part of the event that owes it, and goes out at least once.
package struct OutboxMessage: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case confirmation, notice, reminder, paid, shipped, cancelled, returned, refunded
        /// To the webhook, whose body names the event.
        case webhook
    }

    /// Unique in the journal and the same at every attempt: `<order number>-<kind>-<count>`, where the count is that of
    /// the order's record (1 for the one that placed it), and of a notice that of its recipient.
    package var id: String
    package var kind: Kind

    package init(id: String, kind: Kind) {
        self.id = id
        self.kind = kind
    }

    /// The number at the end of the id.
    package var count: Int { id.lastIndex(of: "-").flatMap { Int(id[id.index(after: $0)...]) } ?? 1 }

    /// The order's record that owes it: 1 placed the order.
    package var record: Int { kind == .notice ? 1 : count }
}
