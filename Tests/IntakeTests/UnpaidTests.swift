import Commerce
import HTTP
import Intake
import Orders
import Platform
import TestSupport
import Testing

/// Orders that are paid ahead and are not: reminded of, then let go with their goods for sale again.
@Suite("Unpaid orders")
struct UnpaidTests {
    private static let day = 86_400

    private func shop(_ rule: String = "{remind: 3 days, cancel: 7 days}") throws -> RunningShop {
        try RunningShop {
            $0.store = $0.store.replacing(
                "orders: {from: orders@shop.example,",
                with: "orders: {unpaid_after: \(rule), from: orders@shop.example,")
        }
    }

    private func search(_ shop: RunningShop) {
        UnpaidWatcher(shop.service, log: IntakeLog { shop.log.add($0) }).search()
    }

    /// The reminder goes out.
    private func mail(_ shop: RunningShop) {
        for owed in shop.service.desk.owed() where owed.message.kind == .reminder {
            _ = shop.service.thread.perform(.sent(id: owed.message.id))
        }
    }

    private func owed(_ shop: RunningShop) -> [String] {
        shop.service.desk.owed().map { $0.message.kind.rawValue }
    }

    @Test("A reminder, then the end: goods back, the customer told, the state the same everywhere")
    func runsOut() throws {
        let shop = try shop()
        #expect(try shop.post(OrderForm([("MUG", "4")], [("code", "ONCE")])).status == 303)
        search(shop)
        #expect(try shop.newest()?.history == [])
        shop.wait(seconds: 3 * Self.day - 1)
        search(shop)
        #expect(try shop.newest()?.history == [])
        shop.wait(seconds: 1)
        search(shop)
        search(shop)
        #expect(try shop.newest()?.history.map(\.change.name) == ["reminded"])
        #expect(owed(shop) == ["confirmation", "notice", "reminder"])
        mail(shop)
        shop.wait(seconds: 4 * Self.day - 1)
        search(shop)
        #expect(shop.stock("MUG") == 6)
        shop.wait(seconds: 1)
        search(shop)
        let order = try #require(try shop.newest())
        #expect(order.stateInWords == "cancelled")
        #expect(shop.stock("MUG") == 10)
        #expect(owed(shop) == ["confirmation", "notice", "cancelled"])
        #expect(shop.service.desk.withLedger { $0.unpaid.isEmpty })
        // The code that could be used once can be used again.
        #expect(try shop.post(OrderForm([("MUG", "1")], [("code", "ONCE"), ("key", "second")])).status == 303)
        #expect(!shop.log.text.contains("ada@"))
    }

    @Test("A late reminder leaves the time between it and the end; one that is weeks too late is not sent")
    func late() throws {
        let shop = try shop()
        #expect(try shop.post(OrderForm([("MUG", "1")])).status == 303)
        shop.wait(seconds: 9 * Self.day)
        search(shop)
        #expect(try shop.newest()?.history.map(\.change.name) == ["reminded"])
        // As long as the reminder waits for the mail, the end does too.
        shop.wait(seconds: 20 * Self.day)
        search(shop)
        #expect(try shop.newest()?.history.count == 1)
        mail(shop)
        shop.wait(seconds: 4 * Self.day - 1)
        search(shop)
        #expect(try shop.newest()?.history.count == 1)
        shop.wait(seconds: 1)
        search(shop)
        #expect(try shop.newest()?.standing.isCancelled == true)
        #expect(try shop.post(OrderForm([("BOWL", "1")])).status == 303)
        shop.wait(seconds: 22 * Self.day)
        search(shop)
        #expect(try shop.newest()?.history == [])
    }

    @Test(
        "What is paid, sent, ended or paid otherwise is left alone",
        arguments: ["pay", "ship", "cancel", "counter"])
    func leftAlone(what: String) throws {
        let shop = try shop("2 days")
        let counter: [(String, String?)] = [("shipping", "counter"), ("payment", "cash")]
        #expect(try shop.post(OrderForm([("MUG", "2")], what == "counter" ? counter : [])).status == 303)
        let number = try #require(try shop.newest()?.number)
        let act: OrderAct? = ["pay": .pay, "ship": .ship([], nil), "cancel": .cancel([], restocks: true)][what]
        if let act { _ = shop.service.thread.perform(.act(number, act)) }
        let before = try shop.newest()
        for _ in 0..<6 {
            shop.wait(seconds: Self.day)
            search(shop)
        }
        let after = try #require(try shop.newest())
        #expect(after.standing.isCancelled == (what == "cancel"))
        // Sent without having been paid, the customer may still be reminded.
        #expect(after.history.filter { $0.change.name != "reminded" } == before?.history)
    }

    @Test("It goes on after a restart, from a snapshot and without one", arguments: [true, false])
    func restart(hasSnapshot: Bool) throws {
        let first = try shop()
        #expect(try first.post(OrderForm([("MUG", "1")])).status == 303)
        first.wait(seconds: 3 * Self.day)
        search(first)
        mail(first)
        let unpaid = first.service.desk.withLedger { $0.unpaid }
        first.stop()
        let snapshots = first.folder.path + "/snapshots"
        let names = try #require(SystemCalls.names(in: snapshots))
        #expect(!names.isEmpty)
        if !hasSnapshot { for name in names { try SystemCalls.removeFile(snapshots + "/" + name) } }
        let again = try RunningShop {
            $0.folder = first.folder
            $0.store = $0.store.replacing(
                "orders: {from: orders@shop.example,",
                with: "orders: {unpaid_after: {remind: 3 days, cancel: 7 days}, from: orders@shop.example,")
        }
        #expect(again.service.desk.withLedger { $0.unpaid } == unpaid)
        again.wait(seconds: 7 * Self.day)
        search(again)
        #expect(try again.newest()?.history.map(\.change.name) == ["reminded", "cancelled"])
    }

    @Test("Without the rule nothing happens, and a rule that only reminds cancels nothing")
    func rules() throws {
        let none = try RunningShop()
        #expect(try none.post(OrderForm([("MUG", "1")])).status == 303)
        none.wait(seconds: 40 * Self.day)
        search(none)
        #expect(try none.newest()?.history == [])
        let only = try shop("{remind: 1 days}")
        #expect(try only.post(OrderForm([("MUG", "1")])).status == 303)
        for _ in 0..<5 {
            only.wait(seconds: Self.day)
            search(only)
        }
        #expect(try only.newest()?.history.map(\.change.name) == ["reminded"])
    }
}
