#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many seeds a simulation is run with.
package enum SeedShare {
    /// `count`, or one in so many of them as `VITRINE_SEED_SHARE` says: for runs that are slowed down by a sanitizer.
    package static func of(_ count: Int) -> Int { max(1, count / share) }

    package static let share = max(1, getenv("VITRINE_SEED_SHARE").flatMap { Int(String(cString: $0)) } ?? 1)
}
