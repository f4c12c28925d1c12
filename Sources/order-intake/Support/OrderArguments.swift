import Orders
import Terminal

extension ParsedArguments {
    /// The order that the first operand names.
    func orderNumber(command: String) throws(CommandFailure) -> OrderNumber {
        let written = operands.first ?? ""
        guard let number = OrderNumber(written) else {
            throw CommandFailure(
                .usage,
                "order-intake \(command): '\(written.prefix(40))' is no order number; it has seven characters, like 7KQ4MXT, and the last one checks the others, so look for a slip"
            )
        }
        return number
    }
}
