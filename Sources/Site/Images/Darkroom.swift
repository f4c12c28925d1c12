import Platform
import Text

/// Makes pictures behind a preview, whose pages are shown before their pictures are there.
///
/// A build hands over what it found missing and goes on. Until a copy is made, whoever asks for it gets the original, and
/// its picture is made next. Once nothing is left to make, another build puts the copies in their places.
package final class Darkroom: Sendable {
    /// What there is to show in the place of a copy.
    package enum Picture: Sendable, Hashable {
        /// The copy itself, in this file.
        case copy(file: String)
        /// The original, at this path of the output.
        case original(String)
    }

    /// What came of the work that has come to its end.
    package struct News: Sendable, Hashable {
        package var made = 0
        /// Pictures that cannot be resized; the next build tells which and why.
        package var faulty = 0

        package init(made: Int = 0, faulty: Int = 0) {
            self.made = made
            self.faulty = faulty
        }
    }

    /// A batch is small, so that a picture that somebody waits for is next soon.
    private static let largestBatch = 4

    private struct State {
        var pipeline: ImagePipeline?
        /// What the last build wants, by its path in the output, and what the one before it did: until a build is in
        /// place the pages of the last are asked for.
        var wanted: [String: ImageRequest] = [:]
        var wantedBefore: [String: ImageRequest] = [:]
        var waiting: [ImageJob] = []
        /// The recipes that are being made right now.
        var atWork: Set<String> = []
        var faults: [ImageFault] = []
        var tally = ImageTally()
        var workers = 0
        var news = News()
    }

    private let state = Guarded(State())
    private let mostWorkers: Int
    private let progress: @Sendable (BuildProgress) -> Void
    private let trouble: @Sendable (FileFault) -> Void

    /// - Parameters:
    ///   - workers: how many programs run at once; one less than there are processors, since the preview itself wants one.
    ///   - progress: called as copies come to be.
    ///   - trouble: called when the disk fails; what is still to be made then waits for the next build.
    package init(
        workers: Int = max(1, SystemCalls.processorCount - 1),
        progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
        trouble: @escaping @Sendable (FileFault) -> Void = { _ in }
    ) {
        mostWorkers = workers
        self.progress = progress
        self.trouble = trouble
    }

    /// Whether something is being made.
    package var isBusy: Bool { state.withLock { $0.workers > 0 } }

    /// Whether another build has something to put in its place or to tell.
    package var hasNews: Bool { state.withLock { $0.workers == 0 && $0.news != News() } }

    /// What has come to its end since it was asked last.
    package func takeNews() -> News {
        state.withLock { state in
            guard state.workers == 0 else { return News() }
            defer { state.news = News() }
            return state.news
        }
    }

    /// What there is for a path of the output whose copy is not in its place; nil for a path of another kind.
    package func picture(at outputPath: String) -> Picture? {
        let (copy, pipeline) = state.withLock { state -> (ImageRequest?, ImagePipeline?) in
            guard let copy = state.wanted[outputPath] ?? state.wantedBefore[outputPath] else { return (nil, nil) }
            if let place = state.waiting.firstIndex(where: { $0.fingerprint == copy.sourceFingerprint }) {
                state.waiting.insert(state.waiting.remove(at: place), at: 0)
            }
            return (copy, state.pipeline)
        }
        guard let copy, let pipeline else { return nil }
        if pipeline.cache.holds(copy) { return .copy(file: pipeline.cache.file(copy)) }
        return .original(copy.source)
    }

    /// Takes over what a build found missing, in the place of what was still to be made.
    ///
    /// - Returns: the faults of pictures among them that are known already.
    func take(_ missing: [ImageRequest], of pipeline: ImagePipeline) -> [ImageFault] {
        let (known, starts) = state.withLock { state -> ([ImageFault], Int) in
            if pipeline.tool != state.pipeline?.tool { state.faults = [] }
            state.pipeline = pipeline
            state.wantedBefore = state.wanted
            state.wanted = Dictionary(missing.map { ($0.outputPath, $0) }, uniquingKeysWith: { first, _ in first })
            let jobs = ImageJob.all(missing)
            let faulty = Dictionary(
                state.faults.map { ($0.job.fingerprint, $0.message) }, uniquingKeysWith: { first, _ in first })
            state.waiting = jobs.compactMap { job in
                var job = job
                job.copies.removeAll { state.atWork.contains($0.cacheKey) }
                return job.copies.isEmpty || faulty[job.fingerprint] != nil ? nil : job
            }
            state.tally = ImageTally(state.waiting)
            let starts = max(0, min(mostWorkers, state.waiting.count) - state.workers)
            state.workers += starts
            return (
                jobs.compactMap { job in faulty[job.fingerprint].map { ImageFault(job: job, message: $0) } }, starts
            )
        }
        for _ in 0..<starts {
            if SystemThread({ [self] in work() }) == nil { state.withLock { $0.workers -= 1 } }
        }
        return known
    }

    private func work() {
        while let (jobs, pipeline, tally) = next() {
            let batch = ImageBatch(tool: pipeline.tool, cache: pipeline.cache, read: pipeline.read)
            do throws(FileFault) {
                let faults = try batch.make(jobs) { [self] copies in
                    let made = copies.count { pipeline.cache.holds($0) }
                    state.withLock { $0.news.made += made }
                    tally.finish(copies, progress)
                }
                end(jobs) { state in
                    state.faults += faults
                    state.news.faulty += faults.count
                }
            } catch {
                end(jobs) { $0.waiting = [] }
                trouble(error)
            }
        }
    }

    private func next() -> ([ImageJob], ImagePipeline, ImageTally)? {
        state.withLock { state in
            guard let pipeline = state.pipeline, !state.waiting.isEmpty else {
                state.workers -= 1
                return nil
            }
            let share = max(1, state.waiting.count / mostWorkers)
            let jobs = Array(state.waiting.prefix(min(share, Self.largestBatch)))
            state.waiting.removeFirst(jobs.count)
            state.atWork.formUnion(jobs.flatMap { $0.copies.map(\.cacheKey) })
            return (jobs, pipeline, state.tally)
        }
    }

    private func end(_ jobs: [ImageJob], _ note: (inout State) -> Void) {
        state.withLock { state in
            state.atWork.subtract(jobs.flatMap { $0.copies.map(\.cacheKey) })
            note(&state)
        }
    }
}
