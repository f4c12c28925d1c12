import Commerce
import Intake
import Orders
import Platform
import Synchronization
import TestSupport
import Testing
import Text

/// The edges of the intake: what a record can tell, what a command does twice, who could set the prices.
@Suite("Edges")
struct EdgeTests {
    @Test("A clock that no record can hold: 503, nothing is written, and taken again when it is right")
    func clock() throws {
        let shop = try RunningShop()
        for shift in [-RunningShop.start - 1, 4_200_000_000_000, -(1 << 50)] {
            let (before, journal) = (shop.orderCount, shop.journal)
            shop.wait(seconds: shift)
            #expect(try shop.post(OrderForm()).status == 503)
            #expect(!shop.service.thread.isReady)
            let number = OrderNumber(random: 1)
            guard case .unavailable(let failure)? = shop.service.thread.perform(.act(number, .pay)) else {
                Issue.record("a change is decided")
                return
            }
            #expect(failure.description.contains("set the clock"))
            #expect(shop.orderCount == before)
            #expect(shop.journal == journal)
            shop.wait(seconds: -shift)
            #expect(try shop.post(OrderForm()).status == 303)
            #expect(shop.service.thread.isReady)
        }
        shop.stop()
        #expect(OrderStore.check(folder: shop.folder.path, disk: SystemDisk()).isSound)
    }

