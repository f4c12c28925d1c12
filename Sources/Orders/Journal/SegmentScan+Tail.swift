import Text

/// What is behind the last whole batch of the last segment: one that was never acknowledged, because it was not synced.
struct TornTail: Sendable, Hashable {
    /// Where the last whole batch ends.
    var offset: Int
    /// How many bytes are behind it.
    var bytes: Int
    /// Where the first fault is, and what it is.
    var faultOffset: Int
    var what: String
}

extension SegmentScan {
    /// Judges what a finished scan found: nil when all is whole, a torn tail when only the last batch is not.
    ///
    /// A batch is written only after the one before it was synced. So when a valid record of a later batch stands
    /// anywhere behind the damage, the damaged batch had reached the medium and was acknowledged: then this is damage
    /// done later, and cutting it off would lose orders. The same holds for every segment that another follows.
    func judge(file: String, isLast: Bool) throws(JournalFailure) -> TornTail? {
        let offset: Int
        let what: String
        switch stop {
        case .newer(let offset): throw .newerFormat(file: file, offset: offset)
        case .misplaced(let record): throw .corrupt(file: file, offset: record.start, what: misplacement(of: record))
        case .damage(let place, let reason):
            offset = place
            what = "\(reason)"
        case .end, nil:
            guard point.isWithinBatch else { return nil }
            offset = position
            what = "batch \(point.batch) ends before its last record"
        }
        guard isLast else { throw .corrupt(file: file, offset: offset, what: what) }
        switch laterRecord(from: offset) {
        case .found(let record):
            throw .corrupt(
                file: file, offset: offset,
                what: "\(what), and record \(record.seq) of a later batch stands at byte \(record.start)")
        case .gaveUp:
            throw .corrupt(file: file, offset: offset, what: "\(what), and what follows cannot be told from records")
        case .none:
            return TornTail(offset: whole.end, bytes: bytes.count - whole.end, faultOffset: offset, what: what)
        }
    }

    func misplacement(of record: Record) -> String {
        record.seq == point.seq + 1
            ? "record \(record.seq) is said to be of batch \(record.batch), which does not follow batch \(point.batch)"
            : "stands record \(record.seq), where record \(point.seq + 1) must be"
    }

    private enum Search {
        case none
        case found(Record)
        case gaveUp
    }

    /// Looks for a valid record of a batch after the damaged one.
    ///
    /// Any byte can be the first of one, since the damage may have taken the end of the line before. A customer may
    /// have put what looks like a record into a text, but never one whose JSON can be read up to the end of the line:
    /// within a string there is no unescaped quote.
    private func laterRecord(from start: Int) -> Search {
        // A segment has at most 2^30 bytes, so this does not overflow.
        var work = bytes.count * JournalLimits.searchFactor
        var offset = start
        while offset + 1 < bytes.count {
            if bytes[offset] == Record.version, bytes[offset + 1] == ASCII.space {
                guard work > 0 else { return .gaveUp }
                switch Record.parse(bytes, at: offset) {
                case .record(let record):
                    let json = UnsafeBufferPointer(rebasing: bytes[record.json])
                    if record.batch > whole.point.batch + 1, (try? RecordJSON(json)) != nil { return .found(record) }
                    work -= record.end - record.start
                case .cut(let read), .damaged(_, let read): work -= read
                case .newer: break
                }
            }
            offset += 1
        }
        return .none
    }
}
