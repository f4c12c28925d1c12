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
            let size = try write(to: segment, file)
            hash = last
            point.seq += records.count
            point.batch += 1
            batchesSinceRest += 1
            current = CurrentSegment(first: segment.first, file: file, bytes: segment.bytes + lines.count, size: size)
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
        cutBlank()
        if let old = current?.file { files.disk.close(old) }
        let segment = CurrentSegment(first: first, file: file, bytes: 0, size: 0)
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

    /// Writes `lines` at the end of the segment and syncs; what a failed write leaves is cut off again. Gives the size of
    /// the file.
    private func write(to segment: CurrentSegment, _ file: DiskFile) throws(JournalFailure) -> Int {
        let path = files.layout.segment(segment.first)
        let blank = blank(behind: segment.bytes + lines.count, of: segment)
        do throws(JournalFailure) {
            do throws(JournalFailure) {
                try put(at: segment.bytes, file, path, blank: blank)
            } catch {
                // A disk that has no room for both may have it for the batch.
                guard blank > 0, case .full = error else { throw error }
                batchesSinceRest = 0
                try put(at: segment.bytes, file, path, blank: 0)
            }
        } catch {
            do throws(FileFault) {
                try files.disk.truncate(file, to: segment.bytes)
            } catch {
                throw .cutFailed(path: path, offset: segment.bytes, code: error.code)
            }
            current?.hasUnsyncedCut = true
            current?.size = segment.bytes
            throw error
        }
        try files.synchronize(file, path)
        return max(segment.size, segment.bytes + lines.count + blank)
    }

    /// Writes `lines` and so many blanks behind them in one piece.
    private func put(at offset: Int, _ file: DiskFile, _ path: String, blank: Int) throws(JournalFailure) {
        guard blank > 0 else { return try files.writeAll(file, path, at: offset, lines.bytes) }
        lines.append(repeating: ASCII.space, count: blank)
        defer { lines.removeLast(blank) }
        try files.writeAll(file, path, at: offset, lines.bytes)
    }

    // MARK: Blank space

    /// How much to blank behind a batch that ends at `end`.
    ///
    /// While one batch follows the other, the next ones are written over blanks that are on the disk already. Syncing a
    /// file that has not grown spares the disk the write of its new size, and most file systems a commit of their own.
    /// Readers never see the blanks: a segment ends for them with its last line (`JournalFiles.loadSegment`).
    private func blank(behind end: Int, of segment: CurrentSegment) -> Int {
        guard batchesSinceRest >= options.batchesBeforeBlank, end > segment.size,
            lines.count <= options.blankBatchBytes
        else { return 0 }
        return max(0, min(options.blankBytes, options.segmentBytes - end))
    }

    /// Whether there is nothing for `rest` to do.
    package var isAtRest: Bool { batchesSinceRest == 0 && (current?.size ?? 0) == (current?.bytes ?? 0) }

    /// Nothing is being written for a while: the segment ends with its last record again, so that `tail` shows it.
    package func rest() {
        batchesSinceRest = 0
        cutBlank()
    }

    /// Cuts off what is blank. If that fails, or a crash undoes it, the blanks are there and nothing is wrong.
    private func cutBlank() {
        guard fatal == nil, let current, let file = current.file, current.size > current.bytes else { return }
        do throws(FileFault) {
            try files.disk.truncate(file, to: current.bytes)
            self.current?.size = current.bytes
        } catch {}
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
