import Text

/// `{% raw %}...{% endraw %}`
final class RawTag: NodeTag, @unchecked Sendable {
    private let text: TemplateRange

    private init(_ text: TemplateRange) {
        self.text = text
        super.init()
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        out.append(context.template.source.bytes, text.range)
    }

    static let definition = TagDefinition(
        "raw", syntax: "{% raw %}...{% endraw %}", "Prints its body as it stands, braces and all.",
        examples: [.init("{% raw %}{{ name }}{% endraw %}", "{{ name }}")], endTag: "endraw"
    ) { parser throws(ParseFailure) in
        try parser.expectEnd()
        return RawTag(try parser.rawBody(until: "endraw"))
    }
}
