import Platform
import Text

extension Journal {
    /// Keeps `content` as the state at `lastSeq`, atomically, and removes all but the newest snapshots.
    ///
    /// Of the state before the first record none is kept. A full disk leaves everything as it was.
    package func writeSnapshot(_ content: [UInt8]) throws(JournalFailure) {
        try refuseIfSpent()
        guard point.seq > 0 else { return }
        let limit = JournalLimits.snapshotBytes - Snapshot.headerLimit
        guard content.count <= limit else { throw .tooLarge(bytes: content.count, limit: limit) }
        do throws(JournalFailure) {
            let snapshot = Snapshot(seq: point.seq, hash: hash, content: content)
            try files.replace(files.layout.snapshot(point.seq), snapshot.file)
            for seq in try files.list().snapshots.dropFirst(options.snapshotsKept) {
                let path = files.layout.snapshot(seq)
                try files.at(path) { () throws(FileFault) in try files.disk.remove(path) }
            }
        } catch {
            note(error)
            throw error
        }
    }
}
