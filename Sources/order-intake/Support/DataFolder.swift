import Commerce
import Intake
import Orders
import Platform
import Terminal
import Text

/// The folder with the price book and the orders, as a command names it.
struct DataFolder {
    let path: String

    static let option = CommandLineSyntax.Option.value("data", "DIR", "the data folder (default: orders)")

    init(_ arguments: ParsedArguments) {
        var path = arguments.values["data"] ?? "orders"
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The price book, which must be there, and nobody else's to write.
    func book(
        command: String, isServing: Bool = false
    ) throws(CommandFailure) -> (edition: BookEdition, warnings: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let books = RecentBooks(folder: path)
        do throws(FileFault) {
            if let objection = books.objection(isServing: isServing) { throw objection }
            if let edition = try books.load(diagnostics: &diagnostics) { return (edition, diagnostics) }
        } catch {
            if error.advice != nil {
                throw CommandFailure(.content, "order-intake \(command): \(error.description)")
            }
            if error.isMissing {
                throw CommandFailure(
                    .inputOutput,
                    "order-intake \(command): there is no price book at \(path)/price-book.json; run 'vitrine build' there, or name the folder with --data"
                )
            }
            throw CommandFailure(.inputOutput, "order-intake \(command): \(error.description)")
        }
        throw CommandFailure(
            .content,
            "order-intake \(command): the price book cannot be used\n"
                + DiagnosticPrinter(format: .text, colour: false).report(diagnostics))
    }

    /// A folder that is not there holds no orders, and is no proof that there are none.
    func mustExist(command: String) throws(CommandFailure) {
        guard SystemCalls.kind(path) == nil else { return }
        throw CommandFailure(
            .inputOutput,
            "order-intake \(command): there is no folder '\(path)'; go to the shop's folder, or name the data folder with --data"
        )
    }

    /// The ledger as the files say, without the lock.
    func ledger(command: String) throws(CommandFailure) -> Ledger {
        try mustExist(command: command)
        do throws(OrderStore.Failure) {
            return try OrderStore.read(folder: path, disk: SystemDisk())
        } catch {
            throw DataFolder.failure(error, command)
        }
    }

    /// The order as the files say.
    func order(_ number: OrderNumber, _ ledger: Ledger, command: String) throws(CommandFailure) -> Order? {
        guard let records = ledger.orders[number]?.records else { return nil }
        do throws(OrderReadFailure) {
            return try OrderRecords(folder: path, disk: SystemDisk()).order(records)
        } catch {
            throw CommandFailure(.inputOutput, "order-intake \(command): \(error.description)")
        }
    }

    /// What the desk is told: the secret by which customers are counted, and whether a webhook is owed messages.
    func deskOptions(_ command: String) throws(CommandFailure) -> OrderDesk.Options {
        let hasWebhook = try webhook(command) != nil
        do throws(FileFault) {
            return OrderDesk.Options(secret: try DeskSecret.read(folder: path), hasWebhook: hasWebhook)
        } catch {
            let code: ExitCode = error.advice == nil ? .inputOutput : .content
            throw CommandFailure(code, "order-intake \(command): \(error.description)")
        }
    }

    func webhook(_ command: String) throws(CommandFailure) -> WebhookFile.Setting? {
        do throws(WebhookFile.Fault) {
            return try WebhookFile.read(folder: path)
        } catch {
            throw CommandFailure(.content, "order-intake \(command): \(error.message)")
        }
    }

    /// How amounts and times are written: as the shop does, or plainly where there is no price book.
    var format: ShopFormat {
        var diagnostics: [Diagnostic] = []
        let edition = try? RecentBooks(folder: path).load(diagnostics: &diagnostics)
        return ShopFormat(edition?.book)
    }

    static func failure(_ failure: OrderStore.Failure, _ command: String) -> CommandFailure {
        let code: ExitCode
        switch failure {
        case .journal(.locked): code = .locked
        case .journal(.corrupt), .journal(.missingSegment), .journal(.unsafe): code = .content
        case .journal: code = .inputOutput
        case .record: code = .content
        }
        return CommandFailure(code, "order-intake \(command): \(failure.description)")
    }
}

/// Writes amounts and times for people.
struct ShopFormat {
    private let store: PriceBook.StoreFacts?

    init(_ book: PriceBook?) { store = book?.store }

    /// The shop's time.
    var zone: ZoneTable { store?.zone ?? .utc }

    /// Seconds east of UTC at a moment, in the shop's time.
    func offset(at instant: Instant) -> Int { zone.offset(at: instant) }

    /// An amount of an order, in the order's own currency and language.
    func amount(_ amount: Money, of order: Order) -> String {
        guard let language = order.seller?.language ?? store?.language else {
            return amount.decimal(exponent: order.currency.exponent) + " " + order.currency.code
        }
        return MoneyFormat(currency: order.currency, language: language).string(amount)
    }

    /// `2026-05-01 14:30`, in the shop's time.
    func time(_ instant: Instant) -> String {
        let text = DateTime(instant: instant, offset: offset(at: instant)).timestamp
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    }
}

extension OrderReadFailure {
    var description: String {
        switch self {
        case .journal(let failure): failure.description
        case .record(let seq, let diagnostic): "record \(seq) cannot be read: \(diagnostic.message)"
        }
    }
}
