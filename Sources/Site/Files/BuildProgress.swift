/// How far a part of a build is.
package struct BuildProgress: Sendable, Hashable {
    /// What is being made: `pages`, `pictures`.
    package var phase: String
    package var done: Int
    package var total: Int
    /// How much of the work that is, from 0 to 1: a large picture takes longer than a small one.
    package var share: Double

    package init(_ phase: String, _ done: Int, of total: Int, share: Double? = nil) {
        self.phase = phase
        self.done = done
        self.total = total
        self.share = share ?? (total > 0 ? Double(done) / Double(total) : 0)
    }
}
