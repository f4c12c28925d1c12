import Text

/// `{% liquid ... %}`: a tag on each line, without delimiters.
final class LiquidTagBlock: NodeTag, @unchecked Sendable {
    private let body: Body

    private init(_ body: Body) {
        self.body = body
        super.init(isBlank: body.isBlank)
    }

    override func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        try context.render(body, into: &out)
    }

    static let definition = TagDefinition(
        "liquid", syntax: "{% liquid\n  tag\n  tag\n%}",
        "Holds one tag on each line, without {% and %}; 'echo' prints. A block is closed in the same 'liquid' tag.",
        examples: [.init("{% liquid\n  assign a = 2\n  echo a | times: 3\n%}", "6")], hasTokens: false
    ) { parser throws(ParseFailure) in LiquidTagBlock(parser.lineBody()) }
}
