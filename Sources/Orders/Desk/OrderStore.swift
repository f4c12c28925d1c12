import Commerce
import Platform
import Text

/// Opens the orders of a shop: the lock, the journal with its recovery, the ledger it adds up to.
package enum OrderStore {
    /// What opening gave.
    package struct Opened {
        package var desk: OrderDesk
        package var recovery: RecoveryReport
    }

    /// Why the orders could not be opened.
    package enum Failure: Error, Sendable {
        case journal(JournalFailure)
        /// A record is whole and says something that this version does not know.
        case record(seq: Int, Diagnostic)

        package var description: String {
            switch self {
            case .journal(let failure): failure.description
            case .record(let seq, let diagnostic):
                "record \(seq) of the journal says something this version does not know (\(diagnostic.message)); "
                    + "run the version that wrote it, or a later one"
            }
        }
    }

    private struct UnreadableSnapshot: Error {}
    private struct UnreadableRecord: Error {
        var seq: Int
        var diagnostic: Diagnostic
    }

    /// Opens the data folder `folder` for writing and notes the book's counts.
    ///
    /// - Throws: `Failure`; nothing was changed when the journal is damaged, locked or of a newer format.
    package static func open(
        folder: String, disk: any Disk, book: BookEdition, options: OrderDesk.Options,
        random: sending any RandomNumberGenerator, now: Instant, journal journalOptions: JournalOptions = .init()
    ) throws(Failure) -> Opened {
        var ledger = Ledger()
        var erased: [OrderNumber] = []
        func open() throws -> (Journal, RecoveryReport) {
            ledger = Ledger()
            erased = []
            return try Journal.open(folder: folder, disk: disk, options: journalOptions) { snapshot in
                guard let snapshot else { return }
                guard let restored = Ledger(snapshot: snapshot.bytes) else { throw UnreadableSnapshot() }
                ledger = restored
            } replay: { entry in
                do throws(RecordReader.Refusal) {
                    let event = try OrderEvent.read(entry)
                    ledger.apply(event, at: entry.position)
                    if case .changed(let changed) = event, case .erased = changed.change {
                        erased.append(changed.number)
                    }
                } catch {
                    throw UnreadableRecord(seq: entry.seq, diagnostic: error.diagnostic)
                }
            }
        }
        let opened: (Journal, RecoveryReport)
        do {
            do {
                opened = try open()
            } catch is UnreadableSnapshot {
                // Written by another version: it is only a short cut, so it is taken away and the long way is gone.
                try removeSnapshots(folder, disk)
                opened = try open()
            }
        } catch let failure as JournalFailure {
            throw .journal(failure)
        } catch let failure as FileFault {
            throw .journal(.io(operation: failure.operation, path: failure.path, code: failure.code))
        } catch let failure as UnreadableRecord {
            throw .record(seq: failure.seq, failure.diagnostic)
        } catch {
            throw .journal(.closed)
        }
        let (journal, recovery) = opened
        do throws(JournalFailure) {
            // An erasing that a crash cut short is finished before anybody can read.
            for number in erased { try journal.erase(ledger.orders[number]?.records ?? []) }
        } catch {
            throw .journal(error)
        }
        let desk = OrderDesk(
            options, journal: journal, ledger: ledger, book: book, disk: disk, folder: folder,
            random: random, replayed: recovery.replayed)
        if case .unavailable(let failure)? = desk.process([.adopt(book)], now: now).first { throw .journal(failure) }
        return Opened(desk: desk, recovery: recovery)
    }

    private static func removeSnapshots(_ folder: String, _ disk: any Disk) throws(FileFault) {
        let snapshots = folder + "/snapshots"
        for name in try disk.names(in: snapshots) { try disk.remove(snapshots + "/" + name) }
    }

    /// Checks the whole journal as a start does, and every record as whoever shows an order does.
    package static func check(folder: String, disk: any Disk) -> FsckReport {
        JournalReader.verify(folder: folder, disk: disk, reading: objection)
    }

    /// Copies the orders to the folder `target` while they are in use, and checks the copy.
    package static func backUp(
        folder: String, to target: String, disk: any Disk
    ) throws(JournalFailure) -> JournalBackup.Summary {
        try JournalBackup.copy(folder: folder, to: target, disk: disk, reading: objection)
    }

    /// Why a record cannot be read; nil when it can.
    private static func objection(_ entry: JournalEntry) -> String? {
        do throws(RecordReader.Refusal) {
            _ = try OrderEvent.read(entry)
            return nil
        } catch {
            return error.diagnostic.message
        }
    }

    /// The ledger as the files say, without the lock: also while a server runs.
    package static func read(folder: String, disk: any Disk) throws(Failure) -> Ledger {
        var ledger = Ledger()
        do {
            try JournalReader.read(folder: folder, disk: disk) { snapshot in
                guard let snapshot else { return true }
                guard let restored = Ledger(snapshot: snapshot.bytes) else { return false }
                ledger = restored
                return true
            } _: { entry in
                do throws(RecordReader.Refusal) {
                    ledger.apply(try OrderEvent.read(entry), at: entry.position)
                } catch {
                    throw UnreadableRecord(seq: entry.seq, diagnostic: error.diagnostic)
                }
            }
        } catch let failure as JournalFailure {
            throw .journal(failure)
        } catch let failure as UnreadableRecord {
            throw .record(seq: failure.seq, failure.diagnostic)
        } catch {
            throw .journal(.closed)
        }
        return ledger
    }
}
