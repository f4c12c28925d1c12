import Commerce
import HTTP
import Intake
import Orders
import Platform
import Terminal
import Text

/// `order-intake serve`
enum ServeCommand: Command {
    static let name = "serve"
    static let syntax = CommandLineSyntax(
        command: "order-intake serve", summary: "Take orders.",
        options: [
            DataFolder.option,
            .value("listen", "ADDRESS", "where the web server passes orders on to (default: 127.0.0.1:8081)"),
            .value("admin", "ADDRESS", "health, readiness and metrics (default: 127.0.0.1:8082; 'none' for none)"),
            .value("trust-proxy", "RANGES", "whose X-Forwarded-For is believed: 127.0.0.1,10.0.0.0/8"),
            .value(
                "host", "NAMES",
                "names by which the admin address is asked, besides addresses, localhost and the shop's own"),
            .value("origin", "ORIGINS", "pages that may post besides the shop's own: http://127.0.0.1:8080"),
            .value("sendmail", "PATH", "the program that takes mail; 'none' leaves it in the outbox"),
            .value("curl", "PATH", "the program that calls the webhook"),
            .value("per-address", "N", "orders an hour from one address (default: 60; 0 for no limit)"),
            .value("per-recipient", "N", "orders an hour to one e-mail address (default: 20)"),
            .value("per-sku", "N", "orders an hour of one SKU (default: 1000)"),
            .value("requests", "N", "requests an hour from one address (default: 3600)"),
            .flag("quiet", "do not log each request"),
        ],
        examples: [
            ("order-intake serve", "takes orders at 127.0.0.1:8081, keeps them in orders/"),
            (
                "order-intake serve --data /var/lib/shop --trust-proxy 127.0.0.1",
                "believes what the proxy on this machine says of its clients"
            ),
        ])

    /// Milliseconds that the log has for its last lines.
    private static let lastPatience = 1_000

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        Signals.hold()
        let started = SystemCalls.ticks
        let folder = DataFolder(arguments)
        let isQuiet = arguments.flags.contains("quiet")
        // Whoever reads the log may have fallen asleep: it must not keep the last words of a start that failed either.
        Console.boundErrors(milliseconds: lastPatience)
        let (log, sink) = IntakeLog.onStandardError()
        defer { sink.close(within: lastPatience) }
        let configuration = try intakeConfiguration(arguments, folder, log)
        let (edition, warnings) = try folder.book(command: name, isServing: true)
        var diagnostics = warnings
        let pages = OrderPages(edition.book, diagnostics: &diagnostics)
        for diagnostic in diagnostics { log.write(.warning, "price_book", [("message", diagnostic.report(.text))]) }
        let desk = try open(folder, edition, log)
        RecentBooks(folder: folder.path).keep(edition.fingerprint)
        BookWatcher.tellOrphans(desk, edition.book, log)
        BookWatcher.tellSender(edition.book, log)

        let end = Guarded<JournalFailure?>(nil)
        let service = IntakeService(
            configuration, desk: desk, front: ShopFront(edition, pages),
            troubled: { failure in
                if let failure {
                    log.write(.error, "orders_not_taken", [("reason", failure.description)])
                } else {
                    log.write(.info, "orders_taken_again")
                }
            },
            died: { failure in
                log.write(.error, "journal_failed", [("reason", failure.description)])
                end.withLock { $0 = failure }
                Signals.stopSelf()
            })
        guard let service else { throw CommandFailure(.internalFault, "order-intake serve: cannot start a thread") }
        let servers = try servers(arguments, service, log, sink, isQuiet)
        let socket: CommandSocket
        do throws(FileFault) {
            socket = try CommandSocket(service, log: log)
        } catch {
            throw CommandFailure(.inputOutput, "order-intake serve: \(error.description)")
        }
        let outbox = carriers(service, configuration, log)
        let watcher = BookWatcher(service, log: log)
        let unpaid = UnpaidWatcher(service, log: log)
        do throws(ServerError) {
            for server in servers { try server.start() }
        } catch {
            throw CommandFailure(.internalFault, "order-intake serve: \(error)")
        }
        for runner in outbox { runner.start() }
        watcher.start()
        unpaid.start()
        log.write(
            .info, "serving",
            [
                ("at", servers[0].addresses.map(\.description).joined(separator: " ")), ("path", service.shop.path),
                ("orders", String(desk.withLedger { $0.sequence.count })),
                ("milliseconds", String((SystemCalls.ticks - started) / 1_000_000)),
            ])

