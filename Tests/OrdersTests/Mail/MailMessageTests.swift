import Commerce
import Orders
import TestSupport
import Testing
import Text

@Suite struct MailMessageTests {
    static func message(
        subject: String = "Your order", text: String = "Hello\n", html: String? = nil, name: String = "Plain Weather",
        id: String = "QRDZ63C-confirmation-1", to: String = "brigid@post.example", date: Int = 1_800_000_000,
        offset: Int = 0
    ) throws -> MailMessage {
        MailMessage(
            id: id, from: try #require(EmailAddress("orders@shop.example")), fromName: name,
            to: try #require(EmailAddress(to)), replyTo: EmailAddress("hello@shop.example"),
            date: Instant(seconds: date), utcOffset: offset,
            content: MailText(subject: subject, text: text, html: html))
    }

    @Test func headers() throws {
        let mail = try ParsedMail(Self.message(html: "<p>Hello</p>\n").bytes)
        #expect(
            mail.headers.map(\.name) == [
                "Date", "From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
                "Content-Type",
            ])
        #expect(mail["Date"] == "Fri, 15 Jan 2027 08:00:00 +0000")
        #expect(mail["From"] == "\"Plain Weather\" <orders@shop.example>")
        #expect(mail["To"] == "brigid@post.example")
        #expect(mail["Message-ID"] == "<QRDZ63C-confirmation-1@shop.example>")
        #expect(mail["Auto-Submitted"] == "auto-generated")
        #expect(mail.parts.map(\.type) == ["text/plain; charset=utf-8", "text/html; charset=utf-8"])
        #expect(mail.parts.map(\.text) == ["Hello\n", "<p>Hello</p>\n"])
        #expect(try ParsedMail(Self.message().bytes).parts.map(\.text) == ["Hello\n"])
    }

    @Test(arguments: [
        (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_399, 3600, "Tue, 29 Feb 2000 00:59:59 +0100"),
        (1_800_000_000, -12_600, "Fri, 15 Jan 2027 04:30:00 -0330"),
        (253_402_300_799, 0, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ])
    func dates(seconds: Int, offset: Int, shown: String) throws {
        #expect(try ParsedMail(Self.message(date: seconds, offset: offset).bytes)["Date"] == shown)
    }

    /// The same message gives the same bytes at every attempt; another id gives another boundary.
    @Test func isDeterministic() throws {
        let first = try Self.message(html: "<p>")
        #expect(try first.bytes == Self.message(html: "<p>").bytes)
        #expect(try first.bytes != Self.message(html: "<p>", id: "QRDZ63C-notice-1").bytes)
    }

    static let hostile = [
        "a\r\nBcc: x@y.example", "a\nX: y", "a\rX: y", "a\u{0}b", "a\u{85}b\u{2028}c", "\u{1B}[31m", "=?utf-8?B?QQ==?=",
        "a\u{B}b\u{C}c", "\r\n\r\n<html>", String(repeating: "long ", count: 60), String(repeating: "x", count: 300),
    ]

    @Test(arguments: hostile) func nothingLeavesItsHeader(text: String) throws {
        let mail = try ParsedMail(Self.message(subject: text, name: text).bytes)
        #expect(mail.headers.count == 10)
        #expect(mail["Bcc"] == nil && mail["X"] == nil)
        let id = try ParsedMail(Self.message(id: text).bytes)
        #expect(id.headers.count == 10)
        #expect(id["Message-ID"]?.hasSuffix("@shop.example>") == true)
    }

    @Test(arguments: [
        ("Ihre Bestellung für Müller", "Ihre Bestellung für Müller"),
        ("你好，世界", "你好，世界"), ("👩‍👩‍👧‍👦 Familie", "👩‍👩‍👧‍👦 Familie"), ("=?utf-8?B?QQ==?=", "=?utf-8?B?QQ==?="),
        (String(repeating: "ü", count: 150), String(repeating: "ü", count: 150)),
        (String(repeating: "word ", count: 30), String(repeating: "word ", count: 30).trimmed),
    ])
    func subjects(text: String, shown: String) throws {
        let mail = try ParsedMail(Self.message(subject: text).bytes)
        #expect(try ParsedMail.words(try #require(mail["Subject"])) == shown)
    }

    @Test(arguments: [
        ("Plain Weather", "\"Plain Weather\" <orders@shop.example>"), ("", "orders@shop.example"),
        ("A \"B\" \\ C", "\"A \\\"B\\\" \\\\ C\" <orders@shop.example>"),
        ("Kiln & Co, Ltd.", "\"Kiln & Co, Ltd.\" <orders@shop.example>"),
    ])
    func names(name: String, shown: String) throws {
        #expect(try ParsedMail(Self.message(name: name).bytes)["From"] == shown)
    }

    @Test(arguments: [
        "", "\n", "a", " a \t", "trailing \nblank\t\n", "=", "a=b", ".", "..\n.\n", "From here\nFrom \n",
        String(repeating: "x", count: 500), String(repeating: "ü", count: 200), "--=_0123\n",
        String(repeating: "x", count: 76), String(repeating: "x", count: 75) + " ", "a\u{0}\u{1}b",
        "emoji 👩‍👩‍👧‍👦 " + String(repeating: "é", count: 80),
    ])
    func textComesBack(text: String) throws {
        let sent = try Self.message(text: text, html: text)
        let expected = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
        #expect(try ParsedMail(sent.bytes).parts.map(\.text) == [expected, expected])
    }

    @Test func lineEndsAreOne() throws {
        #expect(try ParsedMail(Self.message(text: "a\r\nb\rc\r\n").bytes).parts[0].text == "a\nb\nc\n")
        let raw = String(decoding: try Self.message(text: "From a\n.\n").bytes, as: UTF8.self)
        #expect(raw.hasSuffix("\n\n=46rom a\n=2E\n"))
    }

    /// Mails of the sample order, byte for byte. `VITRINE_RECORD=1` writes them anew and fails the run.
    @Test(arguments: MailKind.allCases)
    func goldens(kind: MailKind) throws {
        var diagnostics: [Diagnostic] = []
        let book = try SampleBook.make()
        let pages = OrderPages(book, diagnostics: &diagnostics)
        let order = try SampleOrder.order(book, payment: "transfer").told(by: kind)
        let content = try #require(pages.mail(kind, order))
        let message = MailMessage(
            id: "QRDZ63C-\(kind.rawValue)-1", from: try #require(EmailAddress("orders@shop.example")),
            fromName: book.store.name, to: try #require(EmailAddress("brigid@post.example")), replyTo: nil,
            date: SampleOrder.placedAt, content: content)
        try Golden.expect(message.bytes, "mail-\(kind.rawValue).eml")
    }
}

extension String {
    var trimmed: String {
        var out = self
        while out.last == " " { out.removeLast() }
        return out
    }
}
