import Orders
import Terminal

/// `order-intake pay`
enum PayCommand: Command {
    static let name = "pay"
    static let syntax = CommandLineSyntax(
        command: "order-intake pay", summary: "Note that an order has been paid.", operands: "NUMBER",
        operandCount: 1...1, options: [DataFolder.option],
        examples: [("order-intake pay 7KQ4MXJ", "marks the order as paid")])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        try Changing.perform(.act(try arguments.orderNumber(command: name), .pay), name, DataFolder(arguments))
    }
}
