import Markdown
import Terminal
import Text

/// `vitrine markdown`
enum MarkdownCommand: VitrineCommand {
    static let name = "markdown"
    static let syntax = CommandLineSyntax(
        command: "vitrine markdown", summary: "Render Markdown to HTML.", operands: "[FILE]", operandCount: 0...1,
        options: [
            .flag("raw-html", "keep raw HTML instead of leaving it out"),
            .flag("commonmark", "CommonMark 0.31.2 alone: no extensions, no heading ids"),
        ],
        examples: [
            ("vitrine markdown content/pages/about.md", "prints the HTML of a file"),
            ("echo '*Hello*' | vitrine markdown", "renders standard input"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let source = try InputFile.read(arguments.operands)
        var options: MarkdownOptions = arguments.flags.contains("commonmark") ? .commonMark : .shop
        options.rawHTML = arguments.flags.contains("raw-html")
        options.collectsOutline = false
        var out = ByteWriter(reserving: source.bytes.count + source.bytes.count / 4)
        let result = MarkdownRenderer.render(source, options: options, into: &out)
        let failed = InputFile.report(result.diagnostics)
        Console.print(bytes: out.bytes)
        return failed ? .content : .done
    }
}
