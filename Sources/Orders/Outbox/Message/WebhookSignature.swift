import Commerce
import Text

/// The signature of a webhook's body: `t=<seconds>,v1=<HMAC-SHA-256 of "t.body" in hexadecimal>`.
///
/// The time is signed with the body, so that a message that was listened to cannot be sent again much later.
package enum WebhookSignature {
    package static let header = "Vitrine-Signature"
    /// Carries the outbox's id, the same at every attempt: a receiver that has seen it has seen the event.
    package static let idHeader = "Vitrine-Id"

    /// The header's value.
    package static func sign(_ body: [UInt8], secret: [UInt8], at time: Instant) -> String {
        "t=\(time.seconds),v1=\(Hex.string(code(body, secret, time.seconds)))"
    }

    /// Whether a header's value is the signature of `body`, made no longer than `tolerance` seconds before or after
    /// `now`. The comparison takes the same time for any wrong code.
    package static func verify(
        _ value: String, of body: [UInt8], secret: [UInt8], now: Instant, tolerance: Int = 300
    ) -> Bool {
        let parts = value.utf8.split(separator: ASCII.comma, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].starts(with: "t=".utf8), parts[1].starts(with: "v1=".utf8) else {
            return false
        }
        let digits = parts[0].dropFirst(2)
        guard (1...15).contains(digits.count), digits.allSatisfy(ASCII.isDigit),
            let time = Int(String(decoding: digits, as: UTF8.self))
        else { return false }
        // Both are far from the ends of what an integer holds.
        let (age, overflow) = now.seconds.subtractingReportingOverflow(time)
        guard !overflow, age.magnitude <= UInt(max(0, tolerance)) else { return false }
        return HMAC.matches(Array(Hex.string(code(body, secret, time)).utf8), Array(parts[1].dropFirst(3)))
    }

    private static func code(_ body: [UInt8], _ secret: [UInt8], _ seconds: Int) -> [UInt8] {
        HMAC.sha256(key: secret, message: Array("\(seconds).".utf8) + body)
    }
}
