import Text

/// Reads the journal without the lock, also while a server writes it.
package enum JournalReader {
    /// Hands over every record from the sequence number `from` on, in order.
    ///
    /// A last batch that is not whole yet is left out; a journal that is not there is empty. Checksums, numbers and names
    /// are checked from the segment on that holds `from`, links between hashes are `verify`'s. Throws a `JournalFailure`
    /// at damage or at a record of a newer format, after everything before it was handed over; or what `body` throws.
    package static func read(
        folder: String, disk: any Disk, from: Int = 1, _ body: (JournalEntry) throws -> Void
    ) throws {
        try JournalFiles(folder: folder, disk: disk).read(from: from) { record, bytes, segment in
            try body(record.entry(bytes, segment: segment))
        }
    }

    /// Hands over the newest snapshot that agrees with the journal, or nil, and then every record after it: the same
    /// state in a fraction of the time. What `read(folder:disk:from:_:)` says of the records holds here too; `restore`
    /// says whether it could use the snapshot, and is asked with an older one or with nil if not.
    package static func read(
        folder: String, disk: any Disk, restore: (SnapshotContent?) throws -> Bool,
        _ body: (JournalEntry) throws -> Void
    ) throws {
        let files = JournalFiles(folder: folder, disk: disk)
        let listing = try files.list()
        var from = 1
        for seq in listing.snapshots {
            // A server may have removed it since, and what cannot be read is only a short cut.
            guard let file = try? files.contents(files.layout.snapshot(seq), limit: JournalLimits.snapshotBytes),
                let snapshot = try? Snapshot(file), snapshot.seq == seq,
                try files.hash(of: seq, in: listing.segments) == snapshot.hash,
                try restore(SnapshotContent(seq: seq, bytes: snapshot.content))
            else { continue }
            from = seq + 1
            break
        }
        if from == 1 { _ = try restore(nil) }
        try read(folder: folder, disk: disk, from: from, body)
    }

    /// Reads one record and checks it.
    package static func read(
        _ position: JournalPosition, folder: String, disk: any Disk
    ) throws(JournalFailure) -> JournalEntry {
        try JournalFiles(folder: folder, disk: disk).entry(at: position)
    }
}

extension JournalFiles {
    fileprivate func read(
        from: Int, _ body: (Record, UnsafeBufferPointer<UInt8>, _ segment: Int) throws -> Void
    ) throws {
        let segments = try list().segments
        // Of two neighbours the first is skipped when the second begins at or before what is wanted.
        let skipped = zip(segments, segments.dropFirst()).prefix { $1 <= from }.count
        let buffer = SegmentBuffer()
        var point: ChainPoint?
        for (index, first) in segments.enumerated().dropFirst(skipped) {
            let isLast = index == segments.count - 1
            if point == nil, skipped == 0 { point = ChainPoint() }
            let (whole, failure) = try wholePart(first, after: point, isLast: isLast, buffer)
            var offset = 0
            while offset < whole.end, case .record(let record) = Record.parse(buffer.bytes, at: offset) {
                if record.seq >= from { try body(record, buffer.bytes, first) }
                offset = record.end
            }
            if let failure { throw failure }
            point = whole.point
        }
    }

    /// The hash of one record; nil when there is none of that number, or nothing before it can be read.
    fileprivate func hash(of seq: Int, in segments: [Int]) throws(JournalFailure) -> [UInt8]? {
        guard let first = segments.last(where: { $0 <= seq }) else { return nil }
        let buffer = SegmentBuffer()
        try loadSegment(layout.segment(first), into: buffer)
        var scan = SegmentScan(buffer.bytes, after: beginning(of: buffer.bytes, first))
        while let record = scan.next() {
            if record.seq == seq { return record.hash(buffer.bytes) }
        }
        return nil
    }

    /// Reads a segment and finds its whole batches; the failure is what comes after them, if it is no torn tail.
    ///
    /// `point` is where the journal stands before, nil when the segments before were skipped.
    private func wholePart(
        _ first: Int, after point: ChainPoint?, isLast: Bool, _ buffer: SegmentBuffer
    ) throws(JournalFailure) -> (SegmentScan.Whole, JournalFailure?) {
        let path = layout.segment(first)
        if let point { try follows(point, first) }
        var readings = 1
        while true {
            try loadSegment(path, into: buffer)
            var scan = SegmentScan(buffer.bytes, after: point ?? beginning(of: buffer.bytes, first))
            scan.run()
            do throws(JournalFailure) {
                _ = try scan.judge(file: path, isLast: isLast)
                if !isLast, scan.whole.end == 0 { throw emptySegment(first) }
                return (scan.whole, nil)
            } catch {
                if case .corrupt = error, isLast, readings < JournalFiles.readings {
                    readings += 1
                    continue
                }
                return (scan.whole, error)
            }
        }
    }

    /// Where the journal stands before a segment, as its own first record says.
    func beginning(of bytes: UnsafeBufferPointer<UInt8>, _ first: Int) -> ChainPoint {
        guard !bytes.isEmpty, case .record(let record) = Record.parse(bytes, at: 0) else {
            return ChainPoint(seq: first - 1)
        }
        return ChainPoint(seq: first - 1, batch: record.batch - 1)
    }
}