    @Test("A record that a start refuses is a finding of fsck, and of a backup")
    func check() throws {
        let folder = try TemporaryFolder()
        let disk = SystemDisk()
        let records = [
            ("{\"type\":\"sent\",\"id\":\"a\",\"at\":1}", true), ("{\"type\":\"sent\",\"id\":\"a\",\"at\":-5}", false),
            ("{\"type\":\"sent\",\"at\":1}", false), ("{\"type\":\"tomorrow\",\"at\":1}", false),
            ("{\"type\":\"sent\",\"id\":\"a\",\"at\":1,\"colour\":\"red\"}", false), ("{}", false),
            ("{\"type\":\"counted\",\"sku\":\"A\",\"count\":1.5,\"origin\":\"command\",\"at\":1}", false),
        ]
        for (index, (record, isRead)) in records.enumerated() {
            let path = folder.path + "/\(index)"
            let (journal, _) = try Journal.open(folder: path, disk: disk, restore: { _ in }, replay: { _ in })
            _ = try journal.append([Array(record.utf8)])
            try journal.close()
            let report = OrderStore.check(folder: path, disk: disk)
            #expect(report.isSound == isRead, "\(record): \(report.faults)")
            let starts = (try? OrderStore.read(folder: path, disk: disk)) != nil
            #expect(starts == isRead, "\(record)")
            let copies = (try? OrderStore.backUp(folder: path, to: path + "-copy", disk: disk)) != nil
            #expect(copies == isRead, "\(record)")
            if !isRead { #expect(report.faults.first?.description.contains("record 1 says something") == true) }
        }
    }

    @Test("Two locks, and a writer that lost one of them writes nothing more")
    func locks() throws {
        let folder = try TemporaryFolder()
        let disk = SystemDisk()
        func open() throws -> Journal {
            try Journal.open(folder: folder.path, disk: disk, restore: { _ in }, replay: { _ in }).0
        }
        let record = Array("{\"type\":\"sent\",\"id\":\"a\",\"at\":1}".utf8)
        let journal = try open()
        _ = try journal.append([record])
        let lock = folder.path + "/lock"
        try disk.remove(lock)
        #expect(throws: JournalFailure.locked(path: folder.path + "/journal")) { try open() }
        // The second one made a file of its own.
        #expect(SystemCalls.kind(lock) == .file)
        let lost = JournalFailure.lockLost(path: lock)
        #expect(throws: lost) { try journal.append([record]) }
        #expect(lost.isFatal)
        try disk.remove(lock)
        #expect(throws: lost) { try journal.append([record]) }
        try journal.close()
        let next = try open()
        #expect(next.lastSeq == 1)
        try disk.remove(lock)
        #expect(throws: lost) { try next.close() }
        try open().close()
    }

    @Test("A command that comes twice is done once, also at the same time")
    func memory() throws {
        let memory = CommandMemory()
        let done = Atomic<Int>(0)
        let sent = SentCommand(.count(sku: "A", 1), id: Digest128(high: 1, low: 2))
        let results = Guarded<[CommandResult]>([])
        let threads = (0..<8).map { _ in
            SystemThread {
                let result = memory.result(sent) {
                    SystemCalls.sleep(milliseconds: 50)
                    return .done("\(done.add(1, ordering: .relaxed).newValue)")
                }
                results.withLock { $0.append(result) }
            }
        }
        for thread in threads { thread?.join() }
        #expect(results.withLock { $0 } == Array(repeating: .done("1"), count: 8))
        let other = SentCommand(.count(sku: "B", 1), id: sent.id)
        guard case .objection = memory.result(other, { .done("") }) else {
            Issue.record("another command has the id")
            return
        }
        // What could not be written is tried again; what has no id is done each time.
        let late = SentCommand(.count(sku: "A", 1), id: Digest128(high: 3, low: 4))
        #expect(memory.result(late) { .unavailable("full") } == .unavailable("full"))
        #expect(memory.result(late) { .objection("no") } == .objection("no"))
        #expect(memory.result(late) { .done("") } == .objection("no"))
        let plain = SentCommand(.count(sku: "A", 1), id: nil)
        #expect(memory.result(plain) { .done("a") } == .done("a"))
        #expect(memory.result(plain) { .done("b") } == .done("b"))
        for number in 0..<UInt64(CommandMemory.most) {
            _ = memory.result(SentCommand(.count(sku: "A", 1), id: Digest128(high: 9, low: number))) { .done("") }
        }
        #expect(memory.result(sent) { .done("forgotten") } == .done("forgotten"))
    }

    @Test("A command is sent with its id and read back; one without is an older program's")
    func sent() {
        let number = OrderNumber(random: 7)
        let commands: [OrderCommand] = [
            .act(number, .pay), .act(number, .ship([], Tracking(number: "\"id\":\"x\"", url: nil))),
            .act(number, .note("{\"id\":")), .act(number, .refund([], Money(minor: 5), restocks: true)),
            .count(sku: "id", 3),
            .adjust(sku: "A", by: -1, reason: ""),
        ]
        for command in commands {
            for id in [nil, Digest128(high: .max, low: 1)] {
                let sent = SentCommand(command, id: id)
                #expect(SentCommand(json: sent.json) == sent)
            }
        }
        for wrong in [
            "", "{}", "{\"id\":\"x\"}", "{\"id\":5,\"command\":\"pay\"}",
            "{\"id\" : \"\(Digest128(high: 1, low: 1).text)\"}", "[]",
        ] {
            #expect(SentCommand(json: Array(wrong.utf8)) == nil, "\(wrong)")
        }
    }

    @Test("A book that others could write is not taken, and the old one stays")
    func rights() throws {
        let shop = try RunningShop()
        let books = RecentBooks(folder: shop.folder.path)
        #expect(books.objection(isServing: true) == nil)
        let path = shop.folder.path + "/price-book.json"
        let kept = shop.folder.path + "/books/" + shop.edition.fingerprint + ".json"
        #expect(SystemCalls.kind(kept) == .file)
        #expect(FileTrust.objection(kept, .privateFile) == nil)
        #expect(books.book(shop.edition.fingerprint) != nil)
        // A copy that is another book than its name says is none of ours.
        try SystemCalls.writePrivately(try SystemCalls.read(kept) + [0x0A], to: kept)
        #expect(books.book(shop.edition.fingerprint) == nil)
        let log = shop.log
        let watcher = BookWatcher(shop.service, log: IntakeLog { log.add($0) }, pause: 10)
        watcher.start()
        defer { watcher.stop() }
        try SystemCalls.removeFile(path)
        try SystemCalls.write(try ShopContent.book().json() + [0x0A], to: path, mode: 0o600)
        #expect(eventually { shop.service.shop.edition.fingerprint != shop.edition.fingerprint })
    }
}
