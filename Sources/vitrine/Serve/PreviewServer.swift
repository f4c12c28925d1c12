import HTTP
import Platform
import Site
import Text

/// `vitrine serve` without its command line: shows the built site, builds it anew after every edit, and never dies of
/// what the edit was.
final class PreviewServer: Sendable {
    struct Options: Sendable {
        /// Loopback unless the owner says otherwise: a preview is nobody else's business.
        var listen: [SocketAddress]
        /// The folder that is served; absolute.
        var output: String
        /// The store's base path as far as it is known before the first build, `/` or `/shop/`.
        var basePath = "/"
        /// Names by which it may be asked, besides addresses, localhost and the host of `url`.
        var hosts: [String] = []
        /// The store's URL as far as it is known before the first build.
        var url: String?
        /// What is watched; absolute.
        var watched: [String]
    }

    /// What a build came to.
    struct Outcome: Sendable {
        var diagnostics: [Diagnostic]
        /// Whether the site's files are other than before.
        var changed: Bool
        /// A line for the terminal.
        var summary: String
        /// The store's base path now (`/shop`), empty at the root of its host; nil leaves it as it was.
        var basePath: String?
    }

    /// Answers a request before the site does (test orders); false leaves it to the site.
    typealias Extra = @Sendable (Request, Responder) -> Bool

    private let options: Options
    private let server: Server
    private let live: LiveReload
    private let site: ServedSite
    private let firstBuild: FirstBuild

    /// Lets whatever is not there yet wait for the first build: whoever opens the address that `serve` has just said sees
    /// the page, not that there is none.
    private final class FirstBuild: Sendable {
        /// What waits; nil once the build is over.
        private let waiting = Guarded<[@Sendable () -> Void]?>([])

        /// Whether `answer` will be called later; false when the build is over.
        func holds(_ answer: @escaping @Sendable () -> Void) -> Bool {
            waiting.withLock { waiting in
                waiting?.append(answer)
                return waiting != nil
            }
        }

        func isOver() {
            let held = waiting.withLock { waiting in
                defer { waiting = nil }
                return waiting ?? []
            }
            for answer in held { answer() }
        }
    }

    /// The files under the base path of the last build; an edit of the store's `url` moves them.
    private final class ServedSite: Sendable {
        private let files: Guarded<StaticFiles>
        private let root: String
        private let live: LiveReload

        init(root: String, basePath: String, live: LiveReload) {
            self.root = root
            self.live = live
            files = Guarded(ServedSite.files(root, basePath, live))
        }

        func move(to basePath: String) { files.withLock { $0 = ServedSite.files(root, basePath, live) } }

        func respond(to request: Request) -> Response { files.withLock { $0 }.respond(to: request) }

        private static func files(_ root: String, _ basePath: String, _ live: LiveReload) -> StaticFiles {
            var files = StaticFiles(root: root, basePath: basePath)
            // Pages must be asked for again after every build; their validators keep that cheap.
            files.cacheControl = { _ in "no-cache" }
            files.transform = { page, _ in live.inject(into: page) }
            return files
        }
    }

    /// Binds the addresses; throws if one cannot be had.
    init(_ options: Options, extra: Extra? = nil) throws(ServerError) {
        self.options = options
        let live = LiveReload(start: SystemCalls.ticks / 1_000_000)
        let site = ServedSite(root: options.output, basePath: options.basePath, live: live)
        self.live = live
        self.site = site
        let firstBuild = FirstBuild()
        self.firstBuild = firstBuild
        var configuration = ServerConfiguration(listen: options.listen)
        // Every tab and every client of a test comes from this one machine.
        configuration.connections.perAddress = configuration.connections.total
        // Drafts are for the owner: no page of a stranger reads them through a name of its own.
        let handler = HostNames(options.hosts).guarding(alsoOf: { options.url }) { request, responder in
            if live.handle(request, responder) || (extra?(request, responder) ?? false) { return }
            let response = site.respond(to: request)
            let isHeld =
                response.status.code >= 400
                && firstBuild.holds {
                    if !(extra?(request, responder) ?? false) { responder.send(site.respond(to: request)) }
                }
            if !isHeld { responder.send(response) }
        }
        server = try Server(configuration, handler: handler)
    }

    /// `http://127.0.0.1:8080/shop/`, for each address.
    var urls: [String] { server.addresses.map { "http://\($0)\(options.basePath)" } }

    /// The origins that its pages have in a browser.
    var origins: [String] {
        server.addresses.flatMap { address in
            address.address.isLoopback
                ? ["http://\(address)", "http://localhost:\(address.port)"] : ["http://\(address)"]
        }
    }

    /// Builds, serves, and builds again after every burst of edits; returns only if the server's thread cannot start.
    ///
    /// - Parameter rebuild: told the paths that changed, absolute; nil when they are not known, as at the first time.
    func run(rebuild: (Set<String>?) -> Outcome, report: (Outcome) -> Void) throws(ServerError) {
        // Watching begins before the first build, so that no edit falls between the two.
        let watcher = FileWatcher(options.watched)
        try server.start()
        var changed: Set<String>?
        while true {
            let outcome = rebuild(changed)
            publish(outcome)
            firstBuild.isOver()
            report(outcome)
            changed = watcher.waitForChanges()
        }
    }

    private func publish(_ outcome: Outcome) {
        if let basePath = outcome.basePath { site.move(to: basePath) }
        let failed = outcome.diagnostics.contains { $0.severity == .error }
        if outcome.changed && !failed { live.reload() } else { live.show(outcome.diagnostics) }
    }
}
