/// When a message that could not be delivered is tried again.
package enum RetrySchedule {
    /// Seconds to wait after `attempt` (1 for the first) failed; nil when the message, `age` seconds old, is given up.
    package static func delay(afterAttempt attempt: Int, age: Int) -> Int? { nil }
}
