#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Times in nanoseconds.
enum MonotonicClock {
    /// Never set back, whatever happens to the time of day.
    static var now: UInt64 { read(CLOCK_MONOTONIC) }

    /// Seconds since 1970.
    static var secondsSince1970: Int { Int(read(CLOCK_REALTIME) / 1_000_000_000) }

    static func nanoseconds(_ seconds: Double) -> UInt64 { UInt64(max(0, min(seconds, 1e9)) * 1e9) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(max(0, time.tv_sec)) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
