import Platform
import Site
import Terminal
import Text

/// The file that a command's operand names, or standard input.
enum InputFile {
    static func read(_ operands: [String]) throws(CommandFailure) -> SourceFile {
        guard let path = operands.first, path != "-" else {
            return SourceFile(path: "<stdin>", bytes: Console.readInput())
        }
        do throws(FileFault) {
            return SourceFile(path: path, bytes: try SystemCalls.read(path))
        } catch {
            throw CommandFailure(.inputOutput, "vitrine: \(error.description)")
        }
    }

    /// Prints diagnostics and says whether there was an error among them.
    static func report(_ diagnostics: [Diagnostic]) -> Bool {
        let text = DiagnosticPrinter(format: .text).report(diagnostics)
        if !text.isEmpty { Console.warn(String(text.dropLast())) }
        return diagnostics.contains { $0.severity == .error }
    }
}
