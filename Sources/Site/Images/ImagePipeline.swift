import Platform
import Text

/// Makes the resized copies that the pages of a build asked for.
///
/// Pages only name what they need (`ImageRequest`); the work is done once for all of them afterwards, on all cores,
/// and kept in the cache folder under the hash of the picture and the recipe. The requests of pages that were not
/// rendered again must be given too, or their pictures would look unused.
package struct ImagePipeline: Sendable {
    /// A finished copy: where it goes in the output, and the cache file that holds its bytes.
    package struct Output: Sendable, Hashable {
        package var outputPath: String
        package var file: String
    }

    /// What became of the requests.
    package struct Result: Sendable {
        /// Ordered by output path; empty where a picture has a fault, unless they are made behind.
        package var outputs: [Output] = []
        package var diagnostics: [Diagnostic] = []
        /// How many copies are still to be made.
        package var pending = 0
    }

    let tool: ImageTool
    let cache: ImageCache
    let read: @Sendable (String) -> [UInt8]?
    private let contentPath: @Sendable (String) -> String

    /// - Parameters:
    ///   - cacheFolder: `.vitrine/images` of the shop, absolute; it must exist.
    ///   - read: an original's bytes by its path in the output; called from several threads.
    ///   - contentPath: the file that a fault of an original is told of, by its path in the output.
    package init(
        tool: ImageTool, cacheFolder: String, read: @escaping @Sendable (String) -> [UInt8]?,
        contentPath: @escaping @Sendable (String) -> String
    ) {
        self.tool = tool
        cache = ImageCache(folder: cacheFolder, kind: tool.kind)
        self.read = read
        self.contentPath = contentPath
    }

    /// The one notice of a build that would have resized pictures but has no program for it.
    package static let noToolNotice =
        "pictures are used at their full size because neither vips nor ImageMagick is installed; "
        + "install one to serve smaller copies to small screens"

    /// Makes what is missing from the cache.
    ///
    /// A picture that the program cannot read is an error on that picture's file; the others are made all the same.
    ///
    /// - Parameters:
    ///   - darkroom: makes what is missing behind, instead of here and now.
    ///   - progress: called as copies come to be, by one thread at a time.
    /// - Throws: when the disk fails.
    package func produce(
        _ requests: some Sequence<ImageRequest>, behind darkroom: Darkroom? = nil,
        progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
    ) throws(FileFault) -> Result {
        let ordered = Array(Set(requests)).sorted()
        ImageWorkFolder.sweep(cache.folder)
        let missing = ordered.filter { !cache.holds($0) }
        var result = Result()
        if let darkroom {
            result.diagnostics = diagnostics(darkroom.take(missing, of: self))
            result.pending = Set(missing.map(\.cacheKey)).count
        } else {
            result.diagnostics = diagnostics(try make(ImageJob.all(missing), progress: progress))
        }
        guard result.diagnostics.isEmpty else { return result }
        let absent = Set(darkroom == nil ? [] : missing)
        result.outputs = ordered.filter { !absent.contains($0) }.map {
            Output(outputPath: $0.outputPath, file: cache.file($0))
        }
        return result
    }

    /// Removes cached copies that none of `requests` names, so that the cache does not grow for ever.
    package func prune(keeping requests: some Sequence<ImageRequest>) { cache.prune(keeping: requests) }

    private func make(
        _ jobs: [ImageJob], progress: @escaping @Sendable (BuildProgress) -> Void
    ) throws(FileFault) -> [ImageFault] {
        let batches = ImageJob.batches(
            jobs, workers: SystemCalls.processorCount, largest: tool.kind == .vips ? ImageBatch.mostPictures : 1)
        let batch = ImageBatch(tool: tool, cache: cache, read: read)
        let tally = ImageTally(jobs)
        let faults = Guarded<[ImageFault]>([])
        let broken = FirstFault()
        Parallel.forEach(batches.count, stride: 1) { index, _ in
            broken.run { () throws(FileFault) in
                let found = try batch.make(batches[index]) { copies in
                    tally.finish(copies, progress)
                }
                faults.withLock { $0 += found }
            }
        }
        try broken.check()
        return faults.withLock { $0 }
    }

    /// One for each file with a fault; their order must not depend on which was found first.
    private func diagnostics(_ faults: [ImageFault]) -> [Diagnostic] {
        faults.flatMap { fault in
            fault.job.sources.map { Diagnostic(.error, path: contentPath($0), message: fault.message) }
        }.sorted { ($0.path, $0.message) < ($1.path, $1.message) }
    }
}

/// How far the making of pictures is: by number for people, by effort for the estimate.
final class ImageTally: Sendable {
    private struct State {
        var total = 0
        var done = 0
        var effort = 0
        var doneEffort = 0
    }

    private let state: Guarded<State>

    init(_ jobs: [ImageJob] = []) {
        var start = State()
        start.total = jobs.reduce(0) { $0 + $1.copies.count }
        start.effort = jobs.reduce(0) { $0 + $1.copies.reduce(0) { $0 + $1.effort } }
        state = Guarded(start)
    }

    /// Notes copies that were done and passes on how far it is, to one thread at a time.
    func finish(_ copies: [ImageRequest], _ tell: (BuildProgress) -> Void) {
        let effort = copies.reduce(0) { $0 + $1.effort }
        state.withLock { state in
            state.done += copies.count
            state.doneEffort += effort
            tell(
                BuildProgress(
                    "pictures", state.done, of: state.total,
                    share: Double(state.doneEffort) / Double(max(1, state.effort))))
        }
    }
}
