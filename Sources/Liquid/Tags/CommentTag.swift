import Text

/// `comment`, `doc` and `#`: nothing is printed.
final class CommentTag: NodeTag, @unchecked Sendable {
    private init() { super.init(isBlank: true) }

    static let definition = TagDefinition(
        "comment", syntax: "{% comment %}...{% endcomment %}",
        "Prints nothing. What is inside need not be valid, but comments and 'raw' inside it must be closed.",
        examples: [.init("a{% comment %} {{ nothing }} {% endcomment %}b", "ab")], endTag: "endcomment",
        hasTokens: false
    ) { parser throws(ParseFailure) in
        try parser.skipComment()
        return CommentTag()
    }

    static let docDefinition = TagDefinition(
        "doc", syntax: "{% doc %}...{% enddoc %}", "Describes a snippet to those who use it; prints nothing.",
        examples: [.init("a{% doc %} @param {string} title {% enddoc %}b", "ab")], endTag: "enddoc"
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        let text = try parser.rawBody(until: "enddoc")
        if parser.contains(tag: "doc", in: text) { throw parser.failure("a 'doc' cannot stand inside another") }
        return CommentTag()
    }

    static let inlineDefinition = TagDefinition(
        "#", syntax: "{% # text %}", "A comment on one line; with several lines each begins with '#'.",
        examples: [.init("a{% # nothing to see %}b", "ab")], hasTokens: false
    ) { parser throws(ParseFailure) in
        for line in parser.markup.utf8.split(separator: ASCII.lineFeed).dropFirst() {
            let first = line.first { !ASCII.isWhitespace($0) }
            if let first, first != 0x23 { throw parser.failure("each line of a comment begins with '#'") }
        }
        return CommentTag()
    }
}
