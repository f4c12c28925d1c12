import Liquid
import Platform
import Text

/// How long the templates of a build take, and what the memory of snippets saves: made for `build --timings` alone.
package final class RenderProfile: Sendable {
    private let sums = Guarded<[String: TemplateTiming]>([:])

    package init() {}

    /// A clock for one page.
    func makeClock() -> TemplateClock { TemplateClock { SystemCalls.ticks } }

    /// Adds what the clock of a page has told.
    func add(_ clock: TemplateClock?) {
        guard let clock else { return }
        sums.withLock { sums in
            for entry in clock.entries {
                let path = entry.template.source.path
                sums[path, default: TemplateTiming(path: path)].add(entry)
            }
        }
    }

    /// The dearest first: by the time within each alone.
    var timings: [TemplateTiming] {
        sums.withLock { Array($0.values) }.sorted {
            $0.own != $1.own ? $0.own > $1.own : $0.path.precedesInBytes($1.path)
        }
    }
}

/// What one template or snippet took in a build, on all threads together.
package struct TemplateTiming: Sendable {
    /// Relative to the shop's root.
    package var path: String
    package var calls = 0
    /// Nanoseconds in it and in no snippet that it renders.
    package var own = 0
    /// Nanoseconds in it and all that it renders.
    package var total = 0
    /// How often its text was looked for among the remembered ones, and was there or not.
    package var found = 0
    package var missed = 0

    package init(path: String, calls: Int = 0, own: Int = 0, total: Int = 0, found: Int = 0, missed: Int = 0) {
        self.path = path
        self.calls = calls
        self.own = own
        self.total = total
        self.found = found
        self.missed = missed
    }

    mutating func add(_ entry: TemplateClock.Entry) {
        calls += entry.calls
        own += entry.own
        total += entry.total
        found += entry.found
        missed += entry.missed
    }
}
