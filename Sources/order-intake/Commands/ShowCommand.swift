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
        examples: [("order-intake show 7KQ4MXJ", "shows the order with goods, amounts, address and history")])

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
            Console.print(OrderText(order, folder.format).text)
        }
        return .done
    }
}
