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
        "ü@b.example", "a\u{202E}b@c.example", "a@b.ex\u{AD}ample",
        String(repeating: "a", count: 65) + "@b.example",
        "a@" + String(repeating: "b", count: 64) + ".example",
        "a@" + String(repeating: "b.", count: 126) + "example",
    ])
    func refused(text: String) { #expect(EmailAddress(text) == nil) }

    @Test(
        "A domain in its own letters is sent to in its ASCII form; what was typed is kept",
        arguments: [
            ("ann@münchen.de", "ann@xn--mnchen-3ya.de"), ("ann@MÜNCHEN.de", "ann@xn--mnchen-3ya.de"),
            // The u and its mark apart, as some systems type it.
            ("ann@mu\u{308}nchen.de", "ann@xn--mnchen-3ya.de"), ("a@bücher.example", "a@xn--bcher-kva.example"),
            ("a@straße.de", "a@xn--strae-oqa.de"), ("a@faß.example", "a@xn--fa-hia.example"),
            ("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"), ("a@παράδειγμα.gr", "a@xn--hxajbheg2az3al.gr"),
            ("a@例え.jp", "a@xn--r8jz45g.jp"), ("a@例え。jp", "a@xn--r8jz45g.jp"), ("a@실례.kr", "a@xn--9n2bp8q.kr"),
            ("a@उदाहरण.in", "a@xn--p1b6ci4b4b3a.in"), ("a@مثال.example", "a@xn--mgbh0fb.example"),
            ("a@żółw.pl", "a@xn--w-uga1v8h.pl"), ("A.B+c@Größe-1.DE", "A.B+c@xn--gre-1-mqa4n.de"),
        ])
    func international(typed: String, sent: String) throws {
        let address = try #require(EmailAddress(typed))
        #expect(address.text == sent)
        #expect(address.typed == typed)
        #expect(sent.hasSuffix("@" + address.domain))
        #expect(address.text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(
        "Domains that mix scripts or are none",
        arguments: [
            // A Cyrillic a, an o of Greek, a joiner, a mark first, a sign, wide letters, hyphens where punycode has them.
            "a@p\u{430}ypal.com", "a@g\u{3BF}ogle-ü.com", "a@mün\u{200D}chen.de", "a@\u{308}münchen.de",
            "a@mün_chen.de",
            "a@☃.de", "a@ｍünchen.de", "a@ab--ü.de", "a@-ü.de", "a@ü-.de", "a@ü..de", "a@.ü.de", "a@ü", "a@ü.1",
            "a@m\u{FC}n chen.de", "a@mün\u{202E}chen.de", "a@ü/.de", "a@ⅷ.de", "a@𝐚ü.de",
            "a@" + String(repeating: "ü", count: 64) + ".de", "a@" + String(repeating: "ü.", count: 80) + "de",
        ])
    func mixed(text: String) { #expect(EmailAddress(text) == nil) }

    @Test("Punycode comes back as it went in, and reads nothing that it does not write (RFC 3492, 7.1)")
    func punycode() {
        for (text, code) in [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"), ("bücher", "bcher-kva"), ("ü", "tda"),
        ] {
            #expect(Punycode.decode(code).map { String(String.UnicodeScalarView($0)) } == text)
            #expect(Punycode.encode(Array(text.unicodeScalars)) == code)
        }
        for bad in ["bcher-kv", "99999999", "ü", "-", "a-zzzzzzzzzzzzzzzzzz", String(repeating: "z", count: 63)] {
            #expect(Punycode.decode(bad).map { Punycode.encode($0) != nil } ?? true)
        }
    }
}
