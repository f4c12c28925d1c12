/// A moment: seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
package struct Instant: Sendable, Hashable, Comparable {
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}
