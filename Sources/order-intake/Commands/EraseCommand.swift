import Orders
import Terminal

/// `order-intake erase`
enum EraseCommand: Command {
    static let name = "erase"
    static let syntax = CommandLineSyntax(
        command: "order-intake erase", summary: "Take a customer's personal data out of the journal, for good.",
        operands: "NUMBER",
        operandCount: 1...1, options: [DataFolder.option],
        examples: [
            (
                "order-intake erase 7KQ4MXJ",
                "keeps goods and amounts, and forgets who ordered; the journal still verifies"
            )
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        try Changing.perform(.act(try arguments.orderNumber(command: name), .erase), name, DataFolder(arguments))
    }
}
