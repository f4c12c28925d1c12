import Commerce
import Documents
import Platform
import Synchronization
import Text

/// What the owner does to orders and stock from the command line; the same whether a server runs or not.
package enum OrderCommand: Sendable, Equatable {
    case act(OrderNumber, OrderAct)
    case count(sku: String, Int)
    case adjust(sku: String, by: Int, reason: String)

    /// What the desk is asked to do.
    package var job: DeskJob {
        switch self {
        case .act(let number, let act): .act(number, act)
        case .count(let sku, let count): .count(sku: sku, count)
        case .adjust(let sku, let by, let reason): .adjust(sku: sku, by: by, reason: reason)
        }
    }

    package var name: String {
        switch self {
        case .act(_, let act): act.name
        case .count: "stock count"
        case .adjust: "stock adjust"
        }
    }

    /// One line of JSON, for the socket between a command and a running server.
    package var json: [UInt8] {
        var writer = RecordWriter()
        writer.object { out in
            switch self {
            case .act(let number, let act):
                out.text("command", act.name)
                out.text("number", number.text)
                act.write(to: &out)
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
        case "adjust":
            self = .adjust(
                sku: try record.requiredText("sku"), by: try record.requiredInteger("by", in: OrderEvent.stockRange),
                reason: try record.requiredText("reason"))
        default:
            guard let number = OrderNumber(try record.requiredText("number")) else {
                throw record.refuse(record.node["number"] ?? record.node, "this is no order number")
            }
            self = .act(number, try OrderAct(name, reading: &record))
        }
    }
}

extension OrderAct {
    fileprivate func write(to out: inout RecordWriter) {
        switch self {
        case .pay, .deliver, .remind, .lapse, .erase: break
        case .ship(let items, let tracking):
            out.pieces("items", items)
            out.text("tracking", tracking?.number)
            out.text("tracking_url", tracking?.url)
        case .cancel(let items, let restocks), .takeBack(let items, let restocks):
            out.pieces("items", items)
            out.flag("restocks", restocks)
        case .refund(let items, let amount, let restocks):
            out.pieces("items", items)
            out.money("amount", amount)
            out.flag("restocks", restocks)
        case .note(let text): out.text("text", text)
        }
    }

    fileprivate init(_ name: String, reading record: inout RecordReader) throws(RecordReader.Refusal) {
        switch name {
        case "pay": self = .pay
        case "ship":
            let items = try record.pieces("items")
            let tracking = try record.text("tracking")
            let url = try record.text("tracking_url")
            self = .ship(items, tracking.map { Tracking(number: $0, url: url) })
        case "deliver": self = .deliver
        case "cancel": self = .cancel(try record.pieces("items"), restocks: try record.flag("restocks"))
        case "return": self = .takeBack(try record.pieces("items"), restocks: try record.flag("restocks"))
        case "refund":
            self = .refund(
                try record.pieces("items"), try record.money("amount"), restocks: try record.flag("restocks"))
        case "remind": self = .remind
        case "lapse": self = .lapse
        case "note": self = .note(try record.requiredText("text"))
        case "erase": self = .erase
        default: throw record.refuse(record.node, "there is no command '\(name.prefix(40))'")
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
        case .count(let sku, let count): return "\(sku): \(count) counted"
        case .adjust(let sku, let by, _): return "\(sku): \(by > 0 ? "+" : "")\(by)"
        case .act(_, let act):
            guard let order else { return "" }
            let number = order.number.text
            switch act {
            case .note: return "\(number): noted"
            case .erase:
                return "\(number): the customer's data is erased from the journal; older backups still hold it"
            default: return "\(number): \(order.stateInWords)"
            }
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
