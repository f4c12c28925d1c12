import Platform
import Text

/// Copies a journal while it is in use.
package enum JournalBackup {
    /// What was copied.
    package struct Summary: Sendable, Hashable {
        package var segments = 0
        package var records = 0
        /// Bytes of all segments.
        package var bytes = 0
        package var snapshots = 0
        package var lastSeq = 0
        /// The hash of the last record, 64 hex digits.
        package var lastHash = String(repeating: "0", count: 64)

        package init() {}
    }

    /// Copies all whole batches and their snapshots to the data folder `target`, which must be empty or missing, and
    /// verifies the copy.
    ///
    /// The copy carries the mark of a closed journal, so that a loss at its end is noticed; to restore it, start with it
    /// as the data folder. `reading` is what a start does with each record (`JournalReader.verify`). Throws a
    /// `JournalFailure`, also when the journal itself is damaged; what was copied by then stays, without the mark.
    package static func copy(
        folder: String, to target: String, disk: any Disk, reading: @escaping (JournalEntry) -> String? = { _ in nil }
    ) throws(JournalFailure) -> Summary {
        let from = JournalFiles(folder: folder, disk: disk)
        let to = JournalFiles(folder: target, disk: disk)
        try prepare(to, target)
        // A batch that a server is just writing is left out; a journal that has lost records is not worth keeping.
        var source = Recovery(files: from)
        try source.check { first, whole throws(JournalFailure) in
            try to.create(to.layout.segment(first), UnsafeRawBufferPointer(whole))
        }
        try copySnapshots(source.snapshots, from: from, to: to)
        let survey = source.survey
        for folder in [to.layout.journal, to.layout.snapshots] { try to.synchronizeFolder(folder) }

        let report = JournalReader.verify(folder: target, disk: disk, reading: reading)
        if let fault = report.faults.first { throw fault }
        let last = survey.segments.last
        let mark = StopMark(
            seq: survey.point.seq, segment: last?.first ?? 0, bytes: last?.bytes ?? 0, hash: survey.hash)
        try to.replace(to.layout.stopMark, mark.line)
        var summary = Summary()
        summary.segments = report.segments
        summary.records = report.records
        summary.bytes = report.bytes
        summary.snapshots = report.snapshots
        summary.lastSeq = report.lastSeq
        summary.lastHash = report.lastHash
        return summary
    }

    private static func prepare(_ to: JournalFiles, _ target: String) throws(JournalFailure) {
        if let status = try to.at(target, { () throws(FileFault) in try to.disk.status(of: target) }) {
            guard status.kind == .folder else { throw .unsafe(path: target, why: .notAFolder) }
            let names = try to.at(target) { () throws(FileFault) in try to.disk.names(in: target) }
            guard names.isEmpty else { throw .targetNotEmpty(path: target) }
        }
        for folder in [to.layout.folder, to.layout.journal, to.layout.snapshots] { try to.ensureFolder(folder) }
    }

    private static func copySnapshots(
        _ snapshots: [Int], from: JournalFiles, to: JournalFiles
    ) throws(JournalFailure) {
        for seq in snapshots {
            let path = from.layout.snapshot(seq)
            // A server may have removed it since.
            guard try from.refuseExposed(path, .file) else { continue }
            let file = try from.contents(path, limit: JournalLimits.snapshotBytes)
            try file.withUnsafeBufferPointer { bytes throws(JournalFailure) in
                try to.create(to.layout.snapshot(seq), UnsafeRawBufferPointer(bytes))
            }
        }
    }
}
