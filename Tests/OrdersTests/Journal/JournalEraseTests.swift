import Orders
import Testing

@Suite("Order journal: erasing and backups")
struct JournalEraseTests {
    @Test("Erased data is nowhere, and neither hashes nor positions change")
    func erase() throws {
        let disk = SimulatedDisk()
        var opened = try Shelf.open(disk, segmentBytes: 1200)
        var positions: [JournalPosition] = []
        for number in 1...9 { positions += try opened.journal.append([Shelf.record(number), Shelf.event(number)]) }
        disk.put("orders/journal/torn", .folder)
        disk.put("orders/journal/torn/x", Shelf.bytes("Ada 3"))
        let before = JournalReader.verify(folder: Shelf.folder, disk: disk)
        let summary = try JournalBackup.copy(folder: Shelf.folder, to: "before", disk: disk)
        // The first of a segment, one within, one of the current segment, one without personal data, one twice.
        try opened.journal.erase([positions[0], positions[4], positions[16], positions[1], positions[4]])
        for path in disk.files where !path.hasPrefix("before") {
            let text = String(decoding: disk.contents(path) ?? [], as: UTF8.self)
            for name in ["Ada 1\"", "Ada 3", "Ada 9"] { #expect(!text.contains(name), "\(path)") }
        }
        for (index, position) in positions.enumerated() {
            let record = index % 2 == 0 ? Shelf.record(index / 2 + 1) : Shelf.event(index / 2 + 1)
            let expected = [0, 4, 16].contains(index) ? Shelf.erased(record) : record
            #expect(try opened.journal.read(position).json == expected)
        }
        positions += try opened.journal.append([Shelf.record(10)])
        try opened.journal.erase([positions[0]])
        let after = JournalReader.verify(folder: Shelf.folder, disk: disk)
        #expect(after.faults.isEmpty)
        #expect(after.erased == 3)
        #expect(after.records == 19)
        try opened.journal.close()
        opened = try Shelf.open(disk, segmentBytes: 1200)
        #expect(opened.replayed.map(\.position) == positions)
        // A copy of before and the journal of now are one history.
        #expect(before.lastHash == summary.lastHash)
        let copy = try Shelf.open(disk, segmentBytes: 1200, folder: "before")
        _ = try copy.journal.append([Shelf.record(10)])
        #expect(copy.journal.lastHash == opened.journal.lastHash)
    }

    @Test("A record of any length keeps its place", arguments: [0, 1, 20, 38, 39, 40, 41, 42, 43, 44, 45, 100, 900])
    func lengths(_ length: Int) throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk)
        let text = String(repeating: "x", count: length)
        var positions: [JournalPosition] = []
        // Around 100 and 1000 bytes the length gets a digit more or less when the data is erased.
        for padding in Array(0..<60) + Array(880..<990) {
            let note = String(repeating: "n", count: padding)
            positions += try opened.journal.append([Shelf.bytes(#"{"n":"\#(note)","personal":{"a":"\#(text)"}}"#)])
        }
        try opened.journal.erase(positions)
        #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).erased == positions.count)
        try opened.journal.close()
        #expect(try Shelf.open(disk).replayed.map(\.position) == positions)
    }

    @Test("A position that is none is refused and nothing is changed")
    func wrong() throws {
        let (disk, _) = try Shelf.filled(batches: 2)
        let opened = try Shelf.open(disk)
        let before = disk.contents(Shelf.segment(1))
        for offset in [-1, 1, 1_000_000] {
            #expect(throws: JournalFailure.self) {
                try opened.journal.erase([JournalPosition(segment: 1, offset: offset)])
            }
        }
        #expect(throws: JournalFailure.self) { try opened.journal.erase([JournalPosition(segment: 7, offset: 0)]) }
        #expect(disk.contents(Shelf.segment(1)) == before)
        #expect(opened.journal.fatal == nil)
    }

    @Test("A backup of a journal in use is a journal")
    func backup() throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk, segmentBytes: 900)
        for number in 1...8 {
            _ = try opened.journal.append([Shelf.record(number), Shelf.event(number)])
            if number % 3 == 0 { try opened.journal.writeSnapshot(Shelf.bytes("state \(number)")) }
        }
        // A batch that is just being written.
        let last = try #require(disk.files.last { $0.hasSuffix(".jsonl") })
        let bytes = try #require(disk.contents(last))
        disk.put(last, bytes + Shelf.bytes("1 17 9+ 300 "))
        let summary = try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk)
        #expect(summary.records == 16)
        #expect(summary.snapshots == 2)
        #expect(summary.lastHash == opened.journal.lastHash)
        #expect(throws: JournalFailure.targetNotEmpty(path: "backup")) {
            try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk)
        }
        disk.crash(seed: 3)
        let copy = try Shelf.open(disk, segmentBytes: 900, folder: "backup")
        #expect(copy.restored?.bytes == Shelf.bytes("state 6"))
        #expect(copy.report.wasUnclean == false)
        #expect(copy.journal.lastHash == opened.journal.lastHash)
        #expect(try Shelf.read(disk, folder: "backup").count == 16)
    }

    @Test("A backup of nothing is nothing")
    func emptyBackup() throws {
        let disk = SimulatedDisk()
        #expect(try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk).records == 0)
        #expect(try Shelf.open(disk, folder: "backup").journal.lastSeq == 0)
    }
}
