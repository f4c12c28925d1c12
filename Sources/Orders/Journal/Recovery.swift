import Platform
import Text

/// What happens between taking the lock and the first append: `check`, `replay`, `repair`, in this order.
///
/// Nothing on disk is changed before `repair`, so that a journal that is refused stays as it was found.
///
/// - `check` walks over every byte. A fault that is no torn tail ends it.
/// - The stop mark and the snapshots are witnesses: each says that records up to a number were on the medium. A journal
///   that ends before that has lost acknowledged orders, and is refused, even where the loss looks like a torn tail.
/// - `repair` keeps a copy of a torn tail, then cuts it off. After an unclean stop the last segment is written to a new
///   file and synced even if it is whole: after a failed sync Linux holds its pages to be clean, so what can be read
///   need not be on the medium, and no second sync would bring it there.
struct Recovery {
    let files: JournalFiles
    private(set) var survey = JournalSurvey()
    private(set) var report = RecoveryReport()
    /// Those that agree with the journal, newest first.
    private(set) var snapshots: [Int] = []
    private var listing = JournalFiles.Listing()
    private var snapshot: Snapshot?
    private let buffer = SegmentBuffer()

    init(files: JournalFiles) { self.files = files }

    // MARK: Checking

    /// `visit` is called after each segment, with its whole part.
    mutating func check(
        visit: (_ first: Int, UnsafeBufferPointer<UInt8>) throws(JournalFailure) -> Void = {
            _, _ throws(JournalFailure) in
        }
    ) throws(JournalFailure) {
        listing = try files.list()
        let buffer = buffer
        survey = try files.survey(listing, wanted: listing.snapshots, buffer: buffer) {
            segment throws(JournalFailure) in
            try visit(segment.first, UnsafeBufferPointer(rebasing: buffer.bytes.prefix(segment.bytes)))
        }
        try checkStopMark()
        try checkSnapshots()
        report.segments = survey.segments.count
        report.records = survey.point.seq
        report.bytes = survey.bytes
    }

    private mutating func checkStopMark() throws(JournalFailure) {
        report.wasUnclean = !listing.segments.isEmpty
        let path = files.layout.stopMark
        // A server that starts while a backup is made removes it.
        guard listing.hasStopMark, try files.refuseExposed(path, .file) else { return }
        guard let mark = StopMark(try files.contents(path, limit: StopMark.sizeLimit)) else {
            report.notes.append("\(path) cannot be read, so the journal is taken as not closed")
            return
        }
        if mark.seq > survey.point.seq { throw lost(mark.seq, said: "when the journal was closed it held") }
        guard mark.seq == survey.point.seq else { return }
        guard mark.hash == survey.hash else {
            throw .corrupt(
                file: files.layout.segment(survey.segments.last?.first ?? 1), offset: survey.segments.last?.bytes ?? 0,
                what: "the journal ends with another record than when it was closed")
        }
        let last = survey.segments.last
        let torn = survey.tail?.bytes ?? 0
        if let failure = mark.bytesBehind(files, seq: survey.point.seq, bytes: last?.bytes ?? 0, torn: torn) {
            throw failure
        }
        report.wasUnclean =
            survey.tail != nil || mark.segment != last?.first ?? 0 || mark.bytes != last?.bytes ?? 0
    }

    private mutating func checkSnapshots() throws(JournalFailure) {
        for seq in listing.snapshots {
            let path = files.layout.snapshot(seq)
            let read: Snapshot
            do throws(Snapshot.Fault) {
                read = try Snapshot(try snapshotFile(path))
            } catch {
                report.notes.append("the snapshot \(path) is passed over: \(error.what)")
                continue
            }
            guard read.seq == seq else {
                report.notes.append("the snapshot \(path) is passed over: it is one of record \(read.seq)")
                continue
            }
            if seq > survey.point.seq { throw lost(seq, said: "the snapshot \(path) was taken after") }
            guard survey.hashes[seq] == read.hash else {
                report.notes.append("the snapshot \(path) is passed over: it does not agree with the journal")
                continue
            }
            snapshots.append(seq)
            if snapshot == nil { snapshot = read }
        }
        report.snapshot = snapshot?.seq
    }

