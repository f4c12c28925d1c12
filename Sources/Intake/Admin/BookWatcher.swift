import Commerce
import Orders
import Platform
import Synchronization
import Text

/// Takes a new price book when its file changes, and keeps the old one when the new one cannot be used.
package final class BookWatcher: Sendable {
    private let service: IntakeService
    private let books: RecentBooks
    private let log: IntakeLog
    private let isStopping = Atomic<Bool>(false)
    private let wasAsked = Atomic<Bool>(false)
    private let thread = Guarded<SystemThread?>(nil)

    private let pause: Int

    /// `pause` are the milliseconds between looks at the file.
    package init(_ service: IntakeService, log: IntakeLog, pause: Int = 500) {
        self.service = service
        self.log = log
        self.pause = pause
        books = RecentBooks(folder: service.configuration.folder)
    }

    package func start() {
        // Of before the first look: a book that came while the intake started is not missed.
        let first = FileStamp(size: -1, modified: -1)
        let started = SystemThread { [self] in watch(first) }
        thread.withLock { $0 = started }
    }

    package func stop() {
        isStopping.store(true, ordering: .relaxed)
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }

    /// Reads the file at the next look, changed or not (SIGHUP).
    package func ask() { wasAsked.store(true, ordering: .relaxed) }

    private func watch(_ first: FileStamp) {
        var seen = first
        var mustRetry = false
        var told: String?
        while !isStopping.load(ordering: .relaxed) {
            let stamp = SystemCalls.stamp(service.configuration.folder + "/price-book.json")
            let isNew = wasAsked.exchange(false, ordering: .relaxed) || stamp != nil && stamp != seen
            if isNew { told = nil }
            if isNew || mustRetry {
                seen = stamp ?? seen
                // A full disk and the rights of a file are no faults of the book: it is taken as soon as they are mended.
                mustRetry = !reload(&told)
            }
            SystemCalls.sleep(milliseconds: pause)
        }
    }

    /// Takes the book in the file, or says why not; false when it is to be tried again. `told` is what was said of it, so
    /// that nothing is said twice.
    private func reload(_ told: inout String?) -> Bool {
        var diagnostics: [Diagnostic] = []
        do throws(FileFault) {
            if let objection = books.objection(isServing: true) {
                refuse(objection.description, &told)
                return false
            }
            guard let edition = try books.load(diagnostics: &diagnostics) else {
                refuse(diagnostics.first?.report(.text) ?? "it cannot be read", &told)
                return true
            }
            guard edition.fingerprint != service.shop.edition.fingerprint else { return true }
            let front = ShopFront(edition, OrderPages(edition.book, diagnostics: &diagnostics))
            if let failure = service.adopt(front) {
                refuse(failure.description, &told)
                return false
            }
            books.keep(edition.fingerprint)
            BookWatcher.tellOrphans(service.desk, edition.book, log)
            BookWatcher.tellSender(edition.book, log)
            log.write(
                .info, "price_book",
                [("fingerprint", edition.fingerprint), ("items", String(edition.book.items.count))])
            for diagnostic in diagnostics {
                log.write(.warning, "order_template", [("message", diagnostic.report(.text))])
            }
        } catch {
            refuse(error.description, &told)
            // Rights and owners are mended without a change of the file: it is looked at again, and told of once.
            return false
        }
        return true
    }

    /// A SKU that was renamed or taken out while orders still wait for its goods loses its reservation: its owner is told.
    package static func tellOrphans(_ desk: OrderDesk, _ book: PriceBook, _ log: IntakeLog) {
        for goods in desk.orphanedGoods(book) {
            log.write(
                .warning, "sku_gone",
                [
                    ("sku", goods.sku), ("held", String(goods.held)),
                    ("orders", goods.orders.prefix(20).map(\.text).joined(separator: " ")),
                    (
                        "mend",
                        "if it was renamed, take what these orders hold from the new SKU: order-intake stock adjust NEW-SKU -- -\(goods.held)"
                    ),
                ])
        }
    }

    /// A shop without an address of its own cannot write to anybody: all mail waits until it has one.
    package static func tellSender(_ book: PriceBook, _ log: IntakeLog) {
        guard book.store.email == nil, book.orders.from == nil else { return }
        log.write(
            .warning, "no_sender",
            [
                (
                    "message",
                    "no mail goes out: the shop has no address to write from; set email in store.yaml and build it"
                )
            ])
    }

    private func refuse(_ reason: String, _ told: inout String?) {
        service.metrics.add(.bookRefusals)
        guard reason != told else { return }
        told = reason
        log.write(.error, "price_book_refused", [("reason", reason), ("kept", service.shop.edition.fingerprint)])
    }
}
