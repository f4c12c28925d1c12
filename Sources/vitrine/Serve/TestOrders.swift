import Commerce
import HTTP
import Intake
import Orders
import Platform
import Site
import Terminal
import Text

/// The order intake inside the preview: the whole purchase can be tried with one command, and nothing of it is real.
///
/// Orders are kept in `.vitrine/test-orders/`, never in `orders/`; mail is written there as files, and sent to nobody.
final class TestOrders: Sendable {
    /// Where `vitrine build` writes the price book.
    private let books: RecentBooks
    /// Where the test orders are kept.
    private let folder: String
    private let service = Guarded<IntakeService?>(nil)
    private let adopting = Guarded<Later<Void>?>(nil)
    private let origins: @Sendable () -> [String]

    /// `origins` are those of the preview's pages.
    init(bookFolder: String, folder: String, origins: @escaping @Sendable () -> [String]) {
        books = RecentBooks(folder: bookFolder)
        self.folder = folder
        self.origins = origins
    }

    /// Answers a request that is the intake's; false leaves it to the site.
    func respond(to request: Request, _ responder: Responder) -> Bool {
        // An order placed right after an edit is priced as the page is.
        if service.withLock({ $0?.isOwn(request.path) }) == true { adopting.withLock { $0 }?.value }
        guard let service = service.withLock({ $0 }), service.isOwn(request.path) else { return false }
        service.handler(request, responder)
        return true
    }

    /// Takes the price book of the build that just ended, beside whatever comes next: reading that of a large shop takes
    /// longer than a build. The first one is waited for.
    func adoptLater(_ report: @escaping @Sendable (String) -> Void) {
        let before = adopting.withLock { $0 }
        let next = Later {
            before?.value
            if let problem = self.adopt() { report(problem) }
        }
        if before == nil { next.value }
        adopting.withLock { $0 = next }
    }

    /// Takes the price book of the build that just ended. What keeps test orders from being taken, in words; nil when
    /// they are.
    private func adopt() -> String? {
        var diagnostics: [Diagnostic] = []
        do throws(FileFault) {
            guard let edition = try books.load(diagnostics: &diagnostics) else {
                return diagnostics.first?.report(.text) ?? "the price book cannot be used"
            }
            let front = ShopFront(edition, OrderPages(edition.book, diagnostics: &diagnostics))
            if let service = service.withLock({ $0 }) {
                guard edition.fingerprint != service.shop.edition.fingerprint else { return nil }
                return service.adopt(front)?.description
            }
            return try start(edition, front)
        } catch {
            return error.isMissing ? nil : error.description
        }
    }

    private func start(_ edition: BookEdition, _ front: ShopFront) throws(FileFault) -> String? {
        try SystemCalls.makeFolders(String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]))
        let secret = try DeskSecret.read(folder: folder)
        let desk: OrderDesk
        do throws(OrderStore.Failure) {
            desk = try OrderStore.open(
                folder: folder, disk: SystemDisk(), book: edition, options: OrderDesk.Options(secret: secret),
                random: SystemRandom(), now: Instant(seconds: SystemCalls.now)
            ).desk
        } catch {
            return error.description
        }
        var configuration = IntakeConfiguration(folder: folder)
        configuration.origins = origins()
        configuration.limits.perRecipient = 0
        let service = IntakeService(configuration, desk: desk, front: front) { failure in
            Console.warn("Test orders: \(failure.description)")
        }
        guard let service else { return "cannot start a thread" }
        let mailFolder = folder + "/mail"
        if SystemCalls.kind(mailFolder) == nil { try SystemCalls.makePrivateFolder(mailFolder) }
        let carrier = MailCarrier(service) { message in
            do throws(FileFault) {
                try SystemCalls.write(message.bytes, to: "\(mailFolder)/\(message.id).eml")
            } catch {
                return .failed(error.description)
            }
            Console.print("Mail to \(message.to.text): \(message.content.subject)   (\(mailFolder)/\(message.id).eml)")
            return .delivered
        }
        OutboxRunner(service, log: IntakeLog { _ in }, carries: { $0 != .webhook }, carrier.carry).start()
        self.service.withLock { $0 = service }
        return nil
    }
}
