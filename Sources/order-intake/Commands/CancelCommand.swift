import Orders
import Terminal

/// `order-intake cancel`
enum CancelCommand: Command {
    static let name = "cancel"
    static let syntax = CommandLineSyntax(
        command: "order-intake cancel",
        summary: "Cancel an order that has not been sent; its goods are for sale again.", operands: "NUMBER",
        operandCount: 1...1, options: [.flag("keep-stock", "do not put the goods back into stock"), DataFolder.option],
        examples: [
            ("order-intake cancel 7KQ4MXT", "cancels, puts the goods back into stock and tells the customer"),
            ("order-intake cancel 7KQ4MXT --keep-stock", "cancels an order whose goods are broken or gone"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let restocks = !arguments.flags.contains("keep-stock")
        return try Changing.perform(.cancel(number, restocks: restocks), name, DataFolder(arguments))
    }
}
