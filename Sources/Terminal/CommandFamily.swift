import Platform
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One subcommand: its table of arguments and what it does.
package protocol Command {
    static var name: String { get }
    static var syntax: CommandLineSyntax { get }
    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode
}

/// A program of subcommands: finds the one that is named, runs it, and turns any failure into text and exit code.
package struct CommandFamily {
    package let name: String
    package let version: String
    /// One sentence about the program.
    package let summary: String
    package let commands: [any Command.Type]
    /// A command to copy and what it does.
    package let example: (command: String, does: String)

    package init(
        name: String, version: String, summary: String, commands: [any Command.Type],
        example: (command: String, does: String)
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.commands = commands
        self.example = example
    }

    /// Runs what the process was started with, and ends it.
    package func main() -> Never {
        StandardStreams.fill()
        Signals.ignoreFailedWrites()
        let code = run(Array(CommandLine.arguments.dropFirst()))
        // A table that is only half on the disk must not look like a whole one.
        if code == .done, Console.outputFault != 0 {
            Console.warn(
                "\(name): cannot write to standard output: \(SystemCalls.message(for: Console.outputFault))")
            exit(ExitCode.inputOutput.rawValue)
        }
        exit(code.rawValue)
    }

    /// The one place where a failure becomes a text and an exit code.
    package func run(_ arguments: [String]) -> ExitCode {
        guard let first = arguments.first else {
            Console.warn(help)
            return .usage
        }
        if first == "--help" || first == "-h" || first == "help" {
            if arguments.count > 1, let command = command(named: arguments[1]) {
                Console.print(bytes: Array(command.syntax.help.utf8))
            } else {
                Console.print(help)
            }
            return .done
        }
        if first == "--version" {
            Console.print("\(name) \(version)")
            return .done
        }
        guard let command = command(named: first) else {
            Console.warn(
                "\(name): there is no command '\(first)'"
                    + Suggestion.phrase(for: first, in: commands.map { $0.name }) + "\nTry '\(name) --help'.")
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

    private func command(named name: String) -> (any Command.Type)? { commands.first { $0.name == name } }

    private var help: String {
        let width = (commands.map { $0.name.count }.max() ?? 0) + 2
        let list = commands.map { command in
            "  \(command.name)\(String(repeating: " ", count: width - command.name.count))\(command.syntax.summary)"
        }
        return """
            \(summary)

            Usage: \(name) COMMAND [OPTIONS]

            Commands:
            \(list.joined(separator: "\n"))

            Example:
              \(example.command)
                  \(example.does)

            '\(name) COMMAND --help' tells about one of them.
            """
    }
}
