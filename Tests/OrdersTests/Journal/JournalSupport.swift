import Orders
import Testing
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What every journal test needs: records, an open journal with what it replayed, and a way to compare.
enum Shelf {
    static let folder = "orders"

    /// `VITRINE_LONG=1`: try everything, for minutes, instead of a sample of it.
    static let isLong = getenv("VITRINE_LONG") != nil

    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A record as the intake writes them, with personal data last.
    static func record(_ number: Int, padding: Int = 0) -> [UInt8] {
        bytes(
            #"{"type":"placed","number":\#(number),"note":"\#(String(repeating: "x", count: padding))","#
                + #""personal":{"salt":"\#(number &* 2_654_435_761 & 0xFFFF_FFFF)","name":"Ada \#(number)"}}"#)
    }

    static func event(_ number: Int) -> [UInt8] { bytes(#"{"type":"paid","number":\#(number)}"#) }

    /// What erasing makes of a record of `record`, by the words of the format and not by the journal's code.
    static func erased(_ record: [UInt8]) -> [UInt8] {
        let key = bytes(#","personal":"#)
        guard let start = record.indices.first(where: { record[$0...].starts(with: key) }) else { return record }
        let value = Array(record[(start + key.count)..<(record.count - 1)])
        return Array(record[..<(start + key.count)]) + bytes("\"erased:\(Hex.string(SHA256.digest(value)))\"}")
    }

    /// The same for a record that holds nothing but its personal data.
    static func erasedWhole(_ json: String) -> [UInt8] {
        let value = Array(json.utf8.dropFirst(12).dropLast())
        return bytes("{\"personal\":\"erased:\(Hex.string(SHA256.digest(value)))\"}")
    }

    struct Opened {
        var journal: Journal
        var report: RecoveryReport
        var restored: SnapshotContent?
        var replayed: [JournalEntry]
    }

    /// `blankBytes` are asked for from the third batch on.
    static func open(
        _ disk: any Disk, segmentBytes: Int = 16 * 1024 * 1024, blankBytes: Int = 0, folder: String = folder
    ) throws -> Opened {
        var options = JournalOptions()
        options.segmentBytes = segmentBytes
        options.blankBytes = blankBytes
        options.batchesBeforeBlank = 2
        var restored: SnapshotContent?
        var replayed: [JournalEntry] = []
        let (journal, report) = try Journal.open(
            folder: folder, disk: disk, options: options, restore: { restored = $0 }, replay: { replayed.append($0) })
        return Opened(journal: journal, report: report, restored: restored, replayed: replayed)
    }

    /// All records that a reader sees.
    static func read(_ disk: any Disk, from: Int = 1, folder: String = folder) throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        try JournalReader.read(folder: folder, disk: disk, from: from) { entries.append($0) }
        return entries
    }

    /// A journal of `batches` batches of one to three records, closed or killed.
    static func filled(
        batches: Int, segmentBytes: Int = 16 * 1024 * 1024, isClosed: Bool = true, seed: UInt64 = 1
    ) throws -> (disk: SimulatedDisk, records: [[UInt8]]) {
        let disk = SimulatedDisk(seed: seed)
        var records: [[UInt8]] = []
        let opened = try open(disk, segmentBytes: segmentBytes)
        for batch in 0..<batches {
            let new = (0...batch % 3).map { record(records.count + $0 + 1, padding: (batch * 37 + $0) % 200) }
            _ = try opened.journal.append(new)
            records += new
        }
        if isClosed { try opened.journal.close() } else { disk.kill() }
        return (disk, records)
    }

    static func segment(_ first: Int) -> String {
        let digits = String(first)
        return folder + "/journal/" + String(repeating: "0", count: 16 - digits.count) + digits + ".jsonl"
    }

    static func isCorrupt(_ error: any Error) -> Bool {
        if case JournalFailure.corrupt = error { return true }
        return false
    }
}
