import Text

/// Prints diagnostics in the form asked for, in an order that does not depend on threads.
package struct DiagnosticPrinter: Sendable {
    package let format: Diagnostic.Format
    private let colour: Bool

    /// A shop with one mistake a product must not scroll the first one away: reports shown in full.
    private static let mostShown = 200
    /// Of mistakes that are alike but for a name: enough to see whether they have one cause.
    private static let mostAlike = 3
    /// GitHub shows so many errors, warnings and notices of one step, and drops the rest.
    private static let mostOfGitHub = 10

    package init(format: Diagnostic.Format, colour: Bool = Console.wantsColour) {
        self.format = format
        self.colour = colour && format == .text
    }

    /// Errors first, each once. The text form folds alike ones and stops after 200 reports; the form for GitHub folds
    /// what would not be shown; the JSON form has every one, a line each.
    package func report(_ diagnostics: [Diagnostic]) -> String {
        var digest = DiagnosticDigest(diagnostics)
        switch format {
        case .text: return text(&digest)
        case .json: return digest.all.map { digest.report($0, .json) + "\n" }.joined()
        case .github: return github(&digest)
        }
    }

    /// `2 errors, 1 warning` or nothing.
    package static func tally(_ diagnostics: [Diagnostic]) -> String { DiagnosticDigest(diagnostics).tally }

    // MARK: Text

    private func text(_ digest: inout DiagnosticDigest) -> String {
        var out = ""
        var room = Self.mostShown
        var left = (errors: 0, others: 0)
        var isAfterLines = false
        for group in digest.groups(showing: Self.mostAlike) {
            let isShown = room > 0
            for diagnostic in group.shown {
                guard room > 0 else {
                    left = add(left, [diagnostic])
                    continue
                }
                room -= 1
                let lines = diagnostic.lines(message: digest.message(diagnostic))
                let isLong = lines.excerpt != nil || group.more != nil
                if !out.isEmpty, isAfterLines || isLong { out += "\n" }
                out += (colour ? coloured(lines) : lines.joined) + "\n"
                isAfterLines = isLong
            }
            guard isShown, let more = group.more else {
                left = add(left, group.rest)
                continue
            }
            out += dimmed("  ... \(more)") + "\n"
        }
        if left.errors + left.others > 0 {
            var counts: [String] = []
            if left.errors > 0 { counts.append(Diagnostic.count(left.errors, "more error", "more errors")) }
            if left.others > 0 { counts.append(Diagnostic.count(left.others, "more warning", "more warnings")) }
            out += "\n... and \(counts.joined(separator: " and ")): mend some of these first and run it again\n"
        }
        return out
    }

    private func add(_ left: (errors: Int, others: Int), _ more: [Diagnostic]) -> (errors: Int, others: Int) {
        let errors = more.count { $0.severity == .error }
        return (left.errors + errors, left.others + more.count - errors)
    }

    private func coloured(_ lines: Diagnostic.Lines) -> String {
        let code = lines.severity == .error ? "31" : lines.severity == .warning ? "33" : "36"
        var out = "\u{1B}[1m\(lines.place):\u{1B}[0m \u{1B}[1;\(code)m\(lines.severity.rawValue):\u{1B}[0m"
        out += "\u{1B}[1m \(lines.message)\u{1B}[0m"
        guard let excerpt = lines.excerpt else { return out }
        out += "\n\(dimmed(lines.gutter))\(excerpt.line)"
        return out + "\n\(dimmed(lines.blankGutter))\u{1B}[1;\(code)m\(excerpt.carets)\u{1B}[0m"
    }

    private func dimmed(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    // MARK: GitHub

    private func github(_ digest: inout DiagnosticDigest) -> String {
        var out = ""
        let groups = digest.groups(showing: 1)
        var left = 0
        for severity in [Diagnostic.Severity.error, .warning, .note] {
            if digest.count(severity) <= Self.mostOfGitHub {
                for diagnostic in digest.all where diagnostic.severity == severity {
                    out += digest.report(diagnostic, .github) + "\n"
                }
                continue
            }
            for (number, group) in groups.filter({ $0.shown.first?.severity == severity }).enumerated() {
                guard number < Self.mostShown, let first = group.shown.first else {
                    left += group.shown.count + group.rest.count
                    continue
                }
                let more = group.more.map { " (\($0))" } ?? ""
                out += first.report(.github, message: digest.message(first) + more) + "\n"
            }
        }
        if left > 0 {
            out += "::notice::and \(Diagnostic.grouped(left)) more: mend some of these first and run it again\n"
        }
        return out
    }
}
