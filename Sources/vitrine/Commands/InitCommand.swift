import Platform
import Site
import Terminal
import Text

/// `vitrine init`
enum InitCommand: Command {
    static let name = "init"
    static let syntax = CommandLineSyntax(
        command: "vitrine init", summary: "Make a new, small shop to start from.", operands: "DIR", operandCount: 1...1,
        examples: [("vitrine init my-shop", "makes my-shop/ with a store, two products, a page and a theme")])

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let folder = arguments.operands[0]
        for file in StarterShop.files where SystemCalls.kind(folder + "/" + file.path) != nil {
            throw CommandFailure(
                .usage,
                "vitrine init: '\(folder)/\(file.path)' is there already; init only fills a folder without a shop")
        }
        do throws(FileFault) {
            for file in StarterShop.files {
                try SystemCalls.makeFolders(PathText.parent(folder + "/" + file.path))
                try SystemCalls.write(Array(file.text.utf8), to: folder + "/" + file.path)
            }
        } catch {
            throw CommandFailure(.inputOutput, "vitrine init: \(error.description)")
        }
        Console.print("Made a shop in \(folder)/.\nNext:  cd \(folder) && vitrine serve")
        return .done
    }
}
