import Orders
import Testing

@Suite("Order journal: safety")
struct JournalSafetyTests {
    @Test("A second writer is told, and may come when the first is gone")
    func locked() throws {
        let disk = SimulatedDisk()
        var first: Shelf.Opened? = try Shelf.open(disk)
        #expect(throws: JournalFailure.locked(path: "orders/lock")) { try Shelf.open(disk) }
        try first?.journal.close()
        let second = try Shelf.open(disk)
        #expect(throws: JournalFailure.locked(path: "orders/lock")) { try Shelf.open(disk) }
        first = nil
        #expect(throws: JournalFailure.locked(path: "orders/lock")) { try Shelf.open(disk) }
        #expect(second.journal.lastSeq == 0)
        #expect(disk.contents("orders/lock") != nil)
    }

    @Test("A journal that is let go without closing gives the lock back")
    func letGo() throws {
        let disk = SimulatedDisk()
        do { _ = try Shelf.open(disk).journal.append([Shelf.event(1)]) }
        #expect(try Shelf.open(disk).report.wasUnclean)
    }

    @Test("A start that is refused gives the lock back")
    func refused() throws {
        let (disk, _) = try Shelf.filled(batches: 3)
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try Journal.open(folder: Shelf.folder, disk: disk, restore: { _ in }, replay: { _ in throw Stop() })
        }
        #expect(try Shelf.open(disk).report.wasUnclean == false)
    }

    @Test("Links, other things, and what others may use are refused, with what to do")
    func exposed() throws {
        let (source, _) = try Shelf.filled(batches: 3)
        let opened = try Shelf.open(source)
        try opened.journal.writeSnapshot(Shelf.bytes("state"))
        try opened.journal.close()
        let snapshot = try #require(source.files.first { $0.hasSuffix(".snapshot") })

        func refuses(_ path: String, _ text: String, _ change: (SimulatedDisk) -> Void) {
            let disk = source.copy()
            change(disk)
            for act in [
                { _ = try Shelf.open(disk) }, { _ = try Shelf.read(disk) },
                { _ = try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk) },
            ] as [() throws -> Void] {
                let failure = #expect(throws: JournalFailure.self) { try act() }
                #expect(failure?.description == "\(path): \(text)")
            }
            #expect(
                JournalReader.verify(folder: Shelf.folder, disk: disk).faults.map(\.description) == ["\(path): \(text)"]
            )
        }
        let segment = Shelf.segment(1)
        for path in ["orders/journal", "orders/snapshots"] {
            refuses(path, "can be used by others (mode 750); run: chmod 700 '\(path)'") { $0.setMode(path, 0o750) }
            refuses(path, "is a symbolic link, which could be pointed elsewhere; put the real thing in its place") {
                $0.put(path, .link, mode: 0o777)
            }
        }
        for path in [segment, snapshot] {
            refuses(path, "can be used by others (mode 604); run: chmod 600 '\(path)'") { $0.setMode(path, 0o604) }
            refuses(path, "can be used by others (mode 620); run: chmod 600 '\(path)'") { $0.setMode(path, 0o620) }
            refuses(path, "is a symbolic link, which could be pointed elsewhere; put the real thing in its place") {
                $0.put(path, .link, mode: 0o777)
            }
            refuses(path, "is not a regular file; move it away") { $0.put(path, .other, mode: 0o600) }
        }
    }

    @Test("A newer format is for a newer version; a flipped version digit is not")
    func newer() throws {
        let (source, _) = try Shelf.filled(batches: 2, isClosed: false)
        let bytes = try #require(source.contents(Shelf.segment(1)))
        source.put(Shelf.segment(1), bytes + Shelf.bytes("2 whatever that version writes\n"))
        let failure = JournalFailure.newerFormat(file: Shelf.segment(1), offset: bytes.count)
        #expect(throws: failure) { try Shelf.open(source) }
        var read = 0
        #expect(throws: failure) {
            try JournalReader.read(folder: Shelf.folder, disk: source) { _ in read += 1 }
        }
        #expect(read == 3)
        #expect(JournalReader.verify(folder: Shelf.folder, disk: source).faults == [failure])
        #expect(source.contents(Shelf.segment(1))?.count == bytes.count + 31)

        source.put(Shelf.segment(1), [UInt8(ascii: "3")] + bytes.dropFirst())
        #expect(throws: JournalFailure.self) { try Shelf.open(source) }
        #expect(JournalReader.verify(folder: Shelf.folder, disk: source).faults.allSatisfy { Shelf.isCorrupt($0) })
    }

    @Test("Leftovers are removed and told, what is not the journal's is left alone")
    func leftovers() throws {
        let (disk, _) = try Shelf.filled(batches: 2)
        disk.put("orders/journal/0000000000000001.jsonl.new", Shelf.bytes("half"))
        disk.put("orders/snapshots/0000000000000003.snapshot.new", Shelf.bytes("half"))
        disk.put("orders/journal/.DS_Store", Shelf.bytes("?"))
        #expect(JournalReader.verify(folder: Shelf.folder, disk: disk).notes.count == 2)
        let opened = try Shelf.open(disk)
        #expect(opened.report.notes.count == 2)
        #expect(!disk.files.contains { $0.hasSuffix(".new") })
        #expect(disk.files.contains("orders/journal/.DS_Store"))
    }
}
