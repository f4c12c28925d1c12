import Text

/// Slash-separated paths as text, without asking a file system.
package enum PathText {
    /// Everything before the last slash; empty without one.
    package static func parent(_ path: String) -> String {
        guard let cut = path.utf8.lastIndex(of: ASCII.slash) else { return "" }
        return String(path[..<cut])
    }

    package static func lastPart(_ path: String) -> String {
        guard let cut = path.utf8.lastIndex(of: ASCII.slash) else { return path }
        return String(path[path.utf8.index(after: cut)...])
    }

    /// `folder/relative` with `.` and `..` taken out; nil when it leads above the top.
    package static func join(_ folder: String, _ relative: String) -> String? {
        var parts: [Substring] = folder.split(separator: "/")
        for part in relative.split(separator: "/", omittingEmptySubsequences: true) {
            if part == "." { continue }
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
                continue
            }
            parts.append(part)
        }
        return parts.joined(separator: "/")
    }

    /// The name without its last ending, and the ending in lower case without its point.
    package static func split(name: String) -> (stem: String, ending: String) {
        guard let dot = name.utf8.lastIndex(of: ASCII.period), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), name[name.utf8.index(after: dot)...].lowercased())
    }
}
