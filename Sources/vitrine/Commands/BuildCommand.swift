import Platform
import Site
import Terminal
import Text

/// `vitrine build`
enum BuildCommand: Command {
    static let name = "build"
    static let syntax = CommandLineSyntax(
        command: "vitrine build", summary: "Build the shop into its output folder.",
        options: [
            .value("explain", "PATH", "tell why this page was made again or kept: its address or its file"),
            .flag("timings", "tell where the time went: stages, templates, snippets, bytes, memory"),
        ] + ShopArguments.options,
        examples: [
            ("vitrine build", "builds the shop in this folder into output/"),
            (
                "vitrine build --base-url https://example.org/shop/ --strict",
                "builds for another address, and lets warnings stop the build"
            ),
            (
                "vitrine build --explain /products/mug/",
                "builds, and tells which of the things that this page is made from changed"
            ),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let started = SystemCalls.ticks
        var shop = try ShopArguments(arguments, writes: true)
        shop.build.explained = arguments.values["explain"]
        shop.build.timesTemplates = arguments.flags.contains("timings")
        // Never freed, like all that a process has at its end.
        let session = Unmanaged.passRetained(BuildSession())
        let report = try BuildRun.run(shop.build, session: session.takeUnretainedValue(), progress: Progress())
        BuildRun.show(report, format: shop.format)
        if arguments.flags.contains("timings") { BuildRun.show(report.timings) }
        guard report.succeeded else {
            if shop.format == .text {
                Console.warn("\nNot built: \(DiagnosticPrinter.tally(report.diagnostics)). The old site is as it was.")
            }
            return .content
        }
        if let explanation = report.explanation {
            Console.print(explanation.report(shop.format) + (shop.format == .text ? "\n" : ""))
        }
        if shop.format == .text {
            let summary = report.summary
            let warnings = DiagnosticPrinter.tally(report.diagnostics)
            Console.print(
                "\(BuildRun.count(report.pages, "page", "pages")), \(summary.written) written, \(summary.unchanged) unchanged, "
                    + "\(summary.removed) removed, \(BuildRun.duration(SystemCalls.ticks - started))"
                    + (warnings.isEmpty ? "" : " (\(warnings))"))
        }
        return .done
    }
}
