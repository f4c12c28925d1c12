import Platform
import Text

/// The order journal, open for writing by one owner, which holds the lock.
///
/// An instance belongs to the thread that opened it; it is not Sendable. When it goes away without `close`, that is as
/// if the process had been killed: nothing is lost, and the next start recovers.
package final class Journal {
    let files: JournalFiles
    let options: JournalOptions
    private let lock: DiskFile
    /// The lock of the journal's folder, which nobody removes by habit; nil where folders cannot be locked.
    private let folderLock: DiskFile?

    /// The segment that is written to; nil until the first record.
    var current: CurrentSegment?
    /// Where the journal stands on disk, and the hash of its last record.
    var point: ChainPoint
    var hash: [UInt8]
    /// The lines of the batch that is being written; kept for its memory.
    var lines = ByteWriter()
    /// Batches since the last rest.
    var batchesSinceRest = 0

    /// The last append met a full disk; the next one tries again, and clears this when it succeeds.
    package internal(set) var isFull = false

    /// What made the journal refuse everything; nil while it works.
    package internal(set) var fatal: JournalFailure?
    private var isClosed = false

    struct CurrentSegment {
        var first: Int
        /// Nil when it must be opened again first.
        var file: DiskFile?
        /// What is on disk of it.
        var bytes: Int
        /// The size of the file as far as it is known; what is behind `bytes` is blank.
        var size: Int
        /// What a failed write left was cut off, but only in the cache: it must be on disk before anything says that
        /// the segment is whole.
        var hasUnsyncedCut = false
    }

    /// The sequence number of the last record on disk; 0 when there is none.
    package var lastSeq: Int { point.seq }

    /// The hash of the last record, 64 hex digits; it fixes every record before it.
    package var lastHash: String { String(decoding: hash, as: UTF8.self) }

    /// Opens for writing: takes the lock, checks every record, recovers, restores and replays.
    ///
    /// `folder` is the data folder (`orders/`); it is made when it is missing, and holds `lock`, `journal/` and
    /// `snapshots/`. There are two locks, because a lock file is what people remove when a program says that it is locked:
    /// the file, and the journal's folder. `restore` is called once, with the newest snapshot that agrees with the
    /// journal or with nil; then `replay` with every record after it. Nothing on disk is changed before all that went
    /// well. Throws a `JournalFailure`, or what the two closures throw.
    package static func open(
        folder: String, disk: any Disk, options: JournalOptions = .init(),
        restore: (SnapshotContent?) throws -> Void, replay: (JournalEntry) throws -> Void
    ) throws -> (Journal, RecoveryReport) {
        let files = JournalFiles(folder: folder, disk: disk)
        try files.ensureFolder(files.layout.folder)
        let path = files.layout.lock
        // Whoever can open the file can hold the lock.
        try files.refuseExposed(path, .file)
        guard let lock = try files.at(path, { () throws(FileFault) in try disk.lock(path) }) else {
            throw JournalFailure.locked(path: path)
        }
        var folderLock: DiskFile?
        do {
            try files.ensureFolder(files.layout.journal)
            folderLock = try files.lockJournal()
            try files.ensureFolder(files.layout.snapshots)
            var recovery = Recovery(files: files)
            try recovery.check()
            try recovery.replay(restore: restore, replay)
            try recovery.repair()
            return (Journal(recovery, lock: lock, folderLock: folderLock, options: options), recovery.report)
        } catch {
            if let folderLock { disk.close(folderLock) }
            disk.close(lock)
            throw error
        }
    }

    private init(_ recovery: Recovery, lock: DiskFile, folderLock: DiskFile?, options: JournalOptions) {
        files = recovery.files
        self.options = options
        self.lock = lock
        self.folderLock = folderLock
        point = recovery.survey.point
        hash = recovery.survey.hash
        if let last = recovery.survey.segments.last {
            current = CurrentSegment(first: last.first, file: nil, bytes: last.bytes, size: last.bytes)
        }
    }

    deinit { if !isClosed { release() } }

    /// Marks that everything was written and gives the lock back; the journal is spent. Twice is once.
    ///
    /// Throws when the mark cannot be written; then the next start takes a little longer, and nothing else is wrong.
    package func close() throws(JournalFailure) {
        guard !isClosed else { return }
        isClosed = true
        defer { release() }
        guard fatal == nil else { return }
        guard files.disk.isLocked(files.layout.lock, by: lock) else { throw .lockLost(path: files.layout.lock) }
        rest()
        try synchronizeCut()
        let mark = StopMark(seq: point.seq, segment: current?.first ?? 0, bytes: current?.bytes ?? 0, hash: hash)
        try files.replace(files.layout.stopMark, mark.line)
    }

    private func release() {
        if let file = current?.file { files.disk.close(file) }
        current?.file = nil
        if let folderLock { files.disk.close(folderLock) }
        files.disk.close(lock)
    }

    /// Refuses everything after `close`, after a fatal failure, and once the lock is not the one that others find.
    func refuseIfSpent() throws(JournalFailure) {
        if let fatal { throw fatal }
        if isClosed { throw .closed }
        guard files.disk.isLocked(files.layout.lock, by: lock) else {
            let failure = JournalFailure.lockLost(path: files.layout.lock)
            note(failure)
            throw failure
        }
    }

    /// Remembers a failure that ends the journal.
    func note(_ failure: JournalFailure) {
        if failure.isFatal, fatal == nil { fatal = failure }
    }

    /// Reads one record and checks it; `position` is what `append` or a `JournalEntry` said.
    package func read(_ position: JournalPosition) throws(JournalFailure) -> JournalEntry {
        try files.entry(at: position)
    }
}
