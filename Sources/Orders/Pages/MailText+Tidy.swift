import Text

extension MailText {
    /// The most characters of a subject; programs show about sixty.
    private static let longestSubject = 200

    /// What a subject template printed as one line: white space is one space, control characters are gone.
    static func oneLine(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var isSpaced = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.isControl {
                isSpaced = !out.isEmpty
                continue
            }
            if isSpaced { out.append(" ") }
            isSpaced = false
            out.append(scalar)
        }
        return String(String(out).prefix(longestSubject))
    }

    /// What a text template printed as people send it: no control characters, no blanks at the ends of lines, at most
    /// one empty line in a row, and one line feed at the end.
    static func tidied(_ text: String) -> String {
        var lines: [String] = []
        // Before lines are taken apart: a carriage return and a line feed together are one character.
        let kept = text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !$0.isControl }
        for raw in String(String.UnicodeScalarView(kept)).split(separator: "\n", omittingEmptySubsequences: false) {
            var line = raw
            while let last = line.last, last == " " || last == "\t" { line.removeLast() }
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(String(line))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Unicode.Scalar {
    /// C0, DEL, C1, and the line and paragraph separators, which some programs break lines at.
    var isControl: Bool {
        properties.generalCategory == .control || value == 0x2028 || value == 0x2029
    }
}