    private func snapshotFile(_ path: String) throws(Snapshot.Fault) -> [UInt8] {
        do throws(JournalFailure) {
            return try files.contents(path, limit: JournalLimits.snapshotBytes)
        } catch {
            throw Snapshot.Fault(what: error.description)
        }
    }

    /// Records up to `seq` were acknowledged, and the journal ends before.
    private func lost(_ seq: Int, said what: String) -> JournalFailure {
        let end = survey.point.seq
        if let tail = survey.tail, let last = survey.segments.last {
            return .corrupt(
                file: files.layout.segment(last.first), offset: tail.faultOffset,
                what: "\(tail.what), and \(what) record \(seq)")
        }
        if let last = survey.segments.last {
            return .corrupt(
                file: files.layout.segment(last.first), offset: last.bytes,
                what: "the journal ends with record \(end), and \(what) record \(seq)")
        }
        return .missingSegment(
            file: files.layout.segment(1), what: "there is no segment, and \(what) record \(seq)")
    }

    // MARK: Replaying

    mutating func replay(
        restore: (SnapshotContent?) throws -> Void, _ body: (JournalEntry) throws -> Void
    ) throws {
        try restore(snapshot.map { SnapshotContent(seq: $0.seq, bytes: $0.content) })
        let from = (snapshot?.seq ?? 0) + 1
        var hash = snapshot?.hash ?? Record.noHash
        for (index, segment) in survey.segments.enumerated() {
            // The next segment begins at or before the first record that is wanted: nothing in this one is.
            if index + 1 < survey.segments.count, survey.segments[index + 1].first <= from { continue }
            let path = files.layout.segment(segment.first)
            try files.loadSegment(path, into: buffer)
            let whole = UnsafeBufferPointer(rebasing: buffer.bytes.prefix(segment.bytes))
            var scan = SegmentScan(whole, after: segment.begin)
            while let record = scan.next() {
                guard record.seq >= from else { continue }
                guard record.previous(whole) == hash, let own = record.hash(whole) else {
                    throw JournalFailure.corrupt(
                        file: path, offset: record.start, what: "the record does not follow from the one before it")
                }
                hash = own
                try body(record.entry(whole, segment: segment.first))
                report.replayed += 1
            }
            guard scan.position == segment.bytes else {
                throw JournalFailure.corrupt(
                    file: path, offset: scan.position, what: "the file changes while it is read")
            }
        }
    }

    // MARK: Repairing

    mutating func repair() throws(JournalFailure) {
        for path in listing.leftovers {
            try files.at(path) { () throws(FileFault) in try files.disk.remove(path) }
            report.notes.append("\(path) was never finished and is removed")
        }
        if let last = survey.segments.last, report.wasUnclean {
            let path = files.layout.segment(last.first)
            try files.loadSegment(path, into: buffer)
            if survey.tail != nil { try keepTail(of: path, from: last.bytes) }
            try files.replace(
                path, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer.bytes.prefix(last.bytes))))
        }
        guard listing.hasStopMark else { return }
        let path = files.layout.stopMark
        try files.at(path) { () throws(FileFault) in try files.disk.remove(path) }
        try files.synchronizeFolder(files.layout.journal)
    }

    /// Copies what is cut off into `torn/`, synced, before it is cut off.
    private mutating func keepTail(of path: String, from offset: Int) throws(JournalFailure) {
        let bytes = Array(buffer.bytes[offset...])
        try files.ensureFolder(files.layout.torn)
        let name = files.layout.torn + "/" + (path.split(separator: "/").last.map { String($0) } ?? "") + "-\(offset)"
        var copy = name
        var number = 1
        while true {
            let status = try files.at(copy) { () throws(FileFault) in try files.disk.status(of: copy) }
            guard let status else {
                try files.replace(copy, bytes)
                break
            }
            // A start that was stopped between the copy and the cut left this one.
            if status.kind == .file, status.size == bytes.count,
                try files.contents(copy, limit: bytes.count) == bytes
            {
                break
            }
            number += 1
            copy = name + "-\(number)"
        }
        report.torn = RecoveryReport.Torn(file: path, offset: offset, bytes: bytes.count, keptAt: copy)
    }
}

extension Record {
    func entry(_ bytes: UnsafeBufferPointer<UInt8>, segment: Int) -> JournalEntry {
        JournalEntry(
            seq: seq, batch: batch, position: JournalPosition(segment: segment, offset: start), json: Array(bytes[json])
        )
    }
}
