import Markdown
import Testing

/// GitHub's smaller extensions, one line a rule.
@Suite struct ExtensionTests {
    typealias Row = (markdown: String, html: String)

    /// GFM 6.5: one or two tildes, of the same number at both ends, flanking as emphasis does.
    static let strikethrough: [Row] = [
        ("~one~ ~~two~~", "<del>one</del> <del>two</del>"),
        ("x ~~~three~~~", "x ~~~three~~~"),
        ("a ~~~~b~~~~", "a ~~~~b~~~~"),
        ("~one~~", "~one~~"),
        ("~~two~", "~~two~"),
        ("~ not ~", "~ not ~"),
        ("~a ~ b~", "<del>a ~ b</del>"),
        ("~across\nlines~", "<del>across\nlines</del>"),
        ("~not\n\nblocks~", "~not</p>\n<p>blocks~"),
        ("~~*both*~~ *~~ways~~*", "<del><em>both</em></del> <em><del>ways</del></em>"),
        ("*a ~b* c~", "<em>a ~b</em> c~"),
        ("~~a [b](c) d~~", "<del>a <a href=\"c\">b</a> d</del>"),
        ("\\~~a~~ `~~b~~`", "~~a~~ <code>~~b~~</code>"),
        ("in~word~s", "in<del>word</del>s"),
    ]

    @Test(arguments: strikethrough) func strikesThrough(_ row: Row) {
        #expect(html(row.markdown, .extended) == "<p>\(row.html)</p>\n")
    }

    static let open = "<input disabled=\"\" type=\"checkbox\"> "
    static let done = "<input checked=\"\" disabled=\"\" type=\"checkbox\"> "

    /// GFM 5.3: the marker is the first thing in an item's first paragraph, with white space after it.
    static let tasks: [Row] = [
        ("- [ ] a\n- [x] b\n- [X] c", "<ul>\n<li>\(open)a</li>\n<li>\(done)b</li>\n<li>\(done)c</li>\n</ul>\n"),
        ("1. [ ] a", "<ol>\n<li>\(open)a</li>\n</ol>\n"),
        ("* [ ]\ta", "<ul>\n<li>\(open)a</li>\n</ul>\n"),
        ("- [x]a", "<ul>\n<li>[x]a</li>\n</ul>\n"),
        ("- [ ]", "<ul>\n<li>[ ]</li>\n</ul>\n"),
        ("- [y] a", "<ul>\n<li>[y] a</li>\n</ul>\n"),
        ("- [] a", "<ul>\n<li>[] a</li>\n</ul>\n"),
        ("- [  ] a", "<ul>\n<li>[  ] a</li>\n</ul>\n"),
        ("- a [ ] b", "<ul>\n<li>a [ ] b</li>\n</ul>\n"),
        ("- # [ ] a", "<ul>\n<li>\n<h1>[ ] a</h1>\n</li>\n</ul>\n"),
        ("- > [ ] a", "<ul>\n<li>\n<blockquote>\n<p>[ ] a</p>\n</blockquote>\n</li>\n</ul>\n"),
        ("[ ] a", "<p>[ ] a</p>\n"),
        ("- [x] a\n  - [ ] b", "<ul>\n<li>\(done)a\n<ul>\n<li>\(open)b</li>\n</ul>\n</li>\n</ul>\n"),
        (
            "- [ ] a\n\n- [x] b\n\n  c",
            "<ul>\n<li>\n<p>\(open)a</p>\n</li>\n<li>\n<p>\(done)b</p>\n<p>c</p>\n</li>\n</ul>\n"
        ),
        ("- [x] *a* [l](u)", "<ul>\n<li>\(done)<em>a</em> <a href=\"u\">l</a></li>\n</ul>\n"),
        ("- [x] a\n\n[x]: /u", "<ul>\n<li>\(done)a</li>\n</ul>\n"),
    ]

