import Terminal

/// The command line's front door: names a command, runs it, and ends with its exit code.
@main
struct Vitrine {
    static let version = "0.1.0"

    static var commands: [any VitrineCommand.Type] {
        [
            BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, InitCommand.self,
            InspectCommand.self,
            MarkdownCommand.self, LiquidCommand.self, YAMLCommand.self,
        ]
    }

    static func main() {
        Console.ignoreBrokenPipes()
        ProcessEnd.exit(run(Array(CommandLine.arguments.dropFirst())))
    }

    /// The one place where a failure becomes a text and an exit code.
    static func run(_ arguments: [String]) -> ExitCode {
        guard let name = arguments.first else {
            Console.warn(help)
            return .usage
        }
        if name == "--help" || name == "-h" || name == "help" {
            if arguments.count > 1, let command = command(named: arguments[1]) {
                Console.print(bytes: Array(command.syntax.help.utf8))
            } else {
                Console.print(help)
            }
            return .done
        }
        if name == "--version" {
            Console.print("vitrine \(version)")
            return .done
        }
        guard let command = command(named: name) else {
            Console.warn(unknown(name))
            return .usage
        }
        do throws(CommandFailure) {
            let parsed = try command.syntax.parse(Array(arguments.dropFirst()))
            if parsed.wantsHelp {
                Console.print(bytes: Array(command.syntax.help.utf8))
                return .done
            }
            return try command.run(parsed)
        } catch {
            if !error.message.isEmpty { Console.warn(error.message) }
            return error.code
        }
    }

    private static func command(named name: String) -> (any VitrineCommand.Type)? {
        commands.first { $0.name == name }
    }

    private static func unknown(_ name: String) -> String {
        "vitrine: there is no command '\(name)'" + SlipHint.phrase(name, commands.map { $0.name })
            + "\nTry 'vitrine --help'."
    }

    private static var help: String {
        let width = (commands.map { $0.name.count }.max() ?? 0) + 2
        let list = commands.map { command in
            "  \(command.name)\(String(repeating: " ", count: width - command.name.count))\(command.syntax.summary)"
        }
        return """
            Vitrine makes a static shop of product files and a theme.

            Usage: vitrine COMMAND [OPTIONS]

            Commands:
            \(list.joined(separator: "\n"))

            Example:
              vitrine build
                  builds the shop in this folder into output/

            'vitrine COMMAND --help' tells about one of them.
            """
    }
}

/// One subcommand: its table of arguments and what it does.
protocol VitrineCommand {
    static var name: String { get }
    static var syntax: CommandLineSyntax { get }
    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode
}
