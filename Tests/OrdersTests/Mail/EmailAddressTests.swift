import Orders
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: [
        "a@b.example", "brigid@post.example", "first.last+tag@sub.post.example", "o'neill@post.example",
        "_x@post.example", "A1@xn--bcher-kva.example", "a@b-c.d2.example",
        String(repeating: "a", count: 64) + "@b.example",
    ])
    func taken(text: String) { #expect(EmailAddress(text)?.text == text) }

    @Test(arguments: [
        "", "a", "@", "a@", "@b.example", "a@b", "a@b@c.example", "a b@c.example", " a@b.example", "a@b.example ",
        "a@b.example\r\nBcc: x@y.example", "a@b\r\nBcc:", "a\n@b.example", "a@b.example\u{0}", "\u{7F}a@b.example",
        "-oQ/tmp", "-oQ/tmp@b.example", "-f@b.example", ".a@b.example", "a.@b.example", "a..b@c.example",
        "\"a b\"@c.example", "a(comment)@b.example", "<a@b.example>", "A <a@b.example>", "a@b.example,c@d.example",
        "a@b.example;c@d.example", "a@[127.0.0.1]", "a@127.0.0.1", "a@b.1", "a@-b.example", "a@b-.example",
        "a@b..example", "a@.example", "a@b.example.", "a@b_c.example", "a!b@c.example", "a%b@c.example",
        "|program@b.example", "/tmp/file@b.example", "a`b@c.example", "a\\b@c.example", "a:b@c.example",
        "ü@b.example", "a@bücher.example", "a\u{202E}b@c.example", "a@b.ex\u{AD}ample",
        String(repeating: "a", count: 65) + "@b.example",
        "a@" + String(repeating: "b", count: 64) + ".example",
        "a@" + String(repeating: "b.", count: 126) + "example",
    ])
    func refused(text: String) { #expect(EmailAddress(text) == nil) }
}
