import Platform

/// The order journal, open for writing by one owner, which holds the lock.
///
/// An instance belongs to the thread that opened it; it is not Sendable.
package final class Journal {
    /// Opens for writing: takes the lock, checks every record, recovers, restores and replays.
    ///
    /// `folder` is the data folder (`orders/`); it is made when it is missing, and holds `lock`, `journal/` and
    /// `snapshots/`. `restore` is called once, with the newest snapshot that agrees with the journal or with nil;
    /// then `replay` with every record after it. Throws a `JournalFailure`, or what the two closures throw.
    package static func open(
        folder: String, disk: any Disk, options: JournalOptions = .init(),
        restore: (SnapshotContent?) throws -> Void, replay: (JournalEntry) throws -> Void
    ) throws -> (Journal, RecoveryReport) { fatalError("follows") }

    /// Appends one batch and returns after its bytes are on disk: all of the records or none.
    package func append(_ records: [[UInt8]]) throws(JournalFailure) -> [JournalPosition] { fatalError("follows") }

    /// The sequence number of the last record on disk; 0 when there is none.
    package private(set) var lastSeq = 0

    /// The last append met a full disk; the next one tries again, and clears this when it succeeds.
    package private(set) var isFull = false

    /// What made the journal refuse everything; nil while it works.
    package private(set) var fatal: JournalFailure?

    /// Reads one record and checks it; `position` is what `append` or a `JournalEntry` said.
    package func read(_ position: JournalPosition) throws(JournalFailure) -> JournalEntry { fatalError("follows") }

    /// Keeps `content` as the state at `lastSeq`, atomically, and removes all but the last two snapshots.
    package func writeSnapshot(_ content: [UInt8]) throws(JournalFailure) { fatalError("follows") }

    /// Removes the personal data of records for good: the positions and the chain of hashes stay as they are.
    package func erase(_ positions: [JournalPosition]) throws(JournalFailure) { fatalError("follows") }

    /// Marks that everything was written and gives the lock back; the journal is spent. Twice is once.
    package func close() throws(JournalFailure) { fatalError("follows") }
}
