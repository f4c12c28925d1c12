import Commerce
import Orders
import Terminal
import Text

/// `order-intake stock`
enum StockCommand: Command {
    static let name = "stock"
    static let syntax = CommandLineSyntax(
        command: "order-intake stock", summary: "Show the stock, or say what was counted.",
        operands: "list | count SKU NUMBER | adjust SKU CHANGE", operandCount: 1...3,
        options: [
            .value("reason", "TEXT", "why it is adjusted"),
            .value("format", "FORMAT", "how to print the list", choices: ["text", "json", "csv"]), DataFolder.option,
        ],
        examples: [
            ("order-intake stock list", "shows what can be sold of each SKU, and what is reserved"),
            ("order-intake stock count MUG-OAT 12", "from now on twelve can be sold, whatever was noted before"),
            ("order-intake stock adjust MUG-OAT -- -2", "two broke; use + or no sign for what came in"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        let operands = arguments.operands
        switch (operands[0], operands.count) {
        case ("list", 1): return try list(arguments, folder)
        case ("count", 3):
            let count = try arguments.number(operands[2], signed: false, "count of 0 or more", command: name)
            return try Changing.perform(.count(sku: operands[1], count), name, folder)
        case ("adjust", 3):
            let by = try arguments.number(operands[2], signed: true, "whole number", command: name)
            return try Changing.perform(
                .adjust(sku: operands[1], by: by, reason: arguments.values["reason"] ?? ""), name, folder)
        default:
            throw CommandFailure(
                .usage,
                "order-intake stock: write 'list', 'count SKU NUMBER' or 'adjust SKU CHANGE'\nTry 'order-intake stock --help'."
            )
        }
    }

    private static func list(_ arguments: ParsedArguments, _ folder: DataFolder) throws(CommandFailure) -> ExitCode {
        let book = try folder.book(command: name).edition.book
        let ledger = try folder.ledger(command: name)
        // What orders hold that has not been sent: it still lies on the shelf.
        var reserved: [String: Int] = [:]
        for number in ledger.sequence {
            guard let standing = ledger.orders[number]?.standing, standing.open > 0,
                let order = try folder.order(number, ledger, command: name)
            else { continue }
            for pieces in order.held { reserved[pieces.sku, default: 0] += pieces.quantity }
        }
        var rows: [[String]] = []
        for item in book.items where item.offer.stock.isTracked {
            let title = item.variantTitle.isEmpty ? item.title : "\(item.title), \(item.variantTitle)"
            let available = ledger.stock[item.sku]?.available ?? item.offer.stock.count ?? 0
            rows.append([item.sku, String(available), String(reserved[item.sku] ?? 0), title.oneVisibleLine])
        }
        // Renamed or taken out while orders wait for it: the goods are still owed.
        for (sku, count) in reserved.sorted(by: { PriceBook.precedes($0.key, $1.key) }) where book.item(sku) == nil {
            rows.append([
                sku.oneVisibleLine, String(ledger.stock[sku]?.available ?? 0), String(count),
                "(not in the shop any more; open orders hold it)",
            ])
        }
        switch arguments.values["format"] {
        case "csv":
            Console.print(bytes: OrderCSV.row(["sku", "available", "reserved", "title"]))
            for row in rows { Console.print(bytes: OrderCSV.row(row, numbers: [1, 2])) }
        case "json":
            for row in rows {
                var writer = RecordWriter()
                writer.object { out in
                    out.text("sku", row[0])
                    out.integer("available", Int(row[1]))
                    out.integer("reserved", Int(row[2]))
                    out.text("title", row[3])
                }
                Console.print(bytes: writer.bytes + [0x0A])
            }
        default:
            guard !rows.isEmpty else {
                Console.print("No stock is counted; set 'stock' in product files.")
                return .done
            }
            Console.print(Columns(["SKU", "available", "reserved", "title"], rows, right: [1, 2]).text)
        }
        return .done
    }
}
