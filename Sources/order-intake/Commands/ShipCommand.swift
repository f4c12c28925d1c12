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
            .list("item", "SKU=QTY", "so many of this are in the parcel; may be repeated (default: all that is left)"),
            .value("tracking", "NUMBER", "the parcel's number"),
            .value("tracking-url", "URL", "where to follow it; https"), DataFolder.option,
        ],
        examples: [
            ("order-intake ship 7KQ4MXJ --tracking RR123456785IE", "marks the order as shipped and mails the number"),
            ("order-intake ship 7KQ4MXJ --item MUG-OAT=1", "sends one mug ahead; the rest is still to be sent"),
            (
                "order-intake ship 7KQ4MXJ --tracking RR123456785IE --tracking-url https://track.example/RR123456785IE",
                "makes the number a link"
            ),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let number = try arguments.orderNumber(command: name)
        let url = arguments.values["tracking-url"]
        if let url, !Tracking.isAddress(url) {
            throw CommandFailure(
                .usage, "order-intake ship: --tracking-url must begin with https:// and be nothing but an address")
        }
        if url != nil, arguments.values["tracking"] == nil {
            throw CommandFailure(.usage, "order-intake ship: --tracking-url needs --tracking NUMBER with it")
        }
        if let number = arguments.values["tracking"], !Tracking.isNumber(number) {
            throw CommandFailure(.usage, "order-intake ship: --tracking is one line of at most 100 characters")
        }
        let tracking = arguments.values["tracking"].map { Tracking(number: $0, url: url) }
        return try Changing.perform(
            .act(number, .ship(try arguments.items(command: name), tracking)), name, DataFolder(arguments))
    }
}
