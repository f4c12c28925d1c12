import Orders
import Testing

/// Whatever is asked of the desk in whatever order: stock, discounts, messages and orders add up, also after faults and
/// restarts.
@Suite("The desk, at random")
struct DeskPropertyTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func anything(seed: UInt64) throws {
        var model = try DeskModel(seed: seed)
        for step in 1...160 {
            try model.step()
            if step % 40 == 0 { try model.restart(isClean: step % 80 == 0) }
        }
        try model.checkOrders()
        try model.checkMessages()
        #expect(model.orders.count > 10)
        #expect(model.failures > 0)
        #expect(JournalReader.verify(folder: DeskModel.folder, disk: model.disk).isSound)
    }
}
