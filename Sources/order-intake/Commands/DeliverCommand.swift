import Orders
import Terminal

/// `order-intake deliver`
enum DeliverCommand: Command {
    static let name = "deliver"
    static let syntax = CommandLineSyntax(
        command: "order-intake deliver", summary: "Note that an order has arrived.", operands: "NUMBER",
        operandCount: 1...1, options: [DataFolder.option],
        examples: [("order-intake deliver 7KQ4MXJ", "marks the order as delivered")])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        try Changing.perform(.act(try arguments.orderNumber(command: name), .deliver), name, DataFolder(arguments))
    }
}
