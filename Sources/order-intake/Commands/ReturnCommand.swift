import Orders
import Terminal

/// `order-intake return`
enum ReturnCommand: Command {
    static let name = "return"
    static let syntax = CommandLineSyntax(
        command: "order-intake return",
        summary: "Note that goods of an order came back; money is paid back with 'refund'.", operands: "NUMBER",
        operandCount: 1...1,
        options: [
            .list("item", "SKU=QTY", "so many of this; may be repeated (default: all that was sent)"),
            .flag("restock", "put them back into stock"), DataFolder.option,
        ],
        examples: [
            ("order-intake return 7KQ4MXJ --item MUG-OAT=1 --restock", "one mug came back and is for sale again"),
            ("order-intake return 7KQ4MXJ", "all of it came back, as from a customer who would not take the parcel"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let act = OrderAct.takeBack(
            try arguments.items(command: name), restocks: arguments.flags.contains("restock"))
        return try Changing.perform(.act(number, act), name, DataFolder(arguments))
    }
}
