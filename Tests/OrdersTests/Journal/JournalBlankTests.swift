import Orders
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The blanks that a busy journal keeps behind its last record: nobody sees them, and a crash among them loses nothing.
@Suite("Order journal: blanks ahead")
struct JournalBlankTests {
    private static let blanks = 4_000

    /// A journal of so many batches of one record, still open.
    private func busy(_ batches: Int, _ disk: SimulatedDisk) throws -> (journal: Journal, records: [[UInt8]]) {
        let journal = try Shelf.open(disk, blankBytes: JournalBlankTests.blanks).journal
        let records = (1...batches).map { Shelf.record($0, padding: 50) }
        for record in records { _ = try journal.append([record]) }
        return (journal, records)
    }

    private func blanks(_ disk: SimulatedDisk) throws -> Int {
        let bytes = try #require(disk.contents(Shelf.segment(1)))
        return bytes.count - ((bytes.lastIndex(of: 0x0A) ?? -1) + 1)
    }

    @Test("A quiet journal has none, a busy one fills them up and asks for more")
    func filled() throws {
        let disk = SimulatedDisk()
        let journal = try Shelf.open(disk, blankBytes: JournalBlankTests.blanks).journal
        var sizes: [Int] = []
        for number in 1...60 {
            _ = try journal.append([Shelf.record(number, padding: 50)])
            sizes.append(try blanks(disk))
        }
        #expect(sizes[..<2] == [0, 0])
        #expect(sizes[2] == JournalBlankTests.blanks)
        // They shrink by a record at a time, and begin again.
        for (size, next) in zip(sizes[2...], sizes[3...]) {
            #expect(next == JournalBlankTests.blanks || (size - 400..<size).contains(next))
        }
        #expect(sizes.filter { $0 == JournalBlankTests.blanks }.count >= 3)
    }

