import Commerce
import Platform
import Site
import Terminal
import Text

/// `vitrine new`
enum NewCommand: Command {
    static let name = "new"
    static let syntax = CommandLineSyntax(
        command: "vitrine new", summary: "Start a product, collection, page or post file, or a theme.",
        operands: "product|collection|page|post|theme NAME", operandCount: 2...2,
        options: [
            .value("root", "DIR", "the shop (default: here)"),
            .value("content", "DIR", "the content folder (default: content)"),
            .value("themes", "DIR", "the themes folder (default: themes)"),
        ],
        examples: [
            ("vitrine new product 'Blue mug'", "makes content/products/blue-mug.md, a draft to fill in"),
            ("vitrine new theme harbour", "makes themes/harbour/, which extends plain and builds at once"),
        ])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let word = arguments.operands[0]
        if word == "theme" { return try makeTheme(arguments) }
        guard let kind = NewContent.Kind(rawValue: word) else {
            let known = NewContent.Kind.allCases.map(\.rawValue) + ["theme"]
            throw CommandFailure(
                .usage,
                "vitrine new: there is no '\(word)' to make: it is one of \(known.joined(separator: ", "))"
                    + Suggestion.phrase(for: word, in: known))
        }
        let today = CalendarDate(Instant(seconds: SystemCalls.now)).text
        guard let file = NewContent.file(kind, named: arguments.operands[1], today: today) else {
            throw CommandFailure(
                .usage, "vitrine new: '\(arguments.operands[1])' has no letter or digit to name a file after")
        }
        let root = arguments.values["root"] ?? "."
        let content = arguments.values["content"] ?? root + "/content"
        let shown = (content.hasPrefix("./") ? String(content.dropFirst(2)) : content) + "/" + file.path
        guard SystemCalls.kind(shown) == nil else {
            throw CommandFailure(.usage, "vitrine new: \(shown) is there already; choose another name or edit it")
        }
        do throws(FileFault) {
            try SystemCalls.makeFolders(PathText.parent(shown))
            try SystemCalls.write(Array(file.text.utf8), to: shown)
        } catch {
            throw CommandFailure(.inputOutput, "vitrine new: \(error.description)")
        }
        Console.print("Made \(shown)")
        return .done
    }

    private static func makeTheme(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let themes = arguments.values["themes"] ?? (arguments.values["root"] ?? ".") + "/themes"
        let shown = themes.hasPrefix("./") ? String(themes.dropFirst(2)) : themes
        let files: [(path: String, text: String)]
        switch ThemeScaffold.files(name: arguments.operands[1], existing: ThemeScaffold.existing(in: shown)) {
        case .success(let made): files = made
        case .failure(let problem): throw CommandFailure(.usage, "vitrine new: \(problem.message)")
        }
        let folder = shown + "/" + arguments.operands[1]
        do throws(FileFault) {
            for file in files {
                try SystemCalls.makeFolders(PathText.parent(folder + "/" + file.path))
                try SystemCalls.write(Array(file.text.utf8), to: folder + "/" + file.path)
            }
        } catch {
            throw CommandFailure(.inputOutput, "vitrine new: \(error.description)")
        }
        Console.print("Made \(folder)/; put 'theme: {name: \(arguments.operands[1])}' into store.yaml to use it")
        return .done
    }
}