    @Test(arguments: tasks) func ticks(_ row: Row) { #expect(html(row.markdown, .extended) == row.html) }

    private static func link(_ text: String, _ destination: String? = nil) -> String {
        "<a href=\"\(destination ?? text)\">\(text)</a>"
    }

    /// GFM 6.9: what begins an address, what a domain is, what is cut off its end.
    static let addresses: [Row] = [
        // www, with the scheme put before it
        ("www.shop.example", link("www.shop.example", "http://www.shop.example")),
        (
            "see www.shop.example/a/b?c=d now",
            "see \(link("www.shop.example/a/b?c=d", "http://www.shop.example/a/b?c=d")) now"
        ),
        ("WWW.SHOP.EXAMPLE", link("WWW.SHOP.EXAMPLE", "http://WWW.SHOP.EXAMPLE")),
        ("awww.shop.example", "awww.shop.example"),
        (",www.shop.example", ",www.shop.example"),
        ("www.", "www."),
        ("www", "www"),
        ("www..a", "www..a"),
        // the bytes that may come before it
        ("*www.a.example*", "<em>\(link("www.a.example", "http://www.a.example"))</em>"),
        ("_www.a.example_", "<em>\(link("www.a.example", "http://www.a.example"))</em>"),
        ("~www.a.example~", "<del>\(link("www.a.example", "http://www.a.example"))</del>"),
        ("(www.a.example)", "(\(link("www.a.example", "http://www.a.example")))"),
        ("a\nwww.a.example", "a\n\(link("www.a.example", "http://www.a.example"))"),
        // no underscores in the last two segments of the domain
        ("www.a_b.c.example", link("www.a_b.c.example", "http://www.a_b.c.example")),
        ("www.a.b_c.example", "www.a.b_c.example"),
        ("www.a.b.c_example", "www.a.b.c_example"),
        ("http://a_b.example", "http://a_b.example"),
        ("http://x.a_b.c.example/d_e_", "\(link("http://x.a_b.c.example/d_e"))_"),
        // schemes
        ("http://a.example https://b.example", "\(link("http://a.example")) \(link("https://b.example"))"),
        ("ftp://a.example", link("ftp://a.example")),
        ("HTTPS://A.EXAMPLE", link("HTTPS://A.EXAMPLE")),
        ("http://localhost:8080/x", link("http://localhost:8080/x")),
        ("gopher://a.example", "gopher://a.example"),
        ("xhttp://a.example", "xhttp://a.example"),
        ("http:/a.example", "http:/a.example"),
        ("http://", "http://"),
        ("http://.a", "http://.a"),
        ("\"http://a.example\"", "&quot;\(link("http://a.example"))&quot;"),
        ("http://größe.example/ä", link("http://größe.example/ä", "http://gr%C3%B6%C3%9Fe.example/%C3%A4")),
        // trailing punctuation
        ("http://a.example.", "\(link("http://a.example"))."),
        ("http://a.example/b?!.,:*_~", "\(link("http://a.example/b"))?!.,:*_~"),
        ("http://a.example/b.c,d", link("http://a.example/b.c,d")),
        // parentheses, when they are at the end and there are too many
        ("www.a.example/q=(b)", link("www.a.example/q=(b)", "http://www.a.example/q=(b)")),
        ("www.a.example/q=(b)))", "\(link("www.a.example/q=(b)", "http://www.a.example/q=(b)"))))"),
        ("(www.a.example/q=(b))", "(\(link("www.a.example/q=(b)", "http://www.a.example/q=(b)")))"),
        ("(www.a.example/(b)c", "(\(link("www.a.example/(b)c", "http://www.a.example/(b)c"))"),
        // what looks like a character reference
        ("www.a.example/?b=c&d=e", link("www.a.example/?b=c&amp;d=e", "http://www.a.example/?b=c&amp;d=e")),
        ("www.a.example/?b=c&copy;", "\(link("www.a.example/?b=c", "http://www.a.example/?b=c"))\u{A9}"),
        ("www.a.example/?b=c&hl;", "\(link("www.a.example/?b=c", "http://www.a.example/?b=c"))&amp;hl;"),
        // `<` ends it
        ("www.a.example/he<lp", "\(link("www.a.example/he", "http://www.a.example/he"))&lt;lp"),
        // e-mail
        ("name@a.example", link("name@a.example", "mailto:name@a.example")),
        ("a.b+c-d_e@f.example", link("a.b+c-d_e@f.example", "mailto:a.b+c-d_e@f.example")),
        ("_a@b.example", link("_a@b.example", "mailto:_a@b.example")),
        ("_a@b.example_", "<em>\(link("a@b.example", "mailto:a@b.example"))</em>"),
        ("a@b.example.", "\(link("a@b.example", "mailto:a@b.example"))."),
        ("_a_b@c.example", link("_a_b@c.example", "mailto:_a_b@c.example")),
        ("_x a@b.example_", "<em>x \(link("a@b.example", "mailto:a@b.example"))</em>"),
        ("a@b", "a@b"),
        ("a@b.c-", "a@b.c-"),
        ("a@b.c_", "a@b.c_"),
        ("a@b+c.example", "a@b+c.example"),
        ("@b.example", "@b.example"),
        ("a@.example", "a@.example"),
        ("a@b.example@c", "a@b.example@c"),
        ("a@b_c.example", link("a@b_c.example", "mailto:a@b_c.example")),
        ("mailto:a@b.example", link("mailto:a@b.example")),
        ("mailto:a@b.example. mailto:a@b.example/", "\(link("mailto:a@b.example")). \(link("mailto:a@b.example"))/"),
        ("mailto:a@b.c- mailto:a@b.c_ xmpp:a@b.c_", "mailto:a@b.c- mailto:a@b.c_ xmpp:a@b.c_"),
        ("amailto:a@b.example", "amailto:\(link("a@b.example", "mailto:a@b.example"))"),
        ("xmpp:a@b.example/r@s.t/u", "\(link("xmpp:a@b.example/r@s.t"))/u"),
        // links have no links in them, and code and HTML are left alone
        ("[www.a.example](u)", link("www.a.example", "u")),
        ("[x http://a.example?q=\"1\" y](u)", link("x http://a.example?q=&quot;1&quot; y", "u")),
        ("![www.a.example](u)", "<img src=\"u\" alt=\"www.a.example\" />"),
        ("[www.a.example]", "[\(link("www.a.example", "http://www.a.example"))]"),
        ("`www.a.example`", "<code>www.a.example</code>"),
        ("\\www.a.example", "\\www.a.example"),
    ]

    @Test(arguments: addresses) func linksAddresses(_ row: Row) {
        #expect(html(row.markdown, .extended) == "<p>\(row.html)</p>\n")
    }

    /// GFM 6.11: nine names, in any case, opening or closing; only with raw HTML.
    static let filtered = ["title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"]

    @Test(arguments: filtered) func filtersTags(_ name: String) {
        #expect(html("a <\(name)> b", .raw) == "<p>a &lt;\(name)> b</p>\n")
        #expect(html("a </\(name)> b", .raw) == "<p>a &lt;/\(name)> b</p>\n")
        #expect(html("a <\(name.uppercased()) x='y'/> b", .raw) == "<p>a &lt;\(name.uppercased()) x='y'/> b</p>\n")
        #expect(html("<div><\(name)\n</div>", .raw) == "<div>&lt;\(name)\n</div>\n")
        #expect(html("a <\(name)x> b", .raw) == "<p>a <\(name)x> b</p>\n")
        #expect(html("a <\(name)> b", .specification) == "<p>a <\(name)> b</p>\n")
    }

    @Test func eachCanBeTurnedOff() {
        var options = MarkdownOptions.extended
        options.strikethrough = false
        #expect(html("~~a~~", options) == "<p>~~a~~</p>\n")
        options.taskLists = false
        #expect(html("- [ ] a", options) == "<ul>\n<li>[ ] a</li>\n</ul>\n")
        options.autolinks = false
        #expect(
            html("www.a.example a@b.example http://a.example", options)
                == "<p>www.a.example a@b.example http://a.example</p>\n")
        options.footnotes = false
        #expect(html("a[^1]\n\n[^1]: b", options) == "<p>a<a href=\"b\">^1</a></p>\n")
        #expect(html("# a", options) == "<h1>a</h1>\n")
        options.rawHTML = true
        options.tagFilter = false
        #expect(html("<script>", options) == "<script>\n")
    }
}
