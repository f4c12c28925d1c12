import Commerce
import HTTP
import Platform
import Site
import Terminal
import Text

/// `vitrine serve`
enum ServeCommand: Command {
    static let name = "serve"
    static let syntax = CommandLineSyntax(
        command: "vitrine serve", summary: "Show the shop in a browser and build it anew after every edit.",
        options: [
            .value("listen", "ADDRESS", "where to listen (default: 127.0.0.1:8080; port 0 takes a free one)"),
            .value("host", "NAMES", "names by which it may be asked, besides addresses, localhost and the shop's own"),
            .flag("timings", "tell of each build where the time went"),
        ] + ShopArguments.options,
        examples: [
            ("vitrine serve", "serves the shop at http://127.0.0.1:8080/ and reloads the page when a file changes"),
            ("vitrine serve --drafts --listen 127.0.0.1:9000", "shows drafts too, on another port"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let asked = arguments.values["listen"] ?? "127.0.0.1:8080"
        guard let address = SocketAddress(parsing: asked) else {
            throw CommandFailure(.usage, "vitrine serve: --listen cannot be '\(asked)': write it like 127.0.0.1:8080")
        }
        let names = (arguments.values["host"] ?? "").split(separator: ",").map(String.init)
        if let wrong = names.first(where: { !HostNames.isName($0) }) {
            throw CommandFailure(
                .usage, "vitrine serve: --host cannot be '\(wrong)': write names like laptop.local,shop.test")
        }
        let shop = try ShopArguments(arguments, writes: true)
        let options = shop.build
        let (base, url) = try baseAddress(options)
        func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : options.root + "/" + path }
        let session = BuildSession(isWatching: true)
        let reader = WatchedReader(DiskReader(root: options.root))
        let progress = Progress(.lines)
        let darkroom = Darkroom(
            progress: { progress.update($0) },
            trouble: { Console.warn("Pictures cannot be made: \($0.description)") })
        let origins = Guarded<[String]>([])
        let orders = TestOrders(
            bookFolder: options.orders ?? options.root + "/orders", folder: options.root + "/.vitrine/test-orders"
        ) { origins.withLock { $0 } }
        do throws(ServerError) {
            let server = try PreviewServer(
                PreviewServer.Options(
                    listen: [address], output: options.output, basePath: base, hosts: names, url: url,
                    watched: [absolute(options.folders.content), absolute(options.folders.themes)],
                    darkroom: darkroom),
                extra: orders.respond)
            origins.withLock { $0 = server.origins }
            for url in server.urls { Console.print("Serving \(url)   (Ctrl-C stops)") }
            Console.print("Test orders are taken there too, and kept apart from real ones, in .vitrine/test-orders")
            try server.run(
                rebuild: { changed in
                    reader.note(changed)
                    let news = darkroom.takeNews()
                    if news.made > 0 {
                        progress.finish()
                        Console.print("\(BuildRun.count(news.made, "picture", "pictures")) made")
                    }
                    // A page that shows the originals of its pictures need not be loaded anew to show the copies.
                    let outcome = build(
                        shop, session, reader, darkroom, reloads: changed != [],
                        tells: arguments.flags.contains("timings"))
                    orders.adoptLater { Console.warn("Test orders cannot be taken: \($0)") }
                    return outcome
                },
                report: { outcome in
                    let text = DiagnosticPrinter(format: shop.format).report(outcome.diagnostics)
                    if !text.isEmpty { Console.warn(String(text.dropLast())) }
                    Console.print(outcome.summary)
                })
        } catch {
            throw CommandFailure(.inputOutput, "vitrine serve: \(error)")
        }
        return .done
    }

    /// One build; whatever goes wrong becomes something to show, so that the preview goes on.
    private static func build(
        _ shop: ShopArguments, _ session: BuildSession, _ reader: any FileReader, _ darkroom: Darkroom, reloads: Bool,
        tells: Bool
    ) -> PreviewServer.Outcome {
        let started = SystemCalls.ticks
        var options = shop.build
        options.darkroom = darkroom
        options.timesTemplates = tells
        // A preview left open overnight must notice that a sale began.
        if !shop.hasFixedTime { options.now.seconds = SystemCalls.now }
        do throws(CommandFailure) {
            let report = try BuildRun.run(options, reader: reader, session: session, progress: nil)
            if tells { BuildRun.show(report.timings) }
            let time = BuildRun.duration(SystemCalls.ticks - started)
            let changed = reloads && report.summary.written + report.summary.removed > 0
            let tally = DiagnosticPrinter.tally(report.diagnostics)
            guard report.succeeded else {
                return PreviewServer.Outcome(
                    diagnostics: report.diagnostics, changed: false, summary: "Not built: \(tally) (\(time))")
            }
            return PreviewServer.Outcome(
                diagnostics: report.diagnostics, changed: changed,
                summary: "\(BuildRun.count(report.pages, "page", "pages")), \(report.summary.written) written, \(time)"
                    + (report.picturesToCome > 0
                        ? ", \(BuildRun.count(report.picturesToCome, "picture", "pictures")) to come" : "")
                    + (tally.isEmpty ? "" : " (\(tally))"), basePath: report.basePath)
        } catch {
            let message = error.message.hasPrefix("vitrine: ") ? String(error.message.dropFirst(9)) : error.message
            return PreviewServer.Outcome(
                diagnostics: [Diagnostic(.error, path: "vitrine", message: message)], changed: false,
                summary: "Not built")
        }
    }

    /// The path of the store's URL, so that the preview's links are the published ones, and the URL; `/` and none while
    /// there is no store.
    private static func baseAddress(
        _ options: BuildOptions
    ) throws(CommandFailure) -> (path: String, url: String?) {
        let loader = ShopLoader(
            reader: DiskReader(root: options.root), folders: options.folders, moment: { options.moment(in: $0) })
        let store: Store?
        do throws(FileFault) {
            store = try loader.store()
        } catch {
            throw CommandFailure(.inputOutput, "vitrine: \(error.description)")
        }
        guard let url = options.baseURL ?? store?.url.value, let addresses = Addresses(baseURL: url) else {
            return ("/", nil)
        }
        return (addresses.basePath + "/", url)
    }
}
