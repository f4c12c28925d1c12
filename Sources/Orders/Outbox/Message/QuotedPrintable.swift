import Text

/// Quoted-printable (RFC 2045, 6.7): text that any mail server passes on as it is.
enum QuotedPrintable {
    /// RFC 2045 6.7 rule 5: at most 76 characters a line, the `=` of a soft break among them.
    private static let longestLine = 76

    /// Appends `text` with line feeds as line ends, ending in one. CR LF and lone CR count as line ends.
    static func append(_ text: String, to out: inout ByteWriter) {
        var line: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
                if byte == ASCII.lineFeed, previous == ASCII.carriageReturn {
                    previous = byte
                    continue
                }
                append(line: line, to: &out)
                line.removeAll(keepingCapacity: true)
            } else {
                line.append(byte)
            }
            previous = byte
        }
        if !line.isEmpty { append(line: line, to: &out) }
    }

    private static func append(line: [UInt8], to out: inout ByteWriter) {
        // A lone dot ends a message where a server is careless, and "From " begins one in a mailbox file.
        let escapesFirst = line == [ASCII.period] || line.starts(with: Array("From ".utf8))
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            // Rules 2 and 3: printable ASCII but `=`, blanks but at the end of a line.
            let isLiteral =
                byte == ASCII.space || byte == 0x09 ? !isLast : byte > 0x20 && byte < 0x7F && byte != ASCII.equals
            let isPlain = isLiteral && !(index == 0 && escapesFirst)
            let width = isPlain ? 1 : 3
            // Room for a soft break is kept, but not behind the last character.
            if column + width > (isLast ? longestLine : longestLine - 1) {
                out.append("=\n")
                column = 0
            }
            if isPlain {
                out.append(byte)
            } else {
                out.append(ASCII.equals)
                out.append(upper(byte >> 4))
                out.append(upper(byte & 15))
            }
            column += width
        }
        out.append(ASCII.lineFeed)
    }

    /// Rule 1: capital letters.
    private static func upper(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }
}
