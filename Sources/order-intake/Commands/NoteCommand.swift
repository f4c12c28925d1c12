import Orders
import Terminal

/// `order-intake note`
enum NoteCommand: Command {
    static let name = "note"
    static let syntax = CommandLineSyntax(
        command: "order-intake note", summary: "Add a remark to an order, for yourself.", operands: "NUMBER TEXT",
        operandCount: 2...2, options: [DataFolder.option],
        examples: [
            ("order-intake note 7KQ4MXJ 'Rang: wants it before Friday'", "is shown by show, and never to the customer")
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let text = arguments.operands[1]
        guard !text.isEmpty, text.utf8.count <= 10_000 else {
            throw CommandFailure(.usage, "order-intake note: a note has 1 to 10,000 bytes")
        }
        return try Changing.perform(.act(number, .note(text)), name, DataFolder(arguments))
    }
}
