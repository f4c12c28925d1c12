import Commerce
import Orders
import Terminal

/// `order-intake export`
enum ExportCommand: Command {
    static let name = "export"
    static let syntax = CommandLineSyntax(
        command: "order-intake export", summary: "Print all orders for a spreadsheet or another program.",
        options: [
            .value(
                "format", "FORMAT", "csv has a row for each line of an order, json an order a line",
                choices: ["csv", "json"]),
            .value("since", "DATE", "only orders placed on this day or later"),
            .value("until", "DATE", "only orders placed on this day or before"), DataFolder.option,
        ],
        examples: [
            ("order-intake export --format csv > orders.csv", "writes a table; cells cannot calculate"),
            ("order-intake export --format json --since 2026-05-01", "prints the orders since May, a line each"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        let ledger = try folder.ledger(command: name)
        let since = try day("since", arguments, folder)
        let until = try day("until", arguments, folder)
        let isJSON = arguments.values["format"] == "json"
        if !isJSON { Console.print(bytes: OrderCSV.header) }
        for number in ledger.sequence {
            guard let entry = ledger.orders[number] else { continue }
            if let since, entry.placedAt < since.instant { continue }
            if let until, entry.placedAt >= until.end { continue }
            guard let order = try folder.order(number, ledger, command: name) else { continue }
            Console.print(bytes: isJSON ? OrderExport.json(order) + [0x0A] : OrderCSV.rows(order))
        }
        return .done
    }

    /// A day in the shop's time.
    private static func day(
        _ option: String, _ arguments: ParsedArguments, _ folder: DataFolder
    ) throws(CommandFailure) -> DateTime? {
        guard let text = arguments.values[option] else { return nil }
        guard let day = DateTime(text, offset: folder.format.offset) else {
            throw CommandFailure(
                .usage, "order-intake export: --\(option) cannot be '\(text)': write it like 2026-05-01")
        }
        return day
    }
}
