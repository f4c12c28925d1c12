import Terminal
import Testing

@Suite struct ProgressTextTests {
    static let durations = [
        (0, "1 s"), (1, "1 s"), (9, "9 s"), (10, "10 s"), (11, "15 s"), (40, "40 s"), (41, "45 s"), (89, "90 s"),
        (90, "2 min"), (149, "2 min"), (150, "3 min"), (3569, "59 min"), (3570, "1 h"), (4200, "1 h 10 min"),
        (7000, "2 h"), (90_000, "25 h"),
    ]

    @Test(arguments: durations) func saysADurationAsExactlyAsAnEstimateIs(seconds: Int, expected: String) {
        #expect(ProgressText.duration(seconds) == expected)
    }

    /// Milliseconds that went by, the share that is done, and the seconds that are left.
    static let estimates: [(Int, Double, Int?)] = [
        (10_000, 0.5, 10), (10_000, 0.2, 40), (3_000, 0.9, 1), (900, 0.5, nil), (10_000, 0.005, nil), (10_000, 1, nil),
        (10_000, 0, nil), (10_000, -1, nil), (10_000, .nan, nil), (5_000_000, 0.011, nil),
        (Int.max / 1_000_000, 0.5, nil),
    ]

    @Test(arguments: estimates.indices) func estimatesFromWhatWentBy(index: Int) {
        let (milliseconds, share, expected) = Self.estimates[index]
        #expect(ProgressText.remaining(elapsed: milliseconds * 1_000_000, share: share) == expected)
    }

    @Test func aLineOfALog() {
        #expect(ProgressText.line("pictures", 120, of: 800, left: 40) == "pictures: 120 of 800, about 40 s left")
        #expect(ProgressText.line("pages", 1, of: 3, left: nil) == "pages: 1 of 3")
    }

    static let bars: [(Double, String)] = [
        (0, "························"), (0.5, "████████████············"), (0.51, "████████████▏···········"),
        (0.99, "███████████████████████▊"), (1, "████████████████████████"), (7, "████████████████████████"),
        (-1, "························"),
    ]

    @Test(arguments: bars) func aBarFillsByEighths(share: Double, expected: String) {
        #expect(
            ProgressText.bar("pictures", 5, of: 9, share: share, left: 3)
                == "pictures  \(expected)  5 of 9, about 3 s left")
    }
}
