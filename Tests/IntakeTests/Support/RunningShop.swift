import Commerce
import Documents
import HTTP
import Intake
import Orders
import Platform
import Synchronization
import TestSupport
import Testing
import Text

/// A shop that takes orders on a free port of the loopback address, with its journal in a folder of its own.
///
/// Its clock stands still until a test moves it; what it logs is kept. It stops with the value.
final class RunningShop: Sendable {
    struct Setup: Sendable {
        var store = ShopContent.store
        var products = ShopContent.products
        var discounts = ShopContent.discounts
        /// None, but for tests that are about them.
        var limits: OrderLimits = {
            var limits = OrderLimits()
            limits.perAddress = 0
            limits.perRecipient = 0
            limits.perSKU = 0
            limits.requestsPerAddress = 0
            return limits
        }()
        var origins: [String] = []
        var hasWebhook = false
        /// Whether what the loopback address says in `X-Forwarded-For` is believed.
        var trustsProxy = false
        var connections: ConnectionLimits = {
            var limits = ConnectionLimits()
            limits.perAddress = 10_000
            return limits
        }()
        var disk: any Disk = SystemDisk()
        /// An earlier folder whose orders go on; a new one when nil.
        var folder: TemporaryFolder?
    }

    static let start = DateTime("2026-06-01T12:00:00Z")?.instant.seconds ?? 0

    let folder: TemporaryFolder
    let service: IntakeService
    let server: Server
    let address: SocketAddress
    let edition: BookEdition
    let log: Kept
    private let clock: Clock
    private let stopped = Atomic<Bool>(false)

    final class Clock: Sendable {
        let seconds = Atomic<Int>(RunningShop.start)
    }

    /// The lines of a log.
    final class Kept: Sendable {
        private let lines = Guarded<[String]>([])
        var text: String { lines.withLock { $0.joined() } }
        func add(_ bytes: [UInt8]) { lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
    }

