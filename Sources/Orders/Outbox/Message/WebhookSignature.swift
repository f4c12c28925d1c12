import Commerce

/// The signature of a webhook's body: `t=<seconds>,v1=<HMAC-SHA-256 of "t.body" in hexadecimal>`.
package enum WebhookSignature {
    package static let header = "Vitrine-Signature"
    /// Carries the outbox's id, the same at every attempt.
    package static let idHeader = "Vitrine-Id"

    /// The header's value.
    package static func sign(_ body: [UInt8], secret: [UInt8], at time: Instant) -> String { "" }

    /// Whether a header's value is the signature of `body`, made no longer than `tolerance` seconds before or after
    /// `now`.
    package static func verify(
        _ value: String, of body: [UInt8], secret: [UInt8], now: Instant, tolerance: Int = 300
    ) -> Bool { false }
}
