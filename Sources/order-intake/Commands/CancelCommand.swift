import Orders
import Terminal

/// `order-intake cancel`
enum CancelCommand: Command {
    static let name = "cancel"
    static let syntax = CommandLineSyntax(
        command: "order-intake cancel",
        summary: "Cancel what of an order has not been sent; the goods are for sale again.", operands: "NUMBER",
        operandCount: 1...1,
        options: [
            .list("item", "SKU=QTY", "only so many of this; may be repeated (default: all that has not been sent)"),
            .flag("keep-stock", "do not put the goods back into stock"), DataFolder.option,
        ],
        examples: [
            ("order-intake cancel 7KQ4MXJ", "cancels, puts the goods back into stock and tells the customer"),
            ("order-intake cancel 7KQ4MXJ --item MUG-OAT=1", "cancels one mug; the rest is still to be sent"),
            ("order-intake cancel 7KQ4MXJ --keep-stock", "cancels an order whose goods are broken or gone"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let act = OrderAct.cancel(
            try arguments.items(command: name), restocks: !arguments.flags.contains("keep-stock"))
        return try Changing.perform(.act(number, act), name, DataFolder(arguments))
    }
}
