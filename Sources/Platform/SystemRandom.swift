#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Random numbers of the system's generator, which nobody can foretell (`getentropy`, `arc4random`), drawn a block at a
/// time: a call of the system for each number costs more than most of what is done with it.
///
/// A number leaves the block as it is given out, so that the memory never shows what has become somebody's secret.
package struct SystemRandom: RandomNumberGenerator, Sendable {
    /// As much as one call gives (getentropy(3)).
    private static let blockBytes = 256

    private var block: [UInt64] = []
    private var given = 0

    package init() {}

    package mutating func next() -> UInt64 {
        if given == block.count, !refill() {
            // A kernel without the call: the library finds another way, or ends the process.
            var system = SystemRandomNumberGenerator()
            return system.next()
        }
        defer {
            block[given] = 0
            given += 1
        }
        return block[given]
    }

    private mutating func refill() -> Bool {
        if block.isEmpty { block = [UInt64](repeating: 0, count: SystemRandom.blockBytes / 8) }
        #if canImport(Darwin)
            block.withUnsafeMutableBytes { arc4random_buf($0.baseAddress, $0.count) }
            let isFilled = true
        #else
            let isFilled = block.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) == 0 }
        #endif
        given = isFilled ? 0 : block.count
        return isFilled
    }

    /// `count` bytes.
    package static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandom()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
