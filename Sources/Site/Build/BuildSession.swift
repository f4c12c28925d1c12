import Commerce
import Platform
import Text

/// What outlives a build: `vitrine serve` keeps one, so that after an edit only what changed is read and made again.
///
/// A session that is made for one build begins with what the last build left on the disk. Nothing in it is needed for
/// the right result: each part is used only while what it follows from is what it was.
package final class BuildSession: Sendable {
    private struct State {
        var cache: BuildCache?
        /// Of the file that `cache` was written to or read from.
        var cacheStamp: FileStamp?
        /// The cache is of a build of this session.
        var isOwn = false
        var theme: ThemeMemory?
        var resolved: ResolvedShop?
        /// Of a build that is over.
        var leftovers: [any Sendable & AnyObject] = []
    }

    private struct ThemeMemory: Sendable {
        var files: [FileEntry]
        var store: Fingerprint
        var theme: Theme
        var diagnostics: [Diagnostic]
    }

    private let state = Guarded(State())
    /// Whether the session goes on after a build: then nothing is waited for that nobody is to see, and what this session
    /// put into the output folder is taken to be there.
    let isWatching: Bool
    private let writing = Guarded<Later<Void>?>(nil)

    package init(isWatching: Bool = false) { self.isWatching = isWatching }

    /// Keeps what a build was made of as long as the session: a process that ends with its build gives all its memory back
    /// at once, and to free a million objects one by one before would take as long as writing the cache.
    func leave(_ objects: any Sendable & AnyObject...) {
        if !isWatching { state.withLock { $0.leftovers += objects } }
    }

    // MARK: What the last build knew

    private static func path(_ workFolder: String) -> String { workFolder + "/cache" }

    /// What the last build knew, or nothing. Another program may have built the shop since: its cache is the newer one.
    func cache(_ workFolder: String) -> BuildCache {
        let path = Self.path(workFolder)
        finishWriting()
        let stamp = SystemCalls.stamp(path)
        let known = state.withLock { $0.cacheStamp == stamp ? $0.cache : nil }
        if let known, stamp != nil { return known }
        guard let file = MappedFile(path), let cache = BuildCache(decoding: file.bytes) else { return BuildCache() }
        state.withLock { ($0.cache, $0.cacheStamp, $0.isOwn) = (cache, file.stamp, false) }
        return cache
    }

    /// A build of this session has ended well: the site is what the cache says.
    func succeeded() { state.withLock { $0.isOwn = $0.cache != nil } }

    /// Whether the files of the site need not be asked for again.
    var trustsOutput: Bool { isWatching && state.withLock { $0.isOwn } }

    /// Losing the cache costs the next build time and nothing else, so a fault here is no fault of the build.
    ///
    /// - Parameter memory: what of it was written before, beside other work.
    func remember(_ cache: BuildCache, memory: PlainArrayWriter?, _ workFolder: String) {
        guard isWatching else { return write(cache, memory: memory, workFolder) }
        finishWriting()
        state.withLock { ($0.cache, $0.cacheStamp, $0.isOwn) = (cache, nil, true) }
        writing.withLock { $0 = Later { self.write(cache, memory: memory, workFolder) } }
    }

    /// Waits for what is still being written.
    private func finishWriting() { writing.withLock { $0 }?.value }

    private func write(_ cache: BuildCache, memory: PlainArrayWriter?, _ workFolder: String) {
        let path = Self.path(workFolder)
        do {
            let stamp = try SystemCalls.write(cache.encode(memory: memory), to: path + ".new")
            try SystemCalls.rename(path + ".new", to: path)
            state.withLock { ($0.cache, $0.cacheStamp) = (cache, stamp) }
        } catch {
            try? SystemCalls.removeFile(path)
            state.withLock { ($0.cache, $0.cacheStamp, $0.isOwn) = (nil, nil, false) }
        }
    }

    // MARK: The shop

    /// What the last build of this session came to.
    var resolved: ResolvedShop? {
        get { state.withLock { $0.resolved } }
        set {
            let old = state.withLock { state in
                defer { state.resolved = newValue }
                return state.resolved
            }
            // To free a hundred thousand products takes a while, and nobody waits for it.
            _ = Later { withExtendedLifetime(old) {} }
        }
    }

    // MARK: The theme

    /// The theme, loaded again only when one of the files below the themes' folder is another, or the store is.
    func theme(
        folder: String, store: Store, state storeState: Fingerprint, reader: any FileReader,
        diagnostics: inout [Diagnostic]
    ) -> Theme? {
        let files = (try? reader.files(below: folder)) ?? []
        let known = state.withLock { $0.theme }
        if let known, known.store == storeState, known.files == files,
            files.allSatisfy({ $0.stamp.isSettled && !$0.escapes })
        {
            diagnostics += known.diagnostics
            return known.theme
        }
        var found: [Diagnostic] = []
        let theme = Theme.load(folder: folder, store: store, reader: reader, diagnostics: &found)
        diagnostics += found
        state.withLock {
            $0.theme = theme.map { ThemeMemory(files: files, store: storeState, theme: $0, diagnostics: found) }
        }
        return theme
    }
}
