/// Reads the journal without the lock, also while a server writes it.
package enum JournalReader {
    /// Hands over every record from the sequence number `from` on, in order.
    ///
    /// A last batch that is not whole yet is left out. Throws a `JournalFailure` at damage or at a record of a newer
    /// format, or what `body` throws.
    package static func read(
        folder: String, disk: any Disk, from: Int = 1, _ body: (JournalEntry) throws -> Void
    ) throws { fatalError("follows") }

    /// Reads one record and checks it.
    package static func read(
        _ position: JournalPosition, folder: String, disk: any Disk
    ) throws(JournalFailure) -> JournalEntry { fatalError("follows") }

    /// Checks everything: checksums, chain, numbers, names, snapshots; never throws, every fault is in the report.
    package static func verify(folder: String, disk: any Disk) -> FsckReport { fatalError("follows") }
}
