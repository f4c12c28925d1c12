/// What opening the journal found and did.
package struct RecoveryReport: Sendable, Hashable {
    /// The bytes that were cut from the end: a last batch that was not written whole, and so never acknowledged.
    package struct Torn: Sendable, Hashable {
        /// The segment it was cut from.
        package var file: String
        package var offset: Int
        package var bytes: Int
        /// Where a copy of them is kept.
        package var keptAt: String
    }

    package var segments = 0
    /// Records in the journal, those before the snapshot included.
    package var records = 0
    /// Bytes of all segments.
    package var bytes = 0
    /// Records that were handed to `replay`.
    package var replayed = 0
    /// The snapshot that was restored; nil when there was none that could be used.
    package var snapshot: Int?
    /// The process that wrote last did not close the journal, so its last segment was written and synced anew.
    package var wasUnclean = false
    package var torn: Torn?
    /// One sentence each: a snapshot that was passed over and why, a leftover that was removed.
    package var notes: [String] = []

    package init() {}
}
