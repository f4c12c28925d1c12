extension Diagnostic {
    /// At most 40 characters of a text, on one line.
    package static func shortened(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars.prefix(40) {
            out.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
        return text.unicodeScalars.count > 40 ? out + "..." : out
    }
}
