import Text

extension JournalReader {
    /// Checks everything: checksums, chain, numbers, names, snapshots; never throws, every fault is in the report.
    ///
    /// After damage it goes on at the next record that can be read, so that one report names all of it. `reading` is what
    /// a start does with each record: a clause that says why it cannot be read, or nil.
    package static func verify(
        folder: String, disk: any Disk, reading: @escaping (JournalEntry) -> String? = { _ in nil }
    ) -> FsckReport {
        var check = JournalCheck(files: JournalFiles(folder: folder, disk: disk), reading: reading)
        check.run()
        return check.report
    }
}

/// One check of a whole journal.
private struct JournalCheck {
    let files: JournalFiles
    let reading: (JournalEntry) -> String?
    var report = FsckReport()
    private let buffer = SegmentBuffer()
    /// Where the journal stands; the hash is nil behind damage, where it is not known.
    private var point = ChainPoint()
    private var hash: [UInt8]? = Record.noHash
    /// The end of the segment before was damaged, so the next one begins somewhere behind.
    private var isEndLost = false
    private var hashes: [Int: [UInt8]] = [:]
    /// Of the segment that was read last.
    private var lastBytes = 0
    private var snapshots: Set<Int> = []

    init(files: JournalFiles, reading: @escaping (JournalEntry) -> String?) {
        self.files = files
        self.reading = reading
    }

    mutating func run() {
        let listing: JournalFiles.Listing
        do throws(JournalFailure) {
            try files.refuseExposed(files.layout.lock, .file)
            listing = try files.list()
        } catch {
            report.faults.append(error)
            return
        }
        snapshots = Set(listing.snapshots)
        for first in listing.segments.dropLast() { check(segment: first, isLast: false) }
        if let last = listing.segments.last { check(last: last) }
        report.lastSeq = point.seq
        report.lastHash = String(decoding: hash ?? Record.noHash, as: UTF8.self)
        for seq in listing.snapshots.reversed() { check(snapshot: seq) }
        if listing.hasStopMark { checkStopMark() }
        for path in listing.leftovers { report.notes.append("\(path) was never finished; the next start removes it") }
    }

    // MARK: Segments

    /// The last segment, which a server may be writing: what it seems to have of faults counts when it stays.
    private mutating func check(last first: Int) {
        let before = self
        for reading in 1...JournalFiles.readings {
            check(segment: first, isLast: true)
            if report.faults.count == before.report.faults.count || reading == JournalFiles.readings { return }
            self = before
        }
    }

    private mutating func check(segment first: Int, isLast: Bool) {
        let path = files.layout.segment(first)
        report.segments += 1
        do throws(JournalFailure) {
            try files.loadSegment(path, into: buffer)
        } catch {
            report.faults.append(error)
            hash = nil
            isEndLost = true
            return
        }
        if isEndLost, first > point.seq {
            point = files.beginning(of: buffer.bytes, first)
            hash = nil
        }
        isEndLost = false
        do throws(JournalFailure) {
            try files.follows(point, first)
        } catch {
            report.faults.append(error)
            point = files.beginning(of: buffer.bytes, first)
            hash = nil
        }
        if buffer.count == 0, !isLast { report.faults.append(files.emptySegment(first)) }
        report.bytes += buffer.count
        lastBytes = buffer.count
        walk(buffer.bytes, first, isLast: isLast)
    }

