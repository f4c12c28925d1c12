/// When and why the shop takes no orders: `closed` in store.yaml.
package struct ClosedPeriod: Sendable, Hashable {
    /// Nil: since ever.
    package var from: DateTime?
    /// The last day, that day included, or the moment orders are taken again. Nil: not known.
    package var until: DateTime?
    /// What customers are told, in the owner's words.
    package var message: String?

    package init(from: DateTime? = nil, until: DateTime? = nil, message: String? = nil) {
        self.from = from
        self.until = until
        self.message = message
    }
}

/// That the shop is closed at some moment.
package struct Closure: Sendable, Hashable {
    /// In the owner's words, or nil.
    package var message: String?
    /// Nil when it is not known, or never, that orders are taken again.
    package var until: DateTime?

    package init(message: String? = nil, until: DateTime? = nil) {
        self.message = message
        self.until = until
    }

    /// What is said where the owner wrote nothing.
    package static let standardMessage = "The shop takes no orders at the moment."

    /// Whole seconds until orders are taken again, at least 1; nil when that is not known.
    package func seconds(from now: Instant) -> Int? { until.map { max(1, $0.end.seconds - now.seconds) } }
}

extension OrderSettings {
    /// Whether the shop is closed at a moment. **The one place that decides it**, for pages and for the intake.
    package func closure(at now: Instant) -> Closure? {
        if url == nil { return Closure(message: closed?.message, until: nil) }
        guard let closed else { return nil }
        if let from = closed.from, now < from.instant { return nil }
        if let until = closed.until, now >= until.end { return nil }
        return Closure(message: closed.message, until: closed.until)
    }
}
