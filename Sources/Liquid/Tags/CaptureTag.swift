import Text

/// `{% capture name %}...{% endcapture %}`
final class CaptureTag: NodeTag, @unchecked Sendable {
    private let name: Name
    private let body: Body

    private init(_ name: Name, _ body: Body) {
        self.name = name
        self.body = body
        super.init(isBlank: true)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        context.assign(name, try context.capture(body))
    }

    static let definition = TagDefinition(
        "capture", syntax: "{% capture name %}...{% endcapture %}",
        "Sets a variable to what its body prints. The result is safe HTML: the outputs in it were escaped already.",
        examples: [.init("{% capture a %}1{{ 2 }}3{% endcapture %}{{ a }}", "123")], endTag: "endcapture"
    ) { parser throws(ParseFailure) in
        let name = parser.token.kind == .string ? Name(try parser.quotedString("a name")) : try parser.target()
        try parser.expectEnd()
        parser.define(name.text)
        return CaptureTag(name, parser.body(until: ["endcapture"]).body)
    }
}
