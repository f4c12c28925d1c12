/// Random choices that are the same for a seed on every platform and in every version (SplitMix64).
package struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    package mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True once in `count` times.
    package mutating func oneIn(_ count: Int) -> Bool { roll(1...count) == 1 }

    package mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(0...choices.count - 1)] }

    /// Some of the choices, at least one where there is one, in their order.
    package mutating func some<Choice>(_ choices: [Choice]) -> [Choice] {
        let chosen = choices.filter { _ in oneIn(2) }
        return chosen.isEmpty && !choices.isEmpty ? [pick(choices)] : chosen
    }
}
