import Commerce
import Intake
import Orders
import Platform
import TestSupport
import Testing
import Text

/// A command that is sent again is done once, also when the intake was started anew in between.
@Suite("Commands that are sent twice")
struct CommandIdTests {
    private func ask(_ shop: RunningShop, _ command: OrderCommand, _ id: UInt64) -> DeskOutcome? {
        shop.service.thread.perform(SentCommand(command, id: Digest128(high: id, low: 7)).job)
    }

    private func dropSnapshots(_ shop: RunningShop) throws {
        let snapshots = shop.folder.path + "/snapshots"
        for name in SystemCalls.names(in: snapshots) ?? [] { try SystemCalls.removeFile(snapshots + "/" + name) }
    }

    private func commands(_ number: OrderNumber) -> [OrderCommand] {
        [
            .act(number, .note("rang at the door")), .act(number, .pay),
            .act(number, .ship([Pieces(sku: "MUG", quantity: 1)], Tracking(number: "RR1"))),
            .act(number, .refund([Pieces(sku: "MUG", quantity: 1)], nil, restocks: true)),
            .adjust(sku: "BOWL", by: -2, reason: "broken"), .count(sku: "LAST", 9),
        ]
    }

    @Test(
        "Twice in one life, and again after a restart from a snapshot or the journal alone", arguments: [true, false])
    func again(hasSnapshot: Bool) throws {
        let first = try RunningShop()
        #expect(try first.post(OrderForm([("MUG", "3")])).status == 303)
        let number = try #require(try first.newest()?.number)
        for (index, command) in commands(number).enumerated() {
            #expect(ask(first, command, UInt64(index))?.isDone == true)
            #expect(ask(first, command, UInt64(index))?.isDone == true)
        }
        let history = try #require(try first.newest()?.history)
        #expect(history.map(\.change.name) == ["noted", "paid", "shipped", "refunded"])
        #expect(first.stock("BOWL") == 3)
        #expect(first.stock("LAST") == 9)
        first.stop()
        if !hasSnapshot { try dropSnapshots(first) }
        let journal = first.journal
        let shop = try RunningShop { $0.folder = first.folder }
        for (index, command) in commands(number).enumerated() {
            #expect(ask(shop, command, UInt64(index))?.isDone == true)
        }
        // But for the seal of the stop.
        #expect(journal.hasPrefix(shop.journal) && shop.journal.contains("commanded"))
        #expect(try shop.newest()?.history == history)
        // Another id is another command, with the same words.
        #expect(ask(shop, .adjust(sku: "BOWL", by: -2, reason: "broken"), 100)?.isDone == true)
        #expect(shop.stock("BOWL") == 1)
    }

    @Test("What was refused may be sent again and done, once there is a reason to")
    func refusedFirst() throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm([("MUG", "1")])).status == 303)
        let number = try #require(try shop.newest()?.number)
        #expect(ask(shop, .act(number, .deliver), 1)?.isDone == false)
        #expect(ask(shop, .act(number, .ship([], nil)), 2)?.isDone == true)
        #expect(ask(shop, .act(number, .deliver), 1)?.isDone == true)
        #expect(try shop.newest()?.history.map(\.change.name) == ["shipped", "delivered"])
    }
}

extension DeskOutcome {
    fileprivate var isDone: Bool {
        switch self {
        case .changed, .done: true
        default: false
        }
    }
}
