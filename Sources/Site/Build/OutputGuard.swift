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
        return (above == "/" ? "" : above) + "/" + PathText.lastPart(path)
    }
}
