import Documents
import Liquid
import Platform
import Site
import Terminal
import Text

/// `vitrine liquid`
enum LiquidCommand: Command {
    static let name = "liquid"
    static let syntax = CommandLineSyntax(
        command: "vitrine liquid", summary: "Render a Liquid template with data from a JSON file.", operands: "[FILE]",
        operandCount: 0...1,
        options: [
            .value("data", "FILE.json", "an object whose keys are the template's variables"),
            .value("snippets", "DIR", "where render and include find NAME.liquid"),
            .flag("no-escape", "print values as they are, as plain Liquid does"),
        ],
        examples: [("echo 'Hello {{ name }}' | vitrine liquid --data who.json", "renders standard input with the data")]
    )

    static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitCode {
        let source = try InputFile.read(arguments.operands)
        var diagnostics: [Diagnostic] = []
        var globals = LiquidMap([])
        if let path = arguments.values["data"] {
            let data = try InputFile.read([path])
            let document = JSON.parse(data, diagnostics: &diagnostics)
            if let root = document?.root {
                guard case .map(let map) = LiquidData.value(root) else {
                    throw CommandFailure(
                        .usage, "vitrine liquid: \(path) holds no object; write {\"name\": value, ...}")
                }
                globals = map
            }
            if InputFile.report(diagnostics) { return .content }
        }
        var environment = LiquidEnvironment()
        // Data is open-ended here: a name without a value is ordinary.
        environment.warnsAboutUnknownNames = false
        let library = TemplateLibrary(
            try snippets(arguments.values["snippets"]) + [
                TemplateLibrary.Entry(name: "<main>", source: source, isSnippet: false)
            ],
            environment)
        var failed = InputFile.report(library.diagnostics)
        guard !failed, let template = library.template(named: "<main>") else { return .content }
        var options = RenderOptions()
        options.escapes = !arguments.flags.contains("no-escape")
        options.sharesGlobals = false
        options.printsFaults = arguments.flags.contains("no-escape")
        options.now = SystemCalls.now
        var out = ByteWriter()
        let found = template.render(into: &out, globals: globals, loader: library, options: options)
        failed = InputFile.report(found)
        Console.print(bytes: out.bytes)
        return failed && !options.printsFaults ? .content : .done
    }

    private static func snippets(_ folder: String?) throws(CommandFailure) -> [TemplateLibrary.Entry] {
        guard let folder else { return [] }
        guard let real = SystemCalls.realPath(folder) else {
            throw CommandFailure(.usage, "vitrine liquid: there is no folder '\(folder)' (--snippets)")
        }
        do throws(FileFault) {
            let reader = DiskReader(root: real)
            var entries: [TemplateLibrary.Entry] = []
            for file in try reader.files(below: "") where file.path.hasSuffix(".liquid") && !file.escapes {
                entries.append(
                    TemplateLibrary.Entry(
                        name: String(file.path.dropLast(".liquid".count)),
                        source: SourceFile(path: folder + "/" + file.path, bytes: try reader.read(file.path))))
            }
            return entries
        } catch {
            throw CommandFailure(.inputOutput, "vitrine: \(error.description)")
        }
    }
}

/// JSON as template data: numbers keep their digits.
enum LiquidData {
    static func value(_ node: Node) -> LiquidValue {
        switch node.kind {
        case .null: .null
        case .bool: .bool(node.bool ?? false)
        case .integer: node.integer.map { .integer($0) } ?? decimal(node)
        case .decimal: decimal(node)
        case .string: .string(node.text)
        case .list: .list(node.items.map(value))
        case .map: .map(LiquidMap(node.entries.map { ($0.key.text, value($0.value)) }))
        }
    }

    private static func decimal(_ node: Node) -> LiquidValue {
        ExactDecimal(node.number ?? node.text).map { .decimal($0) } ?? .string(node.text)
    }
}
