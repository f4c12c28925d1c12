import Text

/// What walking over all segments finds: whether the journal is sound, and where it ends.
///
/// Every start runs this over every byte, because a flipped bit in an old order must be noticed before it is needed.
struct JournalSurvey {
    struct Segment: Sendable, Hashable {
        /// The number of its first record, which is its name.
        var first: Int
        /// Where the journal stands before it.
        var begin: ChainPoint
        /// Bytes of its whole batches.
        var bytes: Int
    }

    var segments: [Segment] = []
    /// Where the journal stands after the last whole batch, and the hash of the last record.
    var point = ChainPoint()
    var hash = Record.noHash
    var bytes = 0
    var tail: TornTail?
    /// The hashes of the records that were asked for, as far as they exist.
    var hashes: [Int: [UInt8]] = [:]
}

extension JournalFiles {
    /// Checks the lines, numbers and names of all segments, and the links within the last batch.
    ///
    /// `wanted` are the numbers of records whose hashes are needed; `visit` is called after each segment, while `buffer`
    /// holds it. Throws at the first fault that is no torn tail.
    func survey(
        _ listing: Listing, wanted: [Int] = [], buffer: SegmentBuffer,
        visit: (JournalSurvey.Segment) throws(JournalFailure) -> Void = { _ throws(JournalFailure) in }
    ) throws(JournalFailure) -> JournalSurvey {
        var survey = JournalSurvey()
        for (index, first) in listing.segments.enumerated() {
            let isLast = index == listing.segments.count - 1
            try follows(survey.point, first)
            var readings = 0
            while true {
                readings += 1
                do throws(JournalFailure) {
                    try survey.take(first, isLast: isLast, of: self, wanted: wanted, buffer: buffer)
                    break
                } catch {
                    guard case .corrupt = error, isLast, readings < JournalFiles.readings else { throw error }
                }
            }
            if let segment = survey.segments.last { try visit(segment) }
        }
        survey.hashes[survey.point.seq] = survey.hash
        for seq in survey.hashes.keys where seq > survey.point.seq { survey.hashes[seq] = nil }
        return survey
    }

    /// How often the last segment is read when it seems damaged: the writer may have cut it back and written on while it
    /// was read, or have filled blanks behind the place that was being read.
    static let readings = 8

    /// Refuses a segment whose first record is not the one that must follow.
    func follows(_ point: ChainPoint, _ first: Int) throws(JournalFailure) {
        let expected = point.seq + 1
        if first > expected {
            throw .missingSegment(
                file: layout.segment(expected),
                what: "the segment with the records \(expected) to \(first - 1) is missing")
        }
        if first < expected {
            throw .corrupt(
                file: layout.segment(first), offset: 0,
                what: "a segment begins with record \(first), which is in the one before it as well")
        }
    }

    func emptySegment(_ first: Int) -> JournalFailure {
        .corrupt(file: layout.segment(first), offset: 0, what: "the segment is empty, though another follows")
    }
}

extension JournalSurvey {
    /// Reads one segment and adds it; throws without a change to the survey.
    fileprivate mutating func take(
        _ first: Int, isLast: Bool, of files: JournalFiles, wanted: [Int], buffer: SegmentBuffer
    ) throws(JournalFailure) {
        let path = files.layout.segment(first)
        try files.loadSegment(path, into: buffer)
        var scan = SegmentScan(buffer.bytes, after: point)
        // The record after a wanted one repeats its hash.
        var found: [Int: [UInt8]] = [:]
        var next = wanted.filter { $0 >= first - 1 }.min() ?? Int.max
        while let record = scan.next() {
            guard record.seq > next else { continue }
            found[record.seq - 1] = record.previous(buffer.bytes)
            next = wanted.filter { $0 >= record.seq }.min() ?? Int.max
        }
        let tail = try scan.judge(file: path, isLast: isLast)
        if !isLast, scan.whole.end == 0 { throw files.emptySegment(first) }
        try add(scan, tail, first: first, path: path, isLast: isLast)
        hashes.merge(found) { $1 }
    }

    private mutating func add(
        _ scan: SegmentScan, _ torn: TornTail?, first: Int, path: String, isLast: Bool
    ) throws(JournalFailure) {
        tail = torn
        var whole = scan.whole
        if isLast, let offset = brokenLink(in: scan) {
            // Behind this batch another was begun, so it had been acknowledged.
            if torn != nil {
                throw .corrupt(file: path, offset: offset, what: "the record does not follow from the one before it")
            }
            // Sectors of an attempt that failed and of the one after it can make up a batch of right lines.
            tail = TornTail(
                offset: whole.start, bytes: scan.bytes.count - whole.start, faultOffset: offset,
                what: "the record does not follow from the one before it")
            whole.end = whole.start
            whole.last = whole.before
            whole.point = ChainPoint(
                seq: whole.before?.seq ?? scan.begin.seq, batch: whole.before?.batch ?? scan.begin.batch)
        }
        if let last = whole.last {
            guard let hash = last.hash(scan.bytes) else {
                throw .corrupt(file: path, offset: last.start, what: "the record's JSON cannot be read")
            }
            self.hash = hash
        }
        segments.append(Segment(first: first, begin: scan.begin, bytes: whole.end))
        bytes += whole.end
        point = whole.point
    }

    /// The first record of the last whole batch that does not repeat the hash of the one before it.
    private func brokenLink(in scan: SegmentScan) -> Int? {
        guard let last = scan.whole.last else { return nil }
        var expected: [UInt8]? = hash
        if let before = scan.whole.before { expected = before.hash(scan.bytes) }
        var offset = scan.whole.start
        while offset <= last.start, case .record(let record) = Record.parse(scan.bytes, at: offset) {
            guard let hash = expected, record.previous(scan.bytes) == hash else { return offset }
            expected = record.hash(scan.bytes)
            offset = record.end
        }
        return nil
    }
}

extension Record {
    /// The hash of the record before, as this one repeats it.
    func previous(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        Array(UnsafeBufferPointer(rebasing: bytes[previousStart..<previousStart + Record.hashDigits]))
    }
}
