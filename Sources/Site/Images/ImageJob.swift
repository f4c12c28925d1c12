import Text

/// The copies that are to be made of one picture, whatever names its bytes have in the shop.
package struct ImageJob: Sendable, Hashable {
    package let fingerprint: Fingerprint
    /// The paths in the output of all originals with these bytes, in order; at least one.
    package var sources: [String]
    /// One of each recipe.
    package var copies: [ImageRequest]

    /// The jobs that make `requests`, in the order of the first original's path. Requests of equal bytes are one.
    package static func all(_ requests: some Sequence<ImageRequest>) -> [ImageJob] {
        var jobs: [ImageJob] = []
        var places: [Fingerprint: Int] = [:]
        var keys: Set<String> = []
        for request in requests.sorted(by: { ($0.source, $0.outputPath) < ($1.source, $1.outputPath) }) {
            let place = places[request.sourceFingerprint] ?? jobs.count
            if place == jobs.count {
                places[request.sourceFingerprint] = place
                jobs.append(ImageJob(fingerprint: request.sourceFingerprint, sources: [], copies: []))
            }
            if jobs[place].sources.last != request.source { jobs[place].sources.append(request.source) }
            if keys.insert(request.cacheKey).inserted { jobs[place].copies.append(request) }
        }
        return jobs
    }

    /// Shares `jobs` out among `workers` in batches of one size, so that all end at about the same time; a batch is at
    /// most `largest` jobs.
    package static func batches(_ jobs: [ImageJob], workers: Int, largest: Int) -> [[ImageJob]] {
        guard !jobs.isEmpty, workers > 0, largest > 0 else { return [] }
        let rounds = (jobs.count + workers * largest - 1) / (workers * largest)
        let size = (jobs.count + workers * rounds - 1) / (workers * rounds)
        return stride(from: 0, to: jobs.count, by: size).map { Array(jobs[$0..<min($0 + size, jobs.count)]) }
    }
}

extension ImageRequest {
    /// How long it takes to make beside others: coding the pixels is the most of it.
    var effort: Int { width * height + 60_000 }
}
