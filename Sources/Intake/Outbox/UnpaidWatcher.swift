import Commerce
import Orders
import Platform
import Synchronization

/// Reminds customers of orders that are not paid and cancels those that stay so, by `orders.unpaid_after` of the shop.
///
/// Only orders that are paid ahead are looked at, and nobody loses goods without having been reminded. An order that was
/// past its time by weeks before anybody was reminded is left to the owner: it is from before the rule.
package final class UnpaidWatcher: Sendable {
    private let service: IntakeService
    private let log: IntakeLog
    private let isStopping = Atomic<Bool>(false)
    private let thread = Guarded<SystemThread?>(nil)

    /// Milliseconds between looks at whether to stop, and looks between searches.
    private static let pause = 200
    private static let looks = 300
    /// Seconds after its end for which an order that nobody was reminded of is still dealt with.
    private static let grace = 14 * 86_400

    package init(_ service: IntakeService, log: IntakeLog) {
        self.service = service
        self.log = log
    }

    package func start() {
        let started = SystemThread { [self] in run() }
        thread.withLock { $0 = started }
    }

    package func stop() {
        isStopping.store(true, ordering: .relaxed)
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }

    private func run() {
        var looks = 0
        while !isStopping.load(ordering: .relaxed) {
            if looks == 0 { search() }
            looks = (looks + 1) % UnpaidWatcher.looks
            SystemCalls.sleep(milliseconds: UnpaidWatcher.pause)
        }
    }

    /// Deals once with every order whose time has come.
    package func search() {
        guard let rule = service.shop.book.orders.unpaidAfter else { return }
        let now = service.now.seconds
        let due: [(OrderNumber, OrderAct)] = service.desk.withLedger { ledger in
            ledger.unpaid.compactMap { number in
                guard let entry = ledger.orders[number] else { return nil }
                let age = now - entry.placedAt.seconds
                if let remind = rule.remind, !entry.standing.isReminded {
                    let end = (rule.cancel ?? remind) + UnpaidWatcher.grace
                    return age >= remind && age < end ? (number, .remind) : nil
                }
                guard let cancel = rule.cancel, age >= cancel else { return nil }
                guard let remind = rule.remind else { return (number, .lapse) }
                // Once the reminder has left; while it waits for the mail, so does the end.
                guard let reminded = entry.remindedAt, now >= reminded.seconds + cancel - remind else { return nil }
                return (number, .lapse)
            }
        }
        for (number, act) in due where !isStopping.load(ordering: .relaxed) {
            guard case .changed? = service.thread.perform(.act(number, act)) else { continue }
            log.write(.info, "unpaid", [("order", number.text), ("act", act.name)])
        }
    }
}
