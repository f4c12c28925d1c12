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
            .list("item", "SKU=QTY", "what these pieces were paid with; may be repeated"),
            .value(
                "amount", "AMOUNT",
                "how much, in the order's currency (default: what the items cost, or all that is left)"),
            .flag("restock", "put these pieces back into stock"), DataFolder.option,
        ],
        examples: [
            ("order-intake refund 7KQ4MXJ", "notes that all of it was paid back"),
            (
                "order-intake refund 7KQ4MXJ --item MUG-OAT=1 --restock",
                "notes what one mug was paid with, after discounts, and puts it back into stock; shipping stays"
            ),
            ("order-intake refund 7KQ4MXJ --amount 5", "notes an amount that is for no piece in particular"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let folder = DataFolder(arguments)
        var amount: Money?
        if let text = arguments.values["amount"] {
            // The order's own currency: the shop may have another by now.
            guard let order = try folder.order(number, try folder.ledger(command: name), command: name) else {
                throw CommandFailure(.content, "order-intake refund: there is no such order")
            }
            let exponent = order.currency.exponent
            guard case .success(let parsed) = Money.parse(text, exponent: exponent), parsed > .zero else {
                throw CommandFailure(
                    .usage, "order-intake refund: --amount cannot be '\(text)': write it like 12.50, without a currency"
                )
            }
            amount = parsed
        }
        let act = OrderAct.refund(
            try arguments.items(command: name), amount, restocks: arguments.flags.contains("restock"))
        return try Changing.perform(.act(number, act), name, folder)
    }
}
