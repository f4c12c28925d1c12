import Orders
import Terminal

/// `order-intake ship`
enum ShipCommand: Command {
    static let name = "ship"
    static let syntax = CommandLineSyntax(
        command: "order-intake ship", summary: "Note that an order has been sent, and tell the customer.",
        operands: "NUMBER",
        operandCount: 1...1,
        options: [
            .value("tracking", "NUMBER", "the parcel's number"),
            .value("tracking-url", "URL", "where to follow it; https"), DataFolder.option,
        ],
        examples: [
            ("order-intake ship 7KQ4MXT --tracking RR123456785IE", "marks the order as shipped and mails the number"),
            (
                "order-intake ship 7KQ4MXT --tracking RR123456785IE --tracking-url https://track.example/RR123456785IE",
                "makes the number a link"
            ),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let url = arguments.values["tracking-url"]
        if let url, !url.hasPrefix("https://") && !url.hasPrefix("http://") {
            throw CommandFailure(.usage, "order-intake ship: --tracking-url must begin with https://")
        }
        if url != nil, arguments.values["tracking"] == nil {
            throw CommandFailure(.usage, "order-intake ship: --tracking-url needs --tracking NUMBER with it")
        }
        let tracking = arguments.values["tracking"].map { Tracking(number: $0, url: url) }
        return try Changing.perform(.ship(number, tracking), name, DataFolder(arguments))
    }
}
