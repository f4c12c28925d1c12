/// The sizes that tests make small.
package struct JournalOptions: Sendable {
    /// Bytes after which a new segment is begun; a batch is never split, so a segment can be longer by one batch.
    package var segmentBytes = 16 * 1024 * 1024
    /// How many snapshots are kept; the second is for when the first is damaged.
    package var snapshotsKept = 2

    /// Blank bytes that are written behind a batch, for the batches after it to be written over: a file whose size stays
    /// is synced with fewer writes. 0 for none.
    package var blankBytes = 128 * 1024
    /// How many batches come without a rest before there is anything blank: a quiet journal holds records alone.
    package var batchesBeforeBlank = 16
    /// Bytes of the largest batch that asks for more of it: what a sync costs is felt by small ones.
    package var blankBatchBytes = 16 * 1024

    package init() {}
}

/// The named limits of the journal, each with what it stops.
package enum JournalLimits {
    /// Bytes of one record's JSON: stops a damaged length from being believed, and a record that no reader would take.
    package static let recordBytes = 1024 * 1024

    /// Bytes of one batch: stops a segment that no longer fits in memory.
    package static let batchBytes = 64 * 1024 * 1024

    /// Bytes that must fit before a disk that was full is said to have room: stops one that swings between the two.
    package static let probeBytes = 64 * 1024

    /// Levels of arrays and objects in a record: what the JSON reader takes.
    package static let jsonDepth = 64

    /// Bytes of a segment: stops a file that would fill the memory.
    package static let segmentBytes = 1024 * 1024 * 1024

    /// Bytes of a snapshot, its first line included: stops a file that would fill the memory.
    package static let snapshotBytes = 1024 * 1024 * 1024

    /// The highest sequence number: segments are named by sixteen digits.
    package static let sequence = 9_999_999_999_999_999

    /// Times the size of a damaged tail that may be read in search of records after the damage: stops a tail made of
    /// beginnings of records, each of which claims the rest.
    static let searchFactor = 64
}
