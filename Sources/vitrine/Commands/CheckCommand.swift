import Site
import Terminal
import Text

/// `vitrine check`
enum CheckCommand: Command {
    static let name = "check"
    static let syntax = CommandLineSyntax(
        command: "vitrine check", summary: "Find every mistake in the shop without writing anything.",
        options: ShopArguments.options,
        examples: [
            ("vitrine check", "checks content, theme and links"),
            ("vitrine check --format github", "prints the mistakes so that GitHub shows them on their lines"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let shop = try ShopArguments(arguments, writes: false)
        let report = try BuildRun.run(shop.build, progress: Progress())
        BuildRun.show(report, format: shop.format)
        let tally = DiagnosticPrinter.tally(report.diagnostics)
        if shop.format == .text {
            Console.print(
                tally.isEmpty ? "\(BuildRun.count(report.pages, "page", "pages")), no mistakes" : tally)
        }
        return report.succeeded ? .done : .content
    }
}
