/// Copies a journal while it is in use.
package enum JournalBackup {
    /// What was copied.
    package struct Summary: Sendable, Hashable {
        package var segments = 0
        package var records = 0
        package var bytes = 0
        package var snapshots = 0
        package var lastSeq = 0
        /// The hash of the last record, 64 hex digits.
        package var lastHash = String(repeating: "0", count: 64)

        package init() {}
    }

    /// Copies all whole batches and their snapshots to the data folder `target`, which must be empty or missing, and
    /// verifies the copy. Throws a `JournalFailure`.
    package static func copy(
        folder: String, to target: String, disk: any Disk
    ) throws(JournalFailure) -> Summary { fatalError("follows") }
}
