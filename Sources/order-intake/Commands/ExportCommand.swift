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
            .value(
                "rows", "ROWS", "of the table: one for each line, or one for each order (default: lines)",
                choices: OrderCSV.Rows.allCases.map(\.rawValue)),
            .flag("bom", "begin the table with a byte order mark, which some spreadsheets need to see UTF-8"),
            .value("since", "DATE", "only orders placed on this day or later"),
            .value("until", "DATE", "only orders placed on this day or before"), DataFolder.option,
        ],
        examples: [
            ("order-intake export --format csv > orders.csv", "writes a table; cells cannot calculate"),
            ("order-intake export --rows orders --since 2026-05-01 --until 2026-05-31", "a month, an order a row"),
            ("order-intake export --format json --since 2026-05-01", "prints the orders since May, a line each"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        let ledger = try folder.ledger(command: name)
        let since = try day("since", arguments, folder)
        let until = try day("until", arguments, folder)
        let numbers = ledger.sequence.filter { number in
            guard let entry = ledger.orders[number] else { return false }
            if let since, entry.placedAt < since.instant { return false }
            if let until, entry.placedAt >= until.end { return false }
            return true
        }
        func forEach(_ body: (Order) -> Void) throws(CommandFailure) {
            for number in numbers where !Console.isOutputGone {
                if let order = try folder.order(number, ledger, command: name) { body(order) }
            }
        }
        if arguments.values["format"] == "json" {
            try forEach { Console.print(bytes: OrderExport.json($0) + [0x0A]) }
            return .done
        }
        // Which taxes there are is known only when all orders were looked at, and no more of them need be kept.
        var taxes: [OrderCSV.TaxKind] = []
        try forEach { order in
            for tax in order.taxes {
                let kind = OrderCSV.TaxKind(name: tax.name, rate: tax.rate)
                if !taxes.contains(kind) { taxes.append(kind) }
            }
        }
        taxes.sort { ($0.name, $1.rate) < ($1.name, $0.rate) }
        let format = folder.format
        let table = OrderCSV(arguments.values["rows"].flatMap(OrderCSV.Rows.init) ?? .lines, taxes: taxes) {
            format.offset(at: $0)
        }
        if arguments.flags.contains("bom") { Console.print(bytes: OrderCSV.byteOrderMark) }
        Console.print(bytes: table.header)
        try forEach { Console.print(bytes: table.rows($0)) }
        return .done
    }

    /// A day in the shop's time.
    private static func day(
        _ option: String, _ arguments: ParsedArguments, _ folder: DataFolder
    ) throws(CommandFailure) -> DateTime? {
        guard let text = arguments.values[option] else { return nil }
        guard let day = DateTime(text, in: folder.format.zone) else {
            throw CommandFailure(
                .usage, "order-intake export: --\(option) cannot be '\(text)': write it like 2026-05-01")
        }
        return day
    }
}
