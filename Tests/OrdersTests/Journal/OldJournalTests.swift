import Commerce
import Documents
import Orders
import Platform
import TestSupport
import Testing
import Text

/// A journal that the version before parts of orders wrote, with every kind of record in it, goes on in this one.
@Suite("A journal of version 1")
struct OldJournalTests {
    private static let folder = Repository.root + "/Tests/OrdersTests/Fixtures/orders-version-1"

    /// A copy with the rights that a data folder has.
    private func copy() throws -> TemporaryFolder {
        let target = try TemporaryFolder()
        for folder in ["journal", "snapshots"] {
            try SystemCalls.makePrivateFolder(target.path + "/" + folder)
            for name in try #require(SystemCalls.names(in: OldJournalTests.folder + "/" + folder)) {
                let path = "/" + folder + "/" + name
                try SystemCalls.writePrivately(
                    try SystemCalls.read(OldJournalTests.folder + path), to: target.path + path)
            }
        }
        for name in ["secret", "webhook.json", "price-book.json"] {
            try SystemCalls.writePrivately(
                try SystemCalls.read(OldJournalTests.folder + "/" + name), to: target.path + "/" + name)
        }
        return target
    }

    private func book() throws -> BookEdition {
        let bytes = try SystemCalls.read(OldJournalTests.folder + "/price-book.json")
        var diagnostics: [Diagnostic] = []
        let book = PriceBook.read(SourceFile(path: "price-book.json", bytes: bytes), diagnostics: &diagnostics)
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.report() })")
        return BookEdition(try #require(book), fingerprint: "0123456789abcdef")
    }

    /// What that version's `show --format json` printed.
    private func shown() throws -> [Node] {
        let bytes = try SystemCalls.read(OldJournalTests.folder + "/shown.jsonl")
        return try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            var diagnostics: [Diagnostic] = []
            let source = SourceFile(path: "shown", text: String(line))
            return try #require(JSON.parse(source, diagnostics: &diagnostics)?.root)
        }
    }

    private func open(_ folder: TemporaryFolder) throws -> OrderDesk {
        try OrderStore.open(
            folder: folder.path, disk: SystemDisk(), book: try book(),
            options: OrderDesk.Options(secret: [1, 2, 3], hasWebhook: true), random: SystemRandomNumberGenerator(),
            now: Instant(seconds: 1_800_000_000)
        ).desk
    }

    @Test("Every order stands as it did")
    func orders() throws {
        let folder = try copy()
        let ledger = try OrderStore.read(folder: folder.path, disk: SystemDisk())
        let desk = try open(folder)
        #expect(desk.withLedger { $0.sequence } == ledger.sequence)
        #expect(ledger.sequence.count == 9)
        let shown = try shown()
        #expect(shown.count == 8)
        for old in shown {
            let number = try #require(OrderNumber(old["number"]?.text ?? ""))
            let order = try #require(try desk.order(number))
            let standing = order.standing
            #expect(standing == ledger.orders[number]?.standing)
            #expect(standing.status.rawValue == old["status"]?.text, "\(number.text)")
            #expect(standing.isPaid == (old["paid"]?.bool ?? false))
            #expect(standing.isShipped == (old["shipped"]?.bool ?? false))
            #expect(standing.isCancelled == (old["cancelled"]?.bool ?? false))
            #expect(order.total.minor == old["total"]?.integer)
            #expect(order.taxTotal.minor == old["tax"]?.integer)
            #expect(standing.refunded == old["refunded"]?.integer)
            #expect(order.customer?.name == old["customer"]?["name"]?.text)
            #expect(order.tracking?.number == old["tracking"]?.text)
            #expect(order.lines.map(\.quantity) == old["lines"]?.items.map { $0["quantity"]?.integer })
            #expect(order.lines.map { $0.total.minor } == old["lines"]?.items.map { $0["total"]?.integer })
            #expect(order.history.map(\.change.name) == (old["history"]?.items.map { $0["change"]?.text } ?? []))
        }
    }

    @Test("Stock, codes and what is owed are what they were, and the snapshot of that version is made anew")
    func ledger() throws {
        let folder = try copy()
        let desk = try open(folder)
        #expect(desk.available("JUG") == 25)
        #expect(desk.available("SOCKS-S") == 6)
        #expect(desk.available("SOCKS-L") == 0)
        #expect(desk.available("VASE") == -3)
        #expect(desk.withLedger { $0.abandoned.count } == 4)
        let owed = desk.owed()
        #expect(owed.count == 25)
        #expect(owed.allSatisfy { $0.message.kind == .webhook })
        #expect(owed.map(\.serial) == owed.map(\.serial).sorted())
        try desk.snapshot()
        let live = desk.withLedger { copy $0 }
        try desk.close()
        #expect(try OrderStore.read(folder: folder.path, disk: SystemDisk()) == live)
        #expect(JournalReader.verify(folder: folder.path, disk: SystemDisk()).isSound)
    }

    @Test("Such orders go on: what was paid for a piece, what comes back, what is shown")
    func goingOn() throws {
        let folder = try copy()
        let desk = try open(folder)
        func order(_ number: String) throws -> (OrderNumber, Order) {
            let number = try #require(OrderNumber(number))
            return (number, try #require(try desk.order(number)))
        }
        func act(_ number: OrderNumber, _ act: OrderAct) -> DeskOutcome? {
            desk.process([.act(number, act)], now: Instant(seconds: 1_800_000_000)).first
        }
        // Two jugs and a pair of socks with ten per cent off, 14.00 paid back and all of it put back already.
        let (jugs, old) = try order("X5NWYQ8")
        #expect(old.stateInWords == "delivered, 14.00 EUR refunded")
        #expect(old.progress.map(\.restocked) == [2, 1])
        guard case .changed(let after)? = act(jugs, .refund([Pieces(sku: "JUG", quantity: 1)], nil, restocks: true))
        else { throw Fault() }
        #expect(after.standing.refunded == 1_400 + 5_760)
        #expect(after.history.last?.restocked == [])
        #expect(desk.available("JUG") == 25)
        // Sent with cash on delivery, refused at the door.
        let (refused, _) = try order("BVXPMQW")
        guard case .changed(let returned)? = act(refused, .takeBack([], restocks: true)) else { throw Fault() }
        #expect(returned.stateInWords == "returned")
        #expect(desk.available("JUG") == 26)
        var diagnostics: [Diagnostic] = []
        let pages = OrderPages(try book().book, diagnostics: &diagnostics)
        for number in desk.withLedger({ $0.sequence }) {
            let page = String(decoding: pages.status(try order(number.text).1), as: UTF8.self)
            #expect(page.contains(number.text))
        }
        #expect(desk.owed().map(\.message.id).contains("BVXPMQW-returned-3"))
    }

    private struct Fault: Error {}
}
