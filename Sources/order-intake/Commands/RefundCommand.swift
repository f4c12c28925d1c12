import Commerce
import Orders
import Terminal

/// `order-intake refund`
enum RefundCommand: Command {
    static let name = "refund"
    static let syntax = CommandLineSyntax(
        command: "order-intake refund", summary: "Note that money of an order was paid back.", operands: "NUMBER",
        operandCount: 1...1,
        options: [
            .value("amount", "AMOUNT", "how much, in the shop's currency (default: all that is left)"),
            .flag("restock", "put the goods back into stock"), DataFolder.option,
        ],
        examples: [
            ("order-intake refund 7KQ4MXT", "notes that all of it was paid back"),
            (
                "order-intake refund 7KQ4MXT --amount 12.50 --restock",
                "notes a part, and takes the goods back into stock"
            ),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let folder = DataFolder(arguments)
        var amount: Money?
        if let text = arguments.values["amount"] {
            let exponent = try folder.book(command: name).edition.book.currency.exponent
            guard case .success(let parsed) = Money.parse(text, exponent: exponent), parsed > .zero else {
                throw CommandFailure(
                    .usage, "order-intake refund: --amount cannot be '\(text)': write it like 12.50, without a currency"
                )
            }
            amount = parsed
        }
        return try Changing.perform(
            .refund(number, amount, restocks: arguments.flags.contains("restock")), name, folder)
    }
}
