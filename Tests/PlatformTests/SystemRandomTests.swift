import Platform
import Testing

@Suite struct SystemRandomTests {
    /// Over many blocks: a number that was given out, or the zero in its place, would come again.
    @Test func numbersDoNotComeAgain() {
        var random = SystemRandom()
        var seen: Set<UInt64> = []
        for _ in 0..<10_000 { seen.insert(random.next()) }
        #expect(seen.count == 10_000)
        #expect(!seen.contains(0))
        var other = SystemRandom()
        #expect((0..<100).allSatisfy { _ in !seen.contains(other.next()) })
    }

    @Test func bytesAreOfTheLengthAskedFor() {
        for count in [0, 1, 32, 300] { #expect(SystemRandom.bytes(count).count == count) }
        #expect(SystemRandom.bytes(32) != SystemRandom.bytes(32))
    }

    /// Each bit is set about half the time.
    @Test func everyBitIsUsed() {
        var random = SystemRandom()
        var counts = [Int](repeating: 0, count: 64)
        for _ in 0..<4_000 {
            let number = random.next()
            for bit in 0..<64 where number >> UInt64(bit) & 1 == 1 { counts[bit] += 1 }
        }
        // Ten standard deviations.
        #expect(counts.allSatisfy { abs($0 - 2_000) < 320 })
    }
}
