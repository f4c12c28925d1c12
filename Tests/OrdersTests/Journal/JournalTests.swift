import Orders
import Testing

@Suite("Order journal")
struct JournalTests {
    @Test("What was appended is replayed, and numbered")
    func roundTrip() throws {
        let disk = SimulatedDisk()
        var opened = try Shelf.open(disk)
        #expect(opened.restored == nil)
        #expect(opened.report.wasUnclean == false)
        let first = try opened.journal.append([Shelf.record(1), Shelf.record(2)])
        let second = try opened.journal.append([Shelf.event(1)])
        #expect(try opened.journal.append([]) == [])
        #expect(opened.journal.lastSeq == 3)
        #expect(try opened.journal.read(first[1]).json == Shelf.record(2))
        #expect(try opened.journal.read(second[0]).batch == 2)
        try opened.journal.close()
        opened = try Shelf.open(disk)
        #expect(opened.report.wasUnclean == false)
        #expect(opened.replayed.map(\.seq) == [1, 2, 3])
        #expect(opened.replayed.map(\.batch) == [1, 1, 2])
        #expect(opened.replayed.map(\.position) == first + second)
        #expect(opened.replayed.map(\.json) == [Shelf.record(1), Shelf.record(2), Shelf.event(1)])
    }
}
