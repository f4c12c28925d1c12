/// What a check of the whole journal found.
package struct FsckReport: Sendable, Hashable {
    /// In the order of the files; empty when all is well.
    package var faults: [JournalFailure] = []
    /// One sentence each: what is unusual and no fault.
    package var notes: [String] = []
    package var segments = 0
    package var records = 0
    package var batches = 0
    /// Records whose personal data was erased.
    package var erased = 0
    /// Bytes of all segments.
    package var bytes = 0
    /// Snapshots that are whole and agree with the journal.
    package var snapshots = 0
    /// Bytes of a last batch that is not whole: a server is just writing it, or was stopped while it did.
    package var unfinished = 0
    /// The sequence number of the last whole batch's last record; 0 when there is none.
    package var lastSeq = 0
    /// The hash of that record, 64 hex digits, which an owner can note: it fixes all before it.
    package var lastHash = String(repeating: "0", count: 64)

    package init() {}

    package var isSound: Bool { faults.isEmpty }
}
