import Documents
import Terminal
import Text

/// `vitrine yaml`
enum YAMLCommand: Command {
    static let name = "yaml"
    static let syntax = CommandLineSyntax(
        command: "vitrine yaml", summary: "Read YAML and print it as JSON, one document a line.", operands: "[FILE]",
        operandCount: 0...1,
        examples: [
            ("vitrine yaml content/store.yaml", "prints the store as Vitrine reads it, or what is wrong with it")
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let source = try InputFile.read(arguments.operands)
        let result = YAML.convertToJSON(source: source)
        let failed = InputFile.report(result.diagnostics)
        if !failed { Console.print(bytes: result.lines) }
        return failed ? .content : .done
    }
}
