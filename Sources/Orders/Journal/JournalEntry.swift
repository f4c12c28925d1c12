/// Where a record's line begins; stays what it is for the life of the record, through recovery and erasing as well.
package struct JournalPosition: Sendable, Hashable {
    /// The sequence number of the first record of the segment, which is its name.
    package var segment: Int
    /// Bytes from the beginning of the segment.
    package var offset: Int

    package init(segment: Int, offset: Int) {
        self.segment = segment
        self.offset = offset
    }
}

/// One record as it is read back.
package struct JournalEntry: Sendable, Hashable {
    /// Counts from 1 without gaps.
    package var seq: Int
    /// The number of the group commit that wrote it, counted from 1.
    package var batch: Int
    package var position: JournalPosition
    /// The JSON object, byte for byte as it was given, or with `personal` erased.
    package var json: [UInt8]

    package init(seq: Int, batch: Int, position: JournalPosition, json: [UInt8]) {
        self.seq = seq
        self.batch = batch
        self.position = position
        self.json = json
    }
}

/// What a snapshot holds: the owner's bytes, and the record after which they were taken.
package struct SnapshotContent: Sendable, Hashable {
    package var seq: Int
    package var bytes: [UInt8]

    package init(seq: Int, bytes: [UInt8]) {
        self.seq = seq
        self.bytes = bytes
    }
}
