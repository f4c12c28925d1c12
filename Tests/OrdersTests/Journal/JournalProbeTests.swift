import Orders
import Testing

@Suite("The look whether a full disk has room again")
struct JournalProbeTests {
    @Test("Says whether there is room, and leaves nothing behind")
    func room() throws {
        let disk = SimulatedDisk()
        let journal = try Shelf.open(disk).journal
        _ = try journal.append([Shelf.record(1)])
        let names = try disk.names(in: Shelf.folder + "/journal")
        #expect(journal.probe())
        disk.capacity = 0
        #expect(throws: JournalFailure.self) { try journal.append([Shelf.record(2)]) }
        #expect(!journal.probe())
        disk.capacity = nil
        #expect(journal.probe())
        #expect(try disk.names(in: Shelf.folder + "/journal") == names)
        _ = try journal.append([Shelf.record(3)])
        try journal.close()
        #expect(try Shelf.read(disk).map(\.json) == [Shelf.record(1), Shelf.record(3)])
    }

    @Test("A journal that can never be written again is not asked")
    func fatal() throws {
        let disk = SimulatedDisk()
        let journal = try Shelf.open(disk).journal
        disk.inject(.synchronize, code: 5)
        #expect(throws: JournalFailure.self) { try journal.append([Shelf.record(1)]) }
        #expect(journal.fatal != nil)
        #expect(!journal.probe())
    }

    @Test("What a kill leaves of it is taken away by the next start")
    func leftover() throws {
        let disk = SimulatedDisk()
        var opened = try Shelf.open(disk)
        _ = try opened.journal.append([Shelf.record(1)])
        disk.kill()
        disk.put(Shelf.folder + "/journal/probe.new", [0, 0])
        opened = try Shelf.open(disk)
        #expect(opened.replayed.map(\.json) == [Shelf.record(1)])
        #expect(disk.contents(Shelf.folder + "/journal/probe.new") == nil)
    }
}
