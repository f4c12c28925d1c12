import Text

/// Prints diagnostics in the form asked for, in an order that does not depend on threads.
package struct DiagnosticPrinter: Sendable {
    package let format: Diagnostic.Format
    private let colour: Bool
    /// A shop with one mistake a product must not scroll the first one away.
    private static let mostShown = 200

    package init(format: Diagnostic.Format, colour: Bool = Console.wantsColour) {
        self.format = format
        self.colour = colour && format == .text
    }

    /// Sorted by file, line and column, each one once; the text form stops after 200 and says how many more there are.
    package func report(_ diagnostics: [Diagnostic]) -> String {
        let sorted = Self.sorted(diagnostics)
        let shown = format == .text ? Array(sorted.prefix(Self.mostShown)) : sorted
        var out = ""
        for diagnostic in shown {
            let text = diagnostic.report(format)
            out += (colour ? coloured(text, diagnostic.severity) : text) + "\n"
        }
        if shown.count < sorted.count { out += "... and \(sorted.count - shown.count) more\n" }
        return out
    }

    package static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        let unique = diagnostics.filter { seen.insert($0).inserted }
        return unique.sorted { left, right in
            if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
            let a = (left.location?.line ?? 0, left.location?.column ?? 0)
            let b = (right.location?.line ?? 0, right.location?.column ?? 0)
            if a != b { return a < b }
            return left.message < right.message
        }
    }

    /// `2 errors, 1 warning` or nothing.
    package static func tally(_ diagnostics: [Diagnostic]) -> String {
        let unique = Set(diagnostics)
        let errors = unique.count { $0.severity == .error }
        let warnings = unique.count { $0.severity == .warning }
        var parts: [String] = []
        if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
        if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
        return parts.joined(separator: ", ")
    }

    private func coloured(_ text: String, _ severity: Diagnostic.Severity) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let code = severity == .error ? "31" : severity == .warning ? "33" : "36"
        let word = "\(severity.rawValue):"
        if let range = lines[0].range(of: " " + word) {
            lines[0] =
                "\u{1B}[1m\(lines[0][..<range.lowerBound])\u{1B}[0m \u{1B}[1;\(code)m\(word)\u{1B}[0m\u{1B}[1m"
                + lines[0][range.upperBound...] + "\u{1B}[0m"
        }
        if lines.count == 3 {
            let caret = lines[2]
            if let bar = caret.firstIndex(of: "|") {
                lines[2] = caret[...bar] + "\u{1B}[1;\(code)m" + caret[caret.index(after: bar)...] + "\u{1B}[0m"
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    /// The first place where `needle` stands, by bytes.
    fileprivate func range(of needle: String) -> Range<String.Index>? {
        let haystack = utf8
        let wanted = Array(needle.utf8)
        var start = haystack.startIndex
        while start != haystack.endIndex {
            if haystack[start...].starts(with: wanted) {
                return start..<haystack.index(start, offsetBy: wanted.count)
            }
            start = haystack.index(after: start)
        }
        return nil
    }
}
