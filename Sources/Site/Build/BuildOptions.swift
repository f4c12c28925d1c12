import Commerce

/// What one build is asked to do. All folders are absolute.
package struct BuildOptions: Sendable {
    /// The shop: holds `content/` and `themes/`; diagnostics show paths relative to it.
    package var root: String
    /// Relative to the root, or absolute.
    package var folders: ShopFolders
    package var output: String
    /// Where the intake's price book goes; nil to write none.
    package var orders: String?
    /// The cache and scratch files.
    package var workFolder: String
    /// Takes the place of the store's `url`.
    package var baseURL: String?
    package var now: Instant
    /// A day or a time by the shop's clocks that takes the place of `now`, as the command line gives it.
    package var asOf: String?
    package var includesDrafts: Bool
    /// False: find every fault, write nothing.
    package var writes: Bool
    /// Warnings stop the build as errors do.
    package var isStrict: Bool
    /// Makes what resized pictures are missing behind the build; nil: the build waits for them.
    package var darkroom: Darkroom?
    /// Whether it is measured how long each template takes.
    package var timesTemplates = false
    /// The page of which the report is to say why it was made or kept, as people name it: an address, a file of the site,
    /// a file of the content.
    package var explained: String?

    package init(
        root: String, folders: ShopFolders = ShopFolders(), output: String, orders: String? = nil, workFolder: String,
        baseURL: String? = nil, now: Instant, asOf: String? = nil, includesDrafts: Bool = false, writes: Bool = true,
        isStrict: Bool = false
    ) {
        self.root = root
        self.folders = folders
        self.output = output
        self.orders = orders
        self.workFolder = workFolder
        self.baseURL = baseURL
        self.now = now
        self.asOf = asOf
        self.includesDrafts = includesDrafts
        self.writes = writes
        self.isStrict = isStrict
    }

    /// The moment that prices, sales and publication are decided for, where the clocks go so.
    package func moment(in zone: ZoneTable) -> Instant {
        asOf.flatMap { DateTime($0, in: zone) }?.instant ?? now
    }
}
