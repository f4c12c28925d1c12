import Orders
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a journal on a `SimulatedDisk` must hold, kept beside it while both are driven through faults and crashes.
///
/// Of every record it knows whether it was acknowledged and whether it was erased. After a crash the journal must hold
/// all that was acknowledged, then at most the batch that was being written, whole or not at all, and nothing else.
struct JournalModel {
    let disk: SimulatedDisk
    let segmentBytes: Int
    /// What the journal blanks ahead; none at first.
    var blankBytes = 0
    var opened: Shelf.Opened?
    /// What the journal holds, and where.
    var records: [[UInt8]] = []
    var positions: [JournalPosition] = []
    /// The batch that was being written when something failed.
    var inFlight: [[UInt8]] = []
    /// Records (counted from 0) that were erased, and those whose erasing was not confirmed.
    var erased: Set<Int> = []
    var maybeErased: Set<Int> = []
    var nextNumber = 1

    init(disk: SimulatedDisk, segmentBytes: Int) {
        self.disk = disk
        self.segmentBytes = segmentBytes
    }

    /// New records, some with personal data and some without.
    mutating func make(_ count: Int, padding: Int) -> [[UInt8]] {
        (0..<count).map { index in
            nextNumber += 1
            return nextNumber % 4 == 0
                ? Shelf.event(nextNumber) : Shelf.record(nextNumber, padding: (padding + index * 7) % 900)
        }
    }

    mutating func append(_ batch: [[UInt8]]) throws {
        guard let opened else { return }
        inFlight = batch
        let new = try opened.journal.append(batch)
        records += batch
        positions += new
        inFlight = []
    }

    mutating func snapshot() throws { try opened?.journal.writeSnapshot(state(records.count)) }

    mutating func erase(_ indexes: [Int]) throws {
        guard let opened else { return }
        maybeErased.formUnion(indexes)
        try opened.journal.erase(indexes.map { positions[$0] })
        erased.formUnion(indexes)
        maybeErased.subtract(indexes)
    }

    /// The owner's state after `count` records: enough to tell one from another.
    func state(_ count: Int) -> [UInt8] { Shelf.bytes("state after \(count)") }

    /// Opens after a crash, a kill or a close, and compares; what was not acknowledged and is there counts from now on.
    mutating func reopen() throws {
        opened = nil
        let opened = try Shelf.open(disk, segmentBytes: segmentBytes, blankBytes: blankBytes)
        let skipped = opened.restored?.seq ?? 0
        if let restored = opened.restored {
            try #require(restored.seq <= records.count + inFlight.count)
            try #require(restored.bytes == state(restored.seq))
        }
        let entries = try Shelf.read(disk)
        try #require(entries.dropFirst(skipped).elementsEqual(opened.replayed))
        try #require(opened.journal.lastSeq == entries.count)
        try #require(opened.report.records == entries.count)
        let expected = records + inFlight
        try #require(
            entries.count == records.count || entries.count == expected.count,
            "\(entries.count) records, of \(records.count) acknowledged and \(inFlight.count) in flight")
        for (index, entry) in entries.enumerated() {
            try #require(entry.seq == index + 1)
            if index < positions.count { try #require(entry.position == positions[index]) }
            let isErased = entry.json != expected[index]
            if isErased {
                try #require(erased.contains(index) || maybeErased.contains(index))
                try #require(entry.json == Shelf.erased(expected[index]))
                erased.insert(index)
            } else {
                let hasPersonal = String(decoding: entry.json, as: UTF8.self).contains("personal")
                try #require(!erased.contains(index) || !hasPersonal)
            }
        }
        records = Array(expected.prefix(entries.count))
        positions = entries.map(\.position)
        inFlight = []
        maybeErased = []
        let report = JournalReader.verify(folder: Shelf.folder, disk: disk)
        try #require(report.faults.isEmpty, "\(report.faults.map(\.description))")
        try #require(report.lastHash == opened.journal.lastHash)
        try #require(report.records == entries.count)
        let leftovers = disk.files.filter { $0.hasSuffix(".new") }
        try #require(leftovers.isEmpty, "\(leftovers)")
        self.opened = opened
    }

    // MARK: A run by seed

    /// Drives a journal through `steps` of everything that can happen, as the seed says.
    static func run(seed: UInt64, steps: Int) throws {
        var random = SplitMix(seed)
        let disk = SimulatedDisk(seed: random.next())
        var model = JournalModel(disk: disk, segmentBytes: Int.random(in: 600...6000, using: &random))
        if random.oneIn(2) { disk.shortWrites = 3 }
        if random.oneIn(2) { model.blankBytes = Int.random(in: 1...3000, using: &random) }
        try model.reopen()
        for _ in 0..<steps {
            if random.oneIn(8) { disk.stop(at: disk.operations + Int.random(in: 1...30, using: &random)) }
            if random.oneIn(12) { model.injectFault(&random) }
            do {
                try model.step(&random)
                if !disk.isStopped { continue }
            } catch let failure as JournalFailure {
                if !disk.isStopped, !failure.isFatal, let journal = model.opened?.journal {
                    // Not fatal: the same journal goes on, and the batch is not there.
                    model.inFlight = []
                    try #require(journal.lastSeq == model.records.count)
                    disk.capacity = nil
                    disk.heal()
                    continue
                }
            }
            model.end(&random)
            try model.reopen()
        }
        disk.crash(seed: random.next())
        disk.capacity = nil
        disk.heal()
        try model.reopen()
        let summary = try JournalBackup.copy(folder: Shelf.folder, to: "backup", disk: disk)
        try #require(summary.records == model.records.count)
        try #require(summary.lastHash == model.opened?.journal.lastHash)
    }

    private mutating func step(_ random: inout SplitMix) throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: try snapshot()
        case 4, 5: opened?.journal.rest()
        case 1 where !records.isEmpty:
            try erase(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    Int.random(in: 0..<records.count, using: &random)
                })
        case 2:
            // A stop of the machine in the middle of the night.
            end(&random)
            try reopen()
        case 3:
            let journal = opened?.journal
            opened = nil
            try journal?.close()
            if random.oneIn(2) { disk.crash(seed: random.next()) }
            try reopen()
        default:
            let count = Int.random(in: 1...4, using: &random)
            try append(make(count, padding: Int.random(in: 0..<800, using: &random)))
        }
    }

    private mutating func end(_ random: inout SplitMix) {
        opened = nil
        if random.oneIn(2) { disk.kill() } else { disk.crash(seed: random.next()) }
        disk.stop(at: nil)
        disk.capacity = nil
        disk.heal()
    }

    private mutating func injectFault(_ random: inout SplitMix) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: disk.capacity = disk.used + Int.random(in: 0...1500, using: &random)
        case 1: disk.inject(.write, skipping: Int.random(in: 0...3, using: &random), code: EIO)
        case 2: disk.inject(.synchronize, skipping: Int.random(in: 0...3, using: &random), code: EIO)
        case 3: disk.inject(.synchronizeFolder, code: EIO)
        case 4: disk.inject(.create, code: ENOSPC)
        default:
            disk.inject(.write, code: EIO)
            disk.inject(.truncate, code: EIO)
        }
    }
}