        while Signals.next() == .reload { watcher.ask() }
        unpaid.stop()
        return stop(service, servers, socket, outbox, watcher, log, end)
    }

    /// Drains: what was accepted is finished and acknowledged, all within ten seconds.
    private static func stop(
        _ service: IntakeService, _ servers: [Server], _ socket: CommandSocket, _ outbox: [OutboxRunner],
        _ watcher: BookWatcher, _ log: IntakeLog, _ end: borrowing Guarded<JournalFailure?>
    ) -> ExitCode {
        log.write(.info, "stopping")
        let failure = end.withLock { $0 }
        // A program that mail is being handed to may hang for longer than a stop may take: it is left to itself, and
        // its message goes out again.
        for runner in outbox { runner.askToStop() }
        servers[0].drain(within: failure == nil ? 6 : 1)
        servers[0].wait()
        socket.stop()
        watcher.stop()
        let last = service.stop()
        for server in servers.dropFirst() { server.stop() }
        if let failure = failure ?? last {
            log.write(.error, "stopped", [("reason", failure.description)])
            return .inputOutput
        }
        log.write(.info, "stopped")
        return .done
    }

    private static func open(
        _ folder: DataFolder, _ edition: BookEdition, _ log: IntakeLog
    ) throws(CommandFailure) -> OrderDesk {
        let options = try folder.deskOptions(name)
        do throws(OrderStore.Failure) {
            let opened = try OrderStore.open(
                folder: folder.path, disk: SystemDisk(), book: edition, options: options,
                random: SystemRandom(), now: Instant(seconds: SystemCalls.now))
            let recovery = opened.recovery
            for note in recovery.notes { log.write(.warning, "recovery", [("note", note)]) }
            log.write(
                .info, "journal",
                [
                    ("records", String(recovery.records)), ("replayed", String(recovery.replayed)),
                    ("clean_stop", recovery.wasUnclean ? "false" : "true"),
                ])
            return opened.desk
        } catch {
            throw DataFolder.failure(error, name)
        }
    }

    private static func servers(
        _ arguments: ParsedArguments, _ service: IntakeService, _ log: IntakeLog, _ sink: LineSink, _ isQuiet: Bool
    ) throws(CommandFailure) -> [Server] {
        let hosts = try hosts(arguments)
        var configuration = ServerConfiguration(listen: [try address("listen", "127.0.0.1:8081", arguments)])
        configuration.trustedProxies = try proxies(arguments)
        configuration.errorResponse = { status, fields in service.errorResponse(status, fields) }
        if !isQuiet {
            configuration.accessLog = { record in
                log.write(
                    .info, "request",
                    [
                        ("method", record.method?.rawValue ?? "-"), ("path", record.path),
                        ("status", String(record.status)), ("bytes", String(record.bytes)),
                        ("microseconds", String(record.microseconds)),
                    ])
            }
        }
        let admin = arguments.values["admin"] == "none" ? nil : try address("admin", "127.0.0.1:8082", arguments)
        do throws(ServerError) {
            var servers = [try Server(configuration, handler: service.handler)]
            if let admin {
                let routes = AdminRoutes(service) { sink.dropped }
                servers.append(
                    try Server(
                        ServerConfiguration(listen: [admin]),
                        handler: hosts.guarding(alsoOf: { service.shop.book.store.url }, routes.handler)))
            }
            return servers
        } catch {
            throw CommandFailure(.inputOutput, "order-intake serve: \(error)")
        }
    }

    private static func carriers(
        _ service: IntakeService, _ configuration: IntakeConfiguration, _ log: IntakeLog
    ) -> [OutboxRunner] {
        let scratch = configuration.folder
        var runners: [OutboxRunner] = []
        // Without a sendmail, mail waits in the outbox until a start that finds one.
        if let path = configuration.sendmail {
            let mail = MailCarrier(service, Sendmail(path: path, scratch: scratch).send)
            runners.append(OutboxRunner(service, log: log, carries: { $0 != .webhook }, mail.carry))
        }
        if let setting = configuration.webhook {
            var options = CurlWebhook.Options(scratch: scratch)
            options.curl = setting.curl
            options.allowsPrivateAddresses = setting.allowsPrivate
            if let webhook = CurlWebhook(url: setting.url, secret: setting.secret, options: options) {
                let carrier = WebhookCarrier(service, webhook)
                runners.append(OutboxRunner(service, log: log, carries: { $0 == .webhook }, carrier.carry))
            }
        }
        return runners
    }

    // MARK: Options

    private static func intakeConfiguration(
        _ arguments: ParsedArguments, _ folder: DataFolder, _ log: IntakeLog
    ) throws(CommandFailure) -> IntakeConfiguration {
        var configuration = IntakeConfiguration(folder: folder.path)
        configuration.origins = (arguments.values["origin"] ?? "").split(separator: ",").map(String.init)
        configuration.limits.perAddress = try arguments.count("per-address", otherwise: 60, command: name)
        configuration.limits.perRecipient = try arguments.count("per-recipient", otherwise: 20, command: name)
        configuration.limits.perSKU = try arguments.count("per-sku", otherwise: 1_000, command: name)
        configuration.limits.requestsPerAddress = try arguments.count("requests", otherwise: 3_600, command: name)
        configuration.sendmail = try program("sendmail", arguments, ["/usr/sbin/sendmail", "/usr/lib/sendmail"])
        if configuration.sendmail == nil {
            log.write(
                .warning, "no_sendmail",
                [("message", "no mail goes out: install a sendmail (msmtp-mta, postfix) or name one with --sendmail")])
        }
        guard let setting = try folder.webhook(name) else { return configuration }
        if let curl = try program("curl", arguments, []) {
            configuration.webhook = IntakeConfiguration.Webhook(
                url: setting.url, secret: setting.secret, curl: curl, allowsPrivate: setting.allowsPrivate)
        } else {
            log.write(
                .warning, "no_curl",
                [
                    (
                        "message",
                        "the webhook is not called: install curl, or name one with --curl; events wait in the outbox"
                    )
                ])
        }
        return configuration
    }

    /// The program named by an option, or found on the machine; nil for `none` and when there is none.
    private static func program(
        _ option: String, _ arguments: ParsedArguments, _ usual: [String]
    ) throws(CommandFailure) -> String? {
        guard let given = arguments.values[option] else {
            return ChildProcess.find(option) ?? usual.first { SystemCalls.kind($0) != nil }
        }
        if given == "none" { return nil }
        guard given.hasPrefix("/") else {
            throw CommandFailure(.usage, "order-intake serve: --\(option) must be an absolute path")
        }
        return given
    }

    private static func address(
        _ option: String, _ standard: String, _ arguments: ParsedArguments
    ) throws(CommandFailure) -> SocketAddress {
        let text = arguments.values[option] ?? standard
        guard let address = SocketAddress(parsing: text) else {
            throw CommandFailure(
                .usage, "order-intake serve: --\(option) cannot be '\(text)': write it like \(standard)")
        }
        return address
    }

    private static func hosts(_ arguments: ParsedArguments) throws(CommandFailure) -> HostNames {
        let names = (arguments.values["host"] ?? "").split(separator: ",").map(String.init)
        if let wrong = names.first(where: { !HostNames.isName($0) }) {
            throw CommandFailure(
                .usage, "order-intake serve: --host cannot be '\(wrong)': write names like shop.example,intake")
        }
        return HostNames(names)
    }

    private static func proxies(_ arguments: ParsedArguments) throws(CommandFailure) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for text in (arguments.values["trust-proxy"] ?? "").split(separator: ",") {
            guard let range = AddressRange(parsing: String(text)) else {
                throw CommandFailure(
                    .usage,
                    "order-intake serve: --trust-proxy cannot be '\(text)': write addresses like 127.0.0.1,10.0.0.0/8")
            }
            ranges.append(range)
        }
        return ranges
    }
}
