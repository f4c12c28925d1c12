import Orders
import Terminal

extension ParsedArguments {
    /// The order that the first operand names.
    func orderNumber(command: String) throws(CommandFailure) -> OrderNumber {
        let written = operands.first ?? ""
        guard let number = OrderNumber(written) else {
            throw CommandFailure(
                .usage,
                "order-intake \(command): '\(written.prefix(40))' is no order number; it has seven characters, like 7KQ4MXJ, and the last one checks the others, so look for a slip"
            )
        }
        return number
    }

    /// What `--item SKU=QTY` names, as often as it was given; a SKU alone is one piece.
    func items(command: String) throws(CommandFailure) -> [Pieces] {
        var items: [Pieces] = []
        for text in lists["item"] ?? [] {
            guard let cut = text.lastIndex(of: "=") else {
                items.append(Pieces(sku: text, quantity: 1))
                continue
            }
            let (sku, count) = (String(text[..<cut]), text[text.index(after: cut)...])
            // No shop would call a SKU so; whoever writes it means several.
            guard !sku.contains("=") || !sku.contains(",") else {
                throw CommandFailure(
                    .usage,
                    "order-intake \(command): --item names one SKU, not '\(text)': write it once for each, like --item MUG-OAT=1 --item TOWEL=2"
                )
            }
            guard !sku.isEmpty, let quantity = Int(count), (1...1_000_000).contains(quantity),
                count.utf8.allSatisfy({ $0 &- 0x30 < 10 })
            else {
                throw CommandFailure(
                    .usage, "order-intake \(command): --item cannot be '\(text)': write it like MUG-OAT=1")
            }
            items.append(Pieces(sku: sku, quantity: quantity))
        }
        return items
    }
}
