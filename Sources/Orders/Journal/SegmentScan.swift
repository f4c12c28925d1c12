import Text

/// Where a journal stands between two records.
struct ChainPoint: Sendable, Hashable {
    /// The last record's number and batch; 0 before the first.
    var seq = 0
    var batch = 0
    /// The batch of that record is not at its end.
    var isWithinBatch = false
}

/// Walks the records of one segment, checks each, and stops at the first byte that is not as it must be.
///
/// It works on the bytes of the whole segment and allocates nothing: at every start it runs over the whole journal.
/// Links between hashes are not its business, but numbers are.
struct SegmentScan {
    /// Why it stopped.
    enum Stop {
        /// At the end of the bytes.
        case end
        case damage(offset: Int, what: StaticString)
        /// A record that is right in itself, but is not the one that must stand here: no crash leaves that.
        case misplaced(Record)
        case newer(offset: Int)
    }

    /// The last batch that is whole.
    struct Whole {
        /// Where it ends; where the scan began when there is none.
        var end: Int
        /// Where the journal stands there.
        var point: ChainPoint
        /// Its last record.
        var last: Record?
        /// Where it begins, and the record before it in this segment.
        var start: Int
        var before: Record?
    }

    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the journal stands before the segment.
    let begin: ChainPoint
    private(set) var position: Int
    private(set) var point: ChainPoint
    private(set) var stop: Stop?
    private(set) var whole: Whole
    private var batchStart = 0
    private var beforeBatch: Record?
    private var last: Record?

    /// `offset` is where the first record begins.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0, after point: ChainPoint) {
        self.bytes = bytes
        self.point = point
        position = offset
        begin = point
        whole = Whole(end: offset, point: point, start: offset)
    }

    /// The next record; nil when it stopped.
    mutating func next() -> Record? {
        guard position < bytes.count else {
            stop = .end
            return nil
        }
        switch Record.parse(bytes, at: position) {
        case .cut: stop = .damage(offset: position, what: "the record is not whole")
        case .damaged(let what, _): stop = .damage(offset: position, what: what)
        case .newer: stop = .newer(offset: position)
        case .record(let record):
            let batch = point.isWithinBatch ? point.batch : point.batch + 1
            guard record.seq == point.seq + 1, record.batch == batch else {
                stop = .misplaced(record)
                return nil
            }
            if !point.isWithinBatch {
                batchStart = record.start
                beforeBatch = last
            }
            point = ChainPoint(seq: record.seq, batch: record.batch, isWithinBatch: !record.endsBatch)
            position = record.end
            last = record
            if record.endsBatch {
                whole = Whole(end: record.end, point: point, last: record, start: batchStart, before: beforeBatch)
            }
            return record
        }
        return nil
    }

    /// Walks to the end or to the first fault.
    mutating func run() { while next() != nil {} }
}
