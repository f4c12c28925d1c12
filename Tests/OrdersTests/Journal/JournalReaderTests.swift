import Orders
import Platform
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Order journal: reading beside a writer")
struct JournalReaderTests {
    @Test("After every disk operation of a writer a reader sees whole batches and no fault", arguments: [0, 400])
    func beside(_ blankBytes: Int) throws {
        let disk = SimulatedDisk()
        let watched = WatchedDisk(disk: disk)
        let opened = try Shelf.open(watched, segmentBytes: 900, blankBytes: blankBytes)
        var batches: [Int] = []
        for number in 0..<12 {
            batches.append((batches.last ?? 0) + number % 3 + 1)
            watched.ends = batches
            _ = try opened.journal.append((0...number % 3).map { Shelf.record(number * 3 + $0, padding: 40) })
            if number % 4 == 3 { try opened.journal.writeSnapshot(Shelf.bytes("state \(number)")) }
            if number % 5 == 4 { try opened.journal.erase([JournalPosition(segment: 1, offset: 0)]) }
        }
        #expect(watched.readings > 40)
    }

    @Test("Reading begins where it is told")
    func from() throws {
        let (disk, records) = try Shelf.filled(batches: 12, segmentBytes: 900)
        for from in [1, 2, 5, 9, records.count, records.count + 1, 1000] {
            let entries = try Shelf.read(disk, from: from)
            #expect(entries.map(\.seq) == Array(from..<max(from, records.count + 1)))
            #expect(entries.first.map(\.json) == records.dropFirst(from - 1).first)
        }
    }

    @Test("With a snapshot it begins behind the newest one that agrees and can be used")
    func fromSnapshot() throws {
        let disk = SimulatedDisk()
        let opened = try Shelf.open(disk, segmentBytes: 700)
        for number in 1...9 {
            _ = try opened.journal.append([Shelf.record(number)])
            if number == 4 || number == 7 { try opened.journal.writeSnapshot(Shelf.bytes("state \(number)")) }
        }
        func read(_ usable: Set<Int>) throws -> (asked: [Int?], seqs: [Int]) {
            var asked: [Int?] = []
            var seqs: [Int] = []
            try JournalReader.read(folder: Shelf.folder, disk: disk) { snapshot in
                asked.append(snapshot?.seq)
                if let snapshot { #expect(snapshot.bytes == Shelf.bytes("state \(snapshot.seq)")) }
                return snapshot.map { usable.contains($0.seq) } ?? true
            } _: {
                seqs.append($0.seq)
            }
            return (asked, seqs)
        }
        #expect(try read([4, 7]) == ([7], [8, 9]))
        #expect(try read([4]) == ([7, 4], Array(5...9)))
        #expect(try read([]) == ([7, 4, nil], Array(1...9)))

        let newest = try #require(disk.files.last { $0.hasSuffix(".snapshot") })
        var bytes = try #require(disk.contents(newest))
        bytes[bytes.count - 1] ^= 1
        disk.put(newest, bytes)
        #expect(try read([4, 7]) == ([4], Array(5...9)))

        // One of another journal, with as many records.
        let other = SimulatedDisk()
        let stranger = try Shelf.open(other, segmentBytes: 700)
        for number in 11...17 { _ = try stranger.journal.append([Shelf.record(number)]) }
        try stranger.journal.writeSnapshot(Shelf.bytes("state 7"))
        disk.put(newest, try #require(other.contents(newest)))
        #expect(try read([4, 7]) == ([4], Array(5...9)))
    }

    @Test("What is not there is empty")
    func missing() throws {
        #expect(try Shelf.read(SimulatedDisk()).isEmpty)
        #expect(JournalReader.verify(folder: "orders", disk: SimulatedDisk()).isSound)
    }

    @Test("One check names every fault")
    func verify() throws {
        let (disk, records) = try Shelf.filled(batches: 12, segmentBytes: 900)
        let segments = disk.files.filter { $0.hasSuffix(".jsonl") }
        for path in [segments[0], segments[1], segments[1], segments[3]] {
            var bytes = try #require(disk.contents(path))
            let offset = path == segments[1] && bytes[200] != 0x23 ? 200 : bytes.count - 90
            bytes[offset] = 0x23
            disk.put(path, bytes)
        }
        let report = JournalReader.verify(folder: Shelf.folder, disk: disk)
        #expect(report.faults.compactMap(\.file) == [segments[0], segments[1], segments[1], segments[3]])
        #expect(report.faults.allSatisfy { $0.offset != nil })
        #expect(report.records == records.count - 4)
    }

    @Test("The real disk: modes, lock, rotation, snapshot, erasing, backup, and a link that is refused")
    func realDisk() throws {
        let template = "/tmp/vitrine-journal-XXXXXX"
        var name = Array(template.utf8CString)
        let folder = try #require(mkdtemp(&name).map { String(cString: $0) })
        defer { SystemCalls.removeTree(folder) }
        let disk = SystemDisk()
        let orders = folder + "/orders"
        let old = umask(0)
        defer { umask(old) }
        var opened = try Shelf.open(disk, segmentBytes: 2000, folder: orders)
        #expect(throws: JournalFailure.locked(path: orders + "/lock")) { try Shelf.open(disk, folder: orders) }
        var positions: [JournalPosition] = []
        for number in 1...20 { positions += try opened.journal.append([Shelf.record(number), Shelf.event(number)]) }
        try opened.journal.writeSnapshot(Shelf.bytes("state"))
        positions += try opened.journal.append([Shelf.record(21)])
        try opened.journal.erase([positions[0], positions[40]])
        positions += try opened.journal.append([Shelf.record(22)])
        #expect(try Shelf.read(disk, folder: orders).map(\.position) == positions)
        #expect(JournalReader.verify(folder: orders, disk: disk).faults == [])
        let summary = try JournalBackup.copy(folder: orders, to: folder + "/backup", disk: disk)
        #expect(summary.records == 42)
        try opened.journal.close()
        for path in ["", "/journal", "/snapshots"] { #expect(try disk.status(of: orders + path)?.mode == 0o700) }
        for name in try disk.names(in: orders + "/journal") {
            #expect(try disk.status(of: orders + "/journal/" + name)?.mode == 0o600)
        }
        #expect(try disk.status(of: orders + "/lock")?.mode == 0o600)

        opened = try Shelf.open(disk, segmentBytes: 2000, folder: orders)
        #expect(opened.restored?.seq == 40)
        #expect(opened.replayed.map(\.json) == [Shelf.erased(Shelf.record(21)), Shelf.record(22)])
        #expect(try Shelf.open(disk, folder: folder + "/backup").journal.lastHash == opened.journal.lastHash)
        try opened.journal.close()

        #expect(chmod(orders + "/journal", 0o755) == 0)
        #expect(throws: JournalFailure.unsafe(path: orders + "/journal", why: .mode(0o755, isFolder: true))) {
            try Shelf.open(disk, folder: orders)
        }
        #expect(chmod(orders + "/journal", 0o700) == 0)
        #expect(rename(orders + "/journal", folder + "/elsewhere") == 0)
        #expect(symlink(folder + "/elsewhere", orders + "/journal") == 0)
        #expect(throws: JournalFailure.unsafe(path: orders + "/journal", why: .link)) {
            try Shelf.open(disk, folder: orders)
        }
    }
}

/// Reads the journal after every call that may have changed something.
private final class WatchedDisk: Disk, @unchecked Sendable {
    let disk: SimulatedDisk
    /// How many records there are after each batch.
    var ends: [Int] = []
    var readings = 0

