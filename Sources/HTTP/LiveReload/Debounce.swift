/// Gathers a burst of changes into one: an editor that saves a file touches it several times, and a checkout of another
/// branch touches hundreds. Times are nanoseconds of any clock that only goes forward.
package struct Debounce: Sendable {
    /// How long it must have been quiet.
    private let quiet: UInt64
    /// How long a burst that never ends is waited for.
    private let longest: UInt64
    private var first: UInt64?
    private var last: UInt64 = 0

    package init(quiet: UInt64 = 8_000_000, longest: UInt64 = 500_000_000) {
        self.quiet = quiet
        self.longest = longest
    }

    /// Something changed.
    package mutating func note(at now: UInt64) {
        if first == nil { first = now }
        last = now
    }

    /// When the burst counts as over; nil if there is none.
    package var due: UInt64? { first.map { min(last &+ quiet, $0 &+ longest) } }

    /// True once for each burst, when it is over.
    package mutating func take(at now: UInt64) -> Bool {
        guard let due, now >= due else { return false }
        first = nil
        return true
    }
}
