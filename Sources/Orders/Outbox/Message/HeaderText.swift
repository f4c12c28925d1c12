import Text

/// Text in the headers of a mail: whatever it holds, it stays in its header.
enum HeaderText {
    /// RFC 2047 2: a line of a header that holds an encoded word is at most 76 characters, the word itself 75.
    private static let longestLine = 76
    private static let longestWord = 75
    private static let prefix = Array("=?utf-8?B?".utf8)
    private static let suffix = Array("?=".utf8)

    /// Appends unstructured text, such as a subject, as the value of a header whose line has `column` characters already.
    ///
    /// Printable ASCII that fits stands as it is; anything else is made encoded words (RFC 2047), one a line. Control
    /// characters become spaces first, so that neither a line end nor a NUL can be brought in.
    static func append(_ text: String, column: Int, to out: inout ByteWriter) {
        let clean = printable(text)
        let bytes = Array(clean.utf8)
        let isPlain = bytes.allSatisfy { $0 < 0x7F } && !clean.contains("=?")
        if isPlain, column + bytes.count <= longestLine {
            out.append(bytes)
            return
        }
        appendWords(clean, column: column, to: &out)
    }

    /// Appends `name <address>` (RFC 5322 3.4); the address alone when there is no name.
    static func append(name: String, _ address: EmailAddress, column: Int, to out: inout ByteWriter) {
        let clean = printable(name)
        guard !clean.isEmpty else { return out.append(string: address.text) }
        let bytes = Array(clean.utf8)
        var end = column
        let quoted = bytes.count + 2 + bytes.reduce(0) { $0 + ($1 == ASCII.quote || $1 == ASCII.backslash ? 1 : 0) }
        if bytes.allSatisfy({ $0 < 0x7F }), !clean.contains("=?"), column + quoted <= longestLine {
            // RFC 5322 3.2.4, quoted-string.
            out.append(ASCII.quote)
            for byte in bytes {
                if byte == ASCII.quote || byte == ASCII.backslash { out.append(ASCII.backslash) }
                out.append(byte)
            }
            out.append(ASCII.quote)
            end += quoted
        } else {
            appendWords(clean, column: column, to: &out)
            end = longestLine
        }
        out.append(end + address.text.utf8.count + 3 > longestLine ? "\n <" : " <")
        out.append(string: address.text)
        out.append(ASCII.greaterThan)
    }

    /// White space and control characters as single spaces, none at the ends.
    static func printable(_ text: String) -> String { MailText.oneLine(text) }

    /// RFC 2047 5: each word holds whole characters, and words that belong together are apart by a folded line.
    private static func appendWords(_ text: String, column: Int, to out: inout ByteWriter) {
        var room = min(longestLine - column, longestWord)
        var word: [UInt8] = []
        var isFirst = true
        func flush() {
            if !isFirst { out.append("\n ") }
            isFirst = false
            out.append(prefix)
            out.append(Base64.encode(word))
            out.append(suffix)
            word = []
            room = longestWord
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            let length = prefix.count + (word.count + bytes.count + 2) / 3 * 4 + suffix.count
            if length > room, !word.isEmpty { flush() }
            word += bytes
        }
        if !word.isEmpty { flush() }
    }
}
