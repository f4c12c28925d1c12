/// The three forms a diagnostic is printed in.
extension Diagnostic {
    package enum Format: String, Sendable, CaseIterable { case text, json, github }

    /// One diagnostic in `format`, without a final newline.
    package func report(_ format: Format = .text) -> String {
        switch format {
        case .text: text
        case .json: json
        case .github: github
        }
    }

    /// `path:line:column: error: message`, the line itself and a caret under the place.
    private var text: String {
        guard let location else { return "\(path): \(severity.rawValue): \(message)" }
        var out = "\(path):\(location.line):\(location.column): \(severity.rawValue): \(message)"
        guard let sourceLine else { return out }
        let (shown, caretColumn, caretCount) = window(on: sourceLine, column: location.column)
        let number = String(location.line)
        let gutter = String(repeating: " ", count: number.count)
        out += "\n  \(number) | \(shown)\n  \(gutter) | "
        out += String(repeating: " ", count: caretColumn - 1) + String(repeating: "^", count: caretCount)
        return out
    }

    /// A long line is shown as the 100 columns around the place; tabs and controls as one space, so the caret fits.
    private func window(on line: String, column: Int) -> (text: String, column: Int, count: Int) {
        let scalars = line.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isBidiControl
                ? " " : scalar
        }
        let widest = 100
        var start = 0
        if scalars.count > widest { start = max(0, min(column - 1 - widest / 3, scalars.count - widest)) }
        let end = min(scalars.count, start + widest)
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[start..<end])
        var shownColumn = column - start
        if start > 0 {
            text = "..." + text
            shownColumn += 3
        }
        if end < scalars.count { text += "..." }
        let available = max(1, end - (column - 1))
        return (text, max(1, shownColumn), min(length, available))
    }

    /// One JSON object on one line: severity, path, line, column, length, message, source.
    private var json: String {
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
        if let sourceLine {
            out.append(",\"source\":")
            out.appendJSON(string: sourceLine)
        }
        out.append("}")
        return out.string
    }

    /// A workflow command that GitHub shows on the line of the pull request.
    private var github: String {
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
