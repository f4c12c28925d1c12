import Commerce
import HTTP
import Intake
import Orders
import Platform
import TestSupport
import Testing

/// CASES A10: of one order everybody hears in the order of the causes, and each message tells what was so at its cause.
@Suite("Messages in the order of their causes")
struct OutboxOrderTests {
    /// What a reader was told, as it went out.
    private final class Told: Sendable {
        let lines = Guarded<[String]>([])
        let isAway = Guarded(true)

        var all: [String] { lines.withLock { $0 } }
    }

    private func runner(_ shop: RunningShop, _ told: Told, failing: Set<String> = []) -> OutboxRunner {
        let carrier = MailCarrier(shop.service) { mail in
            if told.isAway.withLock({ $0 }) || failing.contains(where: mail.id.contains) { return .failed("away") }
            let tracking = ["RR1", "RR2"].filter { mail.content.text.contains($0) }.joined(separator: "+")
            told.lines.withLock {
                $0.append("\(mail.id.split(separator: "-").dropFirst().joined(separator: "-")) \(tracking)")
            }
            return .delivered
        }
        return OutboxRunner(
            shop.service, log: IntakeLog { _ in }, carries: { $0 != .webhook && $0 != .notice }, carrier.carry)
    }

    private func live(_ shop: RunningShop) throws {
        #expect(try shop.post(OrderForm([("MUG", "2")])).status == 303)
        let number = try #require(try shop.newest()?.number)
        let one = [Pieces(sku: "MUG", quantity: 1)]
        for act: OrderAct in [
            .ship(one, Tracking(number: "RR1")), .pay, .ship([], Tracking(number: "RR2")),
            .refund(one, nil, restocks: false),
        ] {
            // A clock that goes back moves nothing.
            shop.wait(seconds: -3_600)
            guard case .changed? = shop.service.thread.perform(.act(number, act)) else {
                Issue.record("\(act.name) was not done")
                return
            }
        }
    }

    private static let wanted = [
        "confirmation-1 ", "shipped-2 RR1", "paid-3 ", "shipped-4 RR2", "refunded-5 ",
    ]

    @Test("Mail that was away for a while goes out in order, and no early mail knows a later parcel")
    func away() throws {
        let shop = try RunningShop()
        try live(shop)
        let told = Told()
        let runner = runner(shop, told)
        runner.start()
        defer { runner.stop() }
        #expect(eventually { shop.metric(.mailFailed) >= 1 })
        told.isAway.withLock { $0 = false }
        #expect(
            eventually {
                shop.wait(seconds: 60)
                return told.all.count == 5
            })
        #expect(told.all.map { $0.replacing("RR1+RR2", with: "RR2") } == OutboxOrderTests.wanted)
    }

    @Test("The same after a restart, from what the snapshot says and from the journal alone", arguments: [true, false])
    func restarted(hasSnapshot: Bool) throws {
        let first = try RunningShop()
        try live(first)
        first.stop()
        if !hasSnapshot {
            let snapshots = first.folder.path + "/snapshots"
            for name in SystemCalls.names(in: snapshots) ?? [] { try SystemCalls.removeFile(snapshots + "/" + name) }
        }
        let shop = try RunningShop { $0.folder = first.folder }
        let told = Told()
        told.isAway.withLock { $0 = false }
        let runner = runner(shop, told)
        runner.start()
        defer { runner.stop() }
        #expect(eventually { told.all.count == 5 })
        #expect(told.all.map { $0.replacing("RR1+RR2", with: "RR2") } == OutboxOrderTests.wanted)
    }

    @Test("What waits holds back the later ones of its order and of nobody else's; what is given up holds back nothing")
    func holdsBack() throws {
        let shop = try RunningShop()
        try live(shop)
        #expect(try shop.post(OrderForm([("BOWL", "1")], [("email", "eve@example.com")])).status == 303)
        let other = try #require(try shop.newest()?.number.text)
        let told = Told()
        told.isAway.withLock { $0 = false }
        let runner = runner(shop, told, failing: ["-shipped-2"])
        runner.start()
        defer { runner.stop() }
        #expect(eventually { told.all.count == 2 })
        SystemCalls.sleep(milliseconds: 300)
        #expect(told.all == ["confirmation-1 ", "confirmation-1 "])
        let waiting = shop.service.desk.owed().filter { $0.number.text != other && $0.message.kind != .notice }
        #expect(waiting.map(\.message.kind) == [.shipped, .paid, .shipped, .refunded])
        _ = shop.service.thread.perform(.abandon(id: waiting[0].message.id, reason: "no such mailbox"))
        #expect(
            eventually {
                shop.wait(seconds: 600)
                return told.all.count == 5
            })
        #expect(
            told.all.suffix(3).map { $0.replacing("RR1+RR2", with: "RR2") } == Array(OutboxOrderTests.wanted.suffix(3)))
    }
}
