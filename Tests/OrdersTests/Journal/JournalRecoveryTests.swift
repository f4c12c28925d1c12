import Orders
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Order journal: recovery")
struct JournalRecoveryTests {
    /// A disk with one segment that holds `bytes`, as after a kill.
    private func disk(_ bytes: some Collection<UInt8>) -> SimulatedDisk {
        let disk = SimulatedDisk()
        for folder in ["orders", "orders/journal", "orders/snapshots"] { disk.put(folder, .folder) }
        disk.put(Shelf.segment(1), Array(bytes))
        return disk
    }

    /// Where each batch of a segment ends, and how many records there are by then.
    private func ends(_ bytes: [UInt8]) -> [(offset: Int, records: Int)] {
        var ends: [(Int, Int)] = []
        var records = 0
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            records += 1
            let batch = bytes[start..<end].split(separator: 0x20, maxSplits: 3)[2]
            if batch.last != UInt8(ascii: "+") { ends.append((end + 1, records)) }
            start = end + 1
        }
        return ends
    }

    /// Every byte of the last 64 KiB with `VITRINE_LONG=1`; otherwise one in 61 and all that are
    /// near the end of a batch.
    @Test("A journal that ends at any byte of its last 64 KiB holds every whole batch")
    func tornAnywhere() throws {
        let source = SimulatedDisk()
        let opened = try Shelf.open(source)
        var records: [[UInt8]] = []
        for size in [1, 2, 1, 9, 1, 14, 3, 9, 11, 3] {
            let batch = (0..<size).map { Shelf.record(records.count + $0, padding: 900 + 31 * $0) }
            _ = try opened.journal.append(batch)
            records += batch
        }
        let bytes = try #require(source.contents(Shelf.segment(1)))
        #expect(bytes.count > 65_536 + 1000)
        let ends = ends(bytes)
        for cut in (bytes.count - 65_536)...bytes.count {
            guard Shelf.isLong || cut % 61 == 0 || ends.contains(where: { abs($0.offset - cut) < 12 }) else { continue }
            let whole = try #require(ends.last { $0.offset <= cut })
            let disk = disk(bytes[..<cut])
            let opened = try Shelf.open(disk)
            guard opened.replayed.map(\.json) == Array(records.prefix(whole.records)),
                opened.report.torn?.bytes ?? 0 == cut - whole.offset, opened.report.wasUnclean
            else {
                Issue.record("cut at \(cut): \(opened.replayed.count) records, \(opened.report)")
                return
            }
            if let torn = opened.report.torn {
                try #require(torn.offset == whole.offset)
                try #require(disk.contents(torn.keptAt) == Array(bytes[whole.offset..<cut]))
            }
        }
    }

    @Test("Torn, appended, restarted, twice: nothing is swallowed")
    func tornTwice() throws {
        let (disk, records) = try Shelf.filled(batches: 4, isClosed: false)
        var bytes = try #require(disk.contents(Shelf.segment(1)))
        var expected = records
        for round in 1...2 {
            // Half of a batch.
            let (other, _) = try Shelf.filled(batches: 2, isClosed: false)
            bytes = try #require(disk.contents(Shelf.segment(1)))
            disk.put(Shelf.segment(1), bytes + (try #require(other.contents(Shelf.segment(1)))).prefix(100).dropFirst())
            var opened = try Shelf.open(disk)
            #expect(opened.replayed.map(\.json) == expected)
            #expect(opened.report.torn?.bytes == 99)
            let new = Shelf.record(1000 + round)
            _ = try opened.journal.append([new])
            expected.append(new)
            disk.crash(seed: 5)
            opened = try Shelf.open(disk)
            #expect(opened.report.torn == nil)
            #expect(opened.replayed.map(\.json) == expected)
            disk.kill()
        }
        #expect(disk.files.filter { $0.contains("/torn/") }.count == 2)
    }

    @Test("The same torn tail is kept once, another one of the same place beside it")
    func tornCopies() throws {
        let (source, _) = try Shelf.filled(batches: 2, isClosed: false)
        let bytes = try #require(source.contents(Shelf.segment(1)))
        let disk = disk(bytes + [0x31, 0x20])
        for (tail, copies) in [([0x31, 0x20], 1), ([0x31, 0x20], 1), ([0x00, 0x20], 2)] as [([UInt8], Int)] {
            disk.put(Shelf.segment(1), bytes + tail)
            let report = try Shelf.open(disk).report
            #expect(try disk.contents(#require(report.torn).keptAt) == tail)
            #expect(disk.files.filter { $0.contains("/torn/") }.count == copies)
            disk.kill()
        }
    }

    /// A flip is found when the start is refused with its file and an offset at or before it, or, in the last batch of a
    /// journal that was not closed, when that batch is cut off, reported and kept. What is replayed is what was written.
    @Test("10,000 flipped bits are found, and change no record", arguments: 0..<10)
    func flips(_ block: UInt64) throws {
        var random = SplitMix(block)
        let isClosed = block % 2 == 0
        let (source, records) = try Shelf.filled(batches: 7, segmentBytes: 1500, isClosed: isClosed, seed: block)
        let segments = source.files.filter { $0.hasSuffix(".jsonl") }
        #expect(segments.count > 2)
        let contents = segments.map { source.contents($0) ?? [] }
        let last = ends(contents[segments.count - 1])
        let lastBatch = last.dropLast().last?.offset ?? 0
        for _ in 0..<1000 {
            let segment = Int.random(in: 0..<segments.count, using: &random)
            let offset = Int.random(in: 0..<contents[segment].count, using: &random)
            var bytes = contents[segment]
            bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            let disk = source.copy()
            disk.put(segments[segment], bytes)
            let before = disk.files
            do {
                let opened = try Shelf.open(disk)
                try #require(
                    !isClosed && segment == segments.count - 1 && offset >= lastBatch, "\(offset) of \(segment)")
                let torn = try #require(opened.report.torn)
                try #require(torn.offset == lastBatch)
                try #require(disk.contents(torn.keptAt) == Array(bytes[lastBatch...]))
                try #require(opened.replayed.map(\.json) == Array(records.prefix(opened.replayed.count)))
                let lost = last[last.count - 1].records - (last.dropLast().last?.records ?? 0)
                try #require(opened.replayed.count == records.count - lost)
            } catch let failure as JournalFailure {
                try #require(Shelf.isCorrupt(failure), "\(failure)")
                try #require(failure.file == segments[segment])
                try #require(failure.offset ?? .max <= offset)
                try #require(isClosed || segment < segments.count - 1 || offset < lastBatch)
                // What is refused stays as it was found.
                try #require(disk.files == before)
                try #require(disk.contents(segments[segment]) == bytes)
                let report = JournalReader.verify(folder: Shelf.folder, disk: disk)
                try #require(!report.isSound)
            }
        }
    }

    @Test("A segment that is missing, there twice, exchanged, empty or misnamed is refused")
    func segments() throws {
        let (source, _) = try Shelf.filled(batches: 12, segmentBytes: 1500)
        let segments = source.files.filter { $0.hasSuffix(".jsonl") }
        #expect(segments.count >= 4)
        let contents = segments.map { source.contents($0) ?? [] }
        let last = source.files.count

        func refuses(_ what: String, _ change: (SimulatedDisk) -> Void) throws {
            let disk = source.copy()
            change(disk)
            let failure = #expect(throws: JournalFailure.self, Comment(rawValue: what)) { try Shelf.open(disk) }
            #expect(failure.map { Shelf.isCorrupt($0) || $0.file == segments[0] || $0.file == segments[1] } == true)
            #expect(!JournalReader.verify(folder: Shelf.folder, disk: disk).isSound, Comment(rawValue: what))
            #expect(throws: JournalFailure.self, Comment(rawValue: what)) {
                try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk)
            }
        }
        try refuses("the first is missing") { $0.erase(segments[0]) }
        try refuses("the second is missing") { $0.erase(segments[1]) }
        try refuses("exchanged") {
            $0.put(segments[1], contents[2])
            $0.put(segments[2], contents[1])
        }
        try refuses("one more of an old one at the end") { $0.put(Shelf.segment(source.copyEnd), contents[0]) }
        try refuses("there twice") { $0.put(Shelf.segment(2), contents[1]) }
        try refuses("empty in the middle") { $0.put(segments[1], []) }
        try refuses("misnamed") { $0.put("orders/journal/copy of 1.jsonl", contents[0]) }
        try refuses("twice the same content") { $0.put(segments[1], contents[1] + contents[1]) }
        try refuses("all are gone") { disk in for segment in segments { disk.erase(segment) } }
        // The reader cannot know of the last one; the marks can.
        let disk = source.copy()
        disk.erase(segments[segments.count - 1])
        let failure = #expect(throws: JournalFailure.self) { try Shelf.open(disk) }
        #expect(failure?.description.contains("when the journal was closed") == true)
        #expect(last > 0)
    }

    @Test("A line that is missing in the middle, or there twice, is refused at its place")
    func lines() throws {
        let (source, _) = try Shelf.filled(batches: 6, isClosed: false)
        let bytes = try #require(source.contents(Shelf.segment(1)))
        let ends = ends(bytes)
        let second = ends[0].offset..<ends[1].offset
        for changed in [
            bytes[..<second.lowerBound] + bytes[second.upperBound...],
            bytes[..<second.upperBound] + bytes[second.lowerBound...],
        ] {
            let failure = #expect(throws: JournalFailure.self) { try Shelf.open(disk(changed)) }
            #expect(failure?.file == Shelf.segment(1))
            #expect([second.lowerBound, second.upperBound].contains(failure?.offset))
        }
    }

    @Test("Damage in the last batch of a closed journal, or before a snapshot, is no torn tail")
    func witnesses() throws {
        let (closed, _) = try Shelf.filled(batches: 3)
        var bytes = try #require(closed.contents(Shelf.segment(1)))
        closed.put(Shelf.segment(1), bytes.dropLast(5))
        var failure = #expect(throws: JournalFailure.self) { try Shelf.open(closed) }
        #expect(failure?.description.contains("when the journal was closed it held record 6") == true)

        let (disk, _) = try Shelf.filled(batches: 3)
        let opened = try Shelf.open(disk)
        try opened.journal.writeSnapshot(Shelf.bytes("state"))
        disk.kill()
        bytes = try #require(disk.contents(Shelf.segment(1)))
        disk.put(Shelf.segment(1), bytes.dropLast(5))
        failure = #expect(throws: JournalFailure.self) { try Shelf.open(disk) }
        #expect(failure?.description.contains("was taken after record 6") == true)
    }

    @Test("After an unclean stop the last segment is made anew; after a clean one it is not touched")
    func madeAnew() throws {
        let (disk, _) = try Shelf.filled(batches: 3, isClosed: false)
        var before = disk.operations
        var opened = try Shelf.open(disk)
        #expect(opened.report.wasUnclean)
        #expect(opened.report.torn == nil)
        #expect(disk.operations - before >= 5)
        try opened.journal.close()
        before = disk.operations
        opened = try Shelf.open(disk)
        #expect(!opened.report.wasUnclean)
        // The mark goes, and that is synced.
        #expect(disk.operations - before == 2)
    }

    @Test("A failed sync that left the pages clean loses nothing that a restart reads")
    func cleanPages() throws {
        for seed in 0..<40 as Range<UInt64> {
            let (disk, records) = try Shelf.filled(batches: 2)
            var opened = try Shelf.open(disk)
            disk.inject(.synchronize, code: EIO)
            #expect(throws: JournalFailure.syncFailed(path: Shelf.segment(1), code: EIO)) {
                try opened.journal.append([Shelf.event(9)])
            }
            disk.kill()
            // The batch is readable, so it is taken; from here on it must not vanish.
            opened = try Shelf.open(disk)
            #expect(opened.replayed.map(\.json) == records + [Shelf.event(9)])
            disk.crash(seed: seed)
            opened = try Shelf.open(disk)
            #expect(opened.replayed.map(\.json) == records + [Shelf.event(9)])
        }
    }
}

extension SimulatedDisk {
    /// The number that the next record of a closed journal would have.
    fileprivate var copyEnd: Int { ((try? Shelf.read(self))?.last?.seq ?? 0) + 1 }
}
