import Orders
import Platform
import Terminal

/// `order-intake backup`
enum BackupCommand: Command {
    static let name = "backup"
    static let syntax = CommandLineSyntax(
        command: "order-intake backup",
        summary: "Copy the orders to a new folder, while the server runs, and check the copy.",
        operands: "DIR", operandCount: 1...1, options: [DataFolder.option],
        examples: [
            ("order-intake backup /backup/orders-2026-05-01", "makes a folder that order-intake can serve as it is")
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        try folder.mustExist(command: name)
        let target = arguments.operands[0]
        let summary: JournalBackup.Summary
        do throws(JournalFailure) {
            summary = try OrderStore.backUp(folder: folder.path, to: target, disk: SystemDisk())
        } catch {
            throw CommandFailure(.inputOutput, "order-intake backup: \(error.description)")
        }
        do throws(FileFault) {
            // Without the secret the uses of discounts by customer would begin anew; without the book nothing is priced.
            for name in ["secret", "webhook.json", "price-book.json"] {
                let path = folder.path + "/" + name
                guard SystemCalls.kind(path) == .file else { continue }
                try SystemCalls.writePrivately(try SystemCalls.read(path), to: target + "/" + name)
            }
        } catch {
            throw CommandFailure(.inputOutput, "order-intake backup: \(error.description)")
        }
        Console.print("\(summary.records) records, \(summary.bytes) bytes, checked; last record \(summary.lastSeq)")
        Console.print("hash \(summary.lastHash)")
        return .done
    }
}
