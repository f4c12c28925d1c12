import Text

/// What one command accepts; parsing, `--help` and the suggestions for slips all come from this table.
package struct CommandLineSyntax: Sendable {
    package struct Option: Sendable {
        package let name: String
        /// What the value is called in the help; nil for a flag.
        package let value: String?
        package let help: String
        /// The values allowed, when they are few.
        package let choices: [String]
        /// It may be given more than once, and every value counts.
        package var isRepeated = false

        /// `--name`, a flag.
        package static func flag(_ name: String, _ help: String) -> Option {
            Option(name: name, value: nil, help: help, choices: [])
        }

        /// `--name VALUE` or `--name=VALUE`.
        package static func value(_ name: String, _ value: String, _ help: String, choices: [String] = []) -> Option {
            Option(name: name, value: value, help: help, choices: choices)
        }

        /// `--name VALUE`, as often as needed; read from `ParsedArguments.lists`.
        package static func list(_ name: String, _ value: String, _ help: String) -> Option {
            Option(name: name, value: value, help: help, choices: [], isRepeated: true)
        }
    }

    /// `vitrine build`.
    package let command: String
    /// One sentence.
    package let summary: String
    /// The operands as the usage line shows them: `[FILE]`.
    package let operands: String
    package let operandCount: ClosedRange<Int>
    package let options: [Option]
    /// A command to copy and what it does, one a line.
    package let examples: [(command: String, does: String)]

    package init(
        command: String, summary: String, operands: String = "", operandCount: ClosedRange<Int> = 0...0,
        options: [Option] = [], examples: [(command: String, does: String)]
    ) {
        self.command = command
        self.summary = summary
        self.operands = operands
        self.operandCount = operandCount
        self.options = options
        self.examples = examples
    }

    /// Reads a command's arguments.
    ///
    /// - Throws: `CommandFailure` with code 2 and a message that names the slip and its mend.
    package func parse(_ arguments: [String]) throws(CommandFailure) -> ParsedArguments {
        var parsed = ParsedArguments()
        var rest = arguments[...]
        var optionsEnded = false
        while let argument = rest.popFirst() {
            if optionsEnded || argument == "-" || !argument.hasPrefix("-") || CommandLineSyntax.isNumber(argument) {
                parsed.operands.append(argument)
                continue
            }
            if argument == "--" {
                optionsEnded = true
                continue
            }
            if argument == "--help" || argument == "-h" {
                parsed.wantsHelp = true
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = options.first(where: { "--\($0.name)" == name }) else {
                let hint = Suggestion.phrase(for: name, in: options.map { "--\($0.name)" })
                throw CommandFailure(
                    .usage, "\(command): there is no option '\(name)'\(hint)\nTry '\(command) --help'.")
            }
            if let placeholder = option.value {
                let value: String
                if parts.count == 2 {
                    value = String(parts[1])
                } else if let next = rest.first, !isOption(next) {
                    value = next
                    rest.removeFirst()
                } else {
                    throw CommandFailure(.usage, "\(command): \(name) needs a value: \(name) \(placeholder)")
                }
                if !option.choices.isEmpty, !option.choices.contains(value) {
                    let hint = Suggestion.phrase(for: value, in: option.choices)
                    throw CommandFailure(
                        .usage,
                        "\(command): \(name) cannot be '\(value)': it is one of \(option.choices.joined(separator: ", "))\(hint)"
                    )
                }
                if option.isRepeated {
                    parsed.lists[option.name, default: []].append(value)
                } else {
                    parsed.values[option.name] = value
                }
            } else {
                if parts.count == 2 { throw CommandFailure(.usage, "\(command): \(name) takes no value") }
                parsed.flags.insert(option.name)
            }
        }
        if !parsed.wantsHelp, !operandCount.contains(parsed.operands.count) {
            let message =
                parsed.operands.count < operandCount.lowerBound
                ? "\(missing(after: parsed.operands.count)) is missing"
                : "'\(parsed.operands[operandCount.upperBound])' is one too many"
            throw CommandFailure(.usage, "\(command): \(message)\nUsage: \(usage)\nTry '\(command) --help'.")
        }
        return parsed
    }

    /// `-2`: no option is called so.
    private static func isNumber(_ argument: String) -> Bool {
        argument.hasPrefix("-") && argument.utf8.dropFirst().first.map { $0 &- 0x30 < 10 } == true
    }

    /// Whether an argument is one of the options themselves, so that it cannot be meant as the value of the one before it.
    private func isOption(_ argument: String) -> Bool {
        guard argument.hasPrefix("--") else { return false }
        let name = argument.dropFirst(2).prefix { $0 != "=" }
        return name == "help" || options.contains { $0.name == name }
    }

    /// The operand that nobody gave, as the usage line calls it.
    private func missing(after count: Int) -> String {
        let names = operands.split(separator: " ").map(String.init)
        guard !operands.contains("|"), names.indices.contains(count) else { return "something" }
        return names[count]
    }

    package var usage: String {
        command + (options.isEmpty ? "" : " [OPTIONS]") + (operands.isEmpty ? "" : " " + operands)
    }

    /// The whole help text, with a final newline.
    package var help: String {
        var out = "\(summary)\n\nUsage: \(usage)\n"
        if !options.isEmpty {
            let labels = options.map { "--\($0.name)" + ($0.value.map { " \($0)" } ?? "") } + ["--help"]
            let helps =
                options.map { option in
                    option.choices.isEmpty ? option.help : "\(option.help) (\(option.choices.joined(separator: ", ")))"
                } + ["show this"]
            let width = labels.map(\.count).max() ?? 0
            out += "\nOptions:\n"
            for (label, help) in zip(labels, helps) {
                out += "  \(label)\(String(repeating: " ", count: width - label.count + 2))\(help)\n"
            }
        }
        out += examples.count == 1 ? "\nExample:\n" : "\nExamples:\n"
        for example in examples { out += "  \(example.command)\n      \(example.does)\n" }
        return out
    }
}

/// The arguments of one call.
package struct ParsedArguments: Sendable {
    package var flags: Set<String> = []
    package var values: [String: String] = [:]
    /// Of options that may be given more than once.
    package var lists: [String: [String]] = [:]
    package var operands: [String] = []
    package var wantsHelp = false

    package init() {}
}