    @Test("Readers, the check and the backup see the records and nothing else")
    func unseen() throws {
        let disk = SimulatedDisk()
        let (journal, records) = try busy(9, disk)
        #expect(try blanks(disk) > 0)
        #expect(try Shelf.read(disk).map(\.json) == records)
        let report = JournalReader.verify(folder: Shelf.folder, disk: disk)
        #expect(report.faults.isEmpty)
        #expect(report.unfinished == 0)
        #expect(report.records == 9)
        #expect(report.lastHash == journal.lastHash)
        let summary = try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk)
        #expect(summary.records == 9)
        #expect(try Shelf.read(disk, folder: "backup").map(\.json) == records)
    }

    @Test("At rest, and when it is closed, the file ends with the last record")
    func rest() throws {
        let disk = SimulatedDisk()
        let (journal, records) = try busy(5, disk)
        #expect(!journal.isAtRest)
        journal.rest()
        #expect(journal.isAtRest)
        #expect(try blanks(disk) == 0)
        _ = try journal.append([Shelf.record(6)])
        #expect(try blanks(disk) == 0)
        for number in 7...9 { _ = try journal.append([Shelf.record(number)]) }
        #expect(try blanks(disk) > 0)
        try journal.close()
        #expect(try blanks(disk) == 0)
        let opened = try Shelf.open(disk)
        #expect(!opened.report.wasUnclean)
        #expect(opened.replayed.map(\.json) == records + (6...9).map { Shelf.record($0) })
    }

    @Test("A kill among blanks is no torn tail, and the next start takes them away")
    func killed() throws {
        let disk = SimulatedDisk()
        let (_, records) = try busy(7, disk)
        disk.kill()
        let opened = try Shelf.open(disk)
        #expect(opened.report.wasUnclean)
        #expect(opened.report.torn == nil)
        #expect(opened.replayed.map(\.json) == records)
        #expect(try blanks(disk) == 0)
    }

    @Test("A batch torn at any byte over the blanks is cut off, and what was before it stays")
    func torn() throws {
        let disk = SimulatedDisk()
        let (_, records) = try busy(7, disk)
        let bytes = try #require(disk.contents(Shelf.segment(1)))
        let end = (bytes.lastIndex(of: 0x0A) ?? 0) + 1
        let start = (bytes[..<(end - 1)].lastIndex(of: 0x0A) ?? -1) + 1
        for cut in start...end {
            for isBeginningLost in [false, true] {
                var torn = bytes
                let lost = isBeginningLost ? start..<cut : cut..<end
                for index in lost { torn[index] = 0x20 }
                let copy = SimulatedDisk()
                copy.put("orders", .folder)
                copy.put("orders/journal", .folder)
                copy.put(Shelf.segment(1), torn)
                let opened = try Shelf.open(copy)
                let isWhole = torn == bytes
                try #require(opened.replayed.map(\.json) == (isWhole ? records : Array(records.dropLast())))
                // Where all of it is blank again there is nothing to keep.
                try #require((opened.report.torn != nil) == (!isWhole && lost.count < end - start))
            }
        }
    }

    @Test("A flipped bit among them is reported and loses nothing")
    func flipped() throws {
        let disk = SimulatedDisk()
        let (_, records) = try busy(7, disk)
        let bytes = try #require(disk.contents(Shelf.segment(1)))
        var random = SplitMix(7)
        for _ in 0..<200 {
            var flipped = bytes
            let place = bytes.count - 1 - Int.random(in: 0..<(try blanks(disk)), using: &random)
            flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            let copy = SimulatedDisk()
            copy.put("orders", .folder)
            copy.put("orders/journal", .folder)
            copy.put(Shelf.segment(1), flipped)
            let opened = try Shelf.open(copy)
            try #require(opened.replayed.map(\.json) == records)
            try #require(opened.report.torn != nil)
        }
    }

    @Test("A disk without room for blanks takes the batch alone, and later batches as well")
    func fullDisk() throws {
        let disk = SimulatedDisk()
        let journal = try Shelf.open(disk, blankBytes: JournalBlankTests.blanks).journal
        for number in 1...2 { _ = try journal.append([Shelf.record(number)]) }
        disk.capacity = disk.used + 1_000
        for number in 3...5 { _ = try journal.append([Shelf.record(number)]) }
        #expect(try Shelf.read(disk).count == 5)
        #expect(!journal.isFull)
        journal.rest()
        disk.capacity = disk.used + 10
        #expect(throws: JournalFailure.self) { _ = try journal.append([Shelf.record(6)]) }
        #expect(journal.isFull)
        #expect(journal.fatal == nil)
        disk.capacity = nil
        _ = try journal.append([Shelf.record(6)])
        #expect(try Shelf.read(disk).map(\.json) == (1...6).map { Shelf.record($0) })
    }

    @Test("A large batch asks for none, and segments do not grow past their size")
    func bounds() throws {
        let disk = SimulatedDisk()
        let journal = try Shelf.open(disk, segmentBytes: 3_000, blankBytes: 100_000).journal
        for number in 1...40 {
            _ = try journal.append([Shelf.record(number, padding: 100)])
            let sizes = disk.files.filter { $0.hasSuffix(".jsonl") }.compactMap { disk.contents($0)?.count }
            try #require(sizes.allSatisfy { $0 <= 3_000 })
        }
        #expect(try Shelf.read(disk).count == 40)
        let other = SimulatedDisk()
        let large = try Shelf.open(other, blankBytes: 4_000).journal
        for number in 1...5 { _ = try large.append([Shelf.record(number, padding: 20_000)]) }
        #expect(try blanks(other) == 0)
    }

    @Test("Erasing while there are blanks leaves a segment that is written on")
    func erased() throws {
        let disk = SimulatedDisk()
        let journal = try Shelf.open(disk, blankBytes: JournalBlankTests.blanks).journal
        var positions: [JournalPosition] = []
        for number in 1...6 { positions += try journal.append([Shelf.event(number)]) }
        #expect(try blanks(disk) > 0)
        try journal.erase([positions[2]])
        for number in 7...9 { _ = try journal.append([Shelf.record(number)]) }
        let entries = try Shelf.read(disk)
        #expect(entries.count == 9)
        #expect(entries[2].json == Shelf.erased(Shelf.event(3)))
        #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).faults.isEmpty)
    }
}
