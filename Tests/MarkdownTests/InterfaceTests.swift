import Markdown
import Testing
import Text

/// What the site asks of the renderer besides HTML.
@Suite struct InterfaceTests {
    private func resolved(_ markdown: String, _ resolve: @escaping MarkdownRenderer.Resolver) -> String {
        var out = ByteWriter()
        _ = MarkdownRenderer.render(
            SourceFile(path: "x.md", text: markdown), options: .extended, resolve: resolve, into: &out)
        return out.string
    }

    @Test func resolving() {
        let output = resolved("[a](mug.md) ![b *c*](m.jpg 't') [d](e) ![f](g) www.h.example") { link in
            switch link.destination {
            case "mug.md": MarkdownDestination(url: "/products/mug/", attributes: [.init("rel", "a\"b")])
            case "m.jpg":
                MarkdownDestination(
                    url: "/media/m ä.jpg",
                    attributes: [.init("width", "10"), .init("height", "20"), .init("loading", "lazy")])
            default: nil
            }
        }
        #expect(
            output == "<p><a href=\"/products/mug/\" rel=\"a&quot;b\">a</a> "
                + "<img src=\"/media/m%20%C3%A4.jpg\" alt=\"b c\" title=\"t\" width=\"10\" height=\"20\" loading=\"lazy\" /> "
                + "<a href=\"e\">d</a> <img src=\"g\" alt=\"f\" /> <a href=\"http://www.h.example\">www.h.example</a></p>\n"
        )
    }

    @Test func resolverSeesWhatWasMeant() {
        var seen: [MarkdownLink] = []
        _ = resolved("![a [b](c)](k&ouml;ln\\_.png) [x]\n\n[x]: <a b>") { link in
            seen.append(link)
            return nil
        }
        #expect(seen.map(\.destination) == ["köln_.png", "a b"])
        #expect(seen.map(\.isImage) == [true, false])
    }

    /// A destination that is dropped is not offered, and what a resolver answers is its own responsibility.
    @Test func resolverIsNotAskedAboutUnsafe() {
        let output = resolved("[a](javascript:x)") { _ in MarkdownDestination(url: "y") }
        #expect(output == "<p>a</p>\n")
    }

    static let plain: [(markdown: String, text: String)] = [
        ("# A *b*\n\nc `d`\ne\\\nf", "A b\nc d e f"),
        ("- a\n- b\n\n> c", "a\nb\nc"),
        ("[a](u) ![b *c*](v) <http://d.example>", "a b c http://d.example"),
        ("&amp; &copy; \\* \"q\" <b>x</b>", "& © * \"q\" x"),
        ("|a|b|\n|-|-|\n|c|`d`|", "a b\nc d"),
        ("```\ncode & x\n```", "code & x"),
        ("a[^1]\n\n[^1]: note", "a"),
        ("<div>\nx\n</div>\n\ny", "y"),
        ("~~a~~ ***b***", "a b"),
        ("- [x] a", "a"),
        ("", ""),
    ]

    @Test(arguments: plain) func plainText(_ row: (markdown: String, text: String)) {
        #expect(MarkdownRenderer.plainText(SourceFile(path: "x.md", text: row.markdown)) == row.text)
    }

    @Test func appendsToTheWriter() {
        var out = ByteWriter()
        out.append("<div>")
        _ = MarkdownRenderer.render(SourceFile(path: "x.md", text: "a"), into: &out)
        out.append("</div>")
        #expect(out.string == "<div><p>a</p>\n</div>")
    }

    @Test func outlineCanBeLeftOut() {
        var options = MarkdownOptions.shop
        options.collectsOutline = false
        let result = result("# a\n\n[b](c)", options)
        #expect(result.links.isEmpty && result.headings.isEmpty)
    }
}
