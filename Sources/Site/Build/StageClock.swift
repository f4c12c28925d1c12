import Platform

/// How long the stages of a build take by the wall; some run beside one another.
final class StageClock: Sendable {
    private let stages = Guarded<[BuildTimings.Stage]>([])

    func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
        let start = SystemCalls.ticks
        defer {
            let end = SystemCalls.ticks
            stages.withLock { $0.append(.init(name: name, start: start, nanoseconds: end - start)) }
        }
        return try work()
    }

    var timings: BuildTimings { BuildTimings(stages: stages.withLock { $0 }.sorted { $0.start < $1.start }) }
}

/// Where the time of a build went.
package struct BuildTimings: Sendable {
    package struct Stage: Sendable {
        package var name: String
        /// Of a clock that only goes forward.
        package var start: Int
        package var nanoseconds: Int

        package init(name: String, start: Int, nanoseconds: Int) {
            self.name = name
            self.start = start
            self.nanoseconds = nanoseconds
        }
    }

    package var stages: [Stage] = []
    /// The dearest first; empty unless it was asked for.
    package var templates: [TemplateTiming] = []
    package var traffic = FileTraffic()
    /// Of the whole process; nil until somebody looks.
    package var usage: SystemCalls.Usage?

    package init(stages: [Stage] = []) { self.stages = stages }
}
