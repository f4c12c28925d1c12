import Commerce
import Orders
import Terminal
import Text

/// `order-intake list`
enum ListCommand: Command {
    static let name = "list"
    static let syntax = CommandLineSyntax(
        command: "order-intake list", summary: "List the orders, newest first.",
        options: [
            .value("status", "STATUS", "only these", choices: OrderStatus.allCases.map(\.rawValue)),
            .value("most", "N", "so many at the most (default: 50; 0 for all)"),
            .value("format", "FORMAT", "how to print them", choices: ["text", "json"]), DataFolder.option,
        ],
        examples: [
            ("order-intake list", "shows the last 50 orders"),
            ("order-intake list --status paid", "shows what is paid and waits to be packed"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        let most = try arguments.count("most", otherwise: 50, command: name)
        let ledger = try folder.ledger(command: name)
        let status = arguments.values["status"].flatMap(OrderStatus.init(rawValue:))
        var numbers: [OrderNumber] = []
        for number in ledger.sequence.reversed() where most == 0 || numbers.count < most {
            if status == nil || ledger.orders[number]?.standing.status == status { numbers.append(number) }
        }
        var rows: [[String]] = []
        let format = folder.format
        for number in numbers where !Console.isOutputGone {
            guard let order = try folder.order(number, ledger, command: name) else { continue }
            if arguments.values["format"] == "json" {
                Console.print(bytes: OrderExport.json(order) + [0x0A])
                continue
            }
            let state = order.stateInWords.split(separator: ", ", maxSplits: 1)
            rows.append([
                number.text, format.time(order.placedAt), String(state[0]), format.amount(order.total, of: order),
                String(order.itemCount), order.customer?.name.oneVisibleLine ?? "(erased)",
                state.count > 1 ? String(state[1]) : "",
            ])
        }
        guard arguments.values["format"] != "json" else { return .done }
        guard !rows.isEmpty else {
            Console.print(status == nil ? "There are no orders yet." : "There are no such orders.")
            return .done
        }
        Console.print(Columns(["number", "placed", "status", "total", "items", "name", ""], rows, right: [3, 4]).text)
        return .done
    }
}
