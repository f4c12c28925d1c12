import Commerce
import Documents
import HTTP
import Intake
import Orders
import Platform
import Synchronization
import TestSupport
import Testing

/// What customers see of a disk that is slow, full or broken (rows 65, 74, 75 and 86 from outside).
@Suite("Disks that fail")
struct DiskTests {
    @Test("A key in flight waits for the first, and nothing is answered or owed before the sync")
    func inFlight() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        let bytes = RunningShop.bytes(
            "POST", "/orders", OrderForm([("MUG", "1")], [("key", "k")]).encoded, type: RunningShop.formType, [])
        disk.hold()
        let first = try TestClient(shop.address)
        first.send(bytes)
        disk.awaitSync()
        let second = try TestClient(shop.address)
        second.send(bytes)
        // The batch has been decided and is not on disk: what it owes is nobody's business yet.
        #expect(shop.service.desk.owed().isEmpty)
        let revision = shop.service.desk.withLedger { $0.outboxRevision }
        #expect(first.isQuiet())
        // The rest of the shop goes on: prices and pages need no disk.
        #expect(try shop.post(json: OrderForm([("MUG", "1")]).json, to: "/orders/quote").status == 200)
        #expect(try shop.get("/orders/stock?sku=MUG").status == 200)
        #expect(second.isQuiet())
        disk.release()
        let answers = [first.answer(), second.answer()]
        #expect(answers.map { $0?.status } == [303, 303])
        #expect(answers[0]?.fields["location"] == answers[1]?.fields["location"])
        #expect(shop.orderCount == 1)
        #expect(shop.service.desk.owed().map(\.message.kind) == [.confirmation, .notice])
        #expect(shop.service.desk.withLedger { $0.outboxRevision } != revision)
    }

    @Test("While a sync stalls the queue has an end: past it 503 at once, and health goes on")
    func stalled() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        let admin = AdminRoutes(shop.service)
        disk.hold()
        let answered = Atomic<Int>(0)
        #expect(shop.service.thread.submit(.count(sku: "MUG", 10)) { _ in answered.add(1, ordering: .relaxed) })
        disk.awaitSync()
        var queued = 1
        while shop.service.thread.submit(
            .adjust(sku: "MUG", by: 1, reason: ""), { _ in answered.add(1, ordering: .relaxed) })
        {
            queued += 1
        }
        #expect(queued == DeskThread.queueLimit + 1)
        let answer = try shop.post(OrderForm())
        #expect(answer.status == 503)
        #expect(answer.fields["retry-after"] == "5")
        try withAdmin(admin) { address in
            #expect(ask(address, "/health") == 200)
            #expect(ask(address, "/ready") == 503)
        }
        disk.release()
        #expect(eventually { answered.load(ordering: .relaxed) == queued })
        #expect(shop.stock("MUG") == 10 + queued - 1)
        try withAdmin(admin) { address in #expect(ask(address, "/ready") == 200) }
    }

    @Test("A full disk: 503, not ready, nothing changed; then orders again by itself")
    func full() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        let admin = AdminRoutes(shop.service)
        disk.isFull = true
        #expect(try shop.post(OrderForm([("LAST", "1")])).status == 503)
        // A refusal could rest on what was not written: it is 503 as well when it shares a batch with it.
        try withAdmin(admin) { address in #expect(ask(address, "/ready") == 503) }
        #expect(shop.stock("LAST") == 1)
        #expect(shop.service.desk.owed().isEmpty)
        disk.isFull = false
        #expect(try shop.post(OrderForm([("LAST", "1")])).status == 303)
        try withAdmin(admin) { address in #expect(ask(address, "/ready") == 200) }
    }

    @Test("A sync that fails is the end: 503 to all who wait, and never another write")
    func lostSync() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        disk.losesSyncs = true
        #expect(try shop.post(OrderForm()).status == 503)
        disk.losesSyncs = false
        #expect(try shop.post(OrderForm()).status == 503)
        #expect(shop.orderCount == 0)
        #expect(!shop.service.thread.isReady)
        #expect(shop.stop() != nil)
    }

    @Test("A shop that nobody asks becomes ready again, or it would stay shut for ever")
    func readyAgain() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        disk.isFull = true
        #expect(try shop.post(OrderForm()).status == 503)
        #expect(!shop.service.thread.isReady)
        disk.isFull = false
        #expect(eventually { shop.service.thread.isReady })
    }

    @Test("A message goes out once while that cannot be noted, and is noted when the disk has room again")
    func mailOnAFullDisk() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        #expect(try shop.post(OrderForm()).status == 303)
        disk.isFull = true
        let carried = Guarded<[String]>([])
        let runner = OutboxRunner(shop.service, log: IntakeLog { _ in }, carries: { _ in true }) { message, _, _ in
            carried.withLock { $0.append(message.id) }
            return .delivered
        }
        // Each attempt to note a message is a batch that fails.
        let batches = shop.service.thread.batchesWritten
        runner.start()
        defer { runner.stop() }
        let hasTriedOften = eventually {
            shop.wait(seconds: 10)
            return shop.service.thread.batchesWritten >= batches + 8
        }
        #expect(hasTriedOften)
        disk.isFull = false
        shop.wait(seconds: 60)
        #expect(eventually { shop.service.desk.owed().isEmpty })
        let ids = carried.withLock { $0 }
        #expect(ids.count == 2)
        #expect(Set(ids).count == 2)
    }

    // MARK: The operator's own address

    private func withAdmin(_ routes: AdminRoutes, _ body: (SocketAddress) throws -> Void) throws {
        let listen = try #require(SocketAddress(parsing: "127.0.0.1:0"))
        let server = try Server(ServerConfiguration(listen: [listen]), handler: routes.handler)
        try server.start()
        defer { server.stop() }
        try body(try #require(server.addresses.first))
    }

    private func ask(_ address: SocketAddress, _ path: String) -> Int? {
        (try? TestClient(address))?.get(path)?.status
    }

    @Test("Health, readiness and metrics, for GET and HEAD only")
    func admin() throws {
        let shop = try RunningShop()
        #expect(try shop.post(OrderForm()).status == 303)
        try withAdmin(AdminRoutes(shop.service)) { address in
            #expect(ask(address, "/health") == 200)
            #expect(ask(address, "/ready") == 200)
            #expect(ask(address, "/") == 404)
            let client = try TestClient(address)
            let metrics = client.get("/metrics")
            #expect(metrics?.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(metrics?.body.contains("\nvitrine_orders_placed_total 1\n") == true)
            #expect(metrics?.body.contains("\nvitrine_outbox_pending 2\n") == true)
            #expect(metrics?.body.contains("ada@") == false)
            client.send("POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
            let answer = client.answer()
            #expect(answer?.status == 405)
            #expect(answer?.fields["allow"] == "GET, HEAD")
        }
    }
}
