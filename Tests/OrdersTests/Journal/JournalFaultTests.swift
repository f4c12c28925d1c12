import Orders
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Order journal: faults of the disk")
struct JournalFaultTests {
    @Test("A full disk is told, cut back, and over when there is room")
    func full() throws {
        let (disk, records) = try Shelf.filled(batches: 3)
        var opened = try Shelf.open(disk)
        let size = try #require(disk.contents(Shelf.segment(1))).count
        for room in [0, 1, 50, 200] {
            disk.capacity = disk.used + room
            #expect(throws: JournalFailure.full(path: Shelf.segment(1), code: ENOSPC)) {
                try opened.journal.append([Shelf.record(7), Shelf.record(8)])
            }
            #expect(opened.journal.isFull)
            #expect(opened.journal.fatal == nil)
            #expect(disk.contents(Shelf.segment(1))?.count == size)
        }
        disk.capacity = nil
        _ = try opened.journal.append([Shelf.record(7), Shelf.record(8)])
        #expect(!opened.journal.isFull)
        disk.crash(seed: 1)
        opened = try Shelf.open(disk)
        #expect(opened.replayed.map(\.json) == records + [Shelf.record(7), Shelf.record(8)])
    }

    @Test("No room for a new segment, or for a snapshot, leaves everything as it was")
    func fullElsewhere() throws {
        let (disk, records) = try Shelf.filled(batches: 3, segmentBytes: 600)
        var opened = try Shelf.open(disk, segmentBytes: 600)
        disk.inject(.create, code: ENOSPC)
        #expect(throws: JournalFailure.self) { try opened.journal.append([Shelf.record(7, padding: 500)]) }
        #expect(opened.journal.isFull)
        disk.capacity = disk.used + 10
        #expect(throws: JournalFailure.self) { try opened.journal.append([Shelf.record(7, padding: 500)]) }
        #expect(throws: JournalFailure.self) { try opened.journal.writeSnapshot(Shelf.bytes("more than ten bytes")) }
        #expect(opened.journal.fatal == nil)
        #expect(!disk.files.contains { $0.hasSuffix(".new") })
        disk.capacity = nil
        _ = try opened.journal.append([Shelf.record(7, padding: 500)])
        try opened.journal.close()
        opened = try Shelf.open(disk, segmentBytes: 600)
        #expect(opened.replayed.map(\.json) == records + [Shelf.record(7, padding: 500)])
    }

    @Test("A write that fails with EIO is told, and the next goes well")
    func writeFails() throws {
        let (disk, records) = try Shelf.filled(batches: 1)
        let opened = try Shelf.open(disk)
        disk.shortWrites = 1
        disk.inject(.write, skipping: 1, code: EIO)
        #expect(throws: JournalFailure.io(operation: "write", path: Shelf.segment(1), code: EIO)) {
            try opened.journal.append([Shelf.record(7)])
        }
        #expect(!opened.journal.isFull)
        _ = try opened.journal.append([Shelf.record(8)])
        try opened.journal.close()
        #expect(try Shelf.open(disk).replayed.map(\.json) == records + [Shelf.record(8)])
    }

    @Test("A cut that fails as well ends the journal")
    func cutFails() throws {
        let (disk, records) = try Shelf.filled(batches: 1)
        let opened = try Shelf.open(disk)
        disk.inject(.write, code: EIO)
        disk.inject(.truncate, code: EIO)
        #expect(throws: JournalFailure.self) { try opened.journal.append([Shelf.record(7)]) }
        #expect(opened.journal.fatal?.isFatal == true)
        #expect(throws: JournalFailure.self) { try opened.journal.append([Shelf.record(8)]) }
        disk.kill()
        #expect(try Shelf.open(disk).replayed.map(\.json) == records)
    }

    @Test("A failed sync ends the journal, whatever is asked of it, and is not tried again")
    func syncFails() throws {
        let (disk, _) = try Shelf.filled(batches: 1)
        let opened = try Shelf.open(disk)
        let failure = JournalFailure.syncFailed(path: Shelf.segment(1), code: EIO)
        disk.inject(.synchronize, code: EIO)
        #expect(throws: failure) { try opened.journal.append([Shelf.record(7)]) }
        let operations = disk.operations
        #expect(throws: failure) { try opened.journal.append([Shelf.record(8)]) }
        #expect(throws: failure) { try opened.journal.writeSnapshot([]) }
        #expect(throws: failure) { try opened.journal.erase([JournalPosition(segment: 1, offset: 0)]) }
        try opened.journal.close()
        #expect(disk.operations == operations)
        #expect(disk.contents("orders/journal/stopped") == nil)
        #expect(try Shelf.open(disk).report.wasUnclean)
    }

    @Test("A failed sync of the folder ends the journal as well")
    func folderSyncFails() throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk)
        disk.inject(.synchronizeFolder, code: EIO)
        #expect(throws: JournalFailure.syncFailed(path: "orders/journal", code: EIO)) {
            try opened.journal.append([Shelf.event(1)])
        }
        #expect(throws: JournalFailure.self) { try opened.journal.append([Shelf.event(1)]) }
    }

    @Test("Short writes are resumed")
    func shortWrites() throws {
        let disk = SimulatedDisk(seed: 4)
        disk.shortWrites = 1
        let opened = try Shelf.open(disk)
        _ = try opened.journal.append([Shelf.record(1, padding: 3000), Shelf.record(2)])
        try opened.journal.close()
        #expect(try Shelf.open(disk).replayed.map(\.json) == [Shelf.record(1, padding: 3000), Shelf.record(2)])
    }

    @Test("After close everything is refused")
    func closed() throws {
        let (disk, _) = try Shelf.filled(batches: 1)
        let opened = try Shelf.open(disk)
        try opened.journal.close()
        try opened.journal.close()
        #expect(throws: JournalFailure.closed) { try opened.journal.append([Shelf.event(1)]) }
        #expect(throws: JournalFailure.closed) { try opened.journal.writeSnapshot([]) }
    }
}
