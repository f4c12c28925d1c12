/// When a message that could not be delivered is tried again: soon at first, in the end every six hours, for five days,
/// as mail servers do (RFC 5321, 4.5.4.1).
package enum RetrySchedule {
    /// Seconds after the first attempt.
    package static let first = 30
    /// The longest pause in seconds.
    package static let longest = 6 * 3600
    /// Seconds after which a message is given up.
    package static let giveUpAge = 5 * 86_400

    /// Seconds to wait after `attempt` (1 for the first) failed; nil when the message, `age` seconds old, is given up.
    package static func delay(afterAttempt attempt: Int, age: Int) -> Int? {
        guard age < giveUpAge else { return nil }
        let doublings = min(max(attempt, 1) - 1, 20)
        let pause = min(first << doublings, longest)
        // The last attempt comes when the time is up and not after it.
        return max(1, min(pause, giveUpAge - max(0, age)))
    }
}
