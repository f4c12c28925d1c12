/// The three forms a diagnostic is printed in.
extension Diagnostic {
    package enum Format: String, Sendable, CaseIterable { case text, json, github }

    /// Columns of a long line that are shown around the place: to people, and to programs.
    private static let widestForPeople = 100
    private static let widestForPrograms = 400

    /// One diagnostic in `format`, without a final newline.
    package func report(_ format: Format = .text) -> String { report(format, message: message) }

    /// The same with `message` as its words.
    package func report(_ format: Format, message: String) -> String {
        switch format {
        case .text: lines(message: message).joined
        case .json: json(message)
        case .github: github(message)
        }
    }

    /// What is printed in a terminal, in the parts that are coloured differently.
    package struct Lines: Sendable {
        package var path: String
        /// Nil when the whole file is meant.
        package var location: SourceLocation?
        package var severity: Severity
        package var message: String
        /// The line and what stands under it; nil when the whole file is meant.
        package var excerpt: (line: String, carets: String)?

        /// `content/products/mug.md:4:8`
        package var place: String { location.map { "\(path):\($0.line):\($0.column)" } ?? path }

        /// What stands before the line: `  4 | `.
        package var gutter: String { location.map { "  \($0.line) | " } ?? "" }

        /// `path:line:column: error: message`, the line itself and a caret under the place.
        package var joined: String {
            let head = "\(place): \(severity.rawValue): \(message)"
            guard let excerpt else { return head }
            return "\(head)\n\(gutter)\(excerpt.line)\n\(blankGutter)\(excerpt.carets)"
        }

        /// The gutter without the number.
        package var blankGutter: String {
            String(decoding: gutter.utf8.map { ASCII.isDigit($0) ? ASCII.space : $0 }, as: UTF8.self)
        }
    }

    package func lines(message: String) -> Lines {
        Lines(
            path: path, location: location, severity: severity, message: message,
            excerpt: excerpt(widest: Self.widestForPeople)?.underlined)
    }

    /// One JSON object on one line: severity, path, line, column, length, message, source; of a long line a part, and
    /// then the column that it begins at.
    private func json(_ message: String) -> String {
        var out = ByteWriter()
        out.append("{\"severity\":")
        out.appendJSON(string: severity.rawValue)
        out.append(",\"path\":")
        out.appendJSON(string: path)
        if let location {
            out.append(",\"line\":")
            out.append(decimal: location.line)
            out.append(",\"column\":")
            out.append(decimal: location.column)
            out.append(",\"length\":")
            out.append(decimal: length)
        }
        out.append(",\"message\":")
        out.appendJSON(string: message)
        if let excerpt = excerpt(widest: Self.widestForPrograms) {
            out.append(",\"source\":")
            out.appendJSON(string: excerpt.text)
            if excerpt.isCut {
                out.append(",\"source_column\":")
                out.append(decimal: excerpt.firstColumn)
            }
        }
        out.append("}")
        return out.string
    }

    /// A workflow command that GitHub shows on the line of the pull request.
    private func github(_ message: String) -> String {
        func property(_ text: String) -> String {
            var out = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "%": out += "%25"
                case "\r": out += "%0D"
                case "\n": out += "%0A"
                case ":": out += "%3A"
                case ",": out += "%2C"
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out
        }
        func data(_ text: String) -> String {
            var out = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "%": out += "%25"
                case "\r": out += "%0D"
                case "\n": out += "%0A"
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out
        }
        let kind = severity == .note ? "notice" : severity.rawValue
        var place = "file=\(property(path))"
        if let location {
            place += ",line=\(location.line),col=\(location.column),endColumn=\(location.column + length)"
        }
        return "::\(kind) \(place)::\(data(message))"
    }
}
