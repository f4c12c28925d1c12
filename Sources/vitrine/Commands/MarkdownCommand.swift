import Markdown
import Terminal
import Text

/// `vitrine markdown`
enum MarkdownCommand: Command {
    static let name = "markdown"
    static let syntax = CommandLineSyntax(
        command: "vitrine markdown", summary: "Render Markdown to HTML.", operands: "[FILE]", operandCount: 0...1,
        options: [
            .flag("raw-html", "keep raw HTML instead of leaving it out"),
            .flag("commonmark", "CommonMark 0.31.2 alone: no extensions, no heading ids"),
            .flag("smart", "curly quotes, dashes and ellipses"),
            .value(
                "without", "LIST",
                "extensions to leave out, with commas: \(extensions.map(\.name).joined(separator: ", "))"),
        ],
        examples: [
            ("vitrine markdown content/pages/about.md", "prints the HTML of a file"),
            ("echo '*Hello*' | vitrine markdown", "renders standard input"),
        ])

    private static var extensions: [(name: String, option: WritableKeyPath<MarkdownOptions, Bool>)] {
        [
            ("tables", \.tables), ("strikethrough", \.strikethrough), ("task-lists", \.taskLists),
            ("autolinks", \.autolinks), ("footnotes", \.footnotes), ("heading-ids", \.headingIDs),
        ]
    }

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let source = try InputFile.read(arguments.operands)
        var options: MarkdownOptions = arguments.flags.contains("commonmark") ? .commonMark : .shop
        options.rawHTML = arguments.flags.contains("raw-html")
        options.smartPunctuation = arguments.flags.contains("smart")
        for name in (arguments.values["without"] ?? "").split(separator: ",").map(String.init) {
            guard let found = extensions.first(where: { $0.name == name }) else {
                throw CommandFailure(
                    .usage,
                    "vitrine markdown: there is no extension '\(name)'"
                        + Suggestion.phrase(for: name, in: extensions.map(\.name)))
            }
            options[keyPath: found.option] = false
        }
        options.collectsOutline = false
        var out = ByteWriter(reserving: source.bytes.count + source.bytes.count / 4)
        let result = MarkdownRenderer.render(source, options: options, into: &out)
        let failed = InputFile.report(result.diagnostics)
        Console.print(bytes: out.bytes)
        return failed ? .content : .done
    }
}
