import Platform
import Text

extension Journal {
    /// Removes the personal data of records for good; positions, numbers and the chain of hashes stay as they are.
    ///
    /// Each segment that holds some is written anew and put in place; a crash leaves the old or the new one, and to erase
    /// again what is erased does nothing. The copies of torn tails go as well, because they may hold the same data and
    /// cannot be erased in part. Snapshots stay: they hold no personal data. Backups are the owner's to see to.
    package func erase(_ positions: [JournalPosition]) throws(JournalFailure) {
        try refuseIfSpent()
        do throws(JournalFailure) {
            let segments = Dictionary(grouping: positions, by: \.segment)
            for segment in segments.keys.sorted() {
                try erase(segment, offsets: (segments[segment] ?? []).map(\.offset))
            }
            try removeTornCopies()
        } catch {
            note(error)
            throw error
        }
    }

    private func erase(_ segment: Int, offsets: [Int]) throws(JournalFailure) {
        let path = files.layout.segment(segment)
        var bytes = try files.contents(path, limit: JournalLimits.segmentBytes)
        // What is behind belongs to no batch that was acknowledged.
        if let current, current.first == segment { bytes.removeLast(max(0, bytes.count - current.bytes)) }
        var hasChanged = false
        for offset in offsets {
            guard let line = try erasedLine(in: bytes, at: offset, path) else { continue }
            bytes.replaceSubrange(offset..<offset + line.count, with: line)
            hasChanged = true
        }
        guard hasChanged else { return }
        try files.replace(path, bytes)
        guard let current, current.first == segment else { return }
        // The open file is the one that was replaced; the next append opens the new one.
        if let file = current.file { files.disk.close(file) }
        self.current?.file = nil
        self.current?.size = current.bytes
        self.current?.hasUnsyncedCut = false
    }

    /// The new line of the record at `offset`, as long as the old one; nil when there is nothing in it to erase.
    private func erasedLine(in bytes: [UInt8], at offset: Int, _ path: String) throws(JournalFailure) -> [UInt8]? {
        guard offset >= 0, offset < bytes.count else {
            throw .corrupt(file: path, offset: offset, what: "no record begins")
        }
        return try bytes.withUnsafeBufferPointer { bytes throws(JournalFailure) in
            switch Record.parse(bytes, at: offset) {
            case .cut: throw .corrupt(file: path, offset: offset, what: "the record is not whole")
            case .damaged(let what, _): throw .corrupt(file: path, offset: offset, what: "\(what)")
            case .newer: throw .newerFormat(file: path, offset: offset)
            case .record(let record):
                switch Record.erased(record, in: bytes) {
                case .line(let line): return line
                case .nothing: return nil
                case .noRoom:
                    throw .corrupt(file: path, offset: offset, what: "the record has no room for what erasing leaves")
                case .unreadable: throw .corrupt(file: path, offset: offset, what: "the record's JSON cannot be read")
                }
            }
        }
    }

    private func removeTornCopies() throws(JournalFailure) {
        let folder = files.layout.torn
        guard try files.refuseExposed(folder, .folder) else { return }
        let names = try files.at(folder) { () throws(FileFault) in try files.disk.names(in: folder) }
        guard !names.isEmpty else { return }
        for name in names {
            let path = folder + "/" + name
            try files.at(path) { () throws(FileFault) in try files.disk.remove(path) }
        }
        try files.synchronizeFolder(folder)
    }
}
