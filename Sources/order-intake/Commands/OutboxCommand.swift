import Orders
import Terminal
import Text

/// `order-intake outbox`
enum OutboxCommand: Command {
    static let name = "outbox"
    static let syntax = CommandLineSyntax(
        command: "order-intake outbox", summary: "Show mail and webhooks that wait or were given up.",
        options: [DataFolder.option],
        examples: [("order-intake outbox", "lists what has not gone out, with the reason where it was given up")])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        let ledger = try folder.ledger(command: name)
        let format = folder.format
        let waiting = ledger.outbox.values.sorted { ($0.since, $0.message.id) < ($1.since, $1.message.id) }
        var rows = waiting.map { [$0.message.id, "waits since \(format.time($0.since))"] }
        rows += ledger.abandoned.sorted { $0.key < $1.key }.map { [$0.key, "given up: \($0.value.oneVisibleLine)"] }
        Console.print(rows.isEmpty ? "Everything has gone out." : Columns(["message", ""], rows).text)
        return .done
    }
}
