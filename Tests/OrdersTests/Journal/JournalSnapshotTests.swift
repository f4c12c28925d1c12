import Orders
import Testing

@Suite("Order journal: snapshots")
struct JournalSnapshotTests {
    @Test("The newest is restored, and only what is after it replayed; two are kept")
    func newest() throws {
        let disk = SimulatedDisk()
        var opened = try Shelf.open(disk, segmentBytes: 700)
        for number in 1...9 {
            _ = try opened.journal.append([Shelf.record(number)])
            if number % 2 == 0 { try opened.journal.writeSnapshot(Shelf.bytes("state \(number)")) }
        }
        let snapshots = disk.files.filter { $0.hasSuffix(".snapshot") }
        #expect(
            snapshots == ["orders/snapshots/0000000000000006.snapshot", "orders/snapshots/0000000000000008.snapshot"])
        disk.kill()
        opened = try Shelf.open(disk, segmentBytes: 700)
        #expect(opened.restored == SnapshotContent(seq: 8, bytes: Shelf.bytes("state 8")))
        #expect(opened.replayed.map(\.seq) == [9])
        #expect(opened.report.snapshot == 8)
        #expect(opened.report.records == 9)
        #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).snapshots == 2)
    }

    @Test("One that is damaged is passed over and told, whatever bit it is")
    func damaged() throws {
        let (source, records) = try Shelf.filled(batches: 3)
        let opened = try Shelf.open(source)
        try opened.journal.writeSnapshot(Shelf.bytes("state"))
        _ = try opened.journal.append([Shelf.event(9)])
        try opened.journal.close()
        let path = try #require(source.files.first { $0.hasSuffix(".snapshot") })
        let bytes = try #require(source.contents(path))
        var random = SplitMix(9)
        for offset in bytes.indices {
            var changed = bytes
            changed[offset] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            let disk = source.copy()
            disk.put(path, changed)
            let opened = try Shelf.open(disk)
            try #require(opened.restored == nil)
            try #require(opened.replayed.map(\.json) == records + [Shelf.event(9)])
            try #require(opened.report.notes.count == 1)
        }
        for count in [0, 1, bytes.count - 1] {
            let disk = source.copy()
            disk.put(path, Array(bytes.prefix(count)))
            #expect(try Shelf.open(disk).report.notes.count == 1)
            #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).faults.count == 1)
        }
    }

    @Test("One of another journal, or under another name, is passed over; the one before it serves")
    func foreign() throws {
        func make(_ salt: Int) throws -> SimulatedDisk {
            let disk = SimulatedDisk()
            let opened = try Shelf.open(disk)
            for number in 1...4 {
                _ = try opened.journal.append([Shelf.record(number + salt)])
                if number >= 3 { try opened.journal.writeSnapshot(Shelf.bytes("state \(number)")) }
            }
            try opened.journal.close()
            return disk
        }
        let disk = try make(0)
        let path = "orders/snapshots/0000000000000004.snapshot"
        disk.put(path, try #require(try make(100).contents(path)))
        var opened = try Shelf.open(disk)
        #expect(opened.restored?.seq == 3)
        #expect(opened.report.notes == ["the snapshot \(path) is passed over: it does not agree with the journal"])
        #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).faults.count == 1)
        try opened.journal.close()
        disk.put(path, try #require(disk.contents("orders/snapshots/0000000000000003.snapshot")))
        opened = try Shelf.open(disk)
        #expect(opened.restored?.seq == 3)
        #expect(opened.report.notes == ["the snapshot \(path) is passed over: it is one of record 3"])
    }

    @Test("A flipped bit before the snapshot is noticed all the same")
    func before() throws {
        let (disk, _) = try Shelf.filled(batches: 9, segmentBytes: 900)
        let opened = try Shelf.open(disk, segmentBytes: 900)
        try opened.journal.writeSnapshot(Shelf.bytes("state"))
        try opened.journal.close()
        var bytes = try #require(disk.contents(Shelf.segment(1)))
        bytes[300] ^= 1
        disk.put(Shelf.segment(1), bytes)
        let failure = #expect(throws: JournalFailure.self) { try Shelf.open(disk) }
        #expect(failure?.file == Shelf.segment(1))
    }

    @Test("Of nothing there is no snapshot")
    func empty() throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk)
        try opened.journal.writeSnapshot(Shelf.bytes("nothing"))
        try opened.journal.close()
        #expect(try Shelf.open(disk).restored == nil)
    }
}
