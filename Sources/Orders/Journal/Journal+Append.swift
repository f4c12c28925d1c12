import Platform
import Text

extension Journal {
    /// Appends one batch and returns after its bytes are on disk: all of the records or none.
    ///
    /// A record is one JSON object on one line, in UTF-8, of at most `JournalLimits.recordBytes`; personal data stands in
    /// a last member `"personal"`. No records are no batch. After `io`, `full`, `tooLarge` and `invalidRecord` the
    /// journal is as before; after a fatal failure it refuses everything.
    package func append(_ records: [[UInt8]]) throws(JournalFailure) -> [JournalPosition] {
        try refuseIfSpent()
        guard !records.isEmpty else { return [] }
        let (starts, last) = try compose(records)
        do throws(JournalFailure) {
            let (segment, file) = try segment(taking: lines.count)
            try write(to: segment, file)
            hash = last
            point.seq += records.count
            point.batch += 1
            current = CurrentSegment(first: segment.first, file: file, bytes: segment.bytes + lines.count)
            isFull = false
            return starts.map { JournalPosition(segment: segment.first, offset: segment.bytes + $0) }
        } catch {
            if case .full = error { isFull = true }
            note(error)
            throw error
        }
    }

    /// Writes the batch into `lines`; gives where its records begin there, and the hash of the last.
    private func compose(_ records: [[UInt8]]) throws(JournalFailure) -> (starts: [Int], last: [UInt8]) {
        lines.removeAll()
        var starts: [Int] = []
        starts.reserveCapacity(records.count)
        var previous = hash
        for (index, record) in records.enumerated() {
            guard record.count <= JournalLimits.recordBytes else {
                throw .tooLarge(bytes: record.count, limit: JournalLimits.recordBytes)
            }
            guard point.seq < JournalLimits.sequence - index else {
                throw .invalidRecord(index: index, what: "would have a number of more than sixteen digits")
            }
            starts.append(lines.count)
            previous = try record.withUnsafeBufferPointer { json throws(JournalFailure) in
                try compose(json, index: index, isLast: index == records.count - 1, previous: previous)
            }
            guard lines.count <= JournalLimits.batchBytes else {
                throw .tooLarge(bytes: lines.count, limit: JournalLimits.batchBytes)
            }
        }
        return (starts, previous)
    }

    /// Writes one record into `lines` and gives its hash.
    private func compose(
        _ json: UnsafeBufferPointer<UInt8>, index: Int, isLast: Bool, previous: [UInt8]
    ) throws(JournalFailure) -> [UInt8] {
        guard UTF8Validation.firstInvalidOffset(json) == nil else {
            throw .invalidRecord(index: index, what: "is not UTF-8")
        }
        let form: RecordJSON
        do throws(RecordJSON.Fault) {
            form = try RecordJSON(json)
        } catch {
            throw .invalidRecord(index: index, what: "\(error.what)")
        }
        return Record.append(
            json, form, seq: point.seq + 1 + index, batch: point.batch + 1, endsBatch: isLast, previous: previous,
            to: &lines)
    }

    /// The segment that takes `bytes` more, open: the current one or a new one.
    private func segment(taking bytes: Int) throws(JournalFailure) -> (CurrentSegment, DiskFile) {
        if let current, current.bytes == 0 || current.bytes + bytes <= options.segmentBytes {
            let path = files.layout.segment(current.first)
            if let file = current.file { return (current, file) }
            let file = try files.at(path) { () throws(FileFault) in try files.disk.open(path, .write) }
            self.current?.file = file
            return (current, file)
        }
        // That the new one is there says that the one before is whole: its last batch was synced.
        try synchronizeCut()
        let first = point.seq + 1
        let path = files.layout.segment(first)
        let file = try files.at(path) { () throws(FileFault) in try files.disk.open(path, .create) }
        if let old = current?.file { files.disk.close(old) }
        let segment = CurrentSegment(first: first, file: file, bytes: 0)
        current = segment
        try files.synchronizeFolder(files.layout.journal)
        return (segment, file)
    }

    /// Syncs the current segment if a failed write was cut off it since the last sync.
    func synchronizeCut() throws(JournalFailure) {
        guard let current, current.hasUnsyncedCut, let file = current.file else { return }
        try files.synchronize(file, files.layout.segment(current.first))
        self.current?.hasUnsyncedCut = false
    }

    /// Writes `lines` at the end of the segment and syncs; what a failed write leaves is cut off again.
    private func write(to segment: CurrentSegment, _ file: DiskFile) throws(JournalFailure) {
        let path = files.layout.segment(segment.first)
        do throws(JournalFailure) {
            try files.writeAll(file, path, at: segment.bytes, lines.bytes)
        } catch {
            do throws(FileFault) {
                try files.disk.truncate(file, to: segment.bytes)
            } catch {
                throw .cutFailed(path: path, offset: segment.bytes, code: error.code)
            }
            current?.hasUnsyncedCut = true
            throw error
        }
        try files.synchronize(file, path)
    }

    /// Whether there is room for a batch: writes as much beside the segments and removes it. Nothing is synced, and what
    /// a crash leaves of it is a leftover that the next start takes away.
    package func probe() -> Bool {
        guard fatal == nil else { return false }
        let path = files.layout.journal + "/probe" + JournalLayout.unfinishedSuffix
        do throws(JournalFailure) {
            try files.at(path) { () throws(FileFault) in try files.disk.remove(path) }
            let file = try files.at(path) { () throws(FileFault) in try files.disk.open(path, .create) }
            defer {
                files.disk.close(file)
                try? files.disk.remove(path)
            }
            try files.writeAll(file, path, at: 0, [UInt8](repeating: 0, count: JournalLimits.probeBytes))
            return true
        } catch {
            return false
        }
    }
}
