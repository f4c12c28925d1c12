import Commerce
import Platform
import Site
import Terminal
import Text

/// The options that all commands on a whole shop share.
struct ShopArguments {
    static let options: [CommandLineSyntax.Option] = [
        .value("root", "DIR", "the shop: holds content/, themes/, output/ and orders/ (default: here)"),
        .value("content", "DIR", "the content folder (default: content)"),
        .value("themes", "DIR", "the folder of themes (default: themes)"),
        .value("output", "DIR", "where the site goes (default: output)"),
        .value("orders", "DIR", "order-intake's folder, for the price book (default: orders)"),
        .value("base-url", "URL", "build for this address instead of the store's own"),
        .value("as-of", "DATE", "prices, sales and publication as of this day or moment (default: now)"),
        .flag("drafts", "show drafts and what is not published yet"),
        .flag("strict", "let warnings stop the build too"),
        .value("format", "FORM", "how diagnostics are printed", choices: ["text", "json", "github"]),
    ]

    let root: String
    var build: BuildOptions
    let format: Diagnostic.Format
    /// The command line says for which moment to build.
    let hasFixedTime: Bool

    init(_ arguments: ParsedArguments, writes: Bool) throws(CommandFailure) {
        let here = SystemCalls.workingFolder
        let asked = arguments.values["root"] ?? "."
        guard let root = SystemCalls.realPath(asked), SystemCalls.kind(root) == .folder else {
            throw CommandFailure(.usage, "vitrine: there is no folder '\(asked)' (--root)")
        }
        self.root = root
        func absolute(_ name: String, _ standard: String) -> String {
            guard let given = arguments.values[name] else { return root + "/" + standard }
            return given.hasPrefix("/") ? given : here + "/" + given
        }
        // Inside the shop paths stay short, so that diagnostics read `content/products/mug.md`.
        func folder(_ name: String) -> String {
            let path = absolute(name, name)
            return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
        }
        if let text = arguments.values["as-of"], DateTime(text) == nil {
            throw CommandFailure(
                .usage,
                "vitrine: --as-of cannot be '\(text)': write a day like 2026-12-24 or a moment like 2026-12-24T18:00:00Z"
            )
        }
        build = BuildOptions(
            root: root, folders: ShopFolders(content: folder("content"), themes: folder("themes")),
            output: absolute("output", "output"), orders: absolute("orders", "orders"), workFolder: root + "/.vitrine",
            baseURL: arguments.values["base-url"], now: Instant(seconds: SystemCalls.now),
            asOf: arguments.values["as-of"], includesDrafts: arguments.flags.contains("drafts"),
            writes: writes, isStrict: arguments.flags.contains("strict"))
        hasFixedTime = arguments.values["as-of"] != nil
        format = arguments.values["format"].flatMap(Diagnostic.Format.init) ?? .text
    }
}
