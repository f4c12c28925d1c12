/// Random bytes of the system's generator, which nobody can foretell (`getrandom`, `arc4random`).
package enum SystemRandom {
    /// `count` bytes.
    package static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
