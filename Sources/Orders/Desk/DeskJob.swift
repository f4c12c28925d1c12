import Commerce

/// Something that changes the ledger, for the writing thread to decide.
package enum DeskJob: Sendable {
    /// `admit` is asked once everything else speaks for the order, and whether so many may be placed now: nil for yes,
    /// or the seconds until one may be.
    case place(PreparedOrder, admit: (@Sendable () -> Int?)? = nil)
    case act(OrderNumber, OrderAct)
    /// A command with its id: done once, however often it is asked for.
    case asked(SentCommand)
    case count(sku: String, Int)
    case adjust(sku: String, by: Int, reason: String)
    /// A message was delivered.
    case sent(id: String)
    /// A message is given up.
    case abandon(id: String, reason: String)
    /// From now on this price book holds; its counts are noted where they changed.
    case adopt(BookEdition)
}

/// What came of a job, said only after it is on disk.
package enum DeskOutcome: Sendable {
    case placed(Order)
    /// The key had given this order before.
    case existing(OrderNumber, token: String)
    /// The key had been used for something else.
    case keyMisused(OrderNumber, token: String)
    case refused(Refusal)
    /// `admit` let it wait for so many seconds.
    case postponed(seconds: Int)
    /// The order after its change.
    case changed(Order)
    case done
    /// The number of what is not there.
    case unknownOrder
    /// In words for whoever gave the command.
    case objection(String)
    /// Nothing was changed, because it could not be written.
    case unavailable(JournalFailure)

    /// Why an order was not placed.
    package struct Refusal: Sendable {
        package enum Reason: Sendable {
            /// Something in the form must be mended: 422.
            case fields
            /// Goods have gone since: 409.
            case stock
            /// The total is another one now and must be confirmed: 409.
            case total
        }

        package var reason: Reason
        package var quote: Quote
        package var problems: [FieldProblem]
    }
}
