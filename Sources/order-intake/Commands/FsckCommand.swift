import Orders
import Terminal

/// `order-intake fsck`
enum FsckCommand: Command {
    static let name = "fsck"
    static let syntax = CommandLineSyntax(
        command: "order-intake fsck",
        summary: "Check every record of the journal: checksums, chain, numbers, snapshots.",
        options: [DataFolder.option],
        examples: [
            (
                "order-intake fsck",
                "says that all is well, or names every fault with file and byte; exit 1 if there is one"
            )
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = DataFolder(arguments)
        try folder.mustExist(command: name)
        let report = OrderStore.check(folder: folder.path, disk: SystemDisk())
        for fault in report.faults { Console.warn("order-intake fsck: \(fault.description)") }
        for note in report.notes { Console.print(note) }
        Console.print(
            "\(report.records) records in \(report.segments) \(report.segments == 1 ? "segment" : "segments"), \(report.batches) batches, \(report.erased) erased, \(report.snapshots) snapshots"
        )
        if report.unfinished > 0 {
            Console.print(
                "the last batch is not whole yet (\(report.unfinished) bytes): it is being written, or a stop cut it short"
            )
        }
        Console.print("last record \(report.lastSeq), hash \(report.lastHash)")
        guard report.isSound else { return .content }
        Console.print("sound")
        return .done
    }
}
