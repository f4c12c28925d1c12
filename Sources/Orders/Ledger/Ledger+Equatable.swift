/// Two ledgers are equal when they hold the same; what a batch under way could take back does not count.
extension Ledger: Equatable {
    package static func == (left: Ledger, right: Ledger) -> Bool {
        left.orders == right.orders && left.sequence == right.sequence && left.keys == right.keys
            && left.stock == right.stock && left.uses == right.uses && left.usesByCustomer == right.usesByCustomer
            && left.outbox == right.outbox && left.nextSerial == right.nextSerial
            && left.unpaid == right.unpaid && left.abandoned == right.abandoned && left.commands == right.commands
    }
}