    init(disk: SimulatedDisk) { self.disk = disk }

    private func check() {
        readings += 1
        do {
            let count = try Shelf.read(disk).count
            #expect(count == 0 || ends.suffix(2).contains(count), "\(count) records")
            let report = JournalReader.verify(folder: Shelf.folder, disk: disk)
            #expect(report.faults.isEmpty)
        } catch {
            Issue.record("\(error)")
        }
    }

    func names(in folder: String) throws(FileFault) -> [String] { try disk.names(in: folder) }
    func status(of path: String) throws(FileFault) -> DiskStatus? { try disk.status(of: path) }
    func makeFolder(_ path: String) throws(FileFault) { try disk.makeFolder(path) }
    func open(_ path: String, _ mode: DiskMode) throws(FileFault) -> DiskFile {
        defer { check() }
        return try disk.open(path, mode)
    }
    func size(of file: DiskFile) throws(FileFault) -> Int { try disk.size(of: file) }
    func read(
        _ file: DiskFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileFault) -> Int { try disk.read(file, at: offset, into: buffer) }
    func write(_ file: DiskFile, at offset: Int, _ bytes: UnsafeRawBufferPointer) throws(FileFault) -> Int {
        defer { check() }
        // A reader may come at any part of a batch.
        let part = max(1, bytes.count / 5)
        return try disk.write(file, at: offset, UnsafeRawBufferPointer(rebasing: bytes.prefix(part)))
    }
    func truncate(_ file: DiskFile, to size: Int) throws(FileFault) { try disk.truncate(file, to: size) }
    func synchronize(_ file: DiskFile) throws(FileFault) { try disk.synchronize(file) }
    func close(_ file: DiskFile) { disk.close(file) }
    func rename(_ from: String, to: String) throws(FileFault) {
        defer { check() }
        try disk.rename(from, to: to)
    }
    func remove(_ path: String) throws(FileFault) {
        defer { check() }
        try disk.remove(path)
    }
    func synchronizeFolder(_ path: String) throws(FileFault) { try disk.synchronizeFolder(path) }
    func lock(_ path: String) throws(FileFault) -> DiskFile? { try disk.lock(path) }
}
