/// How many slips of the hand lie between a name and others: a letter too many, too few, another one, or two in the wrong
/// order (optimal string alignment).
///
/// All rows of the usual table at once, one in each bit of a word, after H. Hyyrö, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances" (2003): a name of any shop is compared in a few dozen instructions, so that
/// thousands of mistakes among thousands of names need no index of their own.
struct NameDistance {
    /// Bits of a word, and so the longest name that is compared; in bytes, folded.
    static let longest = 64

    private let count: Int
    /// For each byte the places in the name where it stands.
    private let places: [UInt64]

    /// `name` must not be empty nor longer than `longest`.
    init(_ name: [UInt8]) {
        var places = [UInt64](repeating: 0, count: 256)
        var bit: UInt64 = 1
        for byte in name {
            places[Int(byte)] |= bit
            bit <<= 1
        }
        count = min(name.count, NameDistance.longest)
        self.places = places
    }

    /// The slips between the name and `other`, a part of `bytes`, if there are no more than `most`, otherwise nil.
    func slips(to other: Range<Int>, of bytes: [UInt8], atMost most: Int) -> Int? {
        guard most >= 0, abs(other.count - count) <= most else { return nil }
        // A bit of `rises` (`falls`): the table's value there is one more (less) than in the row above.
        var rises = ~UInt64(0)
        var falls: UInt64 = 0
        // A bit: the value there is that of the row above in the column before.
        var stays: UInt64 = 0
        var before: UInt64 = 0
        let last = UInt64(1) << UInt64(count - 1)
        var distance = count
        var left = other.count
        for index in other {
            let here = places[Int(bytes[index])]
            let swapped = ((~stays & here) << 1) & before
            stays = (((here & rises) &+ rises) ^ rises) | here | falls | swapped
            var right = falls | ~(stays | rises)
            var wrong = stays & rises
            if right & last != 0 { distance += 1 } else if wrong & last != 0 { distance -= 1 }
            right = (right << 1) | 1
            wrong <<= 1
            rises = wrong | ~(stays | right)
            falls = right & stays
            before = here
            left -= 1
            // Each byte that is left can mend one slip.
            if distance - left > most { return nil }
        }
        return distance <= most ? distance : nil
    }
}
