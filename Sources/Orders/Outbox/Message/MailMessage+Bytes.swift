import Commerce
import Text

extension MailMessage {
    /// The whole message with line feeds as line ends, as `sendmail` reads it. The same bytes for the same message.
    package var bytes: [UInt8] {
        var out = ByteWriter(reserving: 16 << 10)
        out.append("Date: ")
        out.append(string: MailDate.text(date, offset: utcOffset))
        out.append("\nFrom: ")
        HeaderText.append(name: fromName, from, column: 6, to: &out)
        out.append("\nTo: ")
        out.append(string: to.text)
        if let replyTo {
            out.append("\nReply-To: ")
            out.append(string: replyTo.text)
        }
        out.append("\nSubject: ")
        HeaderText.append(content.subject, column: 9, to: &out)
        out.append("\nMessage-ID: <")
        out.append(string: messageID)
        // RFC 3834 5: so that no out-of-office reply comes back.
        out.append(">\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n")
        if let html = content.html {
            // RFC 2046 5.1.4: the best form last.
            out.append("Content-Type: multipart/alternative;\n boundary=\"")
            out.append(string: boundary)
            out.append("\"\n\n")
            part("text/plain", content.text, to: &out)
            part("text/html", html, to: &out)
            out.append("--")
            out.append(string: boundary)
            out.append("--\n")
        } else {
            body("text/plain", content.text, to: &out)
        }
        return out.bytes
    }

    /// `<id>@<host of the sender>` without brackets (RFC 5322 3.6.4); an id that may not stand there is shown by its
    /// digest.
    package var messageID: String {
        let isPlain = id.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen || $0 == ASCII.underscore }
        let local = isPlain && (1...64).contains(id.utf8.count) ? id : digest
        return local + "@" + from.domain
    }

    private var digest: String { Hex.string(SHA256.digest(Array(id.utf8)).prefix(16)) }

    /// `=_` never stands in quoted-printable text (RFC 2045 6.7), so no content can end the part.
    private var boundary: String { "=_" + digest }

    private func part(_ type: StaticString, _ text: String, to out: inout ByteWriter) {
        out.append("--")
        out.append(string: boundary)
        out.append(ASCII.lineFeed)
        body(type, text, to: &out)
        // RFC 2046 5.1.1: the line end before a boundary belongs to the boundary.
        out.append(ASCII.lineFeed)
    }

    private func body(_ type: StaticString, _ text: String, to out: inout ByteWriter) {
        out.append("Content-Type: ")
        out.append(type)
        out.append("; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n")
        QuotedPrintable.append(text, to: &out)
    }
}
