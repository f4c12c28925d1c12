import Commerce
import Documents
import Platform
import Synchronization
import Text

/// What the owner does to orders and stock from the command line; the same whether a server runs or not.
package enum OrderCommand: Sendable, Equatable {
    case pay(OrderNumber)
    case ship(OrderNumber, Tracking?)
    case deliver(OrderNumber)
    case cancel(OrderNumber, restocks: Bool)
    /// Nil refunds what has not been refunded yet.
    case refund(OrderNumber, Money?, restocks: Bool)
    case note(OrderNumber, String)
    case erase(OrderNumber)
    case count(sku: String, Int)
    case adjust(sku: String, by: Int, reason: String)

    /// What the desk is asked to do.
    package func job(_ desk: OrderDesk) -> DeskJob {
        switch self {
        case .pay(let number): .change(number, .paid)
        case .ship(let number, let tracking): .change(number, .shipped(tracking))
        case .deliver(let number): .change(number, .delivered)
        case .cancel(let number, let restocks): .change(number, .cancelled(restocks: restocks))
        case .refund(let number, let amount, let restocks):
            .change(number, .refunded(amount ?? desk.refundable(number), restocks: restocks))
        case .note(let number, let text): .change(number, .noted(text))
        case .erase(let number): .change(number, .erased)
        case .count(let sku, let count): .count(sku: sku, count)
        case .adjust(let sku, let by, let reason): .adjust(sku: sku, by: by, reason: reason)
        }
    }

    /// One line of JSON, for the socket between a command and a running server.
    package var json: [UInt8] {
        var writer = RecordWriter()
        writer.object { out in
            func order(_ name: String, _ number: OrderNumber) {
                out.text("command", name)
                out.text("number", number.text)
            }
            switch self {
            case .pay(let number): order("pay", number)
            case .ship(let number, let tracking):
                order("ship", number)
                out.text("tracking", tracking?.number)
                out.text("tracking_url", tracking?.url)
            case .deliver(let number): order("deliver", number)
            case .cancel(let number, let restocks):
                order("cancel", number)
                out.flag("restocks", restocks)
            case .refund(let number, let amount, let restocks):
                order("refund", number)
                out.money("amount", amount)
                out.flag("restocks", restocks)
            case .note(let number, let text):
                order("note", number)
                out.text("text", text)
            case .erase(let number): order("erase", number)
            case .count(let sku, let count):
                out.text("command", "count")
                out.text("sku", sku)
                out.integer("count", count)
            case .adjust(let sku, let by, let reason):
                out.text("command", "adjust")
                out.text("sku", sku)
                out.integer("by", by)
                out.text("reason", reason)
            }
        }
        return writer.bytes
    }

    /// Reads what `json` wrote; nil for anything else.
    package init?(json: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        let source = SourceFile(path: "command", bytes: json)
        guard let document = JSON.parse(source, diagnostics: &diagnostics),
            let command = try? RecordReader.read(document.root, OrderCommand.init(reading:))
        else { return nil }
        self = command
    }

    private init(reading record: inout RecordReader) throws(RecordReader.Refusal) {
        let name = try record.requiredText("command")
        switch name {
        case "count":
            self = .count(
                sku: try record.requiredText("sku"),
                try record.requiredInteger("count", in: OrderEvent.stockRange))
            return
        case "adjust":
            self = .adjust(
                sku: try record.requiredText("sku"), by: try record.requiredInteger("by", in: OrderEvent.stockRange),
                reason: try record.requiredText("reason"))
            return
        default: break
        }
        guard let number = OrderNumber(try record.requiredText("number")) else {
            throw record.refuse(record.node["number"] ?? record.node, "this is no order number")
        }
        switch name {
        case "pay": self = .pay(number)
        case "ship":
            let tracking = try record.text("tracking")
            let url = try record.text("tracking_url")
            self = .ship(number, tracking.map { Tracking(number: $0, url: url) })
        case "deliver": self = .deliver(number)
        case "cancel": self = .cancel(number, restocks: try record.flag("restocks"))
        case "refund":
            self = .refund(number, try record.money("amount"), restocks: try record.flag("restocks"))
        case "note": self = .note(number, try record.requiredText("text"))
        case "erase": self = .erase(number)
        default: throw record.refuse(record.node, "there is no command '\(name.prefix(40))'")
        }
    }
}

extension OrderDesk {
    /// What of an order's total has not been paid back.
    func refundable(_ number: OrderNumber) -> Money {
        state.withLock { state in
            guard let entry = state.ledger.orders[number] else { return .zero }
            return Money(minor: max(0, entry.total.minor - entry.standing.refunded))
        }
    }
}

/// What a command came to, in words for the terminal.
package enum CommandResult: Sendable, Equatable {
    case done(String)
    /// It cannot be done to this order as it stands.
    case objection(String)
    /// It could not be written.
    case unavailable(String)

    /// What came of `command`.
    package init(_ command: OrderCommand, _ outcome: DeskOutcome?) {
        switch outcome {
        case .changed(let order)?: self = .done(CommandResult.sentence(command, order))
        case .done?: self = .done(CommandResult.sentence(command, nil))
        case .unknownOrder?: self = .objection("there is no such order")
        case .objection(let text)?: self = .objection(text)
        case .unavailable(let failure)?: self = .unavailable(failure.description)
        case nil: self = .unavailable("too much waits to be written; try again")
        default: self = .unavailable("the order was answered with something else")
        }
    }

    private static func sentence(_ command: OrderCommand, _ order: Order?) -> String {
        switch command {
        case .count(let sku, let count): "\(sku): \(count) counted"
        case .adjust(let sku, let by, _): "\(sku): \(by > 0 ? "+" : "")\(by)"
        case .note: "\(order?.number.text ?? ""): noted"
        case .erase:
            "\(order?.number.text ?? ""): the customer's data is erased from the journal; older backups still hold it"
        default: "\(order?.number.text ?? ""): \(order?.standing.status.rawValue ?? "")"
        }
    }

    /// One line of JSON for the socket.
    package var json: [UInt8] {
        let (name, text): (String, String) =
            switch self {
            case .done(let text): ("done", text)
            case .objection(let text): ("objection", text)
            case .unavailable(let text): ("unavailable", text)
            }
        var writer = RecordWriter()
        writer.object { out in
            out.text("result", name)
            out.text("text", text)
        }
        return writer.bytes
    }

    /// Reads what `json` wrote; nil for anything else.
    package init?(json: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        guard let root = JSON.parse(SourceFile(path: "result", bytes: json), diagnostics: &diagnostics)?.root,
            let text = root["text"]?.text
        else { return nil }
        switch root["result"]?.text {
        case "done": self = .done(text)
        case "objection": self = .objection(text)
        case "unavailable": self = .unavailable(text)
        default: return nil
        }
    }
}
