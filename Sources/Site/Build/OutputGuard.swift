import Platform
import Text

/// Refuses output folders in which a build could do harm.
enum OutputGuard {
    static func check(_ options: BuildOptions) throws(RefusedOutput) {
        let output = resolved(options.output)
        let content = resolved(absolute(options.folders.content, options.root))
        let themes = resolved(absolute(options.folders.themes, options.root))
        let root = resolved(options.root)
        func inside(_ path: String, _ folder: String) -> Bool { path == folder || path.hasPrefix(folder + "/") }
        if output == "/" || output.isEmpty { throw RefusedOutput(message: "the output folder cannot be / itself") }
        for (name, folder) in [("content", content), ("themes", themes)] {
            if inside(output, folder) {
                throw RefusedOutput(
                    message:
                        "the output folder \(options.output) lies in the \(name) folder; give another with --output")
            }
            if inside(folder, output) {
                throw RefusedOutput(
                    message: "the output folder \(options.output) holds the \(name) folder; give another with --output")
            }
        }
        if inside(output, resolved(options.workFolder)) {
            throw RefusedOutput(
                message:
                    "the output folder \(options.output) lies in Vitrine's own scratch folder; give another with --output"
            )
        }
        if let orders = options.orders.map(resolved), inside(output, orders) || inside(orders, output) {
            throw RefusedOutput(
                message:
                    "the output folder \(options.output) and the orders folder hold one another, and orders are not for the public; give another with --output"
            )
        }
        if inside(root, output) {
            throw RefusedOutput(
                message: "the output folder \(options.output) holds the whole shop; give another with --output")
        }
    }

    private static func absolute(_ path: String, _ root: String) -> String {
        path.hasPrefix("/") ? path : root + "/" + path
    }

    /// With links followed as far as the path exists.
    private static func resolved(_ path: String) -> String {
        if let real = SystemCalls.realPath(path) { return real }
        let parent = PathText.parent(path)
        guard !parent.isEmpty, parent != path else { return path }
        let above = resolved(parent)
        switch PathText.lastPart(path) {
        case "", ".": return above
        // What does not exist yet will be made as a plain folder, so that its parent is the one that is written.
        case "..": return PathText.parent(above).isEmpty ? "/" : PathText.parent(above)
        case let last: return (above == "/" ? "" : above) + "/" + last
        }
    }
}
