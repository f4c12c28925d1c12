import Commerce
import Orders
import Terminal
import Text

/// `order-intake show`
enum ShowCommand: Command {
    static let name = "show"
    static let syntax = CommandLineSyntax(
        command: "order-intake show", summary: "Show one order with everything that happened to it.",
        operands: "NUMBER", operandCount: 1...1,
        options: [.value("format", "FORMAT", "how to print it", choices: ["text", "json"]), DataFolder.option],
        examples: [("order-intake show 7KQ4MXT", "shows the order with goods, amounts, address and history")])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let folder = DataFolder(arguments)
        let ledger = try folder.ledger(command: name)
        guard let order = try folder.order(number, ledger, command: name) else {
            throw CommandFailure(.content, "order-intake show: there is no order \(number.text)")
        }
        if arguments.values["format"] == "json" {
            Console.print(bytes: OrderExport.json(order) + [0x0A])
        } else {
            Console.print(text(order, folder.format))
        }
        return .done
    }

    private static func text(_ order: Order, _ format: ShopFormat) -> String {
        func amount(_ money: Money) -> String { format.amount(money, order.currency) }
        var out = "Order \(order.number.text): \(order.standing.status.rawValue)\n"
        out += "placed \(format.time(order.placedAt))\n\n"
        var rows = order.lines.map { line in
            [
                "\(line.quantity) x", line.sku.oneVisibleLine,
                line.variantTitle.isEmpty ? line.title : "\(line.title), \(line.variantTitle)", amount(line.subtotal),
            ]
        }
        rows.append(["", "", "Subtotal", amount(order.subtotal)])
        for discount in order.discounts {
            rows.append(["", discount.code ?? "", discount.title, "-" + amount(discount.amount)])
        }
        if let shipping = order.shipping { rows.append(["", "", shipping.name, amount(shipping.price)]) }
        if let payment = order.payment, !payment.fee.isZero {
            rows.append(["", "", payment.name, amount(payment.fee)])
        }
        for tax in order.taxes {
            rows.append(["", "", tax.name + (order.pricesIncludeTax ? " (included)" : ""), amount(tax.amount)])
        }
        rows.append(["", "", "Total", amount(order.total)])
        if !order.refunded.isZero { rows.append(["", "", "Refunded", "-" + amount(order.refunded)]) }
        out += Columns(["", "SKU", "", "amount"], rows, right: [0, 3]).text + "\n"
        if let payment = order.payment { out += "\nPayment: \(payment.name)\n" }
        if let customer = order.customer {
            out += "\n"
            for line in customer.label + [customer.email, customer.phone] where !line.isEmpty {
                out += line.oneVisibleLine + "\n"
            }
            if !customer.note.isEmpty { out += "\nNote: \(customer.note.oneVisibleLine)\n" }
        } else {
            out += "\nThe customer's data has been erased.\n"
        }
        if let tracking = order.tracking {
            out += "\nTracking: \(tracking.number.oneVisibleLine)\(tracking.url.map { " " + $0 } ?? "")\n"
        }
        guard !order.history.isEmpty else { return String(out.dropLast()) }
        out += "\n"
        for happening in order.history {
            out += format.time(happening.at) + "  " + happening.change.name
            switch happening.change {
            case .refunded(let money, _): out += " " + amount(money)
            case .noted(let note): out += ": " + (note?.oneVisibleLine ?? "(erased)")
            default: break
            }
            out += "\n"
        }
        return String(out.dropLast())
    }
}
