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

    /// What stands between the slashes, where anything does.
    static func parts(_ path: String) -> [String] {
        path.utf8.split(separator: ASCII.slash).map { String(Substring($0)) }
    }

    /// `folder/relative` with `.` and `..` taken out; nil when it leads above the top.
    package static func join(_ folder: String, _ relative: String) -> String? {
        var out: [UInt8] = []
        out.reserveCapacity(folder.utf8.count + relative.utf8.count + 1)
        let isBelow = append(folder, takesDots: false, to: &out) && append(relative, takesDots: true, to: &out)
        guard isBelow else { return nil }
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends the parts of a path, each behind a slash unless it is the first; false when it leads above the top.
    private static func append(_ path: String, takesDots: Bool, to out: inout [UInt8]) -> Bool {
        var path = path
        return path.withUTF8 { path in
            var start = 0
            while start < path.count {
                var end = start
                while end < path.count, path[end] != ASCII.slash { end += 1 }
                let isDot = takesDots && end - start == 1 && path[start] == ASCII.period
                let isUp =
                    takesDots && end - start == 2 && path[start] == ASCII.period && path[start + 1] == ASCII.period
                if isUp {
                    if out.isEmpty { return false }
                    out.removeLast(out.count - (out.lastIndex(of: ASCII.slash) ?? 0))
                } else if end > start, !isDot {
                    if !out.isEmpty { out.append(ASCII.slash) }
                    out.append(contentsOf: path[start..<end])
                }
                start = end + 1
            }
            return true
        }
    }

    /// The name without its last ending, and the ending in lower case without its point.
    package static func split(name: String) -> (stem: String, ending: String) {
        guard let dot = name.utf8.lastIndex(of: ASCII.period), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), name[name.utf8.index(after: dot)...].lowercased())
    }
}
