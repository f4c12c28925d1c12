import Orders
import TestSupport
import Testing

@Suite("Order journal: simulated faults")
struct JournalSimulationTests {
    /// 10,000 with `VITRINE_LONG=1`.
    @Test("500 seeds of appends, snapshots, erasing, full disks, failed syncs, kills and power cuts", arguments: 0..<10)
    func seeds(_ block: UInt64) throws {
        let count = UInt64(SeedShare.of(Shelf.isLong ? 1000 : 50))
        for seed in block * count..<(block + 1) * count {
            do {
                try JournalModel.run(seed: seed, steps: 30)
            } catch {
                Issue.record("seed \(seed): \((error as? JournalFailure)?.description ?? "\(error)")")
                return
            }
        }
    }

    /// One of everything, with two rotations.
    private func script(_ model: inout JournalModel) throws {
        try model.append(model.make(2, padding: 100))
        try model.append(model.make(3, padding: 300))
        try model.snapshot()
        try model.append(model.make(4, padding: 200))
        try model.erase([0, 2, 5])
        try model.append(model.make(1, padding: 10))
        try model.snapshot()
        try model.erase([8])
        try model.append(model.make(2, padding: 500))
        try model.snapshot()
        try model.opened?.journal.close()
    }

    @Test(
        "A power cut or a kill at every disk operation of a whole life leaves what was acknowledged",
        arguments: [0, 700])
    func sweep(_ blankBytes: Int) throws {
        var whole = JournalModel(disk: SimulatedDisk(), segmentBytes: 1500)
        whole.blankBytes = blankBytes
        try whole.reopen()
        try script(&whole)
        let operations = whole.disk.operations
        #expect(whole.disk.files.filter { $0.hasSuffix(".jsonl") }.count >= 3)
        #expect(operations > 60)
        for operation in 1...operations {
            for seed in 0..<UInt64(SeedShare.of(6)) {
                let disk = SimulatedDisk(seed: seed)
                var model = JournalModel(disk: disk, segmentBytes: 1500)
                model.blankBytes = blankBytes
                disk.stop(at: operation)
                do {
                    try model.reopen()
                    try script(&model)
                } catch is JournalFailure {}
                #expect(disk.isStopped)
                if seed == 0 { disk.kill() } else { disk.crash(seed: seed) }
                do {
                    try model.reopen()
                    // And once more in the middle of the recovery, wherever that is.
                    model.opened = nil
                    disk.stop(at: disk.operations + 1 + Int(seed) * 2)
                    try? model.reopen()
                    disk.crash(seed: seed &+ 77)
                    try model.reopen()
                    try model.append(model.make(1, padding: 3))
                    disk.crash(seed: seed)
                    try model.reopen()
                } catch {
                    Issue.record(
                        "operation \(operation), seed \(seed): \((error as? JournalFailure)?.description ?? "\(error)")"
                    )
                    return
                }
            }
        }
    }
}
