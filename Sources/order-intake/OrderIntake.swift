import Terminal

/// The command line's front door.
@main
struct OrderIntake {
    static let version = "0.1.0"

    static func main() {
        // Names and notes of strangers are in almost everything that is printed.
        Console.showControls()
        CommandFamily(
            name: "order-intake", version: version,
            summary: "order-intake takes the orders of a shop made with Vitrine, and keeps them.",
            commands: [
                ServeCommand.self, ListCommand.self, ShowCommand.self, PayCommand.self, ShipCommand.self,
                DeliverCommand.self, CancelCommand.self, ReturnCommand.self, RefundCommand.self, NoteCommand.self,
                StockCommand.self,
                OutboxCommand.self, ExportCommand.self, FsckCommand.self, BackupCommand.self, EraseCommand.self,
            ],
            example: ("order-intake serve", "takes orders at 127.0.0.1:8081, for a web server to pass on")
        ).main()
    }
}