    init(_ configure: (inout Setup) -> Void = { _ in }) throws {
        var setup = Setup()
        configure(&setup)
        let folder: TemporaryFolder
        if let earlier = setup.folder { folder = earlier } else { folder = try TemporaryFolder() }
        self.folder = folder
        let clock = Clock()
        self.clock = clock
        let log = Kept()
        self.log = log
        let book = try ShopContent.book(store: setup.store, products: setup.products, discounts: setup.discounts)
        try SystemCalls.write(book.json(), to: folder.path + "/price-book.json")
        var diagnostics: [Diagnostic] = []
        let read = try RecentBooks(folder: folder.path).load(diagnostics: &diagnostics)
        edition = try #require(read)
        let secret = try DeskSecret.read(folder: folder.path)
        let opened = try OrderStore.open(
            folder: folder.path, disk: setup.disk, book: edition,
            options: OrderDesk.Options(secret: secret, hasWebhook: setup.hasWebhook),
            random: SystemRandomNumberGenerator(), now: Instant(seconds: RunningShop.start))
        RecentBooks(folder: folder.path).keep(edition.fingerprint)
        var configuration = IntakeConfiguration(folder: folder.path)
        configuration.limits = setup.limits
        configuration.origins = setup.origins
        let front = ShopFront(edition, OrderPages(edition.book, diagnostics: &diagnostics))
        let started = IntakeService(
            configuration, desk: opened.desk, front: front,
            clock: { Instant(seconds: clock.seconds.load(ordering: .relaxed)) }, died: { _ in })
        service = try #require(started)
        var listening = ServerConfiguration(listen: [try #require(SocketAddress(parsing: "127.0.0.1:0"))])
        listening.connections = setup.connections
        if setup.trustsProxy { listening.trustedProxies = [try #require(AddressRange(parsing: "127.0.0.1"))] }
        let service = service
        listening.errorResponse = { service.errorResponse($0, $1) }
        let records = Records()
        self.records = records
        listening.accessLog = { records.add($0) }
        server = try Server(listening, handler: service.handler)
        try server.start()
        address = try #require(server.addresses.first)
    }

    deinit { stop() }

    /// Ends it as the executable does: the server first, then the journal.
    @discardableResult
    func stop() -> JournalFailure? {
        guard !stopped.exchange(true, ordering: .relaxed) else { return nil }
        server.drain(within: 5)
        server.wait()
        return service.stop()
    }

    /// Lets the shop's clock move by so many seconds; also backwards.
    func wait(seconds: Int) { clock.seconds.add(seconds, ordering: .relaxed) }

    // MARK: The access log

    final class Records: Sendable {
        private let kept = Guarded<[AccessRecord]>([])
        func add(_ record: AccessRecord) { kept.withLock { $0.append(record) } }
        var paths: [String] { kept.withLock { $0.map(\.path) } }
    }

    let records: Records

    // MARK: Asking

    static let formType = "application/x-www-form-urlencoded"
    static let jsonType = "application/json"

    /// One request on a connection of its own.
    func send(
        _ method: String, _ target: String, _ body: [UInt8] = [], type: String? = nil, _ fields: [String] = []
    ) throws -> TestClient.Answer {
        let client = try TestClient(address)
        client.send(RunningShop.bytes(method, target, body, type: type, fields))
        return try #require(client.answer(toHead: method == "HEAD"), "\(method) \(target) is not answered")
    }

    /// The bytes of a request.
    static func bytes(
        _ method: String, _ target: String, _ body: [UInt8], type: String?, _ fields: [String]
    ) -> [UInt8] {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n"
        if let type { head += "Content-Type: \(type)\r\n" }
        for field in fields { head += field + "\r\n" }
        if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        return Array((head + "\r\n").utf8) + body
    }

    func get(_ target: String, _ fields: String...) throws -> TestClient.Answer { try send("GET", target, [], fields) }

    /// Posts a form, answered as browsers are.
    func post(_ form: OrderForm, to path: String = "/orders", _ fields: String...) throws -> TestClient.Answer {
        try send("POST", path, form.encoded, type: RunningShop.formType, fields)
    }

    /// Posts JSON, answered with JSON.
    func post(json: String, to path: String = "/orders", _ fields: String...) throws -> TestClient.Answer {
        try send("POST", path, Array(json.utf8), type: RunningShop.jsonType, fields)
    }

    private func send(
        _ method: String, _ target: String, _ body: [UInt8], _ fields: [String]
    ) throws -> TestClient.Answer {
        try send(method, target, body, type: nil, fields)
    }

    /// Places an order as versions did that took whatever was typed.
    func placeUnchecked(_ form: OrderForm) throws -> OrderNumber? {
        let type: HeaderFields = ["content-type": RunningShop.formType]
        let request = Request(method: .post, target: "/orders", path: "/orders", fields: type, body: form.encoded)
        let posted = try PostedOrder(request)
        guard case .placed(let order)? = service.thread.perform(.place(service.desk.prepare(posted.request))) else {
            return nil
        }
        return order.number
    }

    // MARK: Looking

    var orderCount: Int { service.desk.withLedger { $0.sequence.count } }

    func stock(_ sku: String) -> Int? { service.desk.available(sku) }

    /// The newest order, read back from the journal.
    func newest() throws -> Order? {
        guard let number = service.desk.withLedger({ $0.sequence.last }) else { return nil }
        return try service.desk.order(number)
    }

    func metric(_ counter: IntakeMetrics.Counter) -> Int { service.metrics[counter] }

    /// Everything in the journal's folder, as text.
    var journal: String {
        let path = folder.path + "/journal"
        return (SystemCalls.names(in: path) ?? []).sorted().map {
            String(decoding: (try? SystemCalls.read(path + "/" + $0)) ?? [], as: UTF8.self)
        }.joined()
    }
}
