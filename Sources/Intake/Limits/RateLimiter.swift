import Platform

/// Counts what was done under a name within an hour, in a table that cannot grow without end.
///
/// Names fall into hours of their own (a fixed window that begins with the first use), so a limit is kept to within a
/// factor of two at a window's edge: good enough against floods, and one comparison cheap.
package final class RateLimiter: Sendable {
    /// Stops an attacker with many names from filling the memory: past it the windows that ended are swept, and if none
    /// has ended the oldest are.
    package static let mostNames = 20_000
    private static let window = 3_600

    private struct Count {
        var since: Int
        var used: Int
    }

    private let table = Guarded<[String: Count]>([:])
    /// Uses an hour; 0 for no limit.
    package let limit: Int

    package init(limit: Int) { self.limit = limit }

    /// Seconds until the name may be used again; nil when it may be now. Counts nothing.
    package func wait(_ name: String, now: Int) -> Int? {
        guard limit > 0 else { return nil }
        return table.withLock { table in
            guard let count = table[name], now - count.since < RateLimiter.window, now >= count.since,
                count.used >= limit
            else { return nil }
            return max(1, count.since + RateLimiter.window - now)
        }
    }

    /// Counts uses; fewer than none takes some back.
    package func count(_ name: String, now: Int, by uses: Int = 1) {
        guard limit > 0 else { return }
        table.withLock { table in
            if var count = table[name], now - count.since < RateLimiter.window, now >= count.since {
                let (sum, overflow) = count.used.addingReportingOverflow(uses)
                count.used = overflow ? Int.max : max(0, sum)
                table[name] = count
                return
            }
            guard uses > 0 else { return }
            if table.count >= RateLimiter.mostNames { RateLimiter.sweep(&table, now) }
            table[name] = Count(since: now, used: uses)
        }
    }

    private static func sweep(_ table: inout [String: Count], _ now: Int) {
        table = table.filter { now - $0.value.since < window && now >= $0.value.since }
        guard table.count >= mostNames else { return }
        let kept = table.sorted { $0.value.since > $1.value.since }.prefix(mostNames / 2)
        table = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}