    private mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, isLast: Bool) {
        let path = files.layout.segment(first)
        var scan = SegmentScan(bytes, after: point)
        while true {
            // A batch counts when its end is seen.
            var open: [Record] = []
            while let record = scan.next() {
                open.append(record)
                guard record.endsBatch else { continue }
                add(open, bytes, first)
                open.removeAll(keepingCapacity: true)
            }
            do throws(JournalFailure) {
                report.unfinished = try scan.judge(file: path, isLast: isLast)?.bytes ?? 0
                return
            } catch {
                report.faults.append(error)
                if case .newerFormat = error {
                    isEndLost = true
                    return
                }
            }
            add(open, bytes, first)
            guard let next = nextRecord(scan) else {
                isEndLost = true
                return
            }
            scan = SegmentScan(bytes, from: next.start, after: ChainPoint(seq: next.seq - 1, batch: next.batch - 1))
            hash = nil
        }
    }

    /// Counts records and checks their links.
    private mutating func add(_ records: [Record], _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) {
        let path = files.layout.segment(first)
        for record in records {
            let previous = record.previous(bytes)
            if let hash, hash != previous {
                report.faults.append(
                    .corrupt(
                        file: path, offset: record.start, what: "the record does not follow from the one before it"))
            }
            if snapshots.contains(record.seq - 1) { hashes[record.seq - 1] = previous }
            if (try? RecordJSON(UnsafeBufferPointer(rebasing: bytes[record.json])))?.isErased == true {
                report.erased += 1
            }
            hash = record.hash(bytes)
            if hash == nil {
                report.faults.append(
                    .corrupt(file: path, offset: record.start, what: "the record's JSON cannot be read"))
            } else if let what = reading(record.entry(bytes, segment: first)) {
                report.faults.append(.unreadable(file: path, offset: record.start, seq: record.seq, what: what))
            }
            if snapshots.contains(record.seq) { hashes[record.seq] = hash }
            report.records += 1
            if record.endsBatch { report.batches += 1 }
            point = ChainPoint(seq: record.seq, batch: record.batch, isWithinBatch: !record.endsBatch)
        }
    }

    /// Where to go on behind the fault that stopped a scan: at the next record that can be read.
    private func nextRecord(_ scan: SegmentScan) -> Record? {
        if case .misplaced(let record) = scan.stop { return record }
        guard scan.position < scan.bytes.count else { return nil }
        var work = scan.bytes.count * JournalLimits.searchFactor
        for offset in (scan.position + 1)..<scan.bytes.count where scan.bytes[offset] == Record.version && work > 0 {
            switch Record.parse(scan.bytes, at: offset) {
            case .record(let record):
                let json = UnsafeBufferPointer(rebasing: scan.bytes[record.json])
                if record.seq > scan.point.seq, (try? RecordJSON(json)) != nil { return record }
                work -= record.end - record.start
            case .cut(let read), .damaged(_, let read): work -= read
            case .newer: break
            }
        }
        return nil
    }

    // MARK: Witnesses

    private mutating func check(snapshot seq: Int) {
        let path = files.layout.snapshot(seq)
        guard let file = contents(path, limit: JournalLimits.snapshotBytes) else { return }
        let snapshot: Snapshot
        do throws(Snapshot.Fault) {
            snapshot = try Snapshot(file)
        } catch {
            fault(path, "the snapshot cannot be used: \(error.what)")
            return
        }
        if snapshot.seq != seq {
            fault(path, "the snapshot is one of record \(snapshot.seq), not of the one in its name")
        } else if seq > point.seq {
            fault(path, "the snapshot was taken after record \(seq), and the journal ends with record \(point.seq)")
        } else if let hash = hashes[seq] {
            if hash == snapshot.hash {
                report.snapshots += 1
            } else {
                fault(path, "the snapshot does not agree with the journal")
            }
        } else {
            report.notes.append("\(path) cannot be compared, because record \(seq) cannot be read")
        }
    }

    private mutating func checkStopMark() {
        let path = files.layout.stopMark
        guard let file = contents(path, limit: StopMark.sizeLimit) else { return }
        guard let mark = StopMark(file) else { return fault(path, "the mark of a closed journal cannot be read") }
        if mark.seq > point.seq {
            fault(path, "the journal was closed with record \(mark.seq), and it ends with record \(point.seq)")
        } else if mark.seq == point.seq, let hash, mark.hash != hash {
            fault(path, "the journal was closed with another last record than it has")
        } else if let failure = mark.bytesBehind(
            files, seq: point.seq, bytes: lastBytes - report.unfinished, torn: report.unfinished)
        {
            report.faults.append(failure)
        }
    }

    /// A small file; nil when a server has just removed it, or after a fault.
    private mutating func contents(_ path: String, limit: Int) -> [UInt8]? {
        do throws(JournalFailure) {
            guard try files.refuseExposed(path, .file) else { return nil }
            return try files.contents(path, limit: limit)
        } catch {
            report.faults.append(error)
            return nil
        }
    }

    private mutating func fault(_ path: String, _ what: String) {
        report.faults.append(.corrupt(file: path, offset: 0, what: what))
    }
}
